"""Jump mode: a letter over every pane that can take the focus; the letter goes there."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Label

from workbench.tui.dimming import Window

LETTERS = "asdfghjklqwertyuiop"


class JumpMode(Window[Widget]):
    """Shows a letter at the corner of each focusable widget of a screen; any other key leaves."""

    def __init__(self, targets: list[Widget]) -> None:
        super().__init__()
        self._places = dict(zip(LETTERS, targets, strict=False))

    def compose(self) -> ComposeResult:
        for letter, target in self._places.items():
            label = Label(f" {letter} ", classes="jump-letter")
            label.styles.offset = target.region.x + 1, target.region.y
            yield label

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(self._places.get(event.character or ""))

    def on_click(self) -> None:
        self.dismiss(None)
