"""How a line of the page is drawn: its columns side by side, strips kept until what they show changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.comparison.model import Comparison, Mark
from workbench.reports.rows import Row
from workbench.text.spans import Span
from workbench.tui.compare.inks import Inks
from workbench.tui.compare.labels import label
from workbench.tui.compare.layout import GAP, GUTTER, Column, Line, Page, Texts
from workbench.tui.compare.overlay import Ink, Overlay, Spot, by_paragraph
from workbench.tui.compare.painting import Layer, Palette, clipped, cut, gutter, mark_layers, padded
from workbench.tui.compare.placing import Placing

_CACHED = 1500
_MANY = 60
"""Rows from which on the whole page is drawn anew."""
Ends = tuple[tuple[int, ...], tuple[int, ...]]
"""The paragraphs that a link ties: the article's and the origin's."""


class Drawing(ScrollView):
    """What stands on the page, and its picture. `page` can be watched: it is a new one whenever lines have moved."""

    page: var[Page | None] = var(None)

    def __init__(self, inks: Inks, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.rows: list[Row] = []
        self.row_of: dict[tuple[str, int], int] = {}
        self.row = 0
        self.selected: Mark | None = None
        self.rejected: frozenset[str] = frozenset()
        self.drawn_by_analyst: frozenset[Ends] = frozenset()
        self.noted: frozenset[tuple[str, int]] = frozenset()
        self.doubts: dict[int, str] = {}
        self.away: dict[int, list[tuple[int, int]]] = {}
        self.texts: Texts
        self.placing: Placing
        self.overlay = Overlay()
        self._inks = inks
        self._strips: LRUCache[int, Strip] = LRUCache(_CACHED)
        self._drawn_with: Palette | None = None
        self._sized: tuple[Size, Size] | None = None

    @property
    def palette(self) -> Palette:
        return self._inks.palette

    # Sizes. Textual would lay the whole screen out again for a longer page, and tell of a new size after painting it.

    def stretch(self, height: int) -> None:
        """Make the page as long as it is: only the scrollbar needs to know."""
        self.set_reactive(Drawing.virtual_size, Size(0, height))
        self._scroll_update(self.virtual_size)

    def resized(self) -> None:
        """The page has another size: lay it out before it is painted."""
        raise NotImplementedError

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        now = size, container_size
        if now == self._sized:
            return False
        before, self._sized = self._sized, now
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.page is None or before is None or before[0].width != size.width:
            self.resized()
        return changed

    # What is drawn anew

    def paint(self, ink: Ink, places: Mapping[Column, Sequence[Span]]) -> None:
        """Lay one ink over spans of the columns, in place of where it lay before."""
        if self.comparison is not None:
            self.paint_over(ink, by_paragraph(places, self.texts))

    def paint_over(self, ink: Ink, spans: dict[Spot, list[Span]]) -> None:
        """The same, where the paragraphs are known."""
        spots = self.overlay.lay(ink, spans)
        self.repaint({self.row_of[spot] for spot in spots if spot in self.row_of})

    def forget(self) -> None:
        """Draw every line anew when it is next painted."""
        self._strips.clear()
        self._set_dirty()

    def rows_of(self, mark: Mark | None) -> set[int]:
        """The rows that show a mark."""
        if mark is None:
            return set()
        spots = [("article", n) for n in mark.article_paragraphs] + [("origin", n) for n in mark.origin_paragraphs]
        return {self.row_of[spot] for spot in spots if spot in self.row_of}

    def repaint(self, rows: Collection[int] | None = None) -> None:
        """Draw some rows anew, or the whole page."""
        if rows is None or self.page is None or len(rows) > _MANY:
            self.forget()
            self.refresh()
            return
        for row in rows:
            placed = self.page.rows[row]
            for y in range(placed.top, placed.top + placed.height):
                self._strips.discard(y)
            seen = Region(0, placed.top - self.scroll_offset.y, self.size.width, placed.height)
            seen = seen.intersection(self.size.region)
            if seen:
                self.refresh(seen)

    # The picture

    def render_line(self, y: int) -> Strip:
        if self.page is None:
            return Strip.blank(self.size.width, self.rich_style)
        if self._drawn_with is not self.palette:
            self._strips.clear()
            self._drawn_with = self.palette
        line = y + self.scroll_offset.y
        strip = self._strips.get(line)
        if strip is None:
            strip = self._strips[line] = self._draw(line)
        return strip

    def _draw(self, y: int) -> Strip:
        page, ink = self.page, self.palette
        assert page is not None
        row = page.row_at(y)
        if not page.rows or y >= page.height - 1:
            return Strip.blank(self.size.width, ink.text)
        segments: list[Segment] = []
        for visual, width in enumerate(page.widths):
            if visual:
                segments.append(Segment("│", ink.text + ink.faint))
            segments += self._cell(page.line_at(visual, y), row, width)
        return Strip(segments, sum(page.widths) + GAP * (len(page.widths) - 1)).simplify()

    def _cell(self, line: Line | None, row: int, width: int) -> list[Segment]:
        ink = self.palette
        base = ink.text + ink.current if row == self.row else ink.text
        if line is None:
            return [Segment(" " * width, base)]
        if line.label:
            by_analyst = (self.rows[row].link.a, self.rows[row].link.b) in self.drawn_by_analyst
            away, languages = self.away.get(row, ()), self._languages()
            words = label(line, self.rows[row], away, by_analyst, languages, self.noted, self.doubts)
            shown = Segment(" " * GUTTER + clipped(words, width - GUTTER), base + ink.dim)
            return padded([shown], width, base)
        if line.column == "translation":
            start: list[Segment] = [Segment(" " * GUTTER, base)]
            layers: list[Layer] = []
        else:
            start = gutter(line, self.placing, ink, self.rejected, row == self.row)
            layers = mark_layers(line, self.placing, ink, self.selected, self.rejected)
        layers += [Layer(*span, getattr(ink, name)) for name, span in self.overlay.over(line.column, line.paragraph)]
        text_style = base + ink.related if line.column == "translation" else base
        pieces = cut(self.texts.flat[line.column], line.start, line.end, text_style, layers)
        return padded([*start, *pieces], width, base)

    def _languages(self) -> dict[str, str]:
        """Codes before the paragraph numbers, needed only where the columns are stacked."""
        if self.page is None or not self.page.stacked or self.comparison is None:
            return {}
        article, origin = self.comparison.article.lang.upper(), self.comparison.origin.lang.upper()
        return {"article": article, "translation": f"{article}→{origin}", "origin": origin}
