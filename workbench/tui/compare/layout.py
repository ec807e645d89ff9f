"""Where every line of a comparison stands: rows held level, columns wrapped, offsets kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from workbench.comparison.model import Comparison
from workbench.reports.rows import Row, translated_paragraph
from workbench.tui.compare.wrapping import flatten, wrap

Column = Literal["article", "translation", "origin"]
COLUMNS: tuple[Column, ...] = ("article", "translation", "origin")
GUTTER = 4
"""Cells before the text of a column: the rail, two letters, a space."""
GAP = 1
"""Cells between columns."""


class Line(NamedTuple):
    """A line of one column: `start`, `end` index the column's text; a label has neither text nor length."""

    column: Column
    paragraph: int
    start: int
    end: int
    label: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on the page: its first line, its height, and the lines of each visual column."""

    top: int
    height: int
    lines: tuple[tuple[Line | None, ...], ...]


class Texts:
    """The flat text of every column, and the spans of its paragraphs in it."""

    def __init__(self, comparison: Comparison) -> None:
        article, origin = comparison.article, comparison.origin
        parts = [flatten(translated_paragraph(comparison, i)) for i in range(len(article.paragraphs))]
        starts, position = [], 0
        for part in parts:
            starts.append((position, position + len(part)))
            position += len(part) + 1
        self.flat: dict[Column, str] = {
            "article": flatten(article.text),
            "translation": "\n".join(parts),
            "origin": flatten(origin.text),
        }
        self.paragraphs: dict[Column, Sequence[tuple[int, int]]] = {
            "article": article.paragraphs,
            "translation": starts,
            "origin": origin.paragraphs,
        }
        self._wrapped: dict[tuple[Column, int, int], list[tuple[int, int]]] = {}

    def wrapped(self, column: Column, paragraph: int, width: int) -> list[tuple[int, int]]:
        """The lines of one paragraph, as spans of the column's flat text."""
        key = column, paragraph, width
        if key not in self._wrapped:
            if len(self._wrapped) > 8000:  # several widths of a very long pair: forget the old ones
                self._wrapped.clear()
            start, end = self.paragraphs[column][paragraph]
            self._wrapped[key] = [(start + a, start + b) for a, b in wrap(self.flat[column][start:end], width)]
        return self._wrapped[key]


class Page:
    """All rows laid out for a width. `columns` stand side by side, or one under the other when `stacked`."""

    def __init__(
        self, texts: Texts, rows: Sequence[Row], columns: Sequence[Column], width: int, stacked: bool = False
    ) -> None:
        self.columns = tuple(columns)
        self.stacked = stacked and len(columns) > 1
        self.widths = (width,) if self.stacked else _shares(width, len(columns))
        self.texts = texts
        self.rows: list[Placed] = []
        top = 0
        for row in rows:
            placed = self._stack(row, top) if self.stacked else self._level(row, top)
            self.rows.append(placed)
            top += placed.height
        self._tops = [placed.top for placed in self.rows]
        self.height = top + 1

    def text_width(self, column: Column) -> int:
        """Cells that the words of a column have."""
        visual = 0 if self.stacked else self.columns.index(column)
        return self.widths[visual] - GUTTER

    def row_at(self, y: int) -> int:
        """Index of the row that holds line `y`."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self.rows) - 1))

    def line_at(self, visual: int, y: int) -> Line | None:
        """What stands in a visual column on line `y`."""
        if not self.rows:
            return None
        placed = self.rows[self.row_at(y)]
        lines = placed.lines[visual]
        inside = y - placed.top
        return lines[inside] if 0 <= inside < len(lines) else None

    def find(self, column: Column, offset: int, near: int | None = None) -> int | None:
        """The line that shows `offset` of a column; None when it is not shown. `near`: the row to try first."""
        if column not in self.columns:
            return None
        visual = 0 if self.stacked else self.columns.index(column)
        order = range(len(self.rows)) if near is None else [near, *range(len(self.rows))]
        for index in order:
            placed = self.rows[index]
            for y, line in enumerate(placed.lines[visual]):
                if line and not line.label and line.column == column and line.start <= offset < max(line.end + 1, 1):
                    return placed.top + y
        return None

    def _level(self, row: Row, top: int) -> Placed:
        lines = tuple(tuple(self._paragraphs(column, row)) for column in self.columns)
        return Placed(top, max(map(len, lines)), lines)

    def _stack(self, row: Row, top: int) -> Placed:
        lines: list[Line | None] = []
        for column in self.columns:
            lines += self._paragraphs(column, row)
        return Placed(top, len(lines) + 1, (tuple(lines),))

    def _paragraphs(self, column: Column, row: Row) -> list[Line | None]:
        """A label line and the wrapped text of each paragraph that the row has in a column."""
        indices = row.link.b if column == "origin" else row.link.a
        if not indices:
            return [Line(column, -1, 0, 0, label=True)]
        lines: list[Line | None] = []
        for index in indices:
            lines.append(Line(column, index, 0, 0, label=True))
            spans = self.texts.wrapped(column, index, self.text_width(column))
            lines += [Line(column, index, start, end) for start, end in spans]
        return lines


def _shares(width: int, count: int) -> tuple[int, ...]:
    """The width shared among the columns, gaps set aside; the first ones take what is left over."""
    room = width - GAP * (count - 1)
    share, rest = divmod(room, count)
    return tuple(share + (1 if index < rest else 0) for index in range(count))


def columns_for(
    width: int, *, translation: bool, swapped: bool = False, zoomed: Column | None = None
) -> tuple[tuple[Column, ...], bool]:
    """Which columns stand at a width, and whether they are stacked.

    Three side by side from 120 cells, two from 80 (`swapped`: the translation in the article's place), else one
    under the other.
    """
    if zoomed:
        return (zoomed,), False
    if width < 80:
        return (COLUMNS if translation else ("article", "origin")), True
    if width < 120:
        return (("translation", "origin") if swapped else ("article", "origin")), False
    return (COLUMNS if translation else ("article", "origin")), False
