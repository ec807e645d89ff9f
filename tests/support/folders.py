"""The XDG folders of a test's own home."""

from __future__ import annotations

from pathlib import Path


def xdg_folders(home: Path) -> dict[str, str]:
    """Environment variables that put every XDG folder under `home`."""
    return {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
