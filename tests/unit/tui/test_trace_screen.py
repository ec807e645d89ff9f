"""The trace screen: a tree on a time axis, the analyst's word on its edges, likely origins."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.support.archives import a_story, remember
from tests.support.reading import until
from workbench.archive import SqliteArchive
from workbench.archive.places import place_of
from workbench.tracing.chain import chain
from workbench.tracing.model import Chain, Edge, Node
from workbench.tui.app import WorkbenchApp
from workbench.tui.compare.work import Cancelled
from workbench.tui.trace import jobs
from workbench.tui.trace.axis import FIRST, UNKNOWN, Scale, drawn, glyph, scale_of
from workbench.tui.trace.rows import stories_of
from workbench.tui.trace.screen import TraceScreen


@asynccontextmanager
async def the_chain(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Pilot[Any], TraceScreen]]:
    remember(path)
    app = WorkbenchApp()
    async with app.run_test(size=size) as pilot:
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, TraceScreen))
        screen = app.screen
        assert isinstance(screen, TraceScreen)
        await pilot.press("G")
        await until(pilot, lambda: screen.chain_view.in_hand is not None)
        await pilot.pause()
        yield pilot, screen


def parents(screen: TraceScreen) -> dict[str, str]:
    assert screen.chain_view.chain is not None
    return {edge.child: edge.parent for edge in screen.chain_view.chain.edges}


def why(screen: TraceScreen) -> str:
    return str(screen.query_one("#why-text", Static).content)


async def with_text(pilot: Pilot[Any], screen: TraceScreen, name: str) -> None:
    screen.chain_view.take(name)
    await until(pilot, lambda: name in why(screen))


async def test_the_tree_stands_on_the_axis_with_its_reasons_beneath(tmp_path: Path) -> None:
    async with the_chain(a_story(tmp_path / "case.db")) as (pilot, screen):
        lines = screen.chain_view.as_text().splitlines()
        assert lines[0].startswith("Freighter blocks channel at Lerna") and "2024-05-14 06:00" in lines[0]
        assert "Barley" not in screen.chain_view.as_text()
        place = {name: next(i for i, line in enumerate(lines) if name in line) for name in ("Lerna Wire", "Late Post")}
        assert lines[place["Lerna Wire"]].index("●") < lines[place["Late Post"]].index("●")
        await with_text(pilot, screen, "late")
        assert "copy from Lerna Wire" in why(screen) and "stand in wire" in why(screen)
        await pilot.press("o")
        assert "Farm Gazette" in screen.chain_view.as_text()


async def test_a_refused_edge_is_gone_at_once_and_in_the_next_chain_of_all_faces(tmp_path: Path) -> None:
    path = a_story(tmp_path / "case.db")
    async with the_chain(path) as (pilot, screen):
        before = parents(screen)
        await with_text(pilot, screen, "late")
        await pilot.press("x")
        await until(pilot, lambda: parents(screen) != before)
        assert parents(screen).get("late") != before["late"]
        assert screen.row is not None and screen.row.node.id == "late"
        await until(pilot, lambda: "refused by Ada" in why(screen))
        assert "the program by itself: copy from wire" in why(screen)
        after = parents(screen)
    with SqliteArchive(path) as archive:
        (said,) = archive.decisions()
        assert (said.parent, said.child, said.verdict, said.by) == (before["late"], "late", "refused", "Ada")
        assert {edge.child: edge.parent for edge in chain(archive).edges} == after
    async with the_chain(path) as (_, screen):
        assert parents(screen) == after


async def test_decisions_are_undone_redone_and_taken_back(tmp_path: Path) -> None:
    path = a_story(tmp_path / "case.db")
    async with the_chain(path) as (pilot, screen):
        before = parents(screen)
        await with_text(pilot, screen, "late")
        await pilot.press("x")
        await until(pilot, lambda: parents(screen) != before)
        after = parents(screen)
        await pilot.press("u")
        await until(pilot, lambda: parents(screen) == before)
        await pilot.press("U")
        await until(pilot, lambda: parents(screen) == after)
        await pilot.press("delete")
        await until(pilot, lambda: parents(screen) == before)
    with SqliteArchive(path) as archive:
        assert [one.verdict for one in archive.stated()] == ["refused", "withdrawn"]


async def test_an_edge_is_confirmed_with_a_reason(tmp_path: Path) -> None:
    async with the_chain(a_story(tmp_path / "case.db")) as (pilot, screen):
        await with_text(pilot, screen, "ledger")
        await pilot.press("e")
        await pilot.pause()
        pilot.app.screen.query_one(Input).value = "the editor said so"
        await pilot.press("enter")
        await until(pilot, lambda: "✓ confirmed by Ada" in why(screen))
        assert "the editor said so" in why(screen)
        assert "C✓" in screen.chain_view.as_text()


async def test_another_source_is_chosen_and_one_that_came_later_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with the_chain(a_story(tmp_path / "case.db")) as (pilot, screen):
        await with_text(pilot, screen, "late")
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*"ledger", "enter")
        await until(pilot, lambda: parents(screen)["late"] == "ledger")
        assert "the program by itself: copy from wire" in why(screen)
        await with_text(pilot, screen, "ledger")
        screen._decide("late", "ledger", "confirmed")
        await until(pilot, lambda: bool(pilot.app.screen.query("#error-sentence")))
        assert "appeared after" in str(pilot.app.screen.query_one("#error-sentence", Static).content)


async def test_enter_compares_a_text_with_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_story(tmp_path / "case.db")
    asked: list[tuple[str, str]] = []

    async def pair(article: str, origin: str) -> None:
        asked.append((article, origin))

    async with the_chain(path) as (pilot, screen):
        monkeypatch.setattr(screen.workbench, "open_pair", pair)
        await with_text(pilot, screen, "wire")
        await pilot.press("enter")  # a root: nothing to compare with, said and not done
        await with_text(pilot, screen, "late")
        await pilot.press("enter")
        await until(pilot, lambda: bool(asked))
    assert asked == [(place_of(path, "late"), place_of(path, "wire"))]


async def test_likely_origins_are_ranked_with_reasons_and_lead_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = remember(a_story(tmp_path / "case.db"))
    asked: list[tuple[str, str]] = []

    async def pair(article: str, origin: str) -> None:
        asked.append((article, origin))

    app = WorkbenchApp()
    async with app.run_test(size=(120, 40)) as pilot:
        monkeypatch.setattr(app, "open_pair", pair)
        await app.trace_origins(place_of(path, "late"))
        screen = app.screen
        assert isinstance(screen, TraceScreen)
        listed = screen.query_one("#origins", OptionList)
        await until(pilot, lambda: listed.option_count > 0)
        assert listed.get_option_at_index(0).id == "wire"
        await until(pilot, lambda: "of the article's words stand in it" in why(screen))
        await pilot.press("enter")
        await until(pilot, lambda: bool(asked))
        await pilot.press("g")
        await until(pilot, lambda: screen.chain_view.in_hand is not None)
        assert screen.row is not None and screen.row.node.id == "late"
        await pilot.press("escape")
        await pilot.pause()
        assert listed.display and not screen.chain_view.display
    assert asked == [(place_of(path, "late"), place_of(path, "wire"))]


async def test_a_file_that_is_not_in_the_archive_is_traced_too(tmp_path: Path) -> None:
    path = remember(a_story(tmp_path / "case.db"))
    with SqliteArchive(path) as archive:
        text = archive.document("ledger").text
    place = tmp_path / "found.txt"
    place.write_text(text + "\n\nCopied by hand.")
    app = WorkbenchApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await app.draw_chain(str(place))
        screen = app.screen
        assert isinstance(screen, TraceScreen)
        await until(pilot, lambda: screen.chain_view.in_hand is not None)
        assert "found.txt" in parents(screen)
        assert screen._place("found.txt") == str(place)


async def test_without_an_archive_the_screen_says_what_to_do() -> None:
    app = WorkbenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, TraceScreen))
        assert "open or make one" in str(app.screen.query_one("#trace-hint", Static).content)
        await pilot.press("G", "t", "a", "x", "p", "u", "enter", "y", "ctrl+s", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TraceScreen)


async def test_the_work_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()

    def slow(path: Path, subject: object, step: Callable[[str], None]) -> None:
        try:
            for _ in range(600):
                step("…")
                time.sleep(0.02)
        except Cancelled:
            stopped.set()
            raise

    monkeypatch.setattr(jobs, "draw", slow)
    remember(a_story(tmp_path / "case.db"))
    app = WorkbenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, TraceScreen))
        screen = app.screen
        await pilot.press("G")
        await until(pilot, lambda: screen.query_one("#trace-work").display)
        await pilot.press("escape")
        await until(pilot, lambda: not screen.query_one("#trace-work").display)
        await until(pilot, stopped.is_set)


async def test_the_chain_is_exported_with_both_words(tmp_path: Path) -> None:
    async with the_chain(a_story(tmp_path / "case.db")) as (pilot, screen):
        await with_text(pilot, screen, "late")
        await pilot.press("a")
        await until(pilot, lambda: "✓ confirmed by Ada" in why(screen))
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        pilot.app.screen.query_one(Input).value = str(tmp_path / "chain.json")
        await pilot.press("enter")
        await until(pilot, lambda: (tmp_path / "chain.json").exists())
    value = json.loads((tmp_path / "chain.json").read_text("utf-8"))
    assert [(one["child"], one["by"]) for one in value["decisions"]] == [("late", "Ada")]


# The axis, without a screen


def _node(id: str, published: str | None, hypothetical: bool = False) -> Node:
    return Node(id, id.title(), published, "en", None, 1, hypothetical, "why it must be" if hypothetical else "")


def _chain(*edges: tuple[str, str, str], **times: str | None) -> Chain:
    nodes = tuple(_node(name, when, name == "absent") for name, when in times.items())
    made = tuple(Edge(a, b, 0.5, relation, ()) for a, b, relation in edges)  # type: ignore[arg-type]
    return Chain(nodes, made)


def _picture(made: Chain, width: int = 30, even: bool = False) -> list[str]:
    (story,) = stories_of(made)
    cells = drawn(story.rows, scale_of(story.rows, width, even), width)
    return ["".join(map(glyph, line)).rstrip() for line in cells]


def test_lines_run_down_from_the_parent_and_across_to_the_child() -> None:
    made = _chain(
        ("a", "b", "copy"), ("a", "c", "translation"),
        a="2024-05-14T00:00:00Z", b="2024-05-14T10:00:00Z", c="2024-05-14T20:00:00Z",
    )  # fmt: skip
    assert _picture(made) == [
        "   ●",
        "   ├────────────●",
        "   └╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌●",
    ]


def test_a_time_that_is_not_known_stands_before_the_axis() -> None:
    made = _chain(("a", "b", "copy"), a="2024-05-14T00:00:00Z", b=None, c="2024-05-14T20:00:00Z")
    assert _picture(made)[:2] == ["   ●", "?──┘"]
    assert UNKNOWN < FIRST


def test_a_day_without_an_hour_is_as_wide_as_the_day() -> None:
    made = _chain(("a", "b", "copy"), a="2024-05-14T12:00:00Z", b="2024-05-15")
    line = _picture(made, 40)[1]
    assert line.startswith("   └─")
    assert line.rindex("·") - line.index("●") > 10


def test_a_source_that_is_not_here_stands_before_its_first_witness() -> None:
    made = _chain(
        ("absent", "b", "common-source"), ("absent", "c", "common-source"),
        absent=None, b="2024-05-14T06:00:00Z", c="2024-05-14T20:00:00Z",
    )  # fmt: skip
    first, second, third = _picture(made)
    assert first.index("○") < second.index("●") < third.index("●")


def test_every_text_of_a_story_has_one_row_however_deep() -> None:
    names = [f"n{number}" for number in range(3000)]
    edges = tuple((a, b, "copy") for a, b in pairwise(names))
    made = _chain(*edges, **dict.fromkeys(names, "2024-05-14T06:00:00Z"))
    (story,) = stories_of(made)
    assert [row.node.id for row in story.rows] == names


@pytest.mark.parametrize("hours", [1, 30, 24 * 20, 24 * 400, 24 * 9000])
@pytest.mark.parametrize("width", [30, 60, 150])
def test_ticks_never_overlap_and_stand_in_order(hours: int, width: int) -> None:
    start = datetime(2014, 5, 14, 6, 17, tzinfo=UTC)
    end = datetime.fromtimestamp(start.timestamp() + hours * 3600, UTC)
    ticks = Scale(start, end, width).ticks()
    assert ticks[0][1] == "2014-05-14 06:17"
    for (column, label), (following, _) in pairwise(ticks):
        assert column + len(label) < following
    assert ticks[-1][0] + len(ticks[-1][1]) <= max(width, FIRST + 16)


def test_steps_alike_keep_the_order_and_spread_a_crowd() -> None:
    times = {"a": "2024-05-14T00:00:00Z", "b": "2024-05-14T00:10:00Z", "c": "2024-05-14T00:20:00Z", "d": "2024-06-14"}
    made = _chain(("a", "b", "copy"), ("b", "c", "copy"), ("c", "d", "copy"), **times)
    columns = [line.index("●") for line in _picture(made, 40, even=True)]
    assert columns == sorted(columns)
    assert min(b - a for a, b in pairwise(columns)) > 8
