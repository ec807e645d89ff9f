"""Somebody else's session beside ours: what comes in, and each point of disagreement to be decided."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.comparison.model import Comparison
from workbench.reports.said import machine_said, statement, subject
from workbench.session.merging import Choice, Merged
from workbench.session.operations import Entry, Relink
from workbench.tui.bindings import key
from workbench.tui.dialogs import Dialog
from workbench.tui.wording import language, say

_SIGNS: dict[Choice, str] = {"ours": "◀", "theirs": "▶", "both": "◆"}
_SIDES = ("machine", "ours", "theirs")


class MergeDialog(Dialog[list[Choice]]):
    """Nothing changes until it is kept; the result is one choice a conflict. Ours stands where nothing is chosen."""

    BINDINGS = [
        key("merge-ours", "1,left,h", "choose('ours')", show=True),
        key("merge-theirs", "2,right,l", "choose('theirs')", show=True),
        key("merge-both", "3", "choose('both')", show=True),
        key("merge-all-ours", "O", "choose_all('ours')"),
        key("merge-all-theirs", "T", "choose_all('theirs')"),
        key("merge-down", "j", "cursor(True)"),
        key("merge-up", "k", "cursor(False)"),
        key("merge-keep", "ctrl+s", "keep", show=True, priority=True),
    ]

    def __init__(self, merged: Merged, machine: Comparison, name: str) -> None:
        super().__init__(say("merge.title", name=name))
        self._merged, self._machine = merged, machine
        self._choices: list[Choice] = ["ours"] * len(merged.conflicts)

    def body(self) -> ComposeResult:
        conflicts = self._merged.conflicts
        yield Static(say("merge.counts", taken=len(self._merged.taken), conflicts=len(conflicts)), id="merge-counts")
        yield OptionList(*self._options(), id="merge-list", markup=False)
        with Horizontal(id="merge-sides"):
            for side in _SIDES:
                with VerticalScroll(classes="merge-side", id=f"merge-{side}", can_focus=False):
                    yield Static(classes="merge-said", markup=False)
        with Vertical(id="merge-foot"):
            yield Static(say("merge.hint" if conflicts else "merge.hint without"), classes="hint", markup=False)

    def on_mount(self) -> None:
        for side in _SIDES:
            self.query_one(f"#merge-{side}").border_title = say(f"merge.{side}")
        self.query_one("#merge-sides").display = bool(self._merged.conflicts)
        self.query_one(OptionList).highlighted = 0 if self._merged.conflicts or self._merged.taken else None

    def _options(self) -> list[Option]:
        conflicts = [Option(self._words(n), id=str(n)) for n in range(len(self._merged.conflicts))]
        return [*conflicts, *(Option(_taken(entry, self._machine)) for entry in self._merged.taken)]

    def _words(self, number: int) -> Content:
        conflict, choice = self._merged.conflicts[number], self._choices[number]
        said = {"ours": "merge.ours", "theirs": "merge.theirs", "both": "merge.both"}[choice]
        return Content.assemble(
            (f"{_SIGNS[choice]} {say(said)}  ", "bold $accent"),
            subject(conflict.theirs.operation, self._machine, language()),
        )

    @on(OptionList.OptionHighlighted)
    def _on_highlighted(self) -> None:
        self._show_sides()

    @on(OptionList.OptionSelected)
    def _on_selected(self) -> None:
        """Enter or a click goes to the next choice."""
        number = self._number()
        if number is not None:
            order: list[Choice] = ["ours", "theirs"]
            order += ["both"] if self._merged.conflicts[number].can_be_both else []
            self.action_choose(order[(order.index(self._choices[number]) + 1) % len(order)])

    def _number(self) -> int | None:
        """The conflict in hand."""
        at = self.query_one(OptionList).highlighted
        return at if at is not None and at < len(self._merged.conflicts) else None

    def _show_sides(self) -> None:
        number = self._number()
        self.query_one("#merge-sides").set_class(number is None, "-away")
        if number is None:
            return
        conflict = self._merged.conflicts[number]
        asked = conflict.ours.operation if isinstance(conflict.ours.operation, Relink) else conflict.theirs.operation
        texts = {
            "machine": machine_said(asked, self._machine, language()),
            "ours": _signed(conflict.ours),
            "theirs": _signed(conflict.theirs),
        }
        choice = self._choices[number]
        for side, text in texts.items():
            pane = self.query_one(f"#merge-{side}")
            pane.query_one(Static).update(text)
            pane.set_class(side == choice or (choice == "both" and side != "machine"), "-chosen")

    def action_choose(self, choice: Choice) -> None:
        number = self._number()
        if number is None or (choice == "both" and not self._merged.conflicts[number].can_be_both):
            return
        self._choices[number] = choice
        self._redraw(number)

    def action_choose_all(self, choice: Choice) -> None:
        for number in range(len(self._choices)):
            self._choices[number] = choice
            self._redraw(number)

    def _redraw(self, number: int) -> None:
        self.query_one(OptionList).replace_option_prompt_at_index(number, self._words(number))
        self._show_sides()

    def action_keep(self) -> None:
        self.dismiss(list(self._choices))


def _taken(entry: Entry, machine: Comparison) -> Content:
    """A line for what comes in without a question."""
    by = f" · {entry.by}" if entry.by else ""
    return Content.assemble(
        ("+ ", "$success"), subject(entry.operation, machine, language()),
        (f"  {statement(entry.operation, language())}{by}", "$ink-dim"),
    )  # fmt: skip


def _signed(entry: Entry) -> str:
    when = entry.at[:16].replace("T", " ")
    signature = " · ".join(part for part in (entry.by, when) if part)
    return f"{statement(entry.operation, language())}\n{signature}".rstrip()
