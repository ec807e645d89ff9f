"""The analyst's word on the edge in hand: confirmed, refused, taken back, undone, redone; kept in the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work

from workbench.archive.locating import Place
from workbench.archive.model import Verdict
from workbench.tui.archive.picking import Pick
from workbench.tui.compare.work import failure
from workbench.tui.dialogs import Ask
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.settings import analyst_name
from workbench.tui.trace import jobs
from workbench.tui.trace.rows import Row
from workbench.tui.trace.view import ChainView
from workbench.tui.wording import say

if TYPE_CHECKING:
    from workbench.archive.model import Stated
    from workbench.archive.store import Archive
    from workbench.tracing.chain import Measured


class Ruling(WorkbenchScreen):
    """Needs the measured chain (`made`) and the row in hand."""

    made: Measured | None = None

    @property
    def chain_view(self) -> ChainView:
        return self.query_one("#chain", ChainView)

    @property
    def row(self) -> Row | None:
        """The row in hand, where a chain is shown."""
        return self.chain_view.in_hand if self.chain_view.display else None

    @property
    def who(self) -> str:
        return analyst_name(self.workbench.settings)

    def action_confirm(self) -> None:
        self._on_edge("confirmed")

    def action_refuse(self) -> None:
        self._on_edge("refused")

    def _on_edge(self, verdict: Verdict, note: str = "") -> None:
        row = self.row
        if row is None or row.edge is None:
            self.notify(say("trace.no edge"), severity="warning")
        else:
            self._decide(row.edge.parent, row.edge.child, verdict, note)

    def _decide(self, parent: str, child: str, verdict: Verdict, note: str = "") -> None:
        by = self.who

        def act(archive: Archive) -> str:
            from workbench.tracing.ruling import decide

            decide(archive, parent, child, verdict, note=note, by=by)
            return say(f"trace.{verdict}", parent=parent, child=child)

        self._act(act)

    def action_note(self) -> None:
        """Why: a sentence kept with the decision; on an undecided edge it confirms."""
        row = self.row
        if row is None or row.edge is None:
            self.notify(say("trace.no edge"), severity="warning")
            return
        before = row.edge.decision.note if row.edge.decision else ""

        def given(note: str | None) -> None:
            if note is not None:
                self._on_edge("confirmed", note)

        self.app.push_screen(Ask(say("trace.why"), before, say("trace.why hint")), given)

    def action_other(self) -> None:
        """Another parent for the text in hand: those nearly as good, those refused, then any other of the story."""
        row, chain = self.row, self.chain_view.chain
        if row is None or chain is None or row.node.hypothetical:
            self.notify(say("trace.no edge"), severity="warning")
            return
        child = row.node.id
        near = dict(row.edge.alternatives) if row.edge else {}
        refused = [one.decision.parent for one in chain.refused(child)]
        rest = [n.id for n in chain.nodes if n.story == row.story and n.id != child]
        now = row.edge.parent if row.edge else None
        names = [one for one in dict.fromkeys([*near, *refused, *rest]) if one != now]
        outlets = {node.id: node.outlet or "" for node in chain.nodes}
        values = [
            (
                one,
                f"{one}  {outlets.get(one, '')}"
                + (f"  {near[one]:.2f}" if one in near else "")
                + ("  ✗" if one in refused else ""),
            )
            for one in names
        ]

        def chosen(parent: str | None) -> None:
            if parent:
                self._decide(parent, child, "confirmed")

        self.app.push_screen(Pick(say("trace.other", child=child), values), chosen)

    def action_withdraw(self) -> None:
        """Take back what was said of the edge in hand, or the last refusal of the text in hand."""
        row, chain = self.row, self.chain_view.chain
        if row is None or chain is None:
            return
        decision = row.edge.decision if row.edge else None
        refused = [one.decision for one in chain.refused(row.node.id)]
        taken = decision or max(refused, key=lambda one: one.made, default=None)
        if taken is None:
            self.notify(say("trace.nothing said"), severity="warning")
            return
        by = self.who

        def act(archive: Archive) -> str:
            archive.withdraw(taken.parent, taken.child, by)
            return say("trace.withdrawn", parent=taken.parent, child=taken.child)

        self._act(act)

    def action_undo(self) -> None:
        by = self.who
        self._act(lambda archive: _told("undone", archive.undo_decision(by)))

    def action_redo(self) -> None:
        by = self.who
        self._act(lambda archive: _told("redone", archive.redo_decision(by)))

    def _act(self, act: Callable[[Archive], str]) -> None:
        path, made = self.workbench.archive_path, self.made
        if path is not None and made is not None and self.chain_view.display:
            self._keep(path, made, act)

    @work(thread=True, exit_on_error=False, group="trace-decide")
    def _keep(self, path: Place, made: Measured, act: Callable[[Archive], str]) -> None:
        try:
            self.post_message(jobs.decided(path, made, act))
        except Exception as error:
            self.post_message(failure(error))


def _told(what: str, one: Stated | None) -> str:
    if one is None:
        return say(f"trace.nothing {what}")
    return say(f"trace.{what}", verdict=say(f"trace.verdict {one.verdict}"), parent=one.parent, child=one.child)
