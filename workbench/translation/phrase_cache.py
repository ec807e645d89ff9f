"""The phrase model unpacked, kept in the cache folder and mapped into memory: opened in no time, shared by processes.

The shipped file is small because it is packed; unpacking takes seconds and much memory, so it is done once.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from workbench import paths

_LAYOUT = 1  # of the arrays; another layout is another file
_ALIGN = 64


def arrays_of(path: Path, unpack: Callable[[Path], dict[str, np.ndarray]]) -> Mapping[str, np.ndarray]:
    """The flat arrays that `unpack` makes of the model file at `path`, by name; read-only where they are kept.

    Where nothing can be kept (a full disk, a read-only folder) they are held in memory instead.
    """
    file = _place(path)
    try:
        return _opened(file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # absent, or damaged: made again
        made = unpack(path)
    try:
        _keep(file, made)
    except OSError:
        return made
    del made
    return _opened(file)


def _place(path: Path) -> Path:
    """Its name changes with the model file, so that a new model never meets an old cache."""
    facts = path.stat()
    return paths.cache_dir() / "phrases" / f"{path.stem}-{facts.st_size:x}-{facts.st_mtime_ns:x}-{_LAYOUT}"


def _opened(file: Path) -> dict[str, np.ndarray]:
    """One file: the length of the table, the table (name → dtype, place, bytes) as JSON, the arrays."""
    data = np.asarray(np.memmap(file, np.uint8, "r"))
    length = int(data[:8].view("<u8")[0])
    table = json.loads(data[8 : 8 + length].tobytes())
    if len(data) != max(at + size for _, at, size in table.values()):
        raise ValueError("cut short")
    return {name: data[at : at + size].view(kind) for name, (kind, at, size) in table.items()}


def _keep(file: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """Write beside `file` and rename: whoever sees it sees all of it. Those of older models go."""
    shelf = paths.ensure(file.parent)
    pair = file.name.rsplit("-", 4)[0]  # phrases-fr_en, whatever its version
    older = [one for one in shelf.glob(f"{pair}-*") if one != file]
    head = _head(arrays)
    handle, name = tempfile.mkstemp(dir=shelf, prefix=".")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(head)
            for array in arrays.values():
                out.write(b"\0" * (-out.tell() % _ALIGN))
                out.write(array.tobytes())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for one in older:
        one.unlink(missing_ok=True)


def _head(arrays: Mapping[str, np.ndarray]) -> bytes:
    """The table and its length. Places are counted from a start that leaves room for a table of any width of digits."""
    at = -(-(8 + 64 * (len(arrays) + 1)) // _ALIGN) * _ALIGN
    table: dict[str, tuple[str, int, int]] = {}
    for name, array in arrays.items():
        at = -(-at // _ALIGN) * _ALIGN
        table[name] = (array.dtype.str, at, array.nbytes)
        at += array.nbytes
    text = json.dumps(table).encode()
    first = next(iter(table.values()))[1]
    text += b" " * (first - 8 - len(text))
    return len(text).to_bytes(8, "little") + text
