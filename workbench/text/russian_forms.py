"""Russian passive participles and the verbs that they may be of; the dictionary of forms lacks most of them."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.text.words import lemma


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PASSIVE = re.compile(r"(\w{2,}?)(ова|а|я|е|ё)(?:нн(?:ый|ая|ое|ые|ого|ой|ому|ую|ым|ом|ых|ыми)|н[аоы]?)$")
_SOFTENED = (("жд", "д"), ("бл", "б"), ("вл", "в"), ("пл", "п"), ("мл", "м"), ("ж", "з"), ("ж", "д"), ("щ", "т"),
             ("щ", "ст"), ("ш", "с"), ("ч", "т"))  # fmt: skip
_SHORT = re.compile(r"[аяеё]н[аоы]?$")
_SHORT_IN_T = re.compile(r"(\w{2,}(?:[иыя]|ну))т[аоы]?$")
# verbs whose participle the dictionary files under the infinitive; « -ит » of any other verb is a present
_IN_T = re.compile(
    r"(?:вз?|вы|до|за|из|на|о|об|от|пере|по|под|при|про|раз|рас|с|у)?(?:бить|вить|крыть|лить|мыть|пить|рыть|шить)"
    r"|\w+(?:ня|зя|ъя)ть"
)
ALIKE = _set("""
    болен верен верна верно верны должен замена замены имена минут минута минуты намерен намерена намерены нужен обязан
    обязана обязаны свита свиты смена смены согласен согласна согласны уверен уверена уверены
""")
"""Nouns and adjectives that look like participles of a verb that exists."""


def infinitives_of_passive(norm: str) -> frozenset[str]:
    """The verbs that a passive participle may be of: «освобождённого» of «освободить»; wrong guesses among them.

    A verb in -ить softens its consonant. Empty where the form cannot be such a participle.
    """
    match = _PASSIVE.fullmatch(norm)
    if match is None:
        return frozenset()
    stem, vowel = match[1], match[2]
    if vowel in ("а", "я", "ова"):
        return frozenset({stem + vowel + "ть"})
    hard = {stem[: -len(soft)] + plain for soft, plain in _SOFTENED if stem.endswith(soft)}
    bare = {stem + "ти"} | ({stem[:-1] + "сти"} if stem.endswith(("д", "т")) else set())
    return frozenset(root + ending for root in {stem, *hard} for ending in ("ить", "еть")) | bare


@lru_cache(maxsize=1 << 15)
def is_short_passive(norm: str) -> bool:
    """Whether a form is a short passive participle of a verb that the dictionary knows: «уничтожен», «сбиты»."""
    if norm in ALIKE:
        return False
    if _SHORT.search(norm):
        return any(_is_known(verb) for verb in infinitives_of_passive(norm))
    match = _SHORT_IN_T.fullmatch(norm)
    if match is None:
        return False
    base = lemma(norm, "ru")
    if base.endswith("ть"):
        return _IN_T.fullmatch(base) is not None
    return (base == norm or base.endswith("тый")) and _is_known(match[1] + "ть")


def _is_known(word: str) -> bool:
    import simplemma

    return simplemma.is_known(word, lang="ru")
