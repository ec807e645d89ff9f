"""Inks laid over the columns: what is searched, found, pointed at. Kept by paragraph: a line asks only for its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from workbench.text.spans import Span
from workbench.tui.compare.layout import Column, Texts

Ink = Literal["lit", "search", "found", "twin", "cursor"]
INKS: tuple[Ink, ...] = ("lit", "search", "found", "twin", "cursor")
"""Later ones are painted over earlier ones."""
Spot = tuple[Column, int]
"""A paragraph of a column."""


class Overlay:
    """The inks over one comparison's texts."""

    def __init__(self) -> None:
        self._laid: dict[Ink, dict[Spot, list[Span]]] = {}

    def lay(self, ink: Ink, now: dict[Spot, list[Span]]) -> set[Spot]:
        """Lay an ink over spans of paragraphs, in place of where it lay before; the paragraphs that this changes."""
        before, self._laid[ink] = self._laid.get(ink, {}), now
        return {spot for spot in before.keys() | now.keys() if before.get(spot) != now.get(spot)}

    def over(self, column: Column, paragraph: int) -> Iterator[tuple[Ink, Span]]:
        """What lies over a paragraph, the undermost first."""
        for ink in INKS:
            for span in self._laid.get(ink, {}).get((column, paragraph), ()):
                yield ink, span


def by_paragraph(places: Mapping[Column, Sequence[Span]], texts: Texts) -> dict[Spot, list[Span]]:
    """Spans of the columns by the paragraphs that they touch."""
    found: dict[Spot, list[Span]] = {}
    for column, spans in places.items():
        starts = [start for start, _ in texts.paragraphs[column]] if spans else []
        for span in spans:
            first, last = bisect_right(starts, span[0]) - 1, bisect_right(starts, span[1] - 1) - 1
            for paragraph in range(max(first, 0), last + 1):
                found.setdefault((column, paragraph), []).append(span)
    return found
