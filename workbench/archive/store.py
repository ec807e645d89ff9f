"""The archive: what is done with documents, over whatever engine keeps them."""

from __future__ import annotations

import difflib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from workbench import paths
from workbench.archive import deciding, embedding, rewordings, searching, writing
from workbench.archive.database import Database
from workbench.archive.model import Added, Decision, Entry, Hit, Prints, Query, Record, Stated, Text
from workbench.archive.sqlite import SqliteDatabase
from workbench.documents.pointers import from_text
from workbench.errors import UserError, WorkError

if TYPE_CHECKING:
    from workbench.documents.model import Document
    from workbench.glossary.model import Glossary

ENTRY = (
    "v.key, d.id, v.sha256, v.lang, v.title, v.outlet, v.published, v.url, v.captured, v.added, "
    "(SELECT count(*) FROM versions o WHERE o.document = d.key), v.pointers"
)
CURRENT = "documents d JOIN versions v ON v.key = d.current"


def default_path() -> Path:
    """The user's own archive."""
    return paths.data_dir() / "archive.sqlite"


class Archive:
    """Documents with their bytes, texts, fingerprints, vectors, comparisons and decisions. Not for two threads at once.

    Every call raises UserError or WorkError, in a sentence, where the engine fails.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    def add(self, records: Sequence[Record]) -> list[Added]:
        """Take records in, all or none of them; how each went in. Raises WorkError on a full disk."""
        with self.database.speaking(), self.database.transaction():
            return writing.add(self.database, records)

    def add_container(self, sha256: str, name: str, documents: int) -> None:
        """Remember that a file of several documents went in completely."""
        with self.database.speaking(), self.database.transaction():
            self.database.execute(
                "INSERT INTO containers VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET name = excluded.name, "
                "documents = excluded.documents, added = excluded.added",
                (sha256, name, documents, writing.now()),
            )

    def holds(self, sha256: str) -> bool:
        """Whether the document or container with these bytes went in completely."""
        return bool(
            self._row("SELECT 1 FROM versions WHERE sha256 = ?", sha256)
            or self._row("SELECT 1 FROM containers WHERE sha256 = ?", sha256)
        )

    def has(self, name: str) -> bool:
        """Whether a document is here under this id or another name it came by."""
        return bool(
            self._row("SELECT 1 FROM documents WHERE id = ?", name)
            or self._row("SELECT 1 FROM aliases WHERE alias = ?", name)
        )

    def entries(self, ids: Iterable[str] | None = None) -> Iterator[Entry]:
        """Every document, or those asked for, without text. Raises UserError for an id that is not here."""
        if ids is None:
            yield from map(entry_of, self._rows(f"SELECT {ENTRY} FROM {CURRENT} ORDER BY d.key"))
            return
        for name in ids:
            yield entry_of(self._row(f"SELECT {ENTRY} FROM {CURRENT} WHERE d.key = ?", self._key(name)))

    def document(self, id: str, number: int | None = None) -> Document:
        """A document as it was read; `number` picks a version, by default the last. Raises UserError if absent."""
        wanted = "v.key = d.current" if number is None else "v.number = ?"
        row = self._row(
            "SELECT d.id, v.text, v.lang, v.title, v.outlet, v.published, v.author, v.url, v.source_path, "
            "v.media_type, v.encoding, v.captured, v.headline_start, v.headline_end, v.pointers, o.codec, o.data "
            f"FROM documents d JOIN versions v ON v.document = d.key AND {wanted} "
            "JOIN originals o ON o.version = v.key WHERE d.key = ?",
            *([] if number is None else [number]),
            self._key(id),
        )
        if row is None:
            raise UserError(f"{id} has no version {number}; `workbench archive show {id}` lists them.")
        return _document(row)

    def texts(self, keys: Sequence[int]) -> Iterator[Text]:
        """The texts of versions, in the order asked for."""
        for key in keys:
            row = self._row(
                f"SELECT {ENTRY}, v.text FROM versions v JOIN documents d ON d.key = v.document WHERE v.key = ?", key
            )
            if row:
                yield Text(entry_of(row[:-1]), row[-1])

    def prints(self) -> Iterator[tuple[int, Prints]]:
        """The fingerprints of every current text by its key."""
        for key, words, bridge in self.database.stream(
            "SELECT p.version, p.words, p.bridge FROM prints p JOIN documents d ON d.current = p.version"
        ):
            yield key, Prints(words, bridge)

    def vectors(self, keys: Sequence[int]) -> Mapping[int, Any]:
        """Embeddings by key, where they have been filled: float32, shape (paragraphs, dimensions)."""
        return embedding.load(self.database, keys)

    def search(self, query: Query, glossary: Glossary | None = None) -> list[Hit]:
        """Documents that fit, best first; `glossary`: the user's, where it is in memory already.

        Raises UserError on a query without words.
        """
        with self.database.speaking():
            return searching.search(self, query, glossary)

    def decide(self, decision: Decision) -> None:
        """Keep an analyst's word on an edge; a later word on the same edge stands in its place."""
        self._write_down(decision.parent, decision.child, decision.verdict, decision.note, decision.by)

    def withdraw(self, parent: str, child: str, by: str = "") -> None:
        """Take the word on an edge back: the program's own view stands again."""
        self._write_down(parent, child, "withdrawn", "", by)

    def _write_down(self, parent: str, child: str, verdict: str, note: str, by: str) -> None:
        with self.database.speaking(), self.database.transaction():
            deciding.record(self.database, parent, child, verdict, note, by, writing.now())

    def undo_decision(self, by: str = "") -> Stated | None:
        """Undo the last decision of an analyst; what was undone, or None."""
        with self.database.speaking(), self.database.transaction():
            return deciding.undo(self.database, by)

    def redo_decision(self, by: str = "") -> Stated | None:
        """Redo what the analyst undid last; what stands again, or None."""
        with self.database.speaking(), self.database.transaction():
            return deciding.redo(self.database, by)

    def decisions(self) -> list[Decision]:
        """Every decision that stands, by parent and child."""
        with self.database.speaking():
            return deciding.in_force(self.database)

    def stated(self) -> list[Stated]:
        """The journal of decisions, the oldest first."""
        with self.database.speaking():
            return deciding.journal(self.database)

    def count(self) -> int:
        """How many documents there are."""
        return int(self._row("SELECT count(*) FROM documents")[0])

    def keep_comparison(self, article: str, origin: str, signature: str, result: str) -> None:
        """Keep a comparison (its JSON) of two documents; a later one replaces it."""
        current = "SELECT current FROM documents WHERE key = ?"
        keys = self._row(current, self._key(article))[0], self._row(current, self._key(origin))[0]
        with self.database.speaking(), self.database.transaction():
            self.database.execute(
                "INSERT INTO comparisons VALUES (?, ?, ?, ?) ON CONFLICT (article, origin) DO UPDATE "
                "SET signature = excluded.signature, result = excluded.result",
                (*keys, signature, result),
            )
            rewordings.keep(self.database, *keys, result)

    def comparison(self, article: str, origin: str) -> str | None:
        """The JSON of the kept comparison of two documents as they stand now, or None."""
        row = self._row(
            "SELECT c.result FROM comparisons c JOIN documents a ON a.current = c.article "
            "JOIN documents o ON o.current = c.origin WHERE a.key = ? AND o.key = ?",
            self._key(article), self._key(origin),
        )  # fmt: skip
        return row[0] if row else None

    def id_of(self, sha256: str) -> str | None:
        """The id of the document whose current version has these bytes, or None."""
        row = self._row("SELECT d.id FROM versions v JOIN documents d ON d.current = v.key WHERE v.sha256 = ?", sha256)
        return row[0] if row else None

    def _key(self, name: str) -> int:
        row = self._row("SELECT key FROM documents WHERE id = ?", name) or self._row(
            "SELECT document FROM aliases WHERE alias = ?", name
        )
        if row is None:
            ids = [one for (one,) in self._rows("SELECT id FROM documents LIMIT 5000")]
            near = difflib.get_close_matches(name, ids, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else "`workbench archive list` shows what it holds."
            raise UserError(f"{self.database.name} holds no document {name!r}; {hint}")
        return int(row[0])

    def _row(self, sql: str, *values: Any) -> Any:
        with self.database.speaking():
            return self.database.execute(sql, values).fetchone()

    def _rows(self, sql: str, *values: Any) -> Iterator[Any]:
        with self.database.speaking():
            yield from self.database.execute(sql, values)


class SqliteArchive(Archive):
    """The archive in a file. Raises UserError where there is none, or where the file is something else."""

    def __init__(self, path: str | Path, *, writing: bool = False) -> None:
        super().__init__(SqliteDatabase(Path(path), writing=writing))


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry of a row of `ENTRY`."""
    return Entry(*(*row[:-1], from_text(row[-1])))


def _document(row: Sequence[Any]) -> Document:
    from workbench.documents.model import document_from_text

    (
        id_,
        text,
        lang,
        title,
        outlet,
        published,
        author,
        url,
        path,
        kind,
        encoding,
        captured,
        start,
        end,
        pointers,
        codec,
        data,
    ) = row
    return document_from_text(
        text,
        id=id_,
        lang=lang,
        raw=_raw(id_, codec, data, text),
        title=title,
        outlet=outlet,
        published=published,
        author=author,
        url=url,
        headline=None if start is None else (start, end),
        source_path=path,
        media_type=kind,
        encoding=encoding,
        captured=captured,
        pointers=from_text(pointers),
    )


def _raw(name: str, codec: str, data: bytes | None, text: str) -> bytes:
    """The original bytes of a document. Raises WorkError where they are damaged."""
    try:
        return writing.unpacked(codec, data, text)
    except zlib.error:
        raise WorkError(
            f"What the archive holds of {name} is damaged: run `workbench archive check` and restore a copy."
        ) from None
