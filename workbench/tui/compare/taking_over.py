"""Somebody else's session on the compare screen: opened, laid beside ours, merged as one operation."""

from __future__ import annotations

from pathlib import Path

from workbench.errors import UserError
from workbench.session import store
from workbench.session.merging import Choice, Merged, merge, settle
from workbench.tui.compare.correcting import Correcting
from workbench.tui.dialogs import Ask
from workbench.tui.library.files import given_path
from workbench.tui.wording import say


class TakingOver(Correcting):
    """M asks for a session file and opens the dialog of what merges and what does not."""

    def action_take_over(self) -> None:
        if self.session is None:
            self.notify(say("compare.nothing to correct"), severity="warning")
            return
        self._ask_for_session("")

    def _ask_for_session(self, before: str) -> None:
        asked = Ask(say("session.take over"), before, say("session.take over hint"))
        self.app.push_screen(asked, lambda path: self._read_session(given_path(path)) if path else None)

    def _read_session(self, path: str) -> None:
        if self.session is None or self.machine is None:
            return
        try:
            theirs = store.load_file(Path(path))
            merged = merge(self.session, theirs, unnamed=Path(path).name.split(".")[0])
        except UserError as error:
            self.notify(str(error), severity="error", timeout=8)
            self._ask_for_session(path)
            return
        if not merged.taken and not merged.conflicts:
            self.notify(say("merge.nothing new"), timeout=6)
            return
        from workbench.tui.compare.conflicts import MergeDialog

        dialog = MergeDialog(merged, self.machine, Path(path).name)
        self.app.push_screen(dialog, lambda choices: self._settle(merged, choices))

    def _settle(self, merged: Merged, choices: list[Choice] | None) -> None:
        if choices is None or self.session is None:
            return
        self.catch_up()
        after = settle(self.session, merged, choices)
        count = len(after.entries) - len(self.session.entries)
        self._become(after, say("session.taken over", count=count))
