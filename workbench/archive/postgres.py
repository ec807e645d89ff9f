"""The engine for a team: a PostgreSQL server (12 or newer), through psycopg 3. Imported only when one is named."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from itertools import count
from typing import Any

import psycopg
from psycopg.types.string import StrDumperUnknown, TextBinaryLoader, TextLoader

from workbench.archive import embedding, nearness, postgres_errors, postgres_schema, tsvector
from workbench.archive.postgres_schema import LOCK
from workbench.archive.wanted import Wanted

_WAIT = "30s"  # a writer waits so long for another one
_CONNECT = 10  # seconds
_CHUNK = 500  # rows a journey of a stream
MOST_RANKED = 2_000
_RANKS = "{0.7, 0.7, 0.7, 1.0}"  # D, C, B, A: a title is A

logging.getLogger("psycopg").setLevel(logging.ERROR)  # it warns of a rollback on a lost connection; we say so ourselves

# PostgreSQL's text holds neither NUL nor lone surrogates; both are in texts as they were read. U+FFFF is no character
# and marks what stands for one: 0 for NUL, 1 for itself, U+E000 and up for U+D800 and up.
_REFUSED = re.compile("[\0\uffff\ud800-\udfff]")
_MARKED = re.compile("\uffff(.)", re.DOTALL)


def escaped(text: str) -> str:
    """A text as the server can hold it; `unescaped` gives it back exactly."""
    return _REFUSED.sub(_mark, text) if _REFUSED.search(text) else text


def unescaped(text: str) -> str:
    """A text as it was read."""
    return _MARKED.sub(_unmark, text) if "\uffff" in text else text


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\uffff" + ("0" if code == 0 else "1" if code == 0xFFFF else chr(code + 0x800))


def _unmark(match: re.Match[str]) -> str:
    return {"0": "\0", "1": "\uffff"}.get(match[1]) or chr(ord(match[1]) - 0x800)


class _Dumper(StrDumperUnknown):
    def dump(self, obj: str) -> Any:
        return super().dump(escaped(obj))


class _Loader(TextLoader):
    def load(self, data: Any) -> Any:
        return unescaped(super().load(data))  # type: ignore[arg-type]


class _BinaryLoader(TextBinaryLoader):
    def load(self, data: Any) -> Any:
        return unescaped(super().load(data))  # type: ignore[arg-type]


class PostgresDatabase:
    """An archive on a server; see `database.Database`. Not for two threads at once."""

    like = "ILIKE"

    def __init__(self, address: str, *, writing: bool = False) -> None:
        self.name = postgres_errors.shown(address)
        self.connection = connect(address)
        self._streams = count(1)
        try:
            with self.speaking():
                postgres_schema.check_ours(self.connection, self.name)
                postgres_schema.migrate(self.connection)
                self._near = nearness.prepare(self.connection, writing=writing)
        except BaseException:
            self.close()
            raise

    @property
    def advice(self) -> str | None:
        """What the server lacks that would make it faster, and where to get it."""
        if self._near:
            return None
        return f"{self.name} has no pgvector: search by meaning reads every vector; let its administrator add `vector`."

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        return self.connection.execute(_dialect(sql), values, binary=True)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(_dialect(sql), rows)

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """By a cursor of the server's, WITH HOLD: it outlives the transactions of a caller who writes meanwhile."""
        with self.connection.cursor(f"stream{next(self._streams)}", withhold=True) as cursor:
            cursor.itersize = _CHUNK
            cursor.execute(_dialect(sql), values, binary=True)
            yield from cursor

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self.connection.transaction():
            self.connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            yield

    def speaking(self) -> AbstractContextManager[None]:
        return postgres_errors.speaking(self.name)

    def put(self, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
        with self.connection.cursor() as cursor:
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            if table in postgres_schema.NUMBERED:
                sequence = f"pg_get_serial_sequence('{table}', 'key')"
                cursor.execute(f"SELECT setval({sequence}, max(key)) FROM {table} HAVING max(key) > 0")

    def index(self, rows: Iterable[tuple[int, str, str]]) -> None:
        self.put("found", "version, found", ((key, tsvector.vector(title, text)) for key, title, text in rows))

    def ranked(self, wanted: Wanted, most: int, allowed: set[int] | None = None) -> list[tuple[int, float]]:
        """The index tells which texts fit; a score needs the text's own words, so only so many are ranked.

        Where more than MOST_RANKED fit, those added last are; of those that are `allowed`, all come, without a score.
        """
        query = tsvector.query(wanted)
        few = None if allowed is not None else MOST_RANKED
        with self.connection.transaction():
            # The planner takes a scan of all texts for cheap: it does not count that each must be unpacked.
            self.execute("SET LOCAL enable_seqscan = off")
            fitting = self.execute(
                "WITH fitting AS MATERIALIZED (SELECT version FROM found WHERE found @@ ?::tsquery) "
                "SELECT version FROM fitting ORDER BY version DESC LIMIT ?",
                (query, few),
            )
            keys = [key for (key,) in fitting if allowed is None or key in allowed]
            if len(keys) > MOST_RANKED:
                return [(key, 0.0) for key in keys]
            rows: list[tuple[int, float]] = self.execute(
                f"SELECT version, ts_rank('{_RANKS}', found, ?::tsquery, 1) AS score FROM found "
                "WHERE version = ANY(?) ORDER BY score DESC, version LIMIT ?",
                (query, keys, most if allowed is None else None),
            ).fetchall()
        return rows

    def keep_vectors(self, rows: Sequence[tuple[int, int, str, bytes]]) -> None:
        self.executemany(embedding.KEEP, rows)
        if self._near:
            nearness.keep(self.connection, rows)

    def nearest(
        self, question: Any, model: str, allowed: set[int] | None, most: int
    ) -> Iterable[tuple[int, float]] | None:
        return nearness.nearest(self.connection, question, model, allowed, most) if self._near else None

    def problems(self) -> Iterator[str]:
        """The server keeps references and pages whole; what could be missing are rows that follow from a text."""
        with self.speaking():
            for table, what in (("found", "search"), ("prints", "trace"), ("originals", "show --original")):
                without = f"NOT EXISTS (SELECT 1 FROM {table} t WHERE t.version = v.key)"
                (missing,) = self.execute(f"SELECT count(*) FROM versions v WHERE {without}").fetchone()
                if missing:
                    yield f"{missing} texts have no row in {table}, so that `{what}` misses them: restore a copy."

    def close(self) -> None:
        self.connection.close()


def create(address: str) -> None:
    """Make an empty archive in a database of a server. Raises UserError where there is one already."""
    name = postgres_errors.shown(address)
    with connect(address) as connection, postgres_errors.speaking(name):
        postgres_schema.create(connection, name)


def connect(address: str) -> psycopg.Connection[Any]:
    """An open connection that sees the archive's tables. Raises UserError or WorkError where there is no way in."""
    name = postgres_errors.shown(address)
    try:
        options = psycopg.conninfo.conninfo_to_dict(address)
        options.setdefault("connect_timeout", _CONNECT)
        options.setdefault("application_name", "workbench")
        connection = psycopg.connect(**options, autocommit=True)  # type: ignore[arg-type]
    except psycopg.Error as error:
        raise postgres_errors.not_reached(name, error) from error
    with postgres_errors.speaking(name):
        postgres_schema.settle(connection, _WAIT)
        connection.adapters.register_dumper(str, _Dumper)
        connection.adapters.register_loader("text", _Loader)
        connection.adapters.register_loader("text", _BinaryLoader)
    return connection


@lru_cache(maxsize=256)
def _dialect(sql: str) -> bytes:
    """A shared statement as psycopg wants it: `%s` for a value."""
    return sql.replace("%", "%%").replace("?", "%s").encode()
