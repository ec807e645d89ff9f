"""Writing in the user's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

from workbench.errors import UserError
from workbench.tui.wording import say


def editor(environment: Mapping[str, str] = os.environ) -> list[str]:
    """$VISUAL, else $EDITOR, with its arguments. Raises UserError when it is not set or not to be found."""
    name = "VISUAL" if environment.get("VISUAL", "").strip() else "EDITOR"
    given = environment.get(name, "").strip()
    if not given:
        raise UserError(say("editor.not set"))
    try:
        command = shlex.split(given)
    except ValueError:
        command = []
    if not command:
        raise UserError(say("editor.unreadable", name=name, given=given))
    if shutil.which(command[0], path=environment.get("PATH")) is None:
        raise UserError(say("editor.not found", name=name, program=command[0]))
    return command


def edit(app: App[object], text: str, suffix: str = ".md") -> str:
    """`text` as the user leaves it in their editor, without line ends at the end.

    Raises UserError, with the text as it was still the caller's, when no editor starts, when it leaves with an
    error, or when what it left is not readable.
    """
    command = editor()
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        place = Path(folder, f"note{suffix}")
        place.write_text(text, "utf-8")
        failure = _run(app, [*command, str(place)])
        if failure:
            raise UserError(failure)
        try:
            return place.read_text("utf-8").rstrip("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(say("editor.nothing left", program=command[0])) from error


def _run(app: App[object], command: list[str]) -> str:
    """Give the terminal to the editor; what went wrong, in a sentence, or "".

    No error may leave the block: Textual takes the terminal back only when the block ends well.
    """
    try:
        with app.suspend():
            try:
                code = subprocess.run(command, check=False).returncode
            except OSError as error:
                return say("editor.not started", program=command[0], reason=error.strerror or error)
    except SuspendNotSupported:
        return say("editor.not here")
    return say("editor.left with", program=command[0], code=code) if code else ""
