"""Where an archive is: a file, or the address of a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

Place: TypeAlias = "str | Path"
_SERVERS = ("postgresql://", "postgres://")


def is_address(place: Place) -> bool:
    """Whether a place is on a server: only then is a socket opened."""
    return isinstance(place, str) and place.startswith(_SERVERS)


def place_from(text: str) -> Place:
    """The place that a user wrote: an address as it stands, or a path."""
    return text if is_address(text) else Path(text)


def named(place: Place) -> str:
    """A short name for titles: the file's, or the database and its server."""
    if isinstance(place, Path):
        return place.name
    parts = urlsplit(place)
    return f"{parts.path.strip('/')}@{parts.hostname}" if parts.hostname else parts.path.strip("/")


def has_password(place: Place) -> bool:
    """Whether an address holds a password, which is then not to be written down."""
    return isinstance(place, str) and (urlsplit(place).password is not None or "password=" in place)
