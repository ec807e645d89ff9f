"""Every test runs with its own XDG folders, without sockets, and without the caller's colour settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.folders import xdg_folders
from tests.support.postgres import Server, a_server, emptied

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home: what a test writes is seen by that test only."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, folder in xdg_folders(home).items():
        monkeypatch.setenv(name, folder)
    for name in ("NO_COLOR", "TEXTUAL_THEME", "ARGOS_PACKAGES_DIR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def samples() -> Path:
    return ROOT / "samples"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL server, one for the whole run; tests that want it are skipped where there is none."""
    with a_server() as running:
        yield running


@pytest.fixture
def address(server: Server) -> str:
    """The address of a database without an archive."""
    return emptied(server)
