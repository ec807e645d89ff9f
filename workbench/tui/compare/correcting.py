"""The analyst's last word on the compare screen: links, marks, notes, translations; undone, redone, saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.alignment.links import Link
from workbench.comparison.model import Comparison, Kind, Mark
from workbench.errors import UserError
from workbench.reports.kinds import LOOKS
from workbench.session import Session, StatedMark, View, store
from workbench.session import links as relinking
from workbench.session.operations import AddMark, EditSentence, Judge, Operation, Rekind, Verdict
from workbench.text.spans import Span
from workbench.tui.compare.base import ReadingBase
from workbench.tui.dialogs import Ask, Menu, Write
from workbench.tui.wording import language, say

SpanPair = tuple[tuple[Span, ...], tuple[Span, ...]]
"""Spans of the article and of the origin."""


class Correcting(ReadingBase):
    """Every operation goes through `do`: the session grows by one, is saved, and the page follows."""

    def __init__(self) -> None:
        super().__init__()
        self.machine: Comparison | None = None
        self.session: Session | None = None
        self.stated: View | None = None

    # The session

    def begin_session(self, comparison: Comparison) -> Comparison:
        """Take up the saved session of a pair, or begin one; the comparison as the analyst left it."""
        self.machine = comparison
        taken_up = store.take_up(comparison)
        if taken_up.aside:
            self.workbench.show_error(say("session.put aside", reason=taken_up.trouble, path=taken_up.aside))
        elif taken_up.trouble:
            self.workbench.show_error(say("session.in the way", reason=taken_up.trouble))
        self.session = taken_up.session
        self.stated = self.session.view(comparison)
        if self.session.entries:
            self.notify(say("session.taken up", count=len(self.session.entries)))
        if self.stated.stale:
            self.notify(say("session.stale", count=len(self.stated.stale)), severity="warning")
        return self.stated.everything

    def do(self, operation: Operation, said: str) -> None:
        """One operation: done, saved, shown. `said` names it in the legend."""
        if self.session is not None:
            self.catch_up()
            self._become(self.session.do(operation, by=self.workbench.settings.analyst), said)

    def catch_up(self) -> bool:
        """Take up what another window on this pair saved meanwhile, so that neither writes over the other."""
        assert self.session is not None and self.machine is not None
        place = store.session_file(self.machine)
        try:
            there = store.saved_elsewhere(self.session, place)
        except UserError as error:
            aside = store.put_aside(place)
            self.workbench.show_error(say("session.put aside", reason=error, path=aside or place))
            return False
        if there is None:
            return False
        self._show_session(there)
        self.notify(say("session.elsewhere"), severity="warning", timeout=8)
        return True

    def action_undo(self) -> None:
        self._go_back(Session.undo, "session.nothing to undo", "session.undone")

    def action_redo(self) -> None:
        self._go_back(Session.redo, "session.nothing to redo", "session.redone")

    def _go_back(self, step: Callable[[Session], Session], nothing: str, done: str) -> None:
        if self.session is None or self.catch_up():  # what came from elsewhere is looked at before it is undone
            return
        after = step(self.session)
        if after == self.session:
            self.notify(say(nothing), severity="warning")
        else:
            self._become(after, say(done))

    def _become(self, session: Session, said: str) -> None:
        assert self.machine is not None
        try:
            store.save(session, store.session_file(self.machine))
        except OSError as error:
            self.workbench.show_error(say("session.not saved", reason=error.strerror or error))
            return
        self._show_session(session, said)

    def _show_session(self, session: Session, said: str = "") -> None:
        assert self.machine is not None
        self.session = session
        self.stated = session.view(self.machine)
        self.comparison = self.stated.everything
        self.reshow(said)

    def reshow(self, done: str = "") -> None:
        """Show the comparison as it now is, with the same mark in hand where it is still there."""
        assert self.stated is not None and self.comparison is not None
        view = self.view
        held = view.selected
        view.noted = self.noted()
        view.show(self.comparison, self.rejected(), self.drawn())
        if held is not None:
            same = next((m for m in self.comparison.marks if m.id == held.id), None)
            view.selected = same
        self.query_one("#heat").refresh()
        self.inspect(done)

    def rejected(self) -> frozenset[str]:
        """Ids of the marks that the analyst rejected."""
        marks = self.stated.marks if self.stated else ()
        return frozenset(one.mark.id for one in marks if one.verdict == "rejected")

    def drawn(self) -> frozenset[tuple[tuple[int, ...], tuple[int, ...]]]:
        """The links that the analyst drew."""
        if self.stated is None:
            return frozenset()
        return frozenset((one.link.a, one.link.b) for one in self.stated.links if one.by == "analyst")

    def noted(self) -> frozenset[tuple[str, int]]:
        """The paragraphs that carry a note, and the first of each link that does."""
        if self.stated is None:
            return frozenset()
        links = [one.link for one in self.stated.links if one.note]
        firsts = [("article", link.a[0]) if link.a else ("origin", link.b[0]) for link in links]
        return frozenset([*self.stated.paragraph_notes, *firsts])

    # Marks

    def in_hand(self) -> StatedMark | None:
        """The mark in hand; a warning where there is none."""
        mark = self.view.selected
        found = self.stated.stated(mark.id) if mark is not None and self.stated is not None else None
        if found is None:
            self.notify(say("session.no mark"), severity="warning")
        return found

    def action_accept(self) -> None:
        self._judge("accepted")

    def action_reject(self) -> None:
        self._judge("rejected")

    def _judge(self, verdict: Verdict) -> None:
        stated = self.in_hand()
        if stated is not None:
            now: Verdict = "" if stated.verdict == verdict else verdict
            self.do(Judge(stated.ref, now), say(f"session.{now or 'open again'}"))

    def action_rekind(self) -> None:
        stated = self.in_hand()
        if stated is None:
            return

        def chosen(kind: Any) -> None:
            if kind:
                self.do(Rekind(stated.ref, kind), say("session.rekinded"))

        self.app.push_screen(Menu(say("session.which kind"), _kind_choices()), chosen)

    def action_add_mark(self) -> None:
        """A mark on the words selected with v (or under the word cursor), and their counterpart where known."""
        spans = self.selected_spans()
        if spans is None:
            self.notify(say("session.no words"), severity="warning")
            return

        def chosen(kind: Any) -> None:
            if kind:
                self.app.push_screen(
                    Ask(say("session.why"), hint=say("session.why hint")), lambda why: self._add(kind, spans, why)
                )

        self.app.push_screen(Menu(say("session.which kind"), _kind_choices()), chosen)

    def _add(self, kind: Kind, spans: SpanPair, why: str | None) -> None:
        if why is None or self.session is None:
            return
        self.catch_up()
        taken = {e.operation.name for e in self.session.entries if isinstance(e.operation, AddMark)}
        name = next(f"a{n}" for n in range(1, len(taken) + 2) if f"a{n}" not in taken)
        article, origin = spans
        self.do(AddMark(name, kind, article, origin, why), say("session.added"))
        added = next((mark for mark in self.comparison.marks if mark.id == name), None) if self.comparison else None
        if added is not None:
            self.choose(added)

    def selected_spans(self) -> SpanPair | None:
        """Spans (article's, origin's) of what is selected; None when nothing is."""
        raise NotImplementedError

    # Links

    def current_link(self) -> Link | None:
        return self.view.rows[self.view.row].link if self.view.rows else None

    def action_merge_rows(self) -> None:
        """The row in hand and the next one become one link."""
        view = self.view
        if view.row + 1 < len(view.rows):
            pair = view.rows[view.row].link, view.rows[view.row + 1].link
            self.do(relinking.merge(*pair), say("session.merged rows"))
            self._stay(pair[0])

    def action_split_row(self) -> None:
        link = self.current_link()
        if link is None:
            return
        try:
            operation = relinking.split(link)
        except UserError as error:
            self.notify(str(error), severity="warning")
            return
        self.do(operation, say("session.split row"))
        self._stay(link)

    def action_redraw(self) -> None:
        """Tie the article's paragraph of this row to other paragraphs of the origin, by number."""
        link = self.current_link()
        if link is None or self.comparison is None:
            return
        now = " ".join(str(j + 1) for j in link.b)

        def given(words: str | None) -> None:
            if words is None or words.split() == now.split():
                return
            try:
                numbers = [int(word) - 1 for word in words.replace(",", " ").split()]
                operation = relinking.redraw([row.link for row in self.view.rows], link, numbers)
            except (UserError, ValueError) as error:
                self.notify(str(error) if isinstance(error, UserError) else say("session.numbers"), severity="error")
                return
            self.do(operation, say("session.redrawn"))
            self._stay(link)

        paragraphs = ", ".join(str(i + 1) for i in link.a) or "—"
        self.app.push_screen(Ask(say("session.redraw", paragraphs=paragraphs), now, say("session.redraw hint")), given)

    def _stay(self, link: Link) -> None:
        """Keep the row in hand that holds the first paragraph of a link that was redrawn."""
        side, number = ("article", link.a[0]) if link.a else ("origin", link.b[0])
        self.view.select_row(self.view.row_of.get((side, number), self.view.row))

    # Translation

    def action_edit_translation(self) -> None:
        """Another translation of the sentence that the mark in hand (or the row) begins with."""
        if self.machine is None or self.machine.translation is None or self.comparison is None:
            self.notify(say("compare.no translation"), severity="warning")
            return
        mark, link = self.view.selected, self.current_link()
        article = self.comparison.article
        if mark is not None and mark.article:
            start = mark.article[0][0]
        else:
            start = article.paragraphs[link.a[0]][0] if link and link.a else 0
        shown = self.comparison.translation.sentences if self.comparison.translation else ()
        sentence = next((one for one in shown if one.source[0] <= start < one.source[1]), None)
        if sentence is None:
            return

        def written(text: str | None) -> None:
            if text is not None and text.strip() != sentence.text:
                self.do(EditSentence(sentence.source, " ".join(text.split())), say("session.translated"))

        self.app.push_screen(Write(say("session.translation"), sentence.text), written)


def _kind_choices() -> list[tuple[str, str]]:
    return [(kind, f"{look.letter}  {look.name(language())}") for kind, look in LOOKS.items()]


def stated_fields(stated: StatedMark | None, mark: Mark, me: str = "") -> dict[str, str]:
    """What the dossier of a mark needs from the session; `me`: the name under which this user signs."""
    if stated is None:
        return {}
    return {
        "by": stated.by,
        "status": stated.verdict,
        "analyst": "" if stated.analyst == me else stated.analyst,
        "note": stated.note,
        "machine_kind": stated.machine.kind if stated.machine and stated.machine.kind != mark.kind else "",
    }
