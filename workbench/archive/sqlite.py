"""The engine that ships: one SQLite file, FTS5 for its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from workbench.archive import connecting, embedding
from workbench.archive.wanted import All, AnyOf, But, Phrase, Wanted

_TITLE_WEIGHT = "4.0, 1.0"
_LAST = (1 << 63) - 1
MOST_RANKED = 20_000


class SqliteDatabase:
    """An open archive file; see `database.Database`. Not for two threads at once."""

    like = "LIKE"
    advice = None

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

    def put(self, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
        marks = ", ".join("?" for _ in columns.split(","))
        self.connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)

    def index(self, rows: Iterable[tuple[int, str, str]]) -> None:
        self.connection.executemany("INSERT INTO found (rowid, title, lemmas) VALUES (?, ?, ?)", rows)

    def ranked(self, wanted: Wanted, most: int, allowed: set[int] | None = None) -> list[tuple[int, float]]:
        """From the index alone: no text is touched before it is known which are shown.

        Where more than MOST_RANKED texts fit, as with a word that stands everywhere and says little, only those added
        last are ranked; of those that are `allowed`, all come, the last added first, without a score.
        """
        run, expression = self.connection.execute, fts5(wanted)
        if allowed is None:
            past = run(
                "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?",
                (expression, MOST_RANKED),
            ).fetchone()
            first, last = (past[0] + 1 if past else 0), _LAST
        else:
            fitting = [key for (key,) in run("SELECT rowid FROM found WHERE found MATCH ?", (expression,))]
            both = [key for key in fitting if key in allowed]
            if not both or len(fitting) > MOST_RANKED:
                return [(key, 0.0) for key in reversed(both)]
            first, last, most = both[0], both[-1], -1
        rows = run(
            f"SELECT rowid, -rank FROM found WHERE found MATCH ? AND rank MATCH 'bm25({_TITLE_WEIGHT})' "
            "AND rowid BETWEEN ? AND ? ORDER BY rank LIMIT ?",
            (expression, first, last, most),
        )
        return [row for row in rows if allowed is None or row[0] in allowed]

    def keep_vectors(self, rows: Sequence[tuple[int, int, str, bytes]]) -> None:
        self.connection.executemany(embedding.KEEP, rows)

    def nearest(self, question: Any, model: str, allowed: set[int] | None, most: int) -> None:
        return None

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
            return f'"{wanted.words}"'
        case All():
            return " AND ".join(f"({fts5(part)})" for part in wanted.parts)
        case AnyOf():
            return " OR ".join(f"({fts5(part)})" for part in wanted.parts)
        case But():
            return f"({fts5(wanted.wanted)}) NOT ({fts5(wanted.unwanted)})"
