"""Due cards: FSRS dates, new ones a day, siblings buried, leeches set aside."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from workbench.drills import schedule
from workbench.drills.model import Item, Verdict
from workbench.drills.store import Settings, Trainee, open_store, save_settings, trainee_named

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
RIGHT, WRONG = Verdict("right"), Verdict("wrong-term")


def card(name: str, concept: str = "") -> Item:
    return Item(f"cloze/fr/{concept or name}/{name}", "cloze", "fr", concept or name, "t", "____", "fr", term="x")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    connection = open_store(tmp_path / "drills.db")
    yield connection
    connection.close()


@pytest.fixture
def ana(db: Connection) -> Trainee:
    return trainee_named(db, "Ana")


def days_later(db: Connection, who: Trainee, item: Item) -> float:
    due = db.execute("SELECT due FROM card WHERE trainee = ? AND item = ?", (who.id, item.id)).fetchone()[0]
    return float((due - NOW.timestamp()) / 86400)


def test_a_new_day_brings_no_more_new_terms_than_the_setting_says(db: Connection, ana: Trainee) -> None:
    ana = save_settings(db, ana, Settings(new_per_day=2))
    pool = [card(name) for name in "abcd"]
    assert schedule.due(db, ana, NOW, pool).cards == (pool[0].id, pool[1].id)
    for item in pool[:2]:
        schedule.review(db, ana, item, "x", RIGHT, now=NOW)
    assert schedule.due(db, ana, NOW, pool).new == 0
    assert schedule.due(db, ana, NOW + timedelta(days=1), pool).new == 2


def test_a_right_answer_comes_back_later_and_a_wrong_one_within_the_sitting(db: Connection, ana: Trainee) -> None:
    known, missed = card("known"), card("missed")
    for step in range(3):
        schedule.review(db, ana, known, "x", RIGHT, now=NOW + timedelta(minutes=15 * step))
    schedule.review(db, ana, missed, "y", WRONG, now=NOW)
    assert days_later(db, ana, known) > 1
    assert days_later(db, ana, missed) < 0.02
    assert schedule.due(db, ana, NOW).cards == (missed.id,)


def test_siblings_of_a_concept_are_not_asked_on_one_day(db: Connection, ana: Trainee) -> None:
    pool = [card("one", "c"), card("two", "c"), card("three", "d")]
    assert schedule.due(db, ana, NOW, pool).cards == (pool[0].id, pool[2].id)
    for item in pool[:2]:
        schedule.review(db, ana, item, "x", WRONG, now=NOW)
    later = schedule.due(db, ana, NOW + timedelta(days=3))
    assert (later.reviews, later.buried) == (1, 1)


def test_a_term_forgotten_too_often_is_set_aside_until_it_is_revived(db: Connection, ana: Trainee) -> None:
    ana = save_settings(db, ana, replace(ana.settings, leech_after=2))
    item, when = card("hard"), NOW
    for verdict in (RIGHT, RIGHT, WRONG, RIGHT, RIGHT, WRONG):
        schedule.review(db, ana, item, "x", verdict, now=when)
        when += timedelta(days=9)
    assert [row["item"] for row in schedule.leeches(db, ana)] == [item.id]
    assert schedule.due(db, ana, when).cards == ()
    assert schedule.revive(db, ana, item.id)
    assert schedule.due(db, ana, when).cards == (item.id,)


def test_trainees_do_not_share_their_cards(db: Connection, ana: Trainee) -> None:
    schedule.review(db, ana, card("a"), "x", WRONG, now=NOW)
    assert schedule.due(db, trainee_named(db, "Ben"), NOW).reviews == 0


def test_the_day_turns_at_four_in_the_morning() -> None:
    local = datetime(2026, 3, 2, 3, 59).astimezone()
    before, after = schedule.day_of(local), schedule.day_of(local + timedelta(minutes=2))
    assert before[1] == after[0]


@pytest.mark.parametrize(
    ("label", "seconds", "rating"),
    [("right", 2.0, 4), ("right", 20.0, 3), ("variant", 2.0, 3), ("typo", 2.0, 2), ("inflected", 9, 2),
     ("wrong-side", 2.0, 1), ("empty", 2.0, 1)],
)  # fmt: skip
def test_a_verdict_becomes_a_rating(label: str, seconds: float, rating: int) -> None:
    assert schedule.rating_of(Verdict(label), seconds) == rating  # type: ignore[arg-type]
