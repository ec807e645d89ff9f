"""Asking for a file or a folder, with the rest of its name suggested."""

from __future__ import annotations

import shlex
from pathlib import Path

from textual.app import ComposeResult
from textual.suggester import Suggester
from textual.widgets import Input, Static

from workbench.tui.dialogs import Ask
from workbench.tui.library.files import given_path


class PathSuggester(Suggester):
    """The first name in the folder that begins as what is typed does."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        folder, _, begun = value.rpartition("/")
        place = Path(f"{folder}/" if "/" in value else ".").expanduser()
        try:
            names = sorted(
                one.name + ("/" if one.is_dir() else "") for one in place.iterdir() if not one.name.startswith(".")
            )
        except OSError:
            return None
        found = next((name for name in names if begun and name.startswith(begun)), None)
        return f"{folder}/{found}" if found and "/" in value else found


class AskPath(Ask):
    """One line for a path; the right arrow takes what is suggested."""

    def __init__(self, title: str, value: str = "", hint: str = "", below: str = "") -> None:
        super().__init__(title, value, hint)
        self._below = below

    def body(self) -> ComposeResult:
        yield Input(self._value, placeholder=self._hint, suggester=PathSuggester())
        if self._below:
            yield Static(self._below, classes="hint", markup=False)


def given_paths(text: str) -> list[Path]:
    """The paths in a line or in what was dropped: one, several quoted ones, or one a line."""
    whole = Path(given_path(text))
    if text.strip() and whole.exists():
        return [whole]
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        parts = lines if len(lines) > 1 else shlex.split(text)
    except ValueError:
        parts = [text]
    return [Path(given_path(part)) for part in parts if part.strip()]
