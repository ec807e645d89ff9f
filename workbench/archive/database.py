"""What the archive needs of a database engine. The SQL itself is shared; what differs between engines is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from workbench.archive.wanted import Wanted


class Rows(Protocol):
    """The answer to a statement."""

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...

    def __iter__(self) -> Iterator[Any]: ...


class Database(Protocol):
    """An open database with the archive's tables, brought up to date. Values stand as `?` in a statement.

    `name`: what messages call it; never holds a password. `like`: the operator that compares without regard to case.
    `advice`: a sentence on what the engine lacks here, or None.
    """

    name: str
    like: str

    @property
    def advice(self) -> str | None: ...

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Rows: ...

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None: ...

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Rows one after another, for answers that may be larger than memory."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All of the block's writes, or none; one writer at a time."""
        ...

    def speaking(self) -> AbstractContextManager[None]:
        """Turn the engine's errors into sentences for a person (UserError, WorkError)."""
        ...

    def put(self, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
        """Write many rows into a table with keys of their own, inside the caller's transaction."""
        ...

    def index(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """Let texts be found: (key, title, text), both as `folding.index_forms`, inside the caller's transaction."""
        ...

    def ranked(self, wanted: Wanted, most: int, allowed: set[int] | None = None) -> list[tuple[int, float]]:
        """(key, score) of the texts that hold what is wanted, best first; `most` of them, or all that are `allowed`."""
        ...

    def keep_vectors(self, rows: Sequence[tuple[int, int, str, bytes]]) -> None:
        """Keep rows of `embeddings` in place of earlier ones, inside the caller's transaction."""
        ...

    def nearest(
        self, question: Any, model: str, allowed: set[int] | None, most: int
    ) -> Iterable[tuple[int, float]] | None:
        """(version, likeness) of the `most` nearest paragraphs of current texts (of those allowed), best first.

        None where the engine compares no vectors itself.
        """
        ...

    def problems(self) -> Iterator[str]:
        """What the engine itself finds wrong with its tables, a sentence each."""
        ...

    def close(self) -> None: ...
