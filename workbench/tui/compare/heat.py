"""Where the changes are in a long comparison: a strip beside the scrollbar that can be clicked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

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
        self._known: tuple[object, ...] = ()
        self._drawn: list[tuple[Strip, Strip]] = []
        self._seen = range(0)

    def on_mount(self) -> None:
        self.watch(self._view, "page", self._follow, init=False)
        self.watch(self._view, "scroll_y", self._follow, init=False)

    def _follow(self) -> None:
        """The page moved, or is another: the bands on view are marked anew where that shows."""
        if self._known[:1] != (self._view.page,) or self._bands_on_view() != self._seen:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        view = self._view
        if view.page is None or not view.rows:
            return Strip.blank(_WIDTH, self.rich_style)
        known = (view.page, view.placing, view.palette, self.size.height)
        if known != self._known:
            self._drawn = self._draw(density(heights(view), view.page.height, self.size.height))
            self._known = known
        if y == 0:
            self._seen = self._bands_on_view()
        return self._drawn[y][y in self._seen]

    def _draw(self, bands: Sequence[Sequence[Mark]]) -> list[tuple[Strip, Strip]]:
        """Each band out of view and on view."""
        ink, base = self._view.palette, self.rich_style
        edges = Segment(" ", base + ink.dim), Segment("▐", base + ink.dim)
        densest = max([len(SHADES) - 1, *map(len, bands)])  # in a long text every band has many: shades tell them apart
        drawn = []
        for marks in bands:
            often = Counter(mark.kind for mark in marks)
            _, most = max(((count, kind) for kind, count in often.items()), default=(0, None))
            shade = SHADES[ceil(len(marks) * (len(SHADES) - 1) / densest)]
            body = Segment(shade, base + (ink.kinds[most] if most else ink.faint))
            drawn.append((Strip([edges[0], body], _WIDTH), Strip([edges[1], body], _WIDTH)))
        return drawn

    def _bands_on_view(self) -> range:
        """The bands whose middle is on view; none where all of the page is."""
        page, seen, height = self._view.page, self._view.visible_lines(), self.size.height
        if page is None or page.height <= seen.height or not height:
            return range(0)
        first = ceil(seen.y * height / page.height - 0.5)
        return range(max(first, 0), ceil((seen.y + seen.height) * height / page.height - 0.5))

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
