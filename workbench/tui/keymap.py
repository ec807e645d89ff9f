"""The user's own keys: read from keymap.toml, checked, each thing wrong said in a sentence."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.tui.bindings import in_force
from workbench.tui.settings import keymap_file
from workbench.tui.wording import say, table

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode

_MODIFIERS = {"ctrl", "shift"}


@dataclass(frozen=True, slots=True)
class Keymap:
    """Binding id → keys, parted by commas; and what in the file could not be used, a sentence each."""

    keys: dict[str, str]
    complaints: tuple[str, ...] = ()


def load() -> Keymap:
    """The user's key map; what is wrong in it is left out and said."""
    place = keymap_file()
    try:
        found = tomllib.loads(place.read_text("utf-8"))
    except FileNotFoundError:
        return Keymap({})
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Keymap({}, (say("keymap.unreadable", path=place, reason=error),))
    keys: dict[str, str] = {}
    complaints: list[str] = []
    for name, value in found.items():
        wrong = _unknown(name) or _unusable(name, value)
        if wrong:
            complaints.append(wrong)
        else:
            keys[name] = value
    return Keymap(keys, tuple(complaints))


def _unknown(name: str) -> str:
    commands = [known.removeprefix("keys.") for known in table("en") if known.startswith("keys.")]
    if name in commands:
        return ""
    near = difflib.get_close_matches(name, commands, n=1)
    return say("keymap.did you mean", name=name, near=near[0]) if near else say("keymap.unknown", name=name)


def _unusable(name: str, value: object) -> str:
    """What is wrong with the keys of a command, or ""."""
    if not isinstance(value, str) or not value.strip():
        return say("keymap.no keys", name=name)
    for one in (key.strip() for key in value.split(",")):
        if "alt" in one.split("+"):
            return say("keymap.alt", name=name, key=one)
        if not _is_key(one):
            return say("keymap.no such key", name=name, key=one)
    return ""


def _is_key(key: str) -> bool:
    """Whether a terminal can send such a key: a character, a named key, either with ctrl or shift."""
    from textual.keys import Keys, key_to_character

    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if not set(modifiers) <= _MODIFIERS or not last:
        return False
    return len(last) == 1 or last in {member.value for member in Keys} or key_to_character(last) is not None


def taken(nodes: Sequence[DOMNode], keys: Mapping[str, str]) -> Iterator[tuple[str, Binding]]:
    """What the user's keys take from others where `nodes` hear them, the innermost first: the key, who loses it."""
    heard: dict[str, Binding] = {}
    for node in nodes:
        bindings = in_force(node)
        kept = {binding.id for _, binding in bindings}
        for key, binding in node._bindings:
            if binding.id and binding.id not in kept:
                yield key, binding
        for key, binding in bindings:
            other = heard.setdefault(key, binding)
            if other.id != binding.id and {other.id, binding.id} & set(keys):
                yield key, other if binding.priority and not other.priority else binding
