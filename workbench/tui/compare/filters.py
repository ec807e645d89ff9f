"""The panel of kinds: which marks show, and how sure they must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from workbench.comparison.model import Kind, Mark
from workbench.reports.kinds import LOOKS
from workbench.tui.bindings import key
from workbench.tui.compare.placing import Filter, counts
from workbench.tui.dialogs import Dialog
from workbench.tui.wording import language, say


class FilterPanel(Dialog[None]):
    """Switches by kind and a floor of confidence; the page beneath follows at once."""

    BINDINGS = [
        key("filter-close", "f,q", "close"),
        key("filter-down", "j", "cursor(True)"),
        key("filter-up", "k", "cursor(False)"),
        key("filter-all", "a", "all", show=True),
        key("filter-none", "x", "none", show=True),
        key("filter-less", "less_than_sign,left", "confidence(-0.1)"),
        key("filter-more", "greater_than_sign,right", "confidence(0.1)"),
    ]

    def __init__(self, marks: Sequence[Mark], filter_: Filter, changed: Callable[[Filter], None]) -> None:
        super().__init__(say("filter.title"))
        self._counts = counts(marks)
        self._marks = marks
        self._filter = filter_
        self._changed = changed

    def body(self) -> ComposeResult:
        yield SelectionList[Kind](
            *(
                Selection(self._words(kind, n), kind, kind not in self._filter.hidden)
                for kind, n in self._counts.items()
            )
        )
        yield Static(self._floor(), id="filter-floor", markup=False)
        yield Static(say("filter.hint"), classes="hint", markup=False)

    @staticmethod
    def _words(kind: Kind, count: int) -> Content:
        look = LOOKS[kind]
        return Content.assemble((f"{look.letter} ", f"bold $mark-{kind}"), f"{look.name(language()):<22} {count:>4}")

    @on(SelectionList.SelectedChanged)
    def _switched(self, event: SelectionList.SelectedChanged[Kind]) -> None:
        on_now = set(event.selection_list.selected)
        self._apply(self._filter._replace(hidden=frozenset(kind for kind in self._counts if kind not in on_now)))

    def action_confidence(self, by: float) -> None:
        least = min(1.0, max(0.0, round(self._filter.least + by, 1)))
        self._apply(self._filter._replace(least=least))

    def action_all(self) -> None:
        self.query_one(SelectionList).select_all()

    def action_none(self) -> None:
        self.query_one(SelectionList).deselect_all()

    def _apply(self, filter_: Filter) -> None:
        if filter_ != self._filter:
            self._filter = filter_
            self._changed(filter_)
        self.query_one("#filter-floor", Static).update(self._floor(), layout=False)

    def _floor(self) -> str:
        shown = sum(self._filter.shows(mark) for mark in self._marks)
        bar = "█" * round(self._filter.least * 10) + "░" * (10 - round(self._filter.least * 10))
        return say("filter.floor", bar=bar, least=f"{self._filter.least:.0%}", shown=shown, of=len(self._marks))
