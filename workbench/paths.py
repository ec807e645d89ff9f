"""The program's own XDG folders: nothing is written anywhere else unless the user names the file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

_NAME = "workbench"


def data_dir() -> Path:
    """Archives, sessions, installed packages, the user's glossaries."""
    return Path(platformdirs.user_data_dir(_NAME))


def config_dir() -> Path:
    """Settings and key maps."""
    return Path(platformdirs.user_config_dir(_NAME))


def cache_dir() -> Path:
    """What can be computed again: embeddings, the translation memory."""
    return Path(platformdirs.user_cache_dir(_NAME))


def state_dir() -> Path:
    """Recent files, window state, logs."""
    return Path(platformdirs.user_state_dir(_NAME))


def ensure(folder: Path) -> Path:
    """Create `folder` readable by its owner only and return it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and rename it over: a crash or a full disk leaves the old file whole.

    A device or a pipe (/dev/null, /dev/stdout) is written to and never replaced.
    Raises OSError as the system gave it; nothing half-written stays behind.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
