"""Copying: the system's own tool where there is one, else the terminal (OSC 52). A toast says what was copied."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

from textual.app import App

from workbench.tui.wording import say

_TIMEOUT = 2.0


def native_tool(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that takes the clipboard's text on its input, or None where the session has none."""
    candidates = []
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if environment.get("DISPLAY"):
        candidates += [["xclip", "-selection", "clipboard"], ["xsel", "-ib"]]
    candidates += [["pbcopy"], ["clip.exe"]]
    return next((command for command in candidates if shutil.which(command[0])), None)


def copy(app: App[object], text: str, what: str) -> None:
    """Copy `text` and say so; `what` names it in the toast."""
    how = _by_tool(text)
    if how is None:
        app.copy_to_clipboard(text)
        how = "OSC 52"
    app.notify(say("copy.done", what=what, count=len(text), how=how), timeout=3)


def _by_tool(text: str) -> str | None:
    command = native_tool()
    if command is None:
        return None
    try:
        subprocess.run(
            command,
            input=text.encode(),
            check=True,
            timeout=_TIMEOUT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return command[0]
