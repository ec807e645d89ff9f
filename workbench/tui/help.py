"""Help that belongs to what has the focus: its keys, its screen's, the program's."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workbench.tui.bindings import in_force, key
from workbench.tui.dialogs import Dialog
from workbench.tui.wording import known, say


class HelpScreen(Dialog[None]):
    """The keys that work here, from the focused widget outwards; each with its identity for the key map."""

    BINDINGS = [key("help-close", "question_mark,f1,q", "close")]

    def __init__(self, screen: Screen[object], focused: Widget | None) -> None:
        super().__init__(say("help.title"))
        self._explained: list[DOMNode] = [*_chain(focused, screen), screen, screen.app]

    def body(self) -> ComposeResult:
        with VerticalScroll(id="help-text"):
            yield Static(Content("\n").join(list(self._lines())))
        yield Static(say("help.hint"), classes="hint", markup=False)

    def _lines(self) -> Iterator[Content]:
        """As wide as they must be and no wider: at 80 columns the names still stand on the line."""
        told = [(node, rows) for node in self._explained if (rows := _keys(node))]
        wide = max(cell_len(keys) for _, rows in told for keys, _ in rows) + 2
        words = max(cell_len(binding.description) for _, rows in told for _, binding in rows) + 2
        for node, rows in told:
            name = f"help.{type(node).__name__}"
            yield Content.styled(say(name) if known(name) else type(node).__name__, "bold $accent")
            for keys, binding in rows:
                yield Content.assemble(
                    ("  " + set_cell_size(keys, wide), "bold"),
                    set_cell_size(binding.description, words),
                    (binding.id or "", "$ink-dim"),
                )
            yield Content("")


def _chain(focused: Widget | None, screen: Screen[object]) -> list[DOMNode]:
    return [node for node in (focused.ancestors_with_self if focused else []) if node not in (screen, screen.app)]


def _keys(node: DOMNode) -> list[tuple[str, Binding]]:
    """The node's bindings, one line a command, all its keys together."""
    by_action: dict[str, tuple[list[str], Binding]] = {}
    for bindings in in_force(node).key_to_bindings.values():
        for binding in bindings:
            if binding.description and binding.id:
                keys, _ = by_action.setdefault(binding.action, ([], binding))
                keys.append(node.app.get_key_display(binding))
    return [(" ".join(keys), binding) for keys, binding in by_action.values()]
