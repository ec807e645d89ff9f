"""What every screen has around its work: the bar of doors above, the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workbench.tui.bindings import Spoken
from workbench.tui.doors import open_doors
from workbench.tui.keybar import KeyBar
from workbench.tui.layouts import LaidOutOnce
from workbench.tui.wording import language

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


class DoorBar(Horizontal):
    """The doors that are open, the one we are in lit up, and on the right what is being worked on."""

    def __init__(self, here: str) -> None:
        super().__init__(classes="door-bar")
        self._here = here

    def compose(self) -> ComposeResult:
        for door in open_doors():
            label = Content.assemble((door.key.upper(), "$accent"), " ", door.title(language()))
            yield DoorLabel(label, door.name, classes="-here" if door.name == self._here else "")
        yield Static("", id="subject", markup=False)


class DoorLabel(Static):
    """A door that can be clicked."""

    def __init__(self, label: Content, door: str, classes: str) -> None:
        super().__init__(label, classes=f"door {classes}".strip())
        self._door = door

    async def on_click(self) -> None:
        await self.app.run_action(f"app.door('{self._door}')")


class WorkbenchScreen(LaidOutOnce, Spoken, Screen[None]):
    """A screen behind a door. Subclasses give `DOOR` and `body`; `HELP` names their text in the words."""

    DOOR = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)  # who has the focus is painted by who has it
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (80, "-two"), (120, "-three"), (170, "-wide")]

    def compose(self) -> ComposeResult:
        yield DoorBar(self.DOOR)
        yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """The widgets between the bar of doors and the keys."""
        raise NotImplementedError

    def on_mount(self) -> None:
        if self.app._keymap:
            self.bindings_updated_signal.subscribe(self, lambda _: self._tell_clashes())

    def _tell_clashes(self) -> None:
        """Say which of the user's keys mean two things where the focus is."""
        from workbench.tui.keymap import taken

        for key, loser in taken([node for node, _ in self._binding_chain], self.app._keymap):
            self.workbench.tell_clash(key, loser)

    def subject(self, words: str) -> None:
        """Say at the top right what is being worked on."""
        self.query_one("#subject", Static).update(words, layout=False)

    @property
    def workbench(self) -> WorkbenchApp:
        from workbench.tui.app import WorkbenchApp

        app = self.app
        assert isinstance(app, WorkbenchApp)
        return app
