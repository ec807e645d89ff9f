"""The text of a comparison as one widget that draws line by line: all columns, a cache of strips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.comparison.model import Comparison, Mark
from workbench.reports.kinds import LOOKS
from workbench.reports.rows import Row, rows
from workbench.tui.bindings import Spoken, key
from workbench.tui.compare.cursor import offset_at
from workbench.tui.compare.labels import label, pointers
from workbench.tui.compare.layout import GAP, GUTTER, Column, Line, Page, Texts, columns_for
from workbench.tui.compare.painting import Layer, Palette, clipped, cut, gutter, mark_layers, padded
from workbench.tui.compare.placing import Filter, Placing

_INKS = tuple(name for name in Palette._fields if name != "kinds")
_CACHED = 1500


class Place(NamedTuple):
    """A character of the page: column, paragraph, offset in the column's text."""

    column: Column
    paragraph: int
    offset: int


class CompareView(Spoken, ScrollView, can_focus=True):
    """Columns held level by links. Owns what is painted; what the keys of a reader mean is the screen's affair."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"compare--{ink}" for ink in _INKS),
        *(f"compare--mark-{kind}" for kind in LOOKS),
    }
    BINDINGS = [
        key("scroll-down", "j,down", "scroll_down"),
        key("scroll-up", "k,up", "scroll_up"),
        key("page-down", "pagedown,space,ctrl+f", "page_down"),
        key("page-up", "pageup,ctrl+b", "page_up"),
        key("home", "g,home", "scroll_home"),
        key("end", "G,end", "scroll_end"),
    ]

    class Pointed(Message):
        """The mouse moved to a character (or off the text)."""

        def __init__(self, place: Place | None) -> None:
            self.place = place
            super().__init__()

    class Chosen(Message):
        """A character was clicked."""

        def __init__(self, place: Place, row: int) -> None:
            self.place, self.row = place, row
            super().__init__()

    class Scrolled(Message):
        """Another stretch of the page is on view, or the page has changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.rows: list[Row] = []
        self.page: Page | None = None
        self.filter = Filter()
        self.translation = True
        self.swapped = False
        self.zoomed: Column | None = None
        self.selected: Mark | None = None
        self.row = 0
        self.row_of: dict[tuple[str, int], int] = {}
        self.rejected: frozenset[str] = frozenset()
        self.drawn_by_analyst: frozenset[tuple[tuple[int, ...], tuple[int, ...]]] = frozenset()
        self.noted: frozenset[tuple[str, int]] = frozenset()
        self._layers: dict[Column, list[tuple[str, int, int]]] = {}
        self._strips: LRUCache[int, Strip] = LRUCache(_CACHED)
        self._palette: Palette | None = None
        self._away: dict[int, list[tuple[int, int]]] = {}

    # What is shown

    def show(
        self,
        comparison: Comparison,
        rejected: frozenset[str] = frozenset(),
        drawn_by_analyst: frozenset[tuple[tuple[int, ...], tuple[int, ...]]] = frozenset(),
    ) -> None:
        """Show a comparison; the place on the page is kept where the texts are the same."""
        self.comparison = comparison
        self.rejected, self.drawn_by_analyst = rejected, drawn_by_analyst
        self.rows = rows(comparison) if comparison.links else []
        self._away = pointers(self.rows)
        self.row_of = {("article", i): n for n, row in enumerate(self.rows) for i in row.link.a}
        self.row_of |= {("origin", j): n for n, row in enumerate(self.rows) for j in row.link.b}
        self.row_of |= {("translation", i): n for (side, i), n in self.row_of.items() if side == "article"}
        self.texts = Texts(comparison)
        self.row = min(self.row, max(len(self.rows) - 1, 0))
        self.refilter(self.filter)
        self.relay()

    def refilter(self, filter_: Filter) -> None:
        """Show only what passes."""
        self.filter = filter_
        if self.comparison is not None:
            self.placing = Placing(self.comparison, filter_)
        self.repaint()

    def relay(self) -> None:
        """Lay the page out anew for the width there is, with the same row at the top."""
        if self.comparison is None or not self.size.width:
            return
        top = self.page.row_at(self.scroll_offset.y) if self.page else 0
        offset = self.scroll_offset.y - self.page.rows[top].top if self.page and self.page.rows else 0
        columns, stacked = columns_for(
            self.app.size.width, translation=self.has_translation, swapped=self.swapped, zoomed=self.zoomed
        )
        self.page = Page(self.texts, self.rows, columns, self.scrollable_content_region.width, stacked)
        self.virtual_size = Size(0, self.page.height)
        self.repaint()
        if self.page.rows:
            placed = self.page.rows[min(top, len(self.page.rows) - 1)]
            self.scroll_to(y=placed.top + min(offset, placed.height - 1), animate=False)
        self.post_message(self.Scrolled())

    @property
    def has_translation(self) -> bool:
        return self.translation and self.comparison is not None and self.comparison.translation is not None

    def paint(self, ink: str, places: Mapping[Column, Sequence[tuple[int, int]]]) -> None:
        """Lay one ink over spans of the columns, in place of where it lay before."""
        fresh: dict[Column, list[tuple[str, int, int]]] = {}
        for column in ("article", "translation", "origin"):
            kept = [layer for layer in self._layers.get(column, ()) if layer[0] != ink]
            fresh[column] = kept + [(ink, start, end) for start, end in places.get(column, ())]
        if fresh != self._layers:
            self._layers = fresh
            self.repaint()

    def repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    # Moving: at once, an animation would only be waited for

    def action_scroll_down(self) -> None:
        self.scroll_to(y=self.scroll_target_y + 1, animate=False)

    def action_scroll_up(self) -> None:
        self.scroll_to(y=self.scroll_target_y - 1, animate=False)

    def action_page_down(self) -> None:
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self.scroll_page_up(animate=False)

    def action_scroll_home(self) -> None:
        self.scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        self.scroll_end(animate=False)

    def bring(self, y: int) -> None:
        """Scroll so that line `y` stands on view, a third down when it was out of sight."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if not top + 1 <= y <= top + height - 3:
            self.scroll_to(y=max(0, y - height // 3), animate=False)

    def select(self, mark: Mark | None, side: Column | None = None) -> None:
        """Light a mark up and bring it on view, on `side` or where it has words."""
        self.selected = mark
        if mark is not None and self.page is not None:
            self.row, y = self._where(mark, side)
            self.bring(y)
        self.repaint()

    def select_row(self, row: int) -> None:
        if self.page is not None and self.page.rows:
            self.row = max(0, min(row, len(self.rows) - 1))
            self.bring(self.page.rows[self.row].top)
            self.repaint()

    def line_of(self, column: Column, paragraph: int, offset: int) -> int | None:
        """The page line that shows a character."""
        if self.page is None:
            return None
        return self.page.find(column, offset, self.row_of.get((column, paragraph)))

    def _where(self, mark: Mark, side: Column | None) -> tuple[int, int]:
        """The row and the line of a mark."""
        for column, spans, numbers in (
            ("article", mark.article, mark.article_paragraphs),
            ("origin", mark.origin, mark.origin_paragraphs),
        ):
            if spans and numbers and side in (None, column):
                row = self.row_of.get((column, numbers[0]), self.row)
                y = self.line_of(column, numbers[0], spans[0][0])  # type: ignore[arg-type]
                return row, y if y is not None else self.page.rows[row].top  # type: ignore[union-attr]
        return self.row, self.scroll_offset.y

    # Painting

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.page is None:
            return Strip.blank(width, self.rich_style)
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
        return Strip(segments, sum(page.widths) + GAP * (len(page.widths) - 1))

    def _cell(self, line: Line | None, row: int, width: int) -> list[Segment]:
        ink = self.palette
        base = ink.text + ink.current if row == self.row else ink.text
        if line is None:
            return [Segment(" " * width, base)]
        if line.label:
            by_analyst = (self.rows[row].link.a, self.rows[row].link.b) in self.drawn_by_analyst
            words = label(line, self.rows[row], self._away.get(row, ()), by_analyst, self._languages(), self.noted)
            shown = Segment(" " * GUTTER + clipped(words, width - GUTTER), base + ink.dim)
            return padded([shown], width, base)
        if line.column == "translation":
            start: list[Segment] = [Segment(" " * GUTTER, base)]
            layers: list[Layer] = []
        else:
            start = gutter(line, self.placing, ink, self.rejected, row == self.row)
            layers = mark_layers(line, self.placing, ink, self.selected, self.rejected)
        layers += [Layer(a, b, getattr(ink, name)) for name, a, b in self._layers.get(line.column, ())]
        text_style = base + ink.related if line.column == "translation" else base
        pieces = cut(self.texts.flat[line.column], line.start, line.end, text_style, layers)
        return padded([*start, *pieces], width, base)

    def _languages(self) -> dict[str, str]:
        """Codes before the paragraph numbers, needed only where the columns are stacked."""
        if self.page is None or not self.page.stacked or self.comparison is None:
            return {}
        article, origin = self.comparison.article.lang.upper(), self.comparison.origin.lang.upper()
        return {"article": article, "translation": f"{article}→{origin}", "origin": origin}

    @property
    def palette(self) -> Palette:
        if self._palette is None:
            inks = {name: self._ink(f"compare--{name}", partial=name not in ("text",)) for name in _INKS}
            kinds = {kind: self._ink(f"compare--mark-{kind}", partial=True) for kind in LOOKS}
            self._palette = Palette(**inks, kinds=kinds)
        return self._palette

    def _ink(self, name: str, partial: bool):  # type: ignore[no-untyped-def]
        return self.get_component_rich_style(name, partial=partial)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = None
        self._strips.clear()

    # The mouse, the window

    def place_at(self, x: int, y: int) -> tuple[Place, int] | None:
        """The character under a cell of the widget, and its row."""
        page = self.page
        if page is None or not page.rows:
            return None
        absolute, left = y + self.scroll_offset.y, 0
        for visual, width in enumerate(page.widths):
            if left <= x < left + width:
                line = page.line_at(visual, absolute)
                if line is None or line.label:
                    return None
                offset = offset_at(self.texts.flat[line.column], line.start, line.end, x - left - GUTTER)
                if offset is None or x - left < GUTTER:
                    offset = line.start
                return Place(line.column, line.paragraph, offset), page.row_at(absolute)
            left += width + GAP
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        found = self.place_at(event.x, event.y)
        self.post_message(self.Pointed(found[0] if found else None))

    def on_leave(self) -> None:
        self.post_message(self.Pointed(None))

    def on_click(self, event: events.Click) -> None:
        found = self.place_at(event.x, event.y)
        if found:
            self.post_message(self.Chosen(*found))

    def on_resize(self) -> None:
        self.relay()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def visible_lines(self) -> Region:
        """The lines of the page on view."""
        region = self.scrollable_content_region
        return Region(0, self.scroll_offset.y, region.width, region.height)
