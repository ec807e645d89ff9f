"""What a check of the machine translation found wrong, in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workbench.comparison.model import Comparison
from workbench.resources import sentences
from workbench.translation.model import Fault


def in_words(doubts: Iterable[Fault], language: str) -> list[str]:
    """One short phrase a doubt: what to look up in the original."""
    return [_catalogue()[one.kind][language].format(words=", ".join(one.words)) for one in doubts]


def by_paragraph(comparison: Comparison, language: str) -> dict[int, list[str]]:
    """The doubts about the translation of each article paragraph that has any."""
    found: dict[int, list[str]] = {}
    for sentence in comparison.translation.sentences if comparison.translation else ():
        if sentence.doubts:
            paragraph = comparison.article.paragraph_at(sentence.source[0])
            found.setdefault(paragraph, []).extend(in_words(sentence.doubts, language))
    return found


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return sentences("workbench.reports", "doubts.toml")
