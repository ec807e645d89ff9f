"""Vectors on a PostgreSQL server that has pgvector: kept a second time in a form that the server compares itself.

The table `embeddings` stays what every engine has; `near` follows from it and is filled when the server first has
pgvector.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from psycopg import errors

from workbench.alignment.embeddings import DIMENSIONS
from workbench.archive.postgres_schema import LOCK, SCHEMA

if TYPE_CHECKING:
    import psycopg

_TABLE = (
    "CREATE TABLE near (version BIGINT NOT NULL REFERENCES versions (key), paragraph INTEGER NOT NULL, "
    f'model TEXT COLLATE "C" NOT NULL, vector vector({DIMENSIONS}) NOT NULL, PRIMARY KEY (version, paragraph, model))'
)
_NEAR = (
    "INSERT INTO near VALUES (%s, %s, %s, %s::vector) "
    "ON CONFLICT (version, paragraph, model) DO UPDATE SET vector = excluded.vector"
)
_CHUNK = 1000


def prepare(connection: psycopg.Connection[Any], *, writing: bool) -> bool:
    """Whether vectors can be compared on the server; made so for a writer where the server allows it."""
    if _exists(connection) or not writing:
        return _exists(connection)
    if not connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'").fetchone():
        return False
    try:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            if not _exists(connection):
                connection.execute("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public")
                connection.execute(_TABLE)
                _fill(connection)
    except (errors.InsufficientPrivilege, errors.UndefinedFile):
        return False
    return True


def _exists(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute("SELECT to_regclass(%s) IS NOT NULL", (f"{SCHEMA}.near",)).fetchone()
    return bool(row and row[0])


def _fill(connection: psycopg.Connection[Any]) -> None:
    with connection.cursor("embedded") as cursor:
        cursor.execute("SELECT version, paragraph, model, vector FROM embeddings")
        while rows := cursor.fetchmany(_CHUNK):
            keep(connection, rows)


def keep(connection: psycopg.Connection[Any], rows: Sequence[tuple[int, int, str, bytes]]) -> None:
    """Keep vectors, given as rows of `embeddings`, inside the caller's transaction."""
    import numpy as np

    with connection.cursor() as cursor:
        cursor.executemany(_NEAR, [(k, p, model, _text(np.frombuffer(v, dtype="<f2"))) for k, p, model, v in rows])


def nearest(
    connection: psycopg.Connection[Any], question: Any, model: str, allowed: set[int] | None, most: int
) -> Iterable[tuple[int, float]]:
    """(version, likeness) of the `most` nearest paragraphs of current texts, best first."""
    wanted = _text(question)
    only, keys = ("", []) if allowed is None else ("AND n.version = ANY(%s) ", [list(allowed)])
    sql = (
        "SELECT n.version, -(n.vector <#> %s::vector) FROM near n JOIN documents d ON d.current = n.version "
        f"WHERE n.model = %s {only}ORDER BY n.vector <#> %s::vector LIMIT %s"
    )
    return connection.execute(sql.encode(), (wanted, model, *keys, wanted, most)).fetchall()


def _text(vector: Any) -> str:
    return "[" + ",".join(f"{number:.6g}" for number in vector.tolist()) + "]"
