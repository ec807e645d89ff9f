"""Lists of the library, with the keys of a list."""

from __future__ import annotations

from textual.widgets import OptionList

from workbench.tui.bindings import Spoken, key

_KEYS = [key("list-down", "j", "cursor_down"), key("list-up", "k", "cursor_up")]


class FileList(Spoken, OptionList):
    """The files found: enter puts one into the next empty slot, a and o into a slot by name."""

    BINDINGS = [*_KEYS, key("file-article", "a", "slot('article')"), key("file-origin", "o", "slot('origin')")]

    def action_slot(self, slot: str) -> None:
        from workbench.tui.library.screen import LibraryScreen

        screen = self.screen
        if self.highlighted is not None and isinstance(screen, LibraryScreen):
            screen.take(str(screen.folder / str(self.get_option_at_index(self.highlighted).id)), slot)


class RecentList(Spoken, OptionList):
    """What was compared of late."""

    BINDINGS = [*_KEYS]
