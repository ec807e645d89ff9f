"""The XDG folders of a test's own home."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def xdg_folders(home: Path) -> dict[str, str]:
    """Environment variables that put every XDG folder under `home`.

    Unpacking the phrase model takes seconds, so one unpacked copy serves all the homes of a run.
    """
    shared = Path(tempfile.gettempdir()) / f"workbench-tests-{os.getuid()}" / "phrases"
    shared.mkdir(parents=True, exist_ok=True)
    shelf = home / "cache" / "workbench" / "phrases"
    shelf.parent.mkdir(parents=True, exist_ok=True)
    if not shelf.is_symlink():
        shelf.symlink_to(shared, target_is_directory=True)
    return {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
