from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.archive import SqliteArchive
from workbench.archive.connecting import create


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    path = tmp_path / "a.sqlite"
    create(path)
    with SqliteArchive(path, writing=True) as opened:
        yield opened
