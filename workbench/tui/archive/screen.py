"""The archive screen: what the reader's keys mean."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from workbench.archive.locating import Place, named
from workbench.archive.model import Hit
from workbench.archive.places import place_of
from workbench.errors import UserError
from workbench.text.spans import Span
from workbench.tui.archive import chores, jobs, painting
from workbench.tui.archive.desk import Desk
from workbench.tui.archive.narrowing import Narrowing
from workbench.tui.archive.paths import given_paths
from workbench.tui.bindings import Spoken, key
from workbench.tui.compare.work import failure
from workbench.tui.dialogs import Menu
from workbench.tui.wording import say

_TYPING = 0.15  # seconds after the last letter until the search begins


class DocumentList(Spoken, OptionList):
    """The documents found."""

    BINDINGS = [key("list-down", "j", "cursor_down"), key("list-up", "k", "cursor_up")]


class ArchiveScreen(Narrowing, Desk):
    """A line to search by, the documents found, and the one in hand to read."""

    DOOR = "archive"
    CSS_PATH = "../styles/archive.tcss"
    BINDINGS = [
        key("archive-search", "slash", "search", show=True),
        key("archive-narrow", "f", "narrow", show=True),
        key("archive-trace", "t", "trace", show=True),
        key("archive-chain", "g", "chain", show=True),
        key("archive-compare", "c", "compare", show=True),
        key("archive-add", "a", "add", show=True),
        key("archive-open", "o", "open", show=True),
        key("archive-check", "v", "check"),
        key("archive-embed", "m", "embed"),
        key("archive-copy", "y", "copy"),
        key("archive-back", "escape", "back"),
        key("archive-down", "down", "into_list"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._ticket = 0
        self._hits: dict[str, Hit] = {}
        self._found: dict[str, Span] = {}
        self._shown: jobs.Sheet | None = None
        self._article: str | None = None
        self._wanted: str | None = None
        self._typing: Timer | None = None

    def body(self) -> ComposeResult:
        yield Input(placeholder=say("archive.search hint"), id="archive-line")
        with Horizontal(id="archive-desk"):
            yield DocumentList(id="documents")
            with Vertical(id="archive-side"), VerticalScroll(id="sheet-pane"):
                yield Static(id="sheet-text", markup=False)
        yield Static(id="archive-work", markup=False)

    def on_mount(self) -> None:
        self.query_one("#archive-line", Input).border_title = say("archive.search")
        self.query_one("#archive-work").display = False
        self.set_focus(self.query_one("#documents"))

    def on_screen_resume(self) -> None:
        self.refresh_list()

    # The list

    @property
    def line(self) -> str:
        """What is looked for."""
        return self.query_one("#archive-line", Input).value

    def look_for(self, line: str) -> None:
        """Put a search on the line and find it."""
        self.query_one("#archive-line", Input).value = line
        self.set_focus(self.query_one("#documents"))

    def open_document(self, id: str, line: str = "") -> None:
        """Take a document in hand, among those that `line` finds."""
        self._wanted = id
        self.query_one("#archive-line", Input).value = line
        self.set_focus(self.query_one("#documents"))
        self.refresh_list()

    def refresh_list(self) -> None:
        """Find anew what the line says, or say that no archive is open."""
        path = self.workbench.archive_path
        if path is None:
            self._hits = {}
            self.query_one("#documents", OptionList).clear_options()
            self.query_one("#sheet-text", Static).update(say("archive.none open"))
            self.subject("")
            return
        self.subject(named(path))
        self._ticket += 1
        self._find(path, self.line, self._ticket)

    @on(Input.Changed, "#archive-line")
    def _on_typed(self) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(_TYPING, self.refresh_list)

    @on(Input.Submitted, "#archive-line")
    def _on_submitted(self) -> None:
        self.set_focus(self.query_one("#documents"))

    @work(thread=True, exclusive=True, exit_on_error=False, group="archive-list")
    def _find(self, path: Place, line: str, ticket: int) -> None:
        try:
            self.post_message(jobs.listing(path, line, ticket, self.workbench.warm_glossary))
        except UserError as error:
            self.post_message(jobs.NotFound(ticket, str(error)))
        except Exception as error:
            self.post_message(failure(error))

    @on(jobs.Listed)
    def _on_listed(self, message: jobs.Listed) -> None:
        if message.ticket != self._ticket:
            return
        listed = self.query_one("#documents", OptionList)
        before = self._wanted or (listed.highlighted_option.id if listed.highlighted_option else None)
        self._wanted = None
        self._hits, self._found = {hit.entry.id: hit for hit in message.hits}, message.found
        self._list(before)
        many = f"{len(message.hits)}+" if len(message.hits) == jobs.MOST else str(len(message.hits))
        listed.border_title = say("archive.found", count=many, of=message.total)
        if not message.hits:
            self._shown = None
            words = say("archive.nothing") if message.total else say("archive.empty")
            self.query_one("#sheet-text", Static).update(words)

    @on(jobs.NotFound)
    def _on_not_found(self, message: jobs.NotFound) -> None:
        if message.ticket == self._ticket:
            self._hits = {}
            self._list(None)
            self.query_one("#documents").border_title = say("archive.found", count=0, of="…")
            self.query_one("#sheet-text", Static).update(message.sentence)

    def _list(self, before: str | None) -> None:
        """Fill the list; the document in hand stays in hand where it is still there."""
        listed = self.query_one("#documents", OptionList)
        listed.clear_options()
        rows = [
            Option(painting.row(hit, self._found.get(name), name == self._article), id=name)
            for name, hit in self._hits.items()
        ]
        listed.add_options(rows)
        if rows:
            listed.highlighted = list(self._hits).index(before) if before in self._hits else 0

    # The sheet

    @on(OptionList.OptionHighlighted, "#documents")
    def _on_seen(self, event: OptionList.OptionHighlighted) -> None:
        path = self.workbench.archive_path
        if path is not None and event.option_id:
            hit = self._hits.get(event.option_id)
            self._read(path, event.option_id, self.line, hit.terms if hit else ())

    @work(thread=True, exclusive=True, exit_on_error=False, group="archive-sheet")
    def _read(self, path: Place, id: str, line: str, terms: tuple[str, ...]) -> None:
        worker = get_current_worker()
        try:
            found = jobs.sheet(path, id, line, terms)
        except UserError as error:
            self.post_message(jobs.NotShown(str(error)))
            return
        except Exception as error:
            self.post_message(failure(error))
            return
        if not worker.is_cancelled:
            self.post_message(found)

    @on(jobs.Sheet)
    def _on_sheet(self, message: jobs.Sheet) -> None:
        self._shown = message
        self.query_one("#sheet-text", Static).update(painting.sheet(message))
        self.query_one("#sheet-pane").scroll_home(animate=False)

    @on(jobs.NotShown)
    def _on_not_shown(self, message: jobs.NotShown) -> None:
        self._shown = None
        self.query_one("#sheet-text", Static).update(message.sentence)

    @on(OptionList.OptionSelected, "#documents")
    def _on_chosen(self) -> None:
        """Enter: into the text; on a narrow screen the text takes the list's place."""
        self.add_class("-reading")
        self.set_focus(self.query_one("#sheet-pane"))

    # Going on from a document

    @property
    def in_hand(self) -> str | None:
        """The id of the document in hand."""
        option = self.query_one("#documents", OptionList).highlighted_option
        return option.id if option else None

    def _place(self) -> str | None:
        path = self.workbench.archive_path
        return place_of(path, self.in_hand) if path is not None and self.in_hand else None

    async def action_trace(self) -> None:
        place = self._place()
        if place:
            await self.workbench.trace_origins(place)

    async def action_chain(self) -> None:
        place = self._place()
        if place:
            await self.workbench.draw_chain(place)

    async def action_compare(self) -> None:
        """The first time the document becomes the article; the second time another one is laid beside it."""
        path, here = self.workbench.archive_path, self.in_hand
        if path is None or here is None:
            return
        article, self._article = self._article, None if self._article else here
        if article and article != here:
            await self.workbench.open_pair(place_of(path, article), place_of(path, here))
        elif not article:
            self.notify(say("archive.article taken", id=here))
        self._list(here)

    def action_copy(self) -> None:
        shown = self._shown
        if shown is None:
            return
        from workbench.tui.clipboard import copy

        entry, place = shown.entry, self._place() or ""
        facts = "\n".join(f"{name}\t{value}" for name, value in (("id", entry.id), *shown.facts))
        forms = {"text": shown.text, "facts": facts, "place": place}

        def chosen(form: str | None) -> None:
            if form:
                copy(self.app, forms[form], say(f"archive.copy {form}"))

        self.app.push_screen(Menu(say("copy.title"), [(form, say(f"archive.copy {form}")) for form in forms]), chosen)

    # Keys

    def action_search(self) -> None:
        self.set_focus(self.query_one("#archive-line"))

    def action_into_list(self) -> None:
        self.set_focus(self.query_one("#documents"))

    def action_back(self) -> None:
        """Escape: stop the work, leave the text, leave the line, empty it: the innermost first."""
        line, listed = self.query_one("#archive-line", Input), self.query_one("#documents")
        if self.stop_work():
            return
        if self.has_class("-reading") or self.focused in (line, self.query_one("#sheet-pane")):
            self.remove_class("-reading")
            self.set_focus(listed)
        elif self._article:
            self._article = None
            self._list(self.in_hand)
        else:
            line.value = ""

    def on_paste(self, event) -> None:  # type: ignore[no-untyped-def]
        """Files and folders dropped on the window are added."""
        paths = given_paths(event.text)
        if paths and all(path.exists() for path in paths) and self.focused is not self.query_one("#archive-line"):
            event.stop()
            self.run_chore(lambda path, step: chores.add(path, paths, step), create=True)
