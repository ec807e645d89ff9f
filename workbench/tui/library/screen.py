"""The library: choose an article and the text it may come from."""

from __future__ import annotations

from pathlib import Path

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import DirectoryTree, Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from workbench.archive.locating import named
from workbench.tui.bindings import key
from workbench.tui.compare.wrapping import flatten
from workbench.tui.dialogs import Write
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.library import recent
from workbench.tui.library.files import brief, given_path, given_paths, keep_pasted, peek, ranked, readable_files
from workbench.tui.library.lists import FileList, PathInput, RecentList
from workbench.tui.messages import FilesFound
from workbench.tui.wording import say

SLOTS = ("article", "origin")


class LibraryScreen(WorkbenchScreen):
    """Two slots, a finder over a folder, and what was compared of late."""

    DOOR = "library"
    BINDINGS = [
        key("library-compare", "ctrl+r", "compare", show=True, priority=True),
        key("library-find", "slash", "find", show=True),
        key("library-tree", "ctrl+t", "tree", show=True),
        key("library-paste", "ctrl+v,ctrl+y", "paste_text"),
        key("library-swap", "ctrl+s", "swap", show=True),
        key("library-clear", "ctrl+n", "clear", show=True),
        key("library-down", "down", "into_list"),
        key("library-archive", "ctrl+l", "archive", show=True, priority=True),
    ]

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.folder = folder or Path.cwd()
        self._names: list[str] = []

    def body(self) -> ComposeResult:
        with Horizontal(id="shelves"):
            with Vertical(id="choose"):
                with Vertical(id="slots"):
                    for slot in SLOTS:
                        box = PathInput(placeholder=say(f"library.{slot} hint"), id=f"slot-{slot}", classes="slot")
                        box.border_title = say(f"library.{slot}")
                        yield box
                finder = PathInput(placeholder=say("library.find hint"), id="finder")
                finder.border_title = say("library.find")
                yield finder
                yield FileList(id="files")
                yield DirectoryTree(self.folder, id="tree")
            with Vertical(id="late"):
                yield RecentList(id="recent")
                yield Static(id="peek", markup=False)
                yield RecentList(id="shelf", markup=False)

    def on_mount(self) -> None:
        self.query_one("#tree").display = False
        self.query_one("#recent").border_title = say("library.recent")
        self.query_one("#peek").border_title = say("library.preview")
        self.query_one("#shelf").border_title = say("library.archive")
        self.query_one("#files").border_title = f"…/{self.folder.name}"
        self.query_one("#finder").focus()
        self._list_files()

    def on_screen_resume(self) -> None:
        self._show_recent()
        self._show_archive()

    # Files

    @work(thread=True, exclusive=True, exit_on_error=False, group="files")
    def _list_files(self) -> None:
        worker = get_current_worker()
        names = readable_files(self.folder, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(FilesFound(tuple(names)))

    @on(FilesFound)
    def _on_files(self, message: FilesFound) -> None:
        self._names = list(message.names)
        self._rank("")

    def _rank(self, query: str) -> None:
        files = self.query_one("#files", OptionList)
        files.clear_options()
        for name, offsets in ranked(query, self._names):
            words = Content(flatten(name))
            for offset in offsets:
                words = words.stylize("bold $accent", offset, offset + 1)
            files.add_option(Option(words, id=name))
        if files.option_count:
            files.highlighted = 0
        files.border_subtitle = f"{files.option_count}/{len(self._names)}"

    @on(Input.Changed, "#finder")
    def _on_typed(self, event: Input.Changed) -> None:
        self._rank(event.value)
        self._show_archive()

    @on(Input.Submitted, "#finder")
    def _on_found(self) -> None:
        files = self.query_one("#files", OptionList)
        if files.highlighted is not None:
            files.action_select()

    @on(OptionList.OptionHighlighted, "#files")
    def _on_seen(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self.query_one("#peek", Static).update(flatten_lines(peek(self.folder / event.option_id)))

    @on(OptionList.OptionSelected, "#files")
    def _on_chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.take(str(self.folder / event.option_id))

    @on(DirectoryTree.FileSelected)
    def _on_picked(self, event: DirectoryTree.FileSelected) -> None:
        self.take(str(event.path))

    def take(self, path: str, slot: str | None = None) -> None:
        """Put a file into a slot: the one named, else the first empty one, else the origin's."""
        empty = [name for name in SLOTS if not self._slot(name).value]
        name = slot or (empty[0] if empty else "origin")
        slot_box = self._slot(name)
        slot_box.value = brief(path)
        slot_box.cursor_position = len(slot_box.value)  # the end is the part that tells files apart
        if not empty or empty[1:] == []:
            self._slot("origin").focus()
        else:
            self.query_one("#finder", Input).value = ""

    def on_paste(self, event: events.Paste) -> None:
        """Files dropped on the window arrive as their paths; anything else is text to compare."""
        found = given_paths(event.text)
        if len(found) > 1:
            for slot, path in zip(SLOTS, found, strict=False):
                self.take(path, slot)
            if len(found) > len(SLOTS):
                self.notify(say("library.two of many", count=len(found)), severity="warning")
        elif found:
            self.take(found[0])
        elif event.text.strip():
            self._keep(event.text)
        event.stop()

    # Slots

    def _slot(self, name: str) -> Input:
        return self.query_one(f"#slot-{name}", Input)

    @on(Input.Submitted, ".slot")
    def _on_slot_given(self, event: Input.Submitted) -> None:
        event.input.value = given_path(event.value)
        if event.input.id == "slot-article" and not self._slot("origin").value:
            self._slot("origin").focus()
        else:
            self.run_worker(self.action_compare())

    async def action_compare(self) -> None:
        """Compare what stands in the two slots; say what is missing."""
        given = [given_path(self._slot(name).value) for name in SLOTS]
        for name, path in zip(SLOTS, given, strict=True):
            if not path:
                self._slot(name).focus()
                self.notify(say(f"library.no {name}"), severity="warning")
                return
        await self.workbench.open_pair(*given)

    def action_swap(self) -> None:
        article, origin = (self._slot(name) for name in SLOTS)
        article.value, origin.value = origin.value, article.value

    def action_clear(self) -> None:
        for name in SLOTS:
            self._slot(name).value = ""

    def action_find(self) -> None:
        self.query_one("#finder").focus()

    def action_into_list(self) -> None:
        """Down, where a line of input has no use for it."""
        self.query_one("#tree" if self.query_one("#tree").display else "#files").focus()

    def action_tree(self) -> None:
        """The finder's list or the tree of folders."""
        tree, files = self.query_one("#tree"), self.query_one("#files")
        tree.display, files.display = not tree.display, tree.display
        (tree if tree.display else self.query_one("#finder")).focus()

    def action_paste_text(self) -> None:
        self.app.push_screen(Write(say("library.paste")), lambda text: self._keep(text) if text else None)

    def _keep(self, text: str) -> None:
        slot = "article" if not self._slot("article").value else "origin"
        try:
            self.take(str(keep_pasted(text, slot)), slot)
        except OSError as error:
            self.workbench.show_error(say("library.not kept", reason=error.strerror or error))

    # The archive

    def _show_archive(self) -> None:
        """The way to the archive; what is typed into the finder is looked for there."""
        path, typed = self.workbench.archive_path, self.query_one("#finder", Input).value.strip()
        words = say("library.archive none") if path is None else named(path)
        if path is not None and typed:
            words = say("library.archive search", path=named(path), words=typed)
        shelf = self.query_one("#shelf", OptionList)
        shelf.clear_options()
        shelf.add_option(Option(flatten(words)))

    @on(OptionList.OptionSelected, "#shelf")
    async def action_archive(self) -> None:
        """To the archive, with what was typed into the finder."""
        await self.workbench.search_archive(self.query_one("#finder", Input).value.strip())

    # Recent comparisons

    def _show_recent(self) -> None:
        found = recent.load()
        listed = self.query_one("#recent", RecentList)
        listed.clear_options()
        for number, one in enumerate(found):
            words = Content.assemble(
                (flatten(one.title), "bold"),
                (f"\n{one.languages} · {Path(one.article).name} ⇄ {Path(one.origin).name}", "$ink-dim"),
                (f"\n{say('library.marks', count=one.marks)} · {one.when[:10]}", "$ink-dim"),
            )
            listed.add_option(Option(words, id=str(number)))
        if not found:
            listed.add_option(Option(Content.styled(say("library.nothing yet"), "$ink-dim"), disabled=True))

    @on(OptionList.OptionSelected, "#recent")
    async def _on_again(self, event: OptionList.OptionSelected) -> None:
        found = recent.load()
        number = int(event.option_id or 0)
        if number < len(found):
            await self.workbench.open_pair(found[number].article, found[number].origin)


def flatten_lines(text: str) -> str:
    """Text for a preview: line ends kept, control characters not."""
    return "\n".join(flatten(line) for line in text.splitlines())
