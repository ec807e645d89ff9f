"""Opening an archive file, and saying in one sentence what went wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.archive import schema
from workbench.errors import UserError, WorkError

_WAIT = 30.0  # seconds a writer waits for another one


def create(path: Path) -> None:
    """Make an empty archive. Raises UserError where something is there already or the folder is missing."""
    if path.exists():
        raise UserError(f"{path} exists already: open it with --archive {path}, or choose another name.")
    if not path.parent.is_dir():
        raise UserError(f"{path.parent} does not exist; create the folder or choose another one.")
    with speaking(path):
        connection = _connect(path)
        try:
            schema.migrate(connection)
        finally:
            connection.close()


def connect(path: Path, *, writing: bool = False) -> sqlite3.Connection:
    """An open connection to an existing archive, its tables brought up to date.

    Raises UserError where there is no archive, where the file is something else, or where it is newer than this
    program. Reading needs no lock: any number of processes read while one writes.
    """
    if not path.is_file():
        raise UserError(f"There is no archive at {path}: make one with `workbench archive init {path}`.")
    with speaking(path):
        connection = _connect(path)
        try:
            schema.check_ours(connection, str(path))
            schema.migrate(connection)
            if writing:
                connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block's writes, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into sentences for a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(path, error) from error


def _sentence(path: Path, error: sqlite3.Error) -> UserError:
    said = str(error)
    if "full" in said or "disk I/O" in said or "too big" in said:
        return WorkError(
            f"The disk is full or refuses to be written while working on {path}: everything added before is safe; "
            "free some space and give the same command again."
        )
    if "locked" in said or "busy" in said:
        return WorkError(f"{path} is being written by another program: wait for it to end and try again.")
    if "not a database" in said:
        return UserError(f"{path} is not an archive: check the path, or make one with `workbench archive init`.")
    if "malformed" in said or "corrupt" in said:
        return WorkError(f"{path} is damaged: run `workbench archive check --archive {path}` and restore a copy.")
    if "readonly" in said or "unable to open" in said:
        return UserError(f"{path} cannot be opened for writing: check its permissions and those of its folder.")
    return WorkError(f"{path}: the archive refused the work ({said}); nothing half-written was left.")
