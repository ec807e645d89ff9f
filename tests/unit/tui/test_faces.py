"""What all screens share: words in two languages, keys with identities, doors, settings, dialogs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.reading import reading, until
from workbench.errors import UserError
from workbench.tui import doors, settings, wording
from workbench.tui.app import WorkbenchApp
from workbench.tui.compare.keys import CORRECTING, READING
from workbench.tui.glossary import own
from workbench.tui.library.files import given_path, ranked, readable_files

TUI = Path(wording.__file__).parent


def test_both_languages_say_the_same_things_with_the_same_gaps() -> None:
    english, french = wording.table("en"), wording.table("fr")
    assert english.keys() == french.keys()
    for name, words in english.items():
        assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", french[name])), name


def test_every_binding_has_words_and_none_needs_alt() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in TUI.rglob("*.py"))
    bound = re.findall(r'\bkey\(\s*"([\w-]+)", "([^"]+)"', sources)
    assert len(bound) > 60
    assert not [name for name, _ in bound if not wording.known(f"keys.{name}")]
    assert not [keys for _, keys in bound if "alt" in keys]


def test_no_key_of_the_compare_screen_does_two_things() -> None:
    keys = [one for binding in (*READING, *CORRECTING) for one in binding.key.split(",")]
    assert len(keys) == len(set(keys))


def test_a_door_without_a_room_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    shut = doors.Door("nowhere", "f9", {"en": "Nowhere"}, "workbench.tui.nowhere.deep:Screen")
    monkeypatch.setattr(doors, "DOORS", (*doors.DOORS, shut))
    names = [door.name for door in doors.open_doors()]
    assert "nowhere" not in names and {"library", "compare", "glossary"} <= set(names)


def test_settings_survive_and_a_damaged_file_is_no_obstacle() -> None:
    settings.save(settings.Settings(theme="nord", translation=False, analyst='A "B"'))
    assert settings.load() == settings.Settings(theme="nord", translation=False, analyst='A "B"')
    settings.settings_file().write_text("theme = 3\nlanguage = 'fr'\nunknown = 1\n")
    assert settings.load() == settings.Settings(language="fr")
    settings.settings_file().write_text("][")
    assert settings.load() == settings.Settings()


def test_the_interface_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WORKBENCH_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert settings.interface_language(settings.Settings()) == "fr"
    assert settings.interface_language(settings.Settings(language="en")) == "en"
    monkeypatch.setenv("WORKBENCH_LANG", "fr")
    assert settings.interface_language(settings.Settings(language="en")) == "fr"


async def test_keys_can_be_remapped_by_identity() -> None:
    settings.keymap_file().parent.mkdir(parents=True, exist_ok=True)
    settings.keymap_file().write_text('next = "ctrl+n"\nprevious = "alt+n"\n')
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n")
        assert screen.view.selected is None
        await pilot.press("ctrl+n")
        first = screen.view.selected
        assert first is not None
        await pilot.press("ctrl+n", "N")  # no alt: the old key stays
        assert screen.view.selected == first


async def test_the_theme_is_remembered() -> None:
    app = WorkbenchApp()
    async with app.run_test() as pilot:
        app.theme = "workbench-light"
        await pilot.pause()
    assert settings.load().theme == "workbench-light"


async def test_help_belongs_to_the_focused_widget() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("question_mark")
        await until(pilot, lambda: bool(pilot.app.screen.query("#help-text Static")))
        words = str(pilot.app.screen.query_one("#help-text Static").render())
        assert words.index("The page") < words.index("Comparing") < words.index("Everywhere")
        assert "next-same" in words
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_jump_mode_puts_the_focus_where_the_letter_stands() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert screen.focused is not None and screen.focused.id == "inspector"


async def test_a_pair_is_chosen_from_the_library(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(samples / "07-faithful-en")
    app = WorkbenchApp()
    asked: list[tuple[str, str]] = []

    async def remember(article: str, origin: str) -> None:
        asked.append((Path(article).name, Path(origin).name))

    monkeypatch.setattr(app, "open_pair", remember)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query_one("#files").option_count > 0)  # type: ignore[attr-defined]
        await pilot.press(*"artic", "enter")
        await pilot.press(*"origi", "enter", "enter")
        await until(pilot, lambda: bool(asked))
    assert asked == [("article.fr.txt", "origin.en.txt")]


def test_a_dropped_path_is_read_however_the_terminal_writes_it() -> None:
    for written in ("'/a b/c.txt'", '"/a b/c.txt"', "file:///a%20b/c.txt", "/a\\ b/c.txt ", "/a b/c.txt"):
        assert given_path(written) == "/a b/c.txt"


def test_the_finder_ranks_what_was_typed_first(samples: Path) -> None:
    names = readable_files(samples)
    assert ranked("crossarticle", names)[0][0] == "01-crossing-en/article.fr.txt"
    assert not ranked("zzzqqq", names)


def test_the_users_concept_is_checked_before_anything_is_written() -> None:
    good = '[[concept]]\nid = "syria.x"\n[[concept.term]]\nlang = "fr"\ntext = "mot"\n'
    own.keep(good, "syria")
    with pytest.raises(UserError, match="did you mean 'status'"):
        own.keep(good + 'statsu = "loaded"\n', "syria")
    with pytest.raises(UserError, match="preferred"):
        own.keep(good + 'status = "good"\n', "syria")
    assert own.own_concepts("syria")["syria.x"].terms[0].text == "mot"
    own.drop("syria.x", "syria")
    assert not own.own_file("syria").exists()
