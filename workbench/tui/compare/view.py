"""The text of a comparison as one widget: what it shows, how it moves, where the mouse is."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.geometry import Region
from textual.message import Message

from workbench.comparison.model import Comparison, Mark
from workbench.reports.doubts import by_paragraph
from workbench.reports.rows import rows
from workbench.tui.bindings import Spoken, key
from workbench.tui.compare.cursor import offset_at
from workbench.tui.compare.drawing import Drawing, Ends
from workbench.tui.compare.inks import Inks
from workbench.tui.compare.labels import pointers
from workbench.tui.compare.layout import GAP, GUTTER, Column, Page, Texts, columns_for
from workbench.tui.compare.overlay import Overlay
from workbench.tui.compare.placing import Filter, Placing
from workbench.tui.wording import language


class Place(NamedTuple):
    """A character of the page: column, paragraph, offset in the column's text."""

    column: Column
    paragraph: int
    offset: int


class CompareView(Spoken, Drawing, can_focus=True):
    """Columns held level by links. Owns what is painted; what the keys of a reader mean is the screen's affair."""

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

    def __init__(self, inks: Inks, *, id: str | None = None) -> None:
        super().__init__(inks, id=id)
        self.filter = Filter()
        self.translation = True
        self.swapped = False
        self.zoomed: Column | None = None

    # What is shown

    def show(
        self,
        comparison: Comparison,
        rejected: frozenset[str] = frozenset(),
        drawn_by_analyst: frozenset[Ends] = frozenset(),
    ) -> None:
        """Show a comparison; the place on the page is kept where the texts are the same."""
        before, self.comparison = self.comparison, comparison
        if before and self.page and _same(before, comparison) and self.texts.are_of(comparison):
            self.rejected, self.drawn_by_analyst = rejected, drawn_by_analyst  # a verdict, a note: nothing moves
            self.repaint()
            return
        self.rejected, self.drawn_by_analyst = rejected, drawn_by_analyst
        self.rows = rows(comparison) if comparison.links else []
        self.away, self.doubts = pointers(self.rows), by_paragraph(comparison, language())
        self.row_of = {("article", i): n for n, row in enumerate(self.rows) for i in row.link.a}
        self.row_of |= {("origin", j): n for n, row in enumerate(self.rows) for j in row.link.b}
        self.row_of |= {("translation", i): n for (side, i), n in self.row_of.items() if side == "article"}
        if before is None or not self.texts.are_of(comparison):
            self.texts, self.overlay = Texts(comparison), Overlay()
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
        self.resized()
        self.repaint()

    def resized(self) -> None:
        if self.comparison is None or not self.size.width:
            return
        top = self.page.row_at(self.scroll_offset.y) if self.page else 0
        offset = self.scroll_offset.y - self.page.rows[top].top if self.page and self.page.rows else 0
        columns, stacked = columns_for(
            self.app.size.width, translation=self.has_translation, swapped=self.swapped, zoomed=self.zoomed
        )
        self.page = Page(self.texts, self.rows, columns, self.scrollable_content_region.width, stacked)
        self.stretch(self.page.height)
        self.forget()
        if self.page.rows:
            placed = self.page.rows[min(top, len(self.page.rows) - 1)]
            self.scroll_to(y=placed.top + min(offset, placed.height - 1), animate=False)

    @property
    def has_translation(self) -> bool:
        return self.translation and self.comparison is not None and self.comparison.translation is not None

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
        changed = {self.row, *self.rows_of(self.selected), *self.rows_of(mark)}
        self.selected = mark
        if mark is not None and self.page is not None:
            self.row, y = self._where(mark, side)
            self.bring(y)
        self.repaint({*changed, self.row} if self.rows else None)

    def select_row(self, row: int) -> None:
        """Take a row in hand and bring it on view."""
        if self.page is not None and self.page.rows:
            self.hold_row(max(0, min(row, len(self.rows) - 1)))
            self.bring(self.page.rows[self.row].top)

    def hold_row(self, row: int) -> None:
        """Take a row in hand where the page stands."""
        before, self.row = self.row, row
        self.repaint({before, row})

    def line_of(self, column: Column, paragraph: int, offset: int) -> int | None:
        """The page line that shows a character."""
        if self.page is None:
            return None
        return self.page.find(column, offset, self.row_of.get((column, paragraph)))

    def shows_mark(self) -> bool:
        """Whether the mark in hand is on view."""
        seen = self.visible_lines()
        return self.selected is not None and seen.y <= self._where(self.selected, None)[1] < seen.y + seen.height

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

    def visible_lines(self) -> Region:
        """The lines of the page on view."""
        region = self.scrollable_content_region
        return Region(0, self.scroll_offset.y, region.width, region.height)


def _same(one: Comparison, other: Comparison) -> bool:
    """Whether two comparisons have the same rows and marks."""
    return one.links == other.links and one.marks == other.marks
