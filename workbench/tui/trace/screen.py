"""The trace screen: likely origins of an article, and the chain as a tree on a time axis."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.archive.locating import named
from workbench.archive.places import place_of
from workbench.tracing.model import Origin
from workbench.tracing.telling import told
from workbench.tui.bindings import Spoken, key
from workbench.tui.trace import inspecting, jobs
from workbench.tui.trace.exporting import Exports
from workbench.tui.trace.view import ChainView, Taken
from workbench.tui.trace.working import Working
from workbench.tui.wording import language, say


class OriginList(Spoken, OptionList):
    """The likely origins, the best first."""

    BINDINGS = [key("list-down", "j", "cursor_down"), key("list-up", "k", "cursor_up")]


class TraceScreen(Working, Exports):
    """Origins or a chain above, the reasons for what is in hand beneath or beside."""

    DOOR = "trace"
    CSS_PATH = "../styles/trace.tcss"
    BINDINGS = [
        key("trace-compare", "enter", "compare", show=True, priority=True),
        key("trace-origins", "t", "origins", show=True),
        key("trace-chain", "g", "chain", show=True),
        key("trace-whole", "G", "whole", show=True),
        key("trace-confirm", "a", "confirm", show=True),
        key("trace-refuse", "x", "refuse", show=True),
        key("trace-other", "p", "other", show=True),
        key("trace-withdraw", "delete,backspace", "withdraw"),
        key("trace-note", "e", "note"),
        key("trace-undo", "u", "undo", show=True),
        key("trace-redo", "U,ctrl+r", "redo"),
        key("trace-even", "s", "even"),
        key("trace-lone", "o", "lone"),
        key("trace-open", "v", "read"),
        key("trace-copy", "y", "copy"),
        key("trace-export", "ctrl+s", "export"),
        key("trace-back", "escape", "back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._origins: dict[str, tuple[Origin, jobs.Entry]] = {}

    def body(self) -> ComposeResult:
        with Horizontal(id="trace-desk"):
            with Vertical(id="trace-main"):
                yield OriginList(id="origins")
                yield ChainView(id="chain")
                yield Static(id="trace-hint", markup=False)
            with VerticalScroll(id="why"):
                yield Static(id="why-text", markup=False)
        yield Static(id="trace-work", markup=False)

    def on_mount(self) -> None:
        self.query_one("#why").border_title = say("trace.reasons")
        self.query_one("#trace-work").display = False
        self._lay("trace-hint")

    def on_screen_resume(self) -> None:
        path = self.workbench.archive_path
        self.subject(named(path) if path else "")
        if self._idle:
            self.query_one("#trace-hint", Static).update(self._hint())

    @property
    def _idle(self) -> bool:
        return bool(self.query_one("#trace-hint").display)

    def _hint(self) -> str:
        if self.workbench.archive_path is None:
            return say("trace.no archive")
        documents = self.workbench.open_documents
        name = (documents[0].title or documents[0].id) if documents else ""
        return say("trace.hint", name=name) if name else say("trace.hint nothing open")

    def _lay(self, shown: str) -> None:
        """Show one of hint, origins, chain."""
        for name in ("trace-hint", "origins", "chain"):
            self.query_one(f"#{name}").display = name == shown
        self.query_one("#why").display = shown != "trace-hint"
        if shown != "trace-hint":
            self.set_focus(self.query_one(f"#{shown}"))

    # Origins

    @on(jobs.Traced)
    def _on_traced(self, message: jobs.Traced) -> None:
        self._end_work()
        self._origins = {origin.id: (origin, message.entries[origin.id]) for origin in message.origins}
        listed = self.query_one("#origins", OptionList)
        listed.clear_options()
        rows = [
            Option(inspecting.origin_row(rank, *found), id=name)
            for rank, (name, found) in enumerate(self._origins.items(), start=1)
        ]
        listed.add_options(rows)
        listed.border_title = say("trace.origins of", name=message.name)
        self._lay("origins")
        if rows:
            listed.highlighted = 0
        else:
            self.query_one("#why-text", Static).update(say("trace.nothing found"))

    @on(OptionList.OptionHighlighted, "#origins")
    def _on_origin(self, event: OptionList.OptionHighlighted) -> None:
        found = self._origins.get(event.option_id or "")
        if found:
            self.query_one("#why-text", Static).update(inspecting.of_origin(*found))
            self.query_one("#why").scroll_home(animate=False)

    # The chain

    @on(jobs.Drawn)
    def _on_drawn(self, message: jobs.Drawn) -> None:
        if not message.said:
            self._end_work()
            for sentence in message.chain.notices:
                self.notify(told(sentence, language()), timeout=8)
        elif message.measured is not self.made:
            return  # decided on a chain that is no longer shown
        else:
            self.notify(message.said, timeout=4)
        self.made = message.measured
        view = self.chain_view
        self._lay("chain")
        view.show(message.chain, message.name)
        view.border_title = say("trace.chain of", name=message.name) if message.name else say("trace.whole")
        tied = sum(1 for edge in message.chain.edges)
        texts = sum(1 for node in message.chain.nodes if not node.hypothetical)
        view.border_subtitle = say("trace.counts", edges=tied, texts=texts)

    @on(Taken)
    def _on_taken(self, message: Taken) -> None:
        if not self.chain_view.display:
            return
        chain = self.chain_view.chain
        told = inspecting.of_row(message.row, chain) if message.row and chain else say("trace.nothing tied")
        self.query_one("#why-text", Static).update(told)
        self.query_one("#why").scroll_home(animate=False)

    # Keys

    def _default(self) -> jobs.Subject | None:
        """What is traced when nothing else was chosen: the text in hand, the one chosen last, the open article."""
        row, path = self.row, self.workbench.archive_path
        if row is not None and path is not None and not row.node.hypothetical and self._is_stored(row.node.id):
            return place_of(path, row.node.id)
        documents = self.workbench.open_documents
        return self._subject or (documents[0] if documents else None)

    def _is_stored(self, name: str) -> bool:
        """Whether a text of the chain lies in the archive, and is not the article that was laid beside it."""
        places = self.made.places if self.made else {}
        return name in places and self.made is not None and self.made.material.witnesses[places[name]].entry.key >= 0

    def action_origins(self) -> None:
        self._with(self._default(), self.trace)

    def action_chain(self) -> None:
        self._with(self._default(), self.draw)

    def action_whole(self) -> None:
        self.draw(None)

    def _with(self, subject: jobs.Subject | None, go: Callable[[jobs.Subject], None]) -> None:
        if subject is None:
            self.notify(say("trace.choose"), severity="warning")
        else:
            go(subject)

    async def action_compare(self) -> None:
        """Lay the text in hand beside its parent; an article beside the origin in hand."""
        if self.query_one("#origins").display:
            await self._compare_origin()
            return
        row = self.row
        if row is None:
            return
        if row.edge is None or row.edge.relation == "common-source":
            words = say("trace.cannot compare absent" if row.edge or row.node.hypothetical else "trace.cannot compare")
            self.notify(words, severity="warning", timeout=6)
            return
        pair = [self._place(name) for name in (row.edge.child, row.edge.parent)]
        await self._compare(*pair)

    async def _compare_origin(self) -> None:
        option = self.query_one("#origins", OptionList).highlighted_option
        path, subject = self.workbench.archive_path, self._subject
        if option is None or option.id is None or path is None or subject is None:
            return
        await self._compare(_place_of(subject), place_of(path, option.id))

    def _place(self, name: str) -> str | None:
        path = self.workbench.archive_path
        if path is not None and self._is_stored(name):
            return place_of(path, name)
        return _place_of(self._subject) if self._subject is not None else None

    async def _compare(self, article: str | None, origin: str | None) -> None:
        if article and origin:
            await self.workbench.open_pair(article, origin)
        else:
            self.notify(say("trace.no file"), severity="warning", timeout=6)

    async def action_read(self) -> None:
        """The text in hand in the archive."""
        option = self.query_one("#origins", OptionList).highlighted_option
        name = option.id if self.query_one("#origins").display and option else self.row.node.id if self.row else None
        if name and self.workbench.archive_path is not None:
            await self.workbench.read_in_archive(name)

    def action_even(self) -> None:
        """Distances in time as they are, or all steps alike."""
        self.chain_view.even = not self.chain_view.even
        self.chain_view.relay()

    def action_lone(self) -> None:
        """With the texts that hang together with no other, or without."""
        self.chain_view.lone = not self.chain_view.lone
        row = self.row
        self.chain_view.relay()
        self.chain_view.take(row.node.id if row else None)

    def action_back(self) -> None:
        """Escape: stop the work; else back from the reasons, then between origins and chain."""
        if self.stop_work():
            return
        if self.focused is self.query_one("#why"):
            self.set_focus(self.chain_view if self.chain_view.display else self.query_one("#origins"))
        elif self.query_one("#origins").display and self.chain_view.chain is not None:
            self._lay("chain")
            self.chain_view.take(self.row.node.id if self.row else None)
        elif self.chain_view.display and self._origins:
            self._lay("origins")


def _place_of(subject: jobs.Subject) -> str | None:
    """Where a subject can be read again; None for a text that came from no file."""
    return subject if isinstance(subject, str) else subject.source_path
