"""Where the changes are in a long comparison: a strip beside the scrollbar that can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from workbench.comparison.model import Mark
from workbench.tui.compare.view import CompareView

SHADES = " ░▒▓█"
_WIDTH = 2


def heights(view: CompareView) -> list[tuple[int, Mark]]:
    """The line of the page at which each shown mark begins, roughly: by its share of its row."""
    page, comparison = view.page, view.comparison
    if page is None or comparison is None:
        return []
    found = []
    for mark in view.placing.walk:
        side = "article" if mark.article_paragraphs else "origin"
        numbers = mark.article_paragraphs or mark.origin_paragraphs
        spans = mark.article if side == "article" else mark.origin
        row = view.row_of.get((side, numbers[0])) if numbers and spans else None
        if row is not None:
            start, end = getattr(comparison, side).paragraphs[numbers[0]]
            placed = page.rows[row]
            found.append((placed.top + int((spans[0][0] - start) / max(end - start, 1) * placed.height), mark))
    return found


def density(lines: Sequence[tuple[int, Mark]], total: int, height: int) -> list[list[Mark]]:
    """The marks that fall into each of `height` equal bands of a page of `total` lines."""
    bands: list[list[Mark]] = [[] for _ in range(height)]
    for line, mark in lines:
        bands[min(line * height // max(total, 1), height - 1)].append(mark)
    return bands


class HeatStrip(Widget):
    """A band a line: the more marks, the fuller the shade; the colour is that of the most frequent kind."""

    def __init__(self, view: CompareView, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view = view
        self._bands: list[list[Mark]] = []
        self._known: tuple[object, ...] = ()

    def render_line(self, y: int) -> Strip:
        view = self._view
        if view.page is None or not view.rows:
            return Strip.blank(_WIDTH, self.rich_style)
        known = (view.page, view.placing, self.size.height)
        if known != self._known:
            self._bands = density(heights(view), view.page.height, self.size.height)
            self._known = known
        marks = self._bands[y] if y < len(self._bands) else []
        ink = view.palette
        shade = SHADES[min(len(marks), len(SHADES) - 1)]
        kinds = [mark.kind for mark in marks]
        style = self.rich_style + (
            ink.kinds[max(set(kinds), key=lambda k: (kinds.count(k), k))] if kinds else ink.faint
        )
        edge = "▐" if self._on_view(y) else " "
        return Strip([Segment(edge, self.rich_style + ink.dim), Segment(shade, style)])

    def _on_view(self, y: int) -> bool:
        page, seen = self._view.page, self._view.visible_lines()
        if page is None or page.height <= seen.height:
            return False
        line = (y + 0.5) * page.height / max(self.size.height, 1)
        return bool(seen.y <= line < seen.y + seen.height)

    def _go(self, y: int) -> None:
        page = self._view.page
        if page is not None:
            line = int((y + 0.5) * page.height / max(self.size.height, 1))
            self._view.scroll_to(y=max(0, line - self._view.size.height // 2), animate=False)

    def on_click(self, event: events.Click) -> None:
        self._go(event.y)

    def on_mouse_scroll_down(self) -> None:
        self._view.scroll_down(animate=False)

    def on_mouse_scroll_up(self) -> None:
        self._view.scroll_up(animate=False)
