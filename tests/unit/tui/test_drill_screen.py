"""The drill screen under a trainee's hands, in 80×24."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.support.comparisons import from_gold
from tests.support.reading import until
from workbench.drills import schedule, store
from workbench.drills.making import items_of
from workbench.drills.model import CHOICES, Item, Verdict
from workbench.glossary.loading import default_glossary
from workbench.tui.app import WorkbenchApp
from workbench.tui.drill import ARTICLE, DrillScreen


@asynccontextmanager
async def drilling(size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Pilot[Any], DrillScreen]]:
    app = WorkbenchApp()
    async with app.run_test(size=size) as pilot:
        await pilot.press("f7")
        screen = app.screen
        assert isinstance(screen, DrillScreen)
        await until(pilot, lambda: screen.query_one("#drill-choices", OptionList).option_count > 0)
        yield pilot, screen


def shown(screen: DrillScreen, name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


async def test_the_courses_are_offered_with_what_waits_today() -> None:
    async with drilling() as (_, screen):
        choices = screen.query_one("#drill-choices", OptionList)
        assert choices.option_count == 4
        assert "10 new" in str(choices.get_option_at_index(0).prompt)


async def test_a_choice_by_digit_is_graded_kept_and_explained_and_enter_goes_on() -> None:
    async with drilling() as (pilot, screen):
        await pilot.press("3")
        item = screen._item
        assert item is not None and item.kind in CHOICES
        wrong = next(n for n, option in enumerate(item.options, 1) if not option.right)
        await pilot.press(str(wrong))
        assert shown(screen, "drill-verdict").startswith("✗")
        await pilot.press(str(wrong))  # an answer is given once
        await pilot.press("f9")
        assert screen._db is not None
        assert screen._db.execute("SELECT count(*) FROM review").fetchone()[0] == 1
        assert [row["item"] for row in store.appeals(screen._db)] == [item.id]
        await pilot.press("enter")
        assert screen._item is not None and screen._item.id != item.id
        assert "1 done" in shown(screen, "drill-head")


def owe_a_gap() -> Item:
    """A gap that was missed an hour ago and waits now."""
    glossary = default_glossary()
    item = items_of(glossary.concepts["syria.ceasefire"], glossary, ("cloze",), ("fr",))[0]
    db = store.open_store()
    who = store.trainee_named(db, "me")
    schedule.review(db, who, item, "x", Verdict("wrong-term"), now=datetime.now(UTC) - timedelta(hours=1))
    db.close()
    return item


async def test_typed_answers_hints_and_the_way_back() -> None:
    owed = owe_a_gap()
    async with drilling() as (pilot, screen):
        await pilot.press("1")
        assert screen._item == owed
        await pilot.press("f8")
        assert owed.term[:2] in shown(screen, "drill-verdict")
        await pilot.press(*(char if char.isalpha() else "minus" for char in owed.term), "enter")
        assert shown(screen, "drill-verdict").startswith(f"Your answer: {owed.term}\n\n✓ Right.")
        await pilot.press("escape")
        assert screen._item is None
        assert screen.query_one("#drill-choices", OptionList).option_count == 4


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_nothing_runs_out_of_80_columns(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_LANG", language)
    async with drilling() as (pilot, screen):
        await pilot.press("2", "1")
        await pilot.pause()
        assert all(widget.region.right <= 80 for widget in screen.query("#drill-page > *") if widget.display)


async def test_an_open_comparison_is_offered_first_and_drilled_alone() -> None:
    app = WorkbenchApp()
    app.open_comparison = from_gold("01-crossing-en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f7")
        screen = app.screen
        assert isinstance(screen, DrillScreen)
        choices = screen.query_one("#drill-choices", OptionList)
        await until(pilot, lambda: choices.option_count == 5)
        offered = str(choices.get_option_at_index(1).prompt)
        assert choices.get_option_at_index(1).id == ARTICLE
        assert "0 due" in offered or "new" in offered
        await pilot.press("2")
        assert screen._item is not None and screen._item.made_from == "article"
        assert app.open_comparison.article.slice(screen._item.marked[0]) or screen._item.text
        assert screen._db is not None
        assert {item.made_from for item in store.own_items(screen._db)} == {"article"}
