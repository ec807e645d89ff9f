"""Search on the compare screen."""

from __future__ import annotations

import re
from bisect import bisect_left

from textual import on
from textual.widgets import Input

from workbench.text.spans import Span
from workbench.tui.compare.base import ReadingBase
from workbench.tui.compare.overlay import Spot
from workbench.tui.compare.search import SearchHit, on_page, search
from workbench.tui.wording import say


class Searching(ReadingBase):
    """`/` looks for a regular expression in all columns; n and N then walk the hits."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: list[SearchHit] = []
        self._hit = -1

    def action_search(self) -> None:
        box = self.query_one("#search-box", Input)
        box.add_class("-open")
        box.focus()

    @on(Input.Changed, "#search-box")
    def _on_search_changed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted, "#search-box")
    def _on_search_submitted(self) -> None:
        self.query_one("#search-box").remove_class("-open")
        self.view.focus()

    def _find(self, pattern: str) -> None:
        """Search while typing; an unfinished expression finds nothing and says so in its colour."""
        view, box = self.view, self.query_one("#search-box", Input)
        if view.page is None:
            return
        try:
            hits = search(view.texts, pattern)
        except re.error:
            hits = []
            box.add_class("-bad")
        else:
            box.remove_class("-bad")
        self._hits = on_page(hits, view.page, view.row_of)
        view.paint_over("search", _by_paragraph(self._hits))
        if self._hits:
            top = view.page.row_at(view.scroll_offset.y)
            near = bisect_left(self._hits, top, key=lambda hit: view.row_of.get((hit.column, hit.paragraph), 0))
            self._to_hit(near)
        else:
            view.paint("found", {})
            self.tell_subject()
            box.border_title = say("compare.none found") if pattern else ""

    def _to_hit(self, number: int) -> None:
        self._hit = number % len(self._hits)
        hit = self._hits[self._hit]
        y = self.view.line_of(hit.column, hit.paragraph, hit.start)
        self.view.paint("found", {hit.column: [(hit.start, hit.end)]})
        if y is not None:
            self.view.bring(y)
        self.query_one("#search-box", Input).border_title = f"{self._hit + 1}/{len(self._hits)}"
        self.subject(say("compare.hit", at=self._hit + 1, of=len(self._hits)))

    def end_search(self) -> bool:
        """Forget the hits; whether there was a search to end."""
        box = self.query_one("#search-box", Input)
        if not self._hits and not box.has_class("-open"):
            return False
        self._hits = []
        box.remove_class("-open")
        self.view.paint("search", {})
        self.view.paint("found", {})
        self.tell_subject()
        return True


def _by_paragraph(hits: list[SearchHit]) -> dict[Spot, list[Span]]:
    found: dict[Spot, list[Span]] = {}
    for column, paragraph, start, end in hits:
        found.setdefault((column, paragraph), []).append((start, end))
    return found
