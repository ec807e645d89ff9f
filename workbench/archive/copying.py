"""A whole archive into an empty one, whatever engines keep them: a file goes to a server, or a server into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from workbench.archive import folding, writing
from workbench.archive.database import Database
from workbench.archive.store import Archive
from workbench.errors import UserError

_TABLES = {
    "documents": "key, id, current",
    "versions": "key, document, number, sha256, text_sha256, text, lang, title, outlet, published, author, url, "
    "captured, added, source_path, media_type, encoding, headline_start, headline_end, pointers",
    "aliases": "alias, document",
    "containers": "sha256, name, documents, added",
    **writing.COLUMNS,
    "translations": "version, target, engine, package, result",
    "comparisons": "article, origin, signature, result",
    "decisions": "key, parent, child, verdict, note, author, made, undone",
    "rewordings": 'article, origin, was, became, said, says, start, "end"',
}
_VECTORS = "version, paragraph, model, vector"
_CHUNK = 1000


def copy(source: Archive, target: Archive, progress: Callable[[str, int], None] = lambda table, done: None) -> None:
    """Copy every document with all its versions, and all that is known of them; all or nothing.

    Raises UserError where the target holds something.
    """
    if target.count() or target.stated():
        raise UserError(f"{target.database.name} is not empty: copy into a new archive.")
    with target.database.speaking(), source.database.speaking(), target.database.transaction():
        for table, columns in _TABLES.items():
            target.database.put(table, columns, _rows(source.database, table, columns, progress))
        vectors = _rows(source.database, "embeddings", _VECTORS, progress)
        while chunk := list(islice(vectors, _CHUNK)):
            target.database.keep_vectors(chunk)
        progress("found", 0)
        texts = source.database.stream("SELECT key, title, text, lang FROM versions ORDER BY key")
        target.database.index(folding.index_rows(texts))


def _rows(
    database: Database, table: str, columns: str, progress: Callable[[str, int], None]
) -> Iterator[tuple[Any, ...]]:
    for done, row in enumerate(database.stream(f"SELECT {columns} FROM {table}"), start=1):
        yield row
        if done % _CHUNK == 0:
            progress(table, done)
