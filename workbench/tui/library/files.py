"""Files to choose from: those of a folder that the program reads, ranked by what was typed."""

from __future__ import annotations

import hashlib
import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlparse

from workbench import paths

READABLE = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".warc", ".wacz", ".mhtml"}
MOST = 5000
_SKIPPED = {"node_modules", "__pycache__", "site-packages"}


def readable_files(folder: Path, stop: Callable[[], bool] = lambda: False) -> list[str]:
    """Paths under `folder`, relative to it, that the program reads, in order; hidden folders are left out."""
    return sorted(_walk(folder, stop), key=lambda name: (name.count(os.sep), name.lower()))


def _walk(folder: Path, stop: Callable[[], bool]) -> Iterator[str]:
    count = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_skipped(name))
        for name in names:
            if (Path(name).suffix.lower() in READABLE or name.endswith(".warc.gz")) and not name.startswith("."):
                yield os.path.relpath(os.path.join(place, name), folder)
                count += 1
        if count >= MOST or stop():
            return


def _is_skipped(folder: str) -> bool:
    return folder in _SKIPPED or folder.endswith(".egg-info")


def ranked(query: str, names: Sequence[str], most: int = 200) -> list[tuple[str, tuple[int, ...]]]:
    """The names that match what was typed, best first, with the offsets of the letters that matched."""
    from textual.fuzzy import FuzzySearch

    if not query.strip():
        return [(name, ()) for name in names[:most]]
    search = FuzzySearch(case_sensitive=False)
    scored = [(search.match(query, name), name) for name in names]
    found = [(score, name, tuple(offsets)) for (score, offsets), name in scored if score > 0]
    found.sort(key=lambda item: (-item[0], len(item[1]), item[1]))
    return [(name, offsets) for _, name, offsets in found[:most]]


def given_path(text: str) -> str:
    """A path as a terminal hands it over when a file is dropped: quoted, escaped, or as a file address."""
    words = text.strip().strip("\x00")
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        words = words[1:-1]
    elif words.startswith("file://"):
        words = unquote(urlparse(words).path)
    elif "\\ " in words:
        words = words.replace("\\ ", " ")
    try:
        return str(Path(words).expanduser()) if words else ""
    except (RuntimeError, ValueError):  # ~somebody who is not here
        return words


def given_paths(text: str) -> list[str]:
    """The files that a terminal hands over when they are dropped on it; empty where the text is anything else.

    Terminals part several files by spaces (then quoted or escaped) or by line ends.
    """
    lines = [line for line in text.strip().splitlines() if line.strip()]
    whole = [given_path(line) for line in lines]
    if whole and all(_is_file(path) for path in whole):
        return whole
    try:
        words = [given_path(word) for line in lines for word in shlex.split(line)]
    except ValueError:
        return []
    return words if words and all(_is_file(word) for word in words) else []


def brief(path: str) -> str:
    """A path as short as it can be written: from the folder we are in, or from home."""
    for start, sign in ((Path.cwd(), ""), (Path.home(), "~/")):
        if path.startswith(f"{start}{os.sep}") and start != Path(start.anchor):
            return sign + path.removeprefix(f"{start}{os.sep}")
    return path


def _is_file(path: str) -> bool:
    try:
        return bool(path) and Path(path).is_file()
    except (OSError, ValueError):  # longer than a path can be, or with a NUL in it
        return False


def keep_pasted(text: str, name: str) -> Path:
    """Write pasted text to the data folder, named by role and hash. Raises OSError."""
    data = text.encode()
    folder = paths.ensure(paths.data_dir() / "pasted")
    place = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:8]}.txt"
    paths.write_atomically(place, data)
    return place


def peek(path: Path, lines: int = 12) -> str:
    """The first lines of a text file; a few words on what a file is that cannot be shown as it is."""
    try:
        head = path.open("rb").read(3000)
        size = path.stat().st_size
    except OSError as error:
        return str(error.strerror or error)
    if path.suffix.lower() in {".txt", ".md"}:
        return "\n".join(head.decode("utf-8", "replace").splitlines()[:lines])
    return f"{path.suffix[1:].upper()}, {max(size // 1024, 1)} KB"
