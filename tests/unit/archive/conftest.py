"""Every behaviour of the archive is tested on both engines: a file, and a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.archive import Archive
from workbench.archive.opening import create, open_archive


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where an empty archive is, on either engine."""
    found = tmp_path / "a.sqlite" if request.param == "sqlite" else request.getfixturevalue("address")
    create(found)
    return found  # type: ignore[no-any-return]


@pytest.fixture
def archive(place: str | Path) -> Iterator[Archive]:
    with open_archive(place, writing=True) as opened:
        yield opened
