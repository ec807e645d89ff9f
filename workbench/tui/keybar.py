"""The keys of a screen on its last line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class Shown(NamedTuple):
    """A key as it is painted; `name` is what a click presses."""

    name: str
    display: str
    words: str
    enabled: bool = True

    @property
    def width(self) -> int:
        return cell_len(self.display) + cell_len(self.words) + 3


class KeyBar(Widget, can_focus=False):
    """The keys that work where the focus is; at the right, whatever the width, the one that explains them all.

    One line, painted: Textual's footer mounts and styles a widget a key, anew whenever they change. A click on a key
    presses it.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"keys--{name}" for name in ("key", "words", "edge", "over")}

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[Shown] = []
        self._help: Shown | None = None
        self._over: Shown | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        """Every change of the focus calls, few change what is shown."""
        if not (self.is_attached and screen is self.screen and screen.is_current and self.app.app_focus):
            return
        active = [(binding, enabled) for _, binding, enabled, _ in screen.active_bindings.values()]
        by_action: dict[str, Shown] = {}
        for binding, enabled in active:
            if binding.show:
                by_action.setdefault(binding.action, self._shown(binding, enabled))
        asked = next((self._shown(binding) for binding, _ in active if binding.id == "help"), None)
        if ([*by_action.values()], asked) != (self._keys, self._help):
            self._keys, self._help = [*by_action.values()], asked
            self.refresh()

    def _shown(self, binding: Binding, enabled: bool = True) -> Shown:
        return Shown(binding.key, self.app.get_key_display(binding), binding.description, enabled)

    def _placed(self) -> Iterator[tuple[int, Shown]]:
        """Each key that has room, and where it begins."""
        room = self.size.width
        if self._help is not None:
            room -= self._help.width
            yield room, self._help
        at = 0
        for shown in self._keys:
            if at + shown.width > room:
                return  # half a key tells nobody anything; the help has them all
            yield at, shown
            at += shown.width

    def render_line(self, y: int) -> Strip:
        room, base, asked = self.size.width, self.rich_style, self._help
        whole = [shown for _, shown in self._placed() if shown != asked]
        keys = [self._segments(shown, base, f" {shown.display} ", f"{shown.words} ") for shown in whole]
        bar = Strip([segment for pair in keys for segment in pair])
        if asked is None:
            return bar.adjust_cell_length(room, base)
        edge = Segment("▏", self.get_component_rich_style("keys--edge"))
        last = [edge, *self._segments(asked, base, asked.display, f" {asked.words}"), Segment(" ", base)]
        return Strip.join([bar.adjust_cell_length(max(room - asked.width, 0), base), Strip(last)])

    def _segments(self, shown: Shown, base: Style, key: str, words: str) -> list[Segment]:
        if shown == self._over:
            base = base + self._ink("over")
        if not shown.enabled:
            base = base + Style(dim=True)
        return [Segment(key, base + self._ink("key")), Segment(words, base + self._ink("words"))]

    def _ink(self, name: str) -> Style:
        return self.get_component_rich_style(f"keys--{name}", partial=True)

    # The mouse

    def _at(self, x: int) -> Shown | None:
        return next((shown for at, shown in self._placed() if at <= x < at + shown.width), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point(self._at(event.x))

    def on_leave(self) -> None:
        self._point(None)

    def _point(self, shown: Shown | None) -> None:
        if shown != self._over:
            self._over = shown
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        shown = self._at(event.x)
        if shown is not None and shown.enabled:
            self.app.simulate_key(shown.name)
        elif shown is not None:
            self.app.bell()
