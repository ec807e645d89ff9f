"""What a bug report needs is printed whatever is broken, and names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reading import reading, until
from workbench import paths
from workbench.cli.app import run
from workbench.findings import terminal
from workbench.glossary.loading import user_glossaries_dir


def test_info_is_text_to_paste_with_the_home_folder_left_out(
    own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--info"]) == 0
    printed = capsys.readouterr().out
    assert str(own_folders) not in printed
    assert f"~/{paths.data_dir().relative_to(own_folders)}" in printed
    for wanted in ("workbench ", "ctranslate2", "TERM" if "TERM" in terminal() else "size", "digest"):
        assert wanted in printed


def test_a_broken_glossary_is_a_line_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    user_glossaries_dir().mkdir(parents=True)
    (user_glossaries_dir() / "mine.toml").write_text("][", "utf-8")
    assert run(["--info"]) == 0
    assert "mine.toml" in capsys.readouterr().out


def test_what_names_a_machine_is_said_to_be_set_and_no_more() -> None:
    rows = terminal({"SSH_CONNECTION": "10.1.2.3 22 10.1.2.4 22", "TMUX": "/tmp/x,1,0", "TERM": "vt220"})
    assert (rows["SSH_CONNECTION"], rows["TMUX"], rows["TERM"]) == ("set", "set", "vt220")


async def test_the_screen_shows_and_copies_the_same() -> None:
    async with reading("01-crossing-en") as (pilot, _):
        await pilot.press("f12")
        await until(pilot, lambda: "digest" in str(pilot.app.screen.query_one("#info-text").render()))
        await pilot.press("y")
        await pilot.pause()
        assert "ctranslate2" in pilot.app.clipboard and "terminal" in pilot.app.clipboard
