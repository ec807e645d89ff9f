"""Where two analysts disagree: a list to go through, ours standing until theirs is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.session.merging import Conflict
from workbench.session.operations import Entry, Operation, entry_out
from workbench.tui.dialogs import Dialog
from workbench.tui.wording import say


class ConflictList(Dialog[None]):
    """Enter takes theirs for the conflict in hand."""

    def __init__(self, conflicts: Sequence[Conflict], take: Callable[[Operation], None]) -> None:
        super().__init__(say("conflict.title", count=len(conflicts)))
        self._conflicts = list(conflicts)
        self._take = take

    def body(self) -> ComposeResult:
        yield OptionList(*(Option(_words(one), id=str(n)) for n, one in enumerate(self._conflicts)))
        yield Static(say("conflict.hint"), classes="hint", markup=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._take(self._conflicts[int(event.option_id or 0)].theirs.operation)
        event.option_list.disable_option_at_index(event.option_index)


def _words(conflict: Conflict) -> Content:
    return Content.assemble(
        (say(f"conflict.{conflict.about}"), "bold"),
        (f"\n  {say('conflict.ours')} ", "$ink-dim"), _said(conflict.ours),
        (f"\n  {say('conflict.theirs')} ", "$ink-dim"), _said(conflict.theirs),
    )  # fmt: skip


def _said(entry: Entry) -> str:
    values = {k: v for k, v in entry_out(entry).items() if k not in ("do", "by", "at", "mark") and v}
    words = ", ".join(f"{name} {value}" for name, value in values.items()) or "—"
    return f"{words} ({entry.by})" if entry.by else words
