"""The archive screen under an analyst's hands, and the line it is searched by."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.support.archives import a_story, remember
from tests.support.reading import until
from workbench.archive import SqliteArchive
from workbench.archive.places import parted, place_of, read_place
from workbench.errors import UserError
from workbench.tui import wording
from workbench.tui.app import WorkbenchApp
from workbench.tui.archive import chores, jobs
from workbench.tui.archive.paths import PathSuggester, given_paths
from workbench.tui.archive.query import FIELDS, parse, spoken, value_of, with_field
from workbench.tui.archive.screen import ArchiveScreen
from workbench.tui.compare.work import Cancelled
from workbench.tui.settings import load


@asynccontextmanager
async def archive_screen(size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Pilot[Any], ArchiveScreen]]:
    app = WorkbenchApp()
    async with app.run_test(size=size) as pilot:
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, ArchiveScreen))
        screen = app.screen
        assert isinstance(screen, ArchiveScreen)
        yield pilot, screen


def listed(screen: ArchiveScreen) -> list[str]:
    return [str(option.id) for option in screen.query_one("#documents", OptionList).options]


def shown(screen: ArchiveScreen) -> str:
    return str(screen.query_one("#sheet-text", Static).content)


async def search(pilot: Pilot[Any], screen: ArchiveScreen, line: str, expected: set[str]) -> None:
    screen.look_for(line)
    await until(pilot, lambda: set(listed(screen)) == expected)


async def test_documents_are_listed_the_latest_first_and_read(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    async with archive_screen() as (pilot, screen):
        await until(pilot, lambda: len(listed(screen)) == 6)
        assert listed(screen)[:2] == ["barley", "late"]
        await pilot.press("j")
        await until(pilot, lambda: "Late Post" in shown(screen))
        text = shown(screen)
        assert text.index("Tide frees freighter") < text.index("Late Post") < text.index("ran aground")
        assert text.index("ran aground") < text.index("SHA-256")


async def test_a_line_searches_by_words_in_any_form_and_by_what_is_known(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    async with archive_screen() as (pilot, screen):
        await search(pilot, screen, "sailor", {"wire", "ledger", "brief", "late", "undated"})
        await search(pilot, screen, "sailor outlet:ledger", {"ledger"})
        await search(pilot, screen, "from:2024-05-15", {"late", "barley"})
        await search(pilot, screen, "undat", {"undated"})  # a piece of the id
        await search(pilot, screen, "nothing-like-this", set())
        await until(pilot, lambda: "Nothing fits" in shown(screen))
        await search(pilot, screen, "from:yesterday", set())
        await until(pilot, lambda: "yesterday is not a date" in shown(screen))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(screen)) == 6)


async def test_a_search_by_outlet_is_chosen_from_a_list(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    async with archive_screen() as (pilot, screen):
        await pilot.press("f", "1")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2 and bool(pilot.app.screen.query("Pick OptionList")))
        await pilot.press(*"farm", "enter")
        await until(pilot, lambda: listed(screen) == ["barley"])
        assert screen.line == 'outlet:"Farm Gazette"'


async def test_files_are_added_in_the_background_and_said(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "one.txt").write_text("The bridge at Osk is closed to lorries until the end of the month.")
    (folder / "two.html").write_bytes(b"")
    async with archive_screen() as (pilot, screen):
        await pilot.press("a")
        await pilot.pause()
        pilot.app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: "one.txt" in listed(screen))
        assert not screen.query_one("#archive-work").display


async def test_a_first_file_makes_the_users_own_archive() -> None:
    place = Path.home() / "note.txt"
    place.write_text("The ferry to Osk runs twice a day again.")
    async with archive_screen() as (pilot, screen):
        assert "No archive is open" in shown(screen)
        screen._add(str(place))
        await until(pilot, lambda: listed(screen) == ["note.txt"])


async def test_another_archive_is_made_opened_and_remembered(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    async with archive_screen() as (pilot, screen):
        await until(pilot, lambda: len(listed(screen)) == 6)
        screen._open(str(tmp_path / "other.db"))
        await until(pilot, lambda: "The archive is empty" in shown(screen))
        screen._open(str(tmp_path))
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.press("escape")
    assert load().archive == str(tmp_path / "other.db")


async def test_every_hash_is_checked_on_demand(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    with SqliteArchive(tmp_path / "case.db", writing=True) as archive:
        archive.database.execute("UPDATE versions SET text = 'forged' WHERE text LIKE '%barley%'")
    async with archive_screen() as (pilot, screen):
        await until(pilot, lambda: "holds of barley is damaged" in shown(screen))
        await pilot.press("v")
        await until(pilot, lambda: bool(pilot.app.screen.query("#error-trace")))
        told = pilot.app.screen.query_one("#error-trace").text  # type: ignore[attr-defined]
        assert "The text of barley is not what was read" in told


async def test_two_documents_are_compared_and_one_is_traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = remember(a_story(tmp_path / "case.db"))
    asked: list[tuple[str, ...]] = []
    async with archive_screen() as (pilot, screen):
        app = screen.workbench

        async def pair(article: str, origin: str) -> None:
            asked.append((article, origin))

        async def trace(place: str) -> None:
            asked.append((place,))

        monkeypatch.setattr(app, "open_pair", pair)
        monkeypatch.setattr(app, "trace_origins", trace)
        await search(pilot, screen, "ledger", {"ledger"})
        await pilot.press("c")
        await search(pilot, screen, "wire", {"wire"})
        await pilot.press("c", "t")
        await until(pilot, lambda: len(asked) == 2)
    assert asked == [(place_of(path, "ledger"), place_of(path, "wire")), (place_of(path, "wire"),)]


async def test_the_text_takes_the_lists_place_on_a_narrow_screen(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    async with archive_screen((60, 24)) as (pilot, screen):
        await until(pilot, lambda: len(listed(screen)) == 6)
        assert not screen.query_one("#archive-side").display or not screen.query_one("#archive-side").region.area
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one("#sheet-pane").region.area
        await pilot.press("escape")
        await pilot.pause()
        assert screen.query_one("#documents").region.area


async def test_the_library_leads_to_the_archive_with_what_was_typed(tmp_path: Path) -> None:
    remember(a_story(tmp_path / "case.db"))
    app = WorkbenchApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"sailor", "ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, ArchiveScreen))
        assert isinstance(app.screen, ArchiveScreen)
        assert app.screen.line == "sailor"


def test_adding_stops_where_it_is_told_to_and_keeps_the_archive_whole(tmp_path: Path) -> None:
    path = a_story(tmp_path / "case.db")
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Number {number} of a series of notes on the harbour of Osk.")
    steps: list[str] = []

    def step(words: str) -> None:
        steps.append(words)
        if len(steps) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        chores.add(path, [tmp_path], step)
    assert chores.check(path, lambda words: None).troubles == ()
    assert chores.add(path, [tmp_path], lambda words: None).words.startswith("5 added")


def test_progress_is_told_at_most_now_and_then_and_a_stop_is_heard_at_once() -> None:
    told: list[str] = []
    stopped = False
    step = jobs.Paced(told.append, lambda: stopped)
    for number in range(1000):
        step(str(number))
    assert 1 <= len(told) < 1000
    stopped = True
    with pytest.raises(Cancelled):
        step("more")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_field_is_set_and_read_back_in_both_languages(language: str) -> None:
    wording.use_language(language)
    try:
        line = "drone"
        for field in FIELDS:
            line = with_field(line, field, "deux mots" if field == "term" else "2024")
        query = parse(line, 7)
        assert (query.words, query.limit) == ("drone", 7)
        assert all(getattr(query, f) == ("deux mots" if f == "term" else "2024") for f in FIELDS)
        assert value_of(line, "term") == "deux mots"
        for field in FIELDS:
            line = with_field(line, field, "")
        assert line == "drone"
        assert parse(f"{spoken('outlet')}:RT ~ a port burns", 5).meaning == "a port burns"
    finally:
        wording.use_language("en")


def test_a_colon_that_is_no_field_is_searched_for() -> None:
    assert parse("note: re:invent", 5).words == "note: re:invent"


def test_a_place_in_an_archive_is_read_like_a_file(tmp_path: Path) -> None:
    path = a_story(tmp_path / "case#1.db")
    document = read_place(place_of(path, "ledger"))
    assert (document.id, document.outlet, document.source_path) == ("ledger", "The Ledger", f"{path}#ledger")
    assert parted(str(path)) is None
    assert parted(place_of(path, "a#b")) == (path, "a#b")
    with pytest.raises(UserError, match="does not exist"):
        read_place(str(tmp_path / "none.db#x"))


def test_paths_are_taken_as_they_are_written_or_dropped(tmp_path: Path) -> None:
    for name in ("a b.txt", "c.txt"):
        (tmp_path / name).write_text("x")
    one, two = tmp_path / "a b.txt", tmp_path / "c.txt"
    assert given_paths(str(one)) == [one]
    assert given_paths(f"'{one}' {two}") == [one, two]
    assert given_paths(f"{one}\n{two}\n") == [one, two]
    assert given_paths("  ") == []


def test_the_rest_of_a_path_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    assert asyncio.run(PathSuggester().get_suggestion(f"{tmp_path}/ev")) == f"{tmp_path}/evidence/"
    assert asyncio.run(PathSuggester().get_suggestion(f"{tmp_path}/none/x")) is None
