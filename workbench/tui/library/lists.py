"""Lists and lines of the library, with their keys."""

from __future__ import annotations

from textual import events
from textual.widgets import Input, OptionList

from workbench.tui.bindings import Spoken, key
from workbench.tui.library.files import given_paths

_KEYS = [key("list-down", "j", "cursor_down"), key("list-up", "k", "cursor_up")]


class FileList(Spoken, OptionList):
    """The files found: enter puts one into the next empty slot, a and o into a slot by name."""

    BINDINGS = [*_KEYS, key("file-article", "a", "slot('article')"), key("file-origin", "o", "slot('origin')")]

    def action_slot(self, slot: str) -> None:
        from workbench.tui.library.screen import LibraryScreen

        screen = self.screen
        if self.highlighted is not None and isinstance(screen, LibraryScreen):
            screen.take(str(screen.folder / str(self.get_option_at_index(self.highlighted).id)), slot)


class PathInput(Input):
    """A line that leaves dropped files and whole texts to the screen, and takes any other paste itself."""

    def _on_paste(self, event: events.Paste) -> None:
        if given_paths(event.text) or len(event.text.strip().splitlines()) > 1:
            event.prevent_default()
        else:
            super()._on_paste(event)
            event.prevent_default()
            event.stop()


class RecentList(Spoken, OptionList):
    """What was compared of late."""

    BINDINGS = [*_KEYS]
