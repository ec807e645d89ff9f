"""Writing in the user's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App


def edit(app: App[object], text: str, suffix: str = ".md") -> str:
    """`text` as the user leaves it in $VISUAL or $EDITOR. Raises OSError when no editor starts."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        raise OSError("$EDITOR is not set")
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        place = Path(folder, f"note{suffix}")
        place.write_text(text, "utf-8")
        with app.suspend():
            subprocess.run([*command, str(place)], check=False)
        return place.read_text("utf-8").rstrip("\n")
