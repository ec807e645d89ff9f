from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.archive import Record, SqliteArchive
from workbench.archive.connecting import create


@pytest.fixture
def archive_of(tmp_path: Path) -> Callable[[list[Record]], SqliteArchive]:
    def make(records: list[Record]) -> SqliteArchive:
        path = tmp_path / "a.sqlite"
        create(path)
        archive = SqliteArchive(path, writing=True)
        archive.add(records)
        return archive

    return make
