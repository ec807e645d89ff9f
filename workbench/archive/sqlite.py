"""The engine that ships: one SQLite file, FTS5 for its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from workbench.archive import connecting
from workbench.archive.wanted import All, AnyOf, But, Phrase, Wanted

_TITLE_WEIGHT = "4.0, 1.0, 0.7"


class SqliteDatabase:
    """An open archive file; see `database.Database`. Not for two threads at once."""

    like = "LIKE"

    def __init__(self, path: Path, *, writing: bool = False) -> None:
        self.path = path
        self.name = str(path)
        self.connection = connecting.connect(path, writing=writing)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self.connection.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self.connection.executemany(sql, rows)

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        return self.connection.execute(sql, values)

    def transaction(self) -> AbstractContextManager[None]:
        return connecting.transaction(self.connection)

    def speaking(self) -> AbstractContextManager[None]:
        return connecting.speaking(self.path)

    def index(self, key: int, title: str, words: str, lemmas: str) -> None:
        self.connection.execute(
            "INSERT INTO found (rowid, title, words, lemmas) VALUES (?, ?, ?, ?)", (key, title, words, lemmas)
        )

    def ranked(self, wanted: Wanted, most: int | None) -> list[tuple[int, float]]:
        """From the index alone: no text is touched before it is known which are shown."""
        sql = f"SELECT rowid, -rank FROM found WHERE found MATCH ? AND rank MATCH 'bm25({_TITLE_WEIGHT})' ORDER BY rank"
        return self.connection.execute(f"{sql} LIMIT ?", (fts5(wanted), -1 if most is None else most)).fetchall()

    def problems(self) -> Iterator[str]:
        try:
            for (said,) in self.connection.execute("PRAGMA integrity_check"):
                if said != "ok":
                    yield f"The file is damaged: {said}."
            for table, row, target, _ in self.connection.execute("PRAGMA foreign_key_check"):
                yield f"Row {row} of {table} points to nothing in {target}."
            self.connection.execute("INSERT INTO found (found) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            yield f"The file is damaged ({error}): restore it from a copy."

    def close(self) -> None:
        self.connection.close()


def fts5(wanted: Wanted) -> str:
    """What is wanted as an expression of FTS5."""
    match wanted:
        case Phrase():
            return f'{"lemmas" if wanted.lemmas else "{title words}"} : "{wanted.words}"'
        case All():
            return " AND ".join(f"({fts5(part)})" for part in wanted.parts)
        case AnyOf():
            return " OR ".join(f"({fts5(part)})" for part in wanted.parts)
        case But():
            return f"({fts5(wanted.wanted)}) NOT ({fts5(wanted.unwanted)})"
