"""Opening an archive by its place: a file, or the address of a PostgreSQL server that the user wrote down."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from workbench.archive import connecting
from workbench.archive.locating import Place, is_address
from workbench.archive.sqlite import SqliteDatabase
from workbench.archive.store import Archive
from workbench.errors import UserError


def create(place: Place) -> None:
    """Make an empty archive. Raises UserError where there is something already."""
    if is_address(place):
        _postgres().create(str(place))
    else:
        connecting.create(Path(place))


def open_archive(place: Place, *, writing: bool = False) -> Archive:
    """The archive at a place. Raises UserError or WorkError, in a sentence, where it cannot be opened."""
    if is_address(place):
        return Archive(_postgres().PostgresDatabase(str(place), writing=writing))
    return Archive(SqliteDatabase(Path(place), writing=writing))


def shown(place: Place) -> str:
    """A place as it may be shown to anybody: without a password."""
    return str(_postgres().postgres_errors.shown(str(place))) if is_address(place) else str(place)


def _postgres() -> Any:
    try:
        return importlib.import_module("workbench.archive.postgres")
    except ImportError as error:
        raise UserError("An archive on a server needs psycopg: run `pip install 'workbench[postgres]'`.") from error
