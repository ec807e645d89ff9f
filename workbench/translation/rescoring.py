"""The best of many renderings, by a second opinion: a small neural model scores what the phrase model proposes.

Each is weak where the other is strong: the phrase model loses no word and makes no sentence up, the neural one knows
which sentence is English and says the same (Sutskever, Vinyals & Le 2014, section 3.4; Neubig et al. 2015).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workbench.translation.phrase_output import Links, Piece


@dataclass(frozen=True, slots=True)
class Weights:
    """pool: renderings of a sentence that are weighed; neural: what the neural log-probability counts beside the phrase
    model's score; word: what an English word adds.

    Found by models/recipe/choosing.py.
    """

    pool: int = 12
    neural: float = 1.0
    word: float = 0.0


class Scorer(Protocol):
    """An Argos package is one."""

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> Sequence[Sequence[float]]:
        """Log-probability of each token of a reference, given its sentence."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """One rendering of `size` source words; `score` is comparable with those of the same words alone.

    `ties`: its links, where it is the neural model's own and has no fault: then it stands before all others.
    """

    text: str
    pieces: list[Piece]
    score: float
    size: int
    ties: Links | None = None


def reweighed(
    sentences: Sequence[Sequence[tuple[str, list[Draft]]]], scorer: Scorer, weights: Weights
) -> list[list[list[Draft]]]:
    """Per sentence and part of it, of which French and drafts are given: the drafts, best first by both models.

    Where there is no choice nothing is asked.
    """
    asked = [
        (readable(french), draft.text)
        for parts in sentences
        for french, drafts in parts
        for draft in drafts
        if len(drafts) > 1
    ]
    given = iter(scorer.likelihood([french for french, _ in asked], [text for _, text in asked]))
    return [
        [_by_both(drafts, given, weights) if len(drafts) > 1 else drafts for _, drafts in parts] for parts in sentences
    ]


def readable(french: str) -> str:
    """A headline in capitals in small letters: the neural model has seen too few of them."""
    return french.lower().capitalize() if french.isupper() else french


def _by_both(drafts: list[Draft], given: Iterator[Sequence[float]], weights: Weights) -> list[Draft]:
    def both(draft: Draft) -> float:
        return draft.score + weights.neural * sum(next(given)) + weights.word * len(draft.text.split())

    return sorted((replace(draft, score=both(draft)) for draft in drafts), key=lambda d: (d.ties is None, -d.score))
