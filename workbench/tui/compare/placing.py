"""Which marks lie where: spans by column and paragraph, the order of reading, letters and rails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workbench.comparison.model import Comparison, Kind, Mark
from workbench.reports.kinds import EXTENT, GROUND, LOOKS
from workbench.text.spans import Span
from workbench.tui.compare.layout import Column, Line

RAILS: Mapping[Kind, str] = {
    "addition": "+", "no-match": "?", "omission": "-", "moved": "↕", "verbatim": "┃", "rewritten": "╎",
}  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(LOOKS)}


class Filter(NamedTuple):
    """Which marks show: the kinds switched off, and the least confidence."""

    hidden: frozenset[Kind] = frozenset()
    least: float = 0.0

    def shows(self, mark: Mark) -> bool:
        return mark.kind not in self.hidden and mark.confidence >= self.least - 1e-9

    def toggled(self, kinds: Iterable[Kind]) -> Filter:
        return self._replace(hidden=self.hidden ^ frozenset(kinds))


class Piece(NamedTuple):
    """One span of one mark on one side."""

    start: int
    end: int
    mark: Mark


class Placing:
    """The marks that pass a filter, found by place. Only pieces of the sides that hold them are kept."""

    def __init__(self, comparison: Comparison, filter_: Filter) -> None:
        self.marks = tuple(mark for mark in comparison.marks if filter_.shows(mark))
        self.walk = tuple(mark for mark in self.marks if mark.kind not in GROUND)
        self._pieces: dict[tuple[str, int], list[Piece]] = {}
        for mark in self.marks:
            self._place("article", mark.article, mark, comparison.article.paragraphs)
            self._place("origin", mark.origin, mark, comparison.origin.paragraphs)
        for pieces in self._pieces.values():
            pieces.sort(key=lambda piece: (-_RANK[piece.mark.kind], piece.start))

    def _place(self, side: str, spans: Sequence[Span], mark: Mark, paragraphs: Sequence[Span]) -> None:
        numbers = mark.article_paragraphs if side == "article" else mark.origin_paragraphs
        for number in numbers:
            first, last = paragraphs[number]
            for start, end in spans:
                if start < last and first < end:
                    piece = Piece(max(start, first), min(end, last), mark)
                    self._pieces.setdefault((side, number), []).append(piece)

    def on(self, column: Column, paragraph: int) -> Sequence[Piece]:
        """Pieces in a paragraph, the least important kind first, so that later ones are painted over it."""
        return self._pieces.get((column, paragraph), ())

    def rail(self, line: Line) -> Kind | None:
        """The kind of reuse, or of its absence, that most of a line is under."""
        room: dict[Kind, int] = {}
        for piece in self.on(line.column, line.paragraph):
            if piece.mark.kind in EXTENT:
                shared = min(piece.end, line.end) - max(piece.start, line.start)
                if shared > 0:
                    room[piece.mark.kind] = room.get(piece.mark.kind, 0) + shared
        if not room:
            return None
        best = max(room, key=lambda kind: (room[kind] * (1 if kind in GROUND else 3), -_RANK[kind]))
        return best if room[best] * 5 >= line.end - line.start else None

    def starting(self, line: Line) -> list[Mark]:
        """Marks of words whose span begins on a line, from left to right."""
        found = [
            piece
            for piece in self.on(line.column, line.paragraph)
            if line.start <= piece.start < max(line.end, line.start + 1) and piece.mark.kind not in EXTENT
        ]
        return [piece.mark for piece in sorted(found, key=lambda piece: piece.start)]

    def at(self, column: Column, paragraph: int, offset: int) -> list[Mark]:
        """Marks over one character, the most important first."""
        pieces = self.on(column, paragraph)
        return [piece.mark for piece in reversed(pieces) if piece.start <= offset < piece.end]


def counts(marks: Iterable[Mark]) -> dict[Kind, int]:
    """How many marks of each kind there are, in the order in which kinds are shown."""
    found = {kind: 0 for kind in LOOKS}
    for mark in marks:
        found[mark.kind] += 1
    return {kind: count for kind, count in found.items() if count}


def step(marks: Sequence[Mark], current: Mark | None, forward: bool, same_kind: bool = False) -> Mark | None:
    """The next mark from `current` (by its place in reading order), around the end; None when there is none."""
    pool = [mark for mark in marks if not same_kind or current is None or mark.kind == current.kind]
    if not pool:
        return None
    ids = [mark.id for mark in pool]
    if current is None or current.id not in ids:
        return pool[0] if forward else pool[-1]
    return pool[(ids.index(current.id) + (1 if forward else -1)) % len(pool)]
