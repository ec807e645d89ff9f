"""Somebody else's session merged on the compare screen, and notes on everything."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.support.comparisons import from_gold
from tests.support.reading import reading, until
from workbench.session import Session
from workbench.session.operations import Judge, MarkRef, Note
from workbench.session.store import load, save, session_file
from workbench.tui.compare.conflicts import MergeDialog
from workbench.tui.compare.screen import CompareScreen
from workbench.tui.dialogs import Ask, ErrorBox, Write

PAIR = "01-crossing-en"


def annas(folder: Path) -> Path:
    """A session of hers: against ours on the first mark, with something new on the second."""
    comparison = from_gold(PAIR)
    first, second = (MarkRef.of(mark) for mark in comparison.marks[:2])
    session = Session.on(comparison).do(Judge(first, "rejected"), "anna").do(Judge(second, "accepted"), "anna")
    place = folder / "anna.json"
    save(session.do(Note("hers", mark=first), "anna"), place)
    return place


async def opened(pilot: Pilot[None], kind: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


async def begin(pilot: Pilot[None], screen: CompareScreen, path: Path) -> None:
    """We accept the first mark and write on it; then their file is asked for."""
    assert screen.comparison is not None
    first = MarkRef.of(screen.comparison.marks[0])
    screen.do(Judge(first, "accepted"), "")
    screen.do(Note("mine", mark=first), "")
    await pilot.press("M")
    await opened(pilot, Ask)
    pilot.app.screen.query_one("Input").value = f"'{path}'"  # type: ignore[attr-defined]
    await pilot.press("enter")


async def test_a_session_is_laid_beside_ours_decided_merged_and_undone_at_once(tmp_path: Path) -> None:
    async with reading(PAIR) as (pilot, screen):
        await begin(pilot, screen, annas(tmp_path))
        await opened(pilot, MergeDialog)
        dialog = pilot.app.screen
        assert dialog.query_one(OptionList).option_count == 3
        sides = [str(dialog.query_one(f"#merge-{side} Static", Static).render()) for side in ("ours", "theirs")]
        assert "accepted" in sides[0] and "rejected" in sides[1] and "anna" in sides[1]
        await pilot.press("2", "j", "3", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.stated is not None and screen.session is not None
        one, two = (screen.stated.stated(mark.id) for mark in from_gold(PAIR).marks[:2])
        assert one is not None and two is not None
        assert (one.verdict, one.note, one.analyst) == ("rejected", "mine\nhers (anna)", "anna")
        assert (two.verdict, two.analyst) == ("accepted", "anna")
        assert load(from_gold(PAIR)).entries == screen.session.entries
        await pilot.press("u")
        assert [entry.by for entry in screen.session.entries] == ["", ""]


async def test_escape_from_the_merge_changes_nothing(tmp_path: Path) -> None:
    async with reading(PAIR) as (pilot, screen):
        await begin(pilot, screen, annas(tmp_path))
        await opened(pilot, MergeDialog)
        before = screen.session
        await pilot.press("T", "escape")
        await pilot.pause()
        assert screen.session == before


async def test_a_file_that_is_no_session_is_said_and_asked_for_again(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    save(Session("x", "y"), other)
    async with reading(PAIR) as (pilot, screen):
        await begin(pilot, screen, other)
        await until(pilot, lambda: any("other texts" in n.message for n in pilot.app._notifications))
        await opened(pilot, Ask)
        assert str(other) in pilot.app.screen.query_one("Input").value  # type: ignore[attr-defined]


async def test_notes_on_a_link_a_paragraph_and_the_whole_are_seen_where_they_belong() -> None:
    async with reading(PAIR) as (pilot, screen):
        for number, text in (("1", "on the link"), ("2", "on the paragraph"), ("4", "on it all")):
            await pilot.press("e")
            await pilot.pause()
            await pilot.press(number)
            await opened(pilot, Write)
            await pilot.press(*text.replace(" ", "_"), "ctrl+s")
            await pilot.pause()
        shown = str(screen.query_one("#dossier", Static).render())
        assert all(words in shown for words in ("on_the_link", "on_the_paragraph", "on_it_all"))
        assert ("article", 0) in screen.view.noted
        await pilot.press("J")
        shown = str(screen.query_one("#dossier", Static).render())
        assert "on_it_all" in shown and "on_the_link" not in shown
        await pilot.press("u", "u", "u")
        assert not screen.view.noted and "on_it_all" not in str(screen.query_one("#dossier", Static).render())


async def test_a_damaged_session_file_is_put_aside_and_said() -> None:
    place = session_file(from_gold(PAIR))
    place.parent.mkdir(parents=True)
    place.write_text('{"schema": "workbench.session/1", "half')
    async with reading(PAIR) as (pilot, _):
        await opened(pilot, ErrorBox)
        assert "now lies unchanged as" in str(pilot.app.screen.query_one("#error-sentence", Static).render())
        await pilot.press("escape", "n", "x")
        await pilot.pause()
        assert len(load(from_gold(PAIR)).entries) == 1
        (aside,) = place.parent.glob("*.unread-1.json")
        assert aside.read_text() == '{"schema": "workbench.session/1", "half'


async def test_who_signs_is_asked_once_and_kept_with_every_statement() -> None:
    async with reading(PAIR) as (pilot, screen):
        await pilot.app.run_action("app.sign")
        await opened(pilot, Ask)
        await pilot.press(*"anna", "enter")
        await pilot.pause()
        await pilot.press("n", "x")
        await pilot.pause()
        assert screen.session is not None
        assert [entry.by for entry in screen.session.entries] == ["anna"]
    async with reading(PAIR) as (pilot, screen):
        assert screen.workbench.settings.analyst == "anna"
