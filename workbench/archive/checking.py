"""Whether an archive still holds what went in: every hash, every reference, the file itself."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from workbench.archive.database import Database
from workbench.archive.writing import unpacked

if TYPE_CHECKING:
    from workbench.archive.store import Archive


def check(archive: Archive, progress: Callable[[int], None] = lambda done: None) -> Iterator[str]:
    """One sentence a problem: damaged pages, dangling references, bytes or texts that are not what they were."""
    database = archive.database
    yield from database.problems()
    with database.speaking():
        for (name,) in database.execute("SELECT id FROM documents WHERE current IS NULL"):
            yield f"{name} has no text."
        yield from _hashes(database, progress)


def _hashes(database: Database, progress: Callable[[int], None]) -> Iterator[str]:
    rows = database.stream(
        "SELECT d.id, v.number, v.sha256, v.text_sha256, v.text, o.codec, o.data, o.size FROM versions v "
        "JOIN documents d ON d.key = v.document LEFT JOIN originals o ON o.version = v.key"
    )
    for done, (name, number, digest, text_digest, text, codec, data, size) in enumerate(rows, start=1):
        what = name if number == 1 else f"{name} (version {number})"
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != text_digest:
            yield f"The text of {what} is not what was read."
        try:
            raw = unpacked(codec or "", data, text)
        except zlib.error:
            raw = b""
        if len(raw) != size or hashlib.sha256(raw).hexdigest() != digest:
            yield f"The original bytes of {what} are not what was captured."
        if done % 100 == 0:
            progress(done)
