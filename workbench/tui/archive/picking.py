"""Choosing one of many: a list that shrinks to what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from workbench.tui.bindings import key
from workbench.tui.dialogs import Dialog
from workbench.tui.library.files import ranked


class Pick(Dialog[str]):
    """One of many values (value, words); the result is the value."""

    BINDINGS = [key("list-down", "down", "cursor(True)"), key("list-up", "up", "cursor(False)")]

    def __init__(self, title: str, values: Sequence[tuple[str, str]]) -> None:
        super().__init__(title)
        self._words = {words: value for value, words in values}

    def body(self) -> ComposeResult:
        yield Input()
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        self._fill("")

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(words) for words, _ in ranked(typed, list(self._words))])
        listed.highlighted = 0 if listed.option_count else None

    @on(Input.Submitted)
    def _on_taken(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _on_chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._words[str(event.option.prompt)])
