"""The archive screen over a server's archive: opened by its address, listed, read; no password is written down."""

from __future__ import annotations

from pathlib import Path

from tests.support.archives import a_story
from tests.support.reading import until
from tests.unit.tui.test_archive_screen import archive_screen, listed, shown
from workbench.archive.copying import copy
from workbench.archive.opening import create, open_archive
from workbench.tui.settings import load


async def test_an_archive_on_a_server_is_opened_listed_and_read(tmp_path: Path, address: str) -> None:
    create(address)
    with open_archive(a_story(tmp_path / "case.db")) as file, open_archive(address, writing=True) as server:
        copy(file, server)
    async with archive_screen() as (pilot, screen):
        screen._open(address)
        await until(pilot, lambda: len(listed(screen)) == 6)
        await pilot.press("j")
        await until(pilot, lambda: "Late Post" in shown(screen))
    assert load().archive == address


async def test_an_address_with_a_password_is_not_kept(tmp_path: Path) -> None:
    async with archive_screen() as (pilot, screen):
        screen._open("postgresql://ada:s3cret@db.example/press")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
    assert not load().archive
