"""The marks of framing counted: by kind, by who speaks, by the side that a change favours. There is no score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from workbench.comparison.model import Comparison, Mark


class Direction(NamedTuple):
    """How many changes of wording go towards the vocabulary of a side, and how many away from it."""

    side: str
    toward: int
    away: int


def voices(comparison: Comparison) -> dict[str, int]:
    """Loaded words that the article brings in, by who speaks there."""
    found = Counter(
        entry.get("voice", "narrator")
        for mark in comparison.marks
        if mark.kind == "loaded-term" and (entry := _entry(mark, "article")) is not None
    )
    return dict(sorted(found.items()))


def directions(comparison: Comparison) -> list[Direction]:
    """For each side: words of its vocabulary that the article brings in, and words of it that the article gives up.

    Most changes first. Words inside quotation marks are the speaker's and are not counted.
    """
    toward: Counter[str] = Counter()
    away: Counter[str] = Counter()
    for mark in comparison.marks:
        if mark.kind == "loaded-term":
            for name, tally in (("article", toward), ("origin", away)):
                entry = _entry(mark, name)
                if entry is not None and entry.get("side") and entry.get("voice") != "quoted":
                    tally[entry["side"]] += 1
    sides = sorted({*toward, *away}, key=lambda side: (-toward[side] - away[side], side))
    return [Direction(side, toward[side], away[side]) for side in sides]


def _entry(mark: Mark, name: str) -> Mapping[str, Any] | None:
    entry = mark.evidence.get(name)
    return entry if isinstance(entry, Mapping) else None
