"""What a check of the machine translation found wrong, in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workbench.comparison.model import Comparison
from workbench.resources import sentences
from workbench.translation.model import Fault

_PLAIN = {"en": "{words}", "fr": "{words}"}


def in_words(doubts: Iterable[Fault], language: str) -> str:
    """One line: what to look up in the original; nothing where there is no doubt."""
    known = _catalogue()  # a result of another version may hold a kind that is not in it: its words serve
    said = [known.get(one.kind, _PLAIN)[language].format(words=", ".join(one.words)) for one in doubts]
    return known["line"][language].format(words="; ".join(said)) if said else ""


def by_paragraph(comparison: Comparison, language: str) -> dict[int, str]:
    """The line of doubts about the translation of each article paragraph that has any."""
    found: dict[int, list[Fault]] = {}
    for sentence in comparison.translation.sentences if comparison.translation else ():
        if sentence.doubts:
            found.setdefault(comparison.article.paragraph_at(sentence.source[0]), []).extend(sentence.doubts)
    return {paragraph: in_words(doubts, language) for paragraph, doubts in found.items()}


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return sentences("workbench.reports", "doubts.toml")
