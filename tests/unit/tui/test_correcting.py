"""Correcting on the compare screen: each operation is saved at once and can be undone."""

from __future__ import annotations

import json
from pathlib import Path

from textual.widgets import Static

from tests.support.reading import reading
from workbench.comparison.model import Comparison
from workbench.session.operations import Note
from workbench.session.store import load, save, session_file


async def test_a_judged_mark_is_saved_at_once_and_undone() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "x")
        mark = screen.view.selected
        assert mark is not None and screen.machine is not None
        assert mark.id in screen.view.rejected
        assert "✗ rejected" in str(screen.query_one("#dossier", Static).render())
        assert load(screen.machine).entries == screen.session.entries  # type: ignore[union-attr]
        await pilot.press("u")
        assert not screen.view.rejected and not load(screen.machine).entries
        await pilot.press("U")
        assert mark.id in screen.view.rejected


async def test_two_windows_on_one_pair_lose_nothing_of_each_other() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "x")
        first = screen.view.selected
        assert first is not None and screen.machine is not None
        other = load(screen.machine).do(Note("seen from the other window"), by="Ada")
        save(other, session_file(screen.machine))
        await pilot.press("n", "x")
        second = screen.view.selected
        saved = load(screen.machine).entries
        assert [e.operation for e in saved[1:2]] == [Note("seen from the other window")]
        assert len(saved) == 3 and screen.rejected() == {first.id, second.id}  # type: ignore[union-attr]


async def test_what_another_window_did_is_shown_before_it_can_be_undone() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "x")
        assert screen.machine is not None
        other = load(screen.machine).do(Note("seen from the other window"), by="Ada")
        save(other, session_file(screen.machine))
        await pilot.press("u")
        assert load(screen.machine).entries == other.entries
        await pilot.press("u")
        assert load(screen.machine).entries == other.entries[:1]


async def test_a_session_damaged_meanwhile_is_put_aside_and_the_work_goes_on() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "x")
        assert screen.machine is not None
        place = session_file(screen.machine)
        place.write_text("{")
        await pilot.press("n", "x")
        assert len(load(screen.machine).entries) == 2
        assert place.with_name(f"{place.stem}.unread-1.json").read_text() == "{"


async def test_what_was_done_is_said_beside_the_counts_until_the_next_move() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "a")
        assert "Accepted" in str(screen.query_one("#legend", Static).render())
        await pilot.press("u")
        assert "Undone" in str(screen.query_one("#legend", Static).render())
        await pilot.press("n")
        assert "Undone" not in str(screen.query_one("#legend", Static).render())


async def test_rows_are_merged_split_and_redrawn() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("plus")
        assert (screen.view.rows[0].link.a, screen.view.rows[0].link.b) == ((0, 1), (0, 1))
        assert screen.drawn() == {((0, 1), (0, 1))}
        await pilot.press("minus")
        assert screen.view.rows[0].link.a == (0,)
        assert not screen.drawn()  # what the machine had said is the machine's again
        await pilot.press("L", "end", "ctrl+u", *"2", "enter")
        held = screen.view.rows[screen.view.row].link
        assert (held.a, held.b) == ((0,), (1,))


async def test_a_word_can_be_marked_by_hand() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("w", "v", "w", "A")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        await pilot.press(*"why", "enter")
        await pilot.pause()
        mark = screen.view.selected
        assert mark is not None and mark.kind == "loaded-term" and mark.explanation == "why"
        assert mark.to is not None and screen.comparison is not None
        assert screen.comparison.article.text.startswith(mark.to)


async def test_a_note_is_kept_with_the_mark() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "e")
        await pilot.pause()
        await pilot.press(*"ask", "ctrl+s")
        await pilot.pause()
        assert screen.stated is not None and screen.view.selected is not None
        assert screen.stated.stated(screen.view.selected.id).note == "ask"  # type: ignore[union-attr]


async def test_a_session_is_exported_and_the_machines_result_stays_the_machines(tmp_path: Path) -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "x")
        for form in ("session", "json", "html", "markdown", "tmx", "marks-csv"):
            screen._write(form, str(tmp_path / form))
        assert screen.machine is not None
        assert Comparison.from_json((tmp_path / "json").read_bytes()) == screen.machine
        assert json.loads((tmp_path / "json").read_bytes())["analyst"]["marks"][0]["decision"]["verdict"] == "rejected"
        assert json.loads((tmp_path / "session").read_text("utf-8")) == json.loads(
            session_file(screen.machine).read_text("utf-8")
        )
        assert all((tmp_path / form).stat().st_size for form in ("html", "markdown", "tmx", "marks-csv"))
