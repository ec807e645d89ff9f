"""Keys with an identity: described in the user's language, and remappable by that identity."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingsMap

from workbench.tui.wording import known, say

if TYPE_CHECKING:
    from textual.dom import DOMNode


def key(identity: str, keys: str, action: str, *, show: bool = False, priority: bool = False) -> Binding:
    """A binding whose description is the words `keys.<identity>`; the user's key map names it by `identity`."""
    return Binding(keys, action, identity, show=show, id=identity, priority=priority)


class Spoken:
    """Mixed into a widget, screen or app: its bindings are described in the language of the session.

    Not itself a node: Textual takes style sheets from the first base that is one.
    """

    _bindings: BindingsMap

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for keys, bindings in self._bindings.key_to_bindings.items():
            self._bindings.key_to_bindings[keys] = [_described(binding) for binding in bindings]


def in_force(node: DOMNode) -> BindingsMap:
    """A node's bindings under the keys that the user gave them."""
    bindings = node._bindings.copy()
    if node.app._keymap:
        bindings.apply_keymap(node.app._keymap)
    return bindings


def _described(binding: Binding) -> Binding:
    name = f"keys.{binding.id}"
    return replace(binding, description=say(name)) if binding.id and known(name) else binding
