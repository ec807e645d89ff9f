"""The doors of the program: which screens there are, under which key, and where each lives.

A new screen registers itself by one line in `DOORS`. A door whose module is not there yet does not show, so a
screen can be announced before it is built.
"""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.screen import Screen


class Door(NamedTuple):
    """One screen: `name` is its mode, `key` opens it from anywhere, `where` is "module:Class"."""

    name: str
    key: str
    titles: dict[str, str]
    where: str

    def title(self, language: str) -> str:
        return self.titles.get(language, self.titles["en"])

    @property
    def module(self) -> str:
        return self.where.partition(":")[0]


DOORS: tuple[Door, ...] = (
    Door("library", "f2", {"en": "Library", "fr": "Bibliothèque"}, "workbench.tui.library.screen:LibraryScreen"),
    Door("compare", "f3", {"en": "Compare", "fr": "Comparer"}, "workbench.tui.compare.screen:CompareScreen"),
    Door("glossary", "f4", {"en": "Glossary", "fr": "Glossaire"}, "workbench.tui.glossary.screen:GlossaryScreen"),
    Door("archive", "f5", {"en": "Archive", "fr": "Archives"}, "workbench.tui.archive.screen:ArchiveScreen"),
    Door("trace", "f6", {"en": "Trace", "fr": "Filiation"}, "workbench.tui.trace.screen:TraceScreen"),
    Door("drill", "f7", {"en": "Drill", "fr": "Exercices"}, "workbench.tui.drill:DrillScreen"),
)


def open_doors() -> list[Door]:
    """The doors whose module exists; nothing of a screen is imported."""
    return [door for door in DOORS if _is_there(door.module)]


def enter(door: Door) -> type[Screen]:
    """The screen class behind a door; called without arguments it makes the screen."""
    module, _, name = door.where.partition(":")
    screen: type[Screen] = getattr(importlib.import_module(module), name)
    return screen


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
