"""What a PostgreSQL server or its driver complains of, in one sentence for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlencode, urlsplit

import psycopg
from psycopg import errors

from workbench.errors import UserError, WorkError

_LOST = "57P0"  # the server stops, or an administrator ends the connection


def shown(address: str) -> str:
    """The address without its password, for messages."""
    parts = urlsplit(address)
    user, at, host = parts.netloc.rpartition("@")
    options = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("password", "sslpassword")]
    query = urlencode(options, safe="/:")
    path = parts.path or ("/" if query else "")
    return f"{parts.scheme}://{user.split(':')[0]}{at}{host}{path}" + (f"?{query}" if query else "")


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Turn the driver's errors into UserError and WorkError."""
    try:
        yield
    except psycopg.Error as error:
        raise _sentence(name, error) from error


def not_reached(name: str, error: psycopg.Error) -> UserError:
    """Why no connection was made."""
    said = " ".join(str(error).split())
    if "password" in said or "authentication" in said or "role" in said:
        return UserError(
            f"{name} refuses this user or password: write postgresql://USER:PASSWORD@HOST/DATABASE, "
            "or keep the password in ~/.pgpass."
        )
    if "database" in said and "exist" in said:
        return UserError(
            f"There is no database at {name}: let its administrator make one (createdb), or check the name."
        )
    if isinstance(error, psycopg.ProgrammingError):
        return UserError(f"{name} is no address of a server: write postgresql://USER@HOST/DATABASE.")
    return WorkError(f"No server answers at {name}: check the address, the network, and that PostgreSQL runs there.")


def _sentence(name: str, error: psycopg.Error) -> UserError:
    state = error.sqlstate or ""
    if isinstance(error, errors.DiskFull | errors.OutOfMemory | errors.IoError):
        return WorkError(
            f"The disk of {name} is full or refuses to be written: everything added before is safe; "
            "free some space and give the same command again."
        )
    if isinstance(error, errors.LockNotAvailable):
        return WorkError(f"{name} is being written by another program: wait for it to end and try again.")
    if isinstance(error, errors.InsufficientPrivilege | errors.ReadOnlySqlTransaction):
        return UserError(f"You may not write or read that at {name}: ask its administrator for the rights.")
    if isinstance(error, errors.DataCorrupted | errors.IndexCorrupted):
        return WorkError(f"{name} is damaged: run `workbench archive check --archive {name}` and restore a copy.")
    if isinstance(error, psycopg.OperationalError) and (state.startswith(_LOST) or not state or state[:2] == "08"):
        return WorkError(
            f"The connection to {name} was lost: everything added before is safe; "
            "give the same command again when the server runs."
        )
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return WorkError(f"{name}: the archive refused the work ({said}); nothing half-written was left.")
