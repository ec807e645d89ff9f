"""The user's own keys: what is wrong with them is said in a sentence, and help names the keys that work."""

from __future__ import annotations

import pytest

from tests.support.reading import reading, until
from workbench.tui import keymap
from workbench.tui.settings import keymap_file


def written(text: str) -> None:
    keymap_file().parent.mkdir(parents=True, exist_ok=True)
    keymap_file().write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('nexxt = "x"', "did you mean next?"),
        ('frobnicate = "x"', "no command frobnicate"),
        ('next = "alt+n"', "without alt"),
        ('next = "ctrl+gibberish"', "no key ctrl+gibberish"),
        ("next = 5", "in quotation marks"),
        ('next = ""', "in quotation marks"),
        ("next = [", "the keys are as shipped"),
    ],
)
def test_what_cannot_be_used_is_said_and_left_out(text: str, said: str) -> None:
    written(f'{text}\nzoom = "Z"\n' if "[" not in text else text)
    found = keymap.load()
    (sentence,) = found.complaints
    assert said in sentence
    assert found.keys == ({} if "[" in text else {"zoom": "Z"})


def test_characters_names_and_control_keys_are_keys() -> None:
    written('next = "?,f9,ctrl+n,shift+tab,space,é"\n')
    assert not keymap.load().complaints


async def test_a_key_that_is_taken_from_another_command_is_said_once() -> None:
    written('next = "x"\nprevious = "j"\n')
    async with reading("01-crossing-en") as (pilot, _):
        await until(pilot, lambda: len(pilot.app._notifications) >= 2)
        await pilot.press("x", "x", "w")
        said = [one.message for one in pilot.app._notifications if "keymap.toml" in one.message]
        assert len(said) == 2
        assert any("x is taken from “Reject”" in one for one in said)
        assert any("j is taken from “Previous mark”" in one for one in said)


async def test_help_and_palette_name_the_keys_that_work() -> None:
    written('next = "ctrl+n"\n')
    async with reading("01-crossing-en") as (pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: bool(pilot.app.screen.query("#help-text Static")))
        words = str(pilot.app.screen.query_one("#help-text Static").render())
        (line,) = [line for line in words.splitlines() if line.rstrip().endswith(" next")]
        assert line.split()[0] == "^n"
