"""Copying: the system's own tool where there is one, else the terminal (OSC 52). A toast says what was copied."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

from textual.app import App

from workbench.tui.wording import say

_TIMEOUT = 2.0


def native_tools(environment: Mapping[str, str] = os.environ) -> list[list[str]]:
    """The commands that take the clipboard's text on their input, the likeliest first; none in a bare session.

    tmux comes last: it hands the text on to the terminal around it also where programs may not (`set-clipboard
    external`, its default).
    """
    candidates = []
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if environment.get("DISPLAY"):
        candidates += [["xclip", "-selection", "clipboard"], ["xsel", "-ib"]]
    candidates += [["pbcopy"], ["clip.exe"]]
    if environment.get("TMUX"):
        candidates.append(["tmux", "load-buffer", "-w", "-"])
    return [command for command in candidates if shutil.which(command[0], path=environment.get("PATH"))]


def copy(app: App[object], text: str, what: str) -> None:
    """Copy `text` and say so; `what` names it in the toast."""
    how = next((command[0] for command in native_tools() if _takes(command, text)), None)
    if how is None:
        app.copy_to_clipboard(text)
        how = "OSC 52"
    app.notify(say("copy.done", what=what, count=len(text), how=how), timeout=3)


def _takes(command: list[str], text: str) -> bool:
    """Whether the tool took the text: one that has lost its display does not."""
    try:
        subprocess.run(
            command,
            input=text.encode("utf-8", "surrogatepass"),
            check=True,
            timeout=_TIMEOUT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
