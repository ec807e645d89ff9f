"""Vectors of paragraphs in the archive: filled lazily, a batch a transaction, so that work can stop and go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workbench.alignment.embeddings import DIMENSIONS, MODEL, embed
from workbench.archive.database import Database

if TYPE_CHECKING:
    from workbench.archive.store import Archive

LEADS = 3
"""Paragraphs that are embedded: a news story says in its lead what it is about."""
KEEP = (
    "INSERT INTO embeddings VALUES (?, ?, ?, ?) "
    "ON CONFLICT (version, paragraph, model) DO UPDATE SET vector = excluded.vector"
)
_BATCH = 16
_LONGEST = 1200  # characters; the model reads no more than 512 pieces


def missing(database: Database) -> list[int]:
    """The keys of current texts without vectors of this model."""
    rows = database.execute(
        "SELECT d.current FROM documents d WHERE NOT EXISTS "
        "(SELECT 1 FROM embeddings e WHERE e.version = d.current AND e.model = ?) ORDER BY d.key",
        (MODEL,),
    )
    return [key for (key,) in rows]


def fill(
    archive: Archive, keys: Sequence[int] | None = None, progress: Callable[[int, int], None] = lambda d, n: None
) -> int:
    """Embed the lead paragraphs of texts that have no vectors yet; how many texts were embedded.

    Every batch is kept as soon as it is done: stopped in the middle, the next call goes on from there.
    """
    wanted = missing(archive.database)
    if keys is not None:
        asked = set(keys)
        wanted = [key for key in wanted if key in asked]
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        leads = [(key, place, text) for key in batch for place, text in _leads(archive.database, key)]
        vectors = embed([text for _, _, text in leads])
        rows = [(k, p, MODEL, v.astype("<f2").tobytes()) for (k, p, _), v in zip(leads, vectors, strict=True)]
        with archive.database.speaking(), archive.database.transaction():
            archive.database.keep_vectors(rows)
        progress(start + len(batch), len(wanted))
    return len(wanted)


def _leads(database: Database, key: int) -> Iterator[tuple[int, str]]:
    """(paragraph, text) of the first paragraphs; every text gets at least one row, so that it counts as done."""
    text, title = database.execute("SELECT text, title FROM versions WHERE key = ?", (key,)).fetchone()
    spans = database.execute(
        'SELECT position, start, "end" FROM paragraphs WHERE version = ? ORDER BY position LIMIT ?', (key, LEADS + 1)
    ).fetchall()
    found = [(place, text[start:end][:_LONGEST]) for place, start, end in spans if end - start > 40][:LEADS]
    yield from found or [(0, (title or text)[:_LONGEST])]


def nearest(database: Database, question: Any, allowed: set[int] | None) -> Iterator[tuple[int, float]]:
    """(version, likeness) of every paragraph of the texts that are allowed, or of all, the nearest first."""
    import numpy as np

    vectors = {key: rows for key, rows in load(database).items() if allowed is None or key in allowed}
    if not vectors:
        return
    keys = np.concatenate([np.full(len(rows), key) for key, rows in vectors.items()])
    scores = np.concatenate(list(vectors.values())) @ question
    yield from ((int(keys[at]), float(scores[at])) for at in np.argsort(-scores))


def load(database: Database, keys: Sequence[int] | None = None) -> Mapping[int, Any]:
    """Vectors by version key: float32, shape (paragraphs, 384), in the order of the paragraphs. All keys where None."""
    import numpy as np

    sql = "SELECT version, vector FROM embeddings WHERE model = ?"
    if keys is None:
        rows = database.execute(f"{sql} ORDER BY version, paragraph", (MODEL,)).fetchall()
    else:
        rows = [
            row for key in keys for row in database.execute(f"{sql} AND version = ? ORDER BY paragraph", (MODEL, key))
        ]
    grouped: dict[int, list[bytes]] = {}
    for key, vector in rows:
        grouped.setdefault(key, []).append(vector)
    return {
        key: np.frombuffer(b"".join(parts), dtype="<f2").reshape(-1, DIMENSIONS).astype(np.float32)
        for key, parts in grouped.items()
    }
