"""Who does it in a Russian clause, where case endings and not the order of words tell: «колонну обстреляли военные»."""

from __future__ import annotations

import re

from workbench.comparison.framing.grammar_words import PREPOSITIONS
from workbench.comparison.framing.telling import Telling

_IMPERSONAL = re.compile(r"(?:ли|лись)$")
_ACCUSATIVE = re.compile(r"(?:[ую]|[оеё]в|[ыи]х|[ое]го|[её]х)$")
_OBJECT = re.compile(_ACCUSATIVE.pattern[:-2] + r"|двух|ей|[оеё]м|ой|[ая]ми|[ая]х|но|не)$")
"""Endings that no subject has, adverbs among them."""
_INFINITIVES = ("ть", "ти", "чь", "ться")


def doer_first(
    telling: Telling, before: tuple[int, ...], after: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Doer and undergoer of an active verb, from the words before and after it; no doer where nobody is named."""
    objects = before and all(_OBJECT.search(telling.words[i].norm) for i in telling.content(before))
    if objects and _ACCUSATIVE.search(telling.words[before[-1]].norm):
        return (after[:3] if after and _is_somebody(telling, after[0]) else (), before)
    if not before or telling.words[before[0]].norm in PREPOSITIONS["ru"]:
        return after[:3], after
    return before, after


def _is_somebody(telling: Telling, place: int) -> bool:
    norm = telling.words[place].norm
    return telling.is_content(place) and not norm.endswith(_INFINITIVES) and _OBJECT.search(norm) is None


def is_impersonal(telling: Telling, group: tuple[int, ...]) -> bool:
    """«колонну обстреляли»: a plural in the past, which without a doer says that somebody did it."""
    return _IMPERSONAL.search(telling.words[group[-1]].norm) is not None
