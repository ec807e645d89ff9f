"""Where every line of a comparison stands: rows held level, columns wrapped, offsets kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import Literal, NamedTuple

from workbench.comparison.model import Comparison
from workbench.reports.rows import Row, translated_paragraphs
from workbench.text.spans import Span
from workbench.tui.compare.wrapping import flatten, wrap

Column = Literal["article", "translation", "origin"]
COLUMNS: tuple[Column, ...] = ("article", "translation", "origin")
GUTTER = 4
"""Cells before the text of a column: the rail, two letters, a space."""
GAP = 1
"""Cells between columns."""
_WIDTHS = 24
"""How many (column, width) keep their wrapped lines: three columns in all the layouts of two windows."""


class Line(NamedTuple):
    """A line of one column: `start`, `end` index the column's text; a label has neither text nor length."""

    column: Column
    paragraph: int
    start: int
    end: int
    label: bool = False


class Texts:
    """The flat text of every column, and the spans of its paragraphs in it."""

    def __init__(self, comparison: Comparison) -> None:
        article, origin = comparison.article, comparison.origin
        parts = [flatten(text) for text in translated_paragraphs(comparison)]
        starts, position = [], 0
        for part in parts:
            starts.append((position, position + len(part)))
            position += len(part) + 1
        self._source = article, origin, comparison.translation
        self.flat: dict[Column, str] = {
            "article": flatten(article.text),
            "translation": "\n".join(parts),
            "origin": flatten(origin.text),
        }
        self.paragraphs: dict[Column, Sequence[Span]] = {
            "article": article.paragraphs,
            "translation": starts,
            "origin": origin.paragraphs,
        }
        self._parts: dict[tuple[Column, bool], list[str]] = {}
        self._wrapped: dict[tuple[Column, int], dict[int, list[Span]]] = {}

    def are_of(self, comparison: Comparison) -> bool:
        """Whether these are the texts of a comparison: what was wrapped is then still good."""
        return self._source == (comparison.article, comparison.origin, comparison.translation)

    def parts(self, column: Column, lower: bool) -> list[str]:
        """The paragraphs of a column one by one; with `lower`, in lower case where that keeps every offset."""
        if (column, lower) not in self._parts:
            flat = self.flat[column]
            small = flat.lower() if lower else flat
            text = small if len(small) == len(flat) else "".join(c if len(c.lower()) > 1 else c.lower() for c in flat)
            self._parts[column, lower] = [text[start:end] for start, end in self.paragraphs[column]]
        return self._parts[column, lower]

    def wrapped(self, column: Column, paragraph: int, width: int) -> list[Span]:
        """The lines of one paragraph, as spans of the column's flat text."""
        known = self._wrapped.get((column, width))
        if known is None:
            if len(self._wrapped) >= _WIDTHS:  # a window that was resized: forget the oldest width
                del self._wrapped[next(iter(self._wrapped))]
            known = self._wrapped[column, width] = {}
        if paragraph not in known:
            start, end = self.paragraphs[column][paragraph]
            known[paragraph] = [(start + a, start + b) for a, b in wrap(self.flat[column][start:end], width)]
        return known[paragraph]


class Placed:
    """A row on the page: its first line, its height, and (made when first asked for) the lines of its columns."""

    __slots__ = ("_columns", "_lines", "_row", "_stacked", "_texts", "height", "top")

    def __init__(
        self, texts: Texts, row: Row, columns: Sequence[tuple[Column, int]], top: int, stacked: bool = False
    ) -> None:
        self._texts, self._row, self._columns, self._stacked, self.top = texts, row, columns, stacked, top
        self._lines: tuple[tuple[Line | None, ...], ...] | None = None
        heights = [self._height(column, width) for column, width in columns]
        self.height = sum(heights) + 1 if stacked else max(heights)

    @property
    def lines(self) -> tuple[tuple[Line | None, ...], ...]:
        """The lines of each visual column."""
        if self._lines is None:
            columns = [tuple(self._lines_of(column, width)) for column, width in self._columns]
            self._lines = (tuple(chain(*columns)),) if self._stacked else tuple(columns)
        return self._lines

    def _paragraphs(self, column: Column) -> Sequence[int]:
        return self._row.link.b if column == "origin" else self._row.link.a

    def _height(self, column: Column, width: int) -> int:
        found = self._paragraphs(column)
        return sum(1 + len(self._texts.wrapped(column, paragraph, width)) for paragraph in found) or 1

    def _lines_of(self, column: Column, width: int) -> list[Line | None]:
        """A label line and the wrapped text of each paragraph that the row has in a column."""
        found = self._paragraphs(column)
        if not found:
            return [Line(column, -1, 0, 0, label=True)]
        lines: list[Line | None] = []
        for paragraph in found:
            lines.append(Line(column, paragraph, 0, 0, label=True))
            spans = self._texts.wrapped(column, paragraph, width)
            lines += [Line(column, paragraph, start, end) for start, end in spans]
        return lines


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
        widths = [(column, self.text_width(column)) for column in self.columns]
        top = 0
        for row in rows:
            self.rows.append(Placed(texts, row, widths, top, self.stacked))
            top += self.rows[-1].height
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
