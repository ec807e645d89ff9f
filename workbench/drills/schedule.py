"""When a card comes back: FSRS a trainee, term and kind of exercise; new cards a day, buried siblings, leeches."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.drills.model import Item, Verdict
from workbench.drills.store import Trainee, add_review, transaction

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
_REVIEW_STATE = 2
_QUICK_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Due:
    """What waits today: `cards` ids of items in order (reviews, then new ones), how many of each, and what was held
    back because a sibling is asked today."""

    cards: tuple[str, ...]
    reviews: int
    new: int
    buried: int


def rating_of(verdict: Verdict, seconds: float = 0.0) -> int:
    """How well the answer was known, on FSRS's scale."""
    if not verdict.passed:
        return AGAIN
    if verdict.credit < 1.0:
        return HARD
    return EASY if verdict.label == "right" and 0 < seconds < _QUICK_SECONDS else GOOD


def review(
    db: sqlite3.Connection, trainee: Trainee, item: Item, answer: str, verdict: Verdict, *, now: datetime,
    seconds: float = 0.0, mode: str = "practice",
) -> int:  # fmt: skip
    """Write an answer down and move its card, in one transaction; returns the number of the answer."""
    rating = rating_of(verdict, seconds)
    with transaction(db):
        number = add_review(db, trainee, item, answer, verdict, rating=rating, at=now, seconds=seconds, mode=mode)
        if mode == "practice":
            move_card(db, trainee, item, rating, now)
    return number


def move_card(db: sqlite3.Connection, trainee: Trainee, item: Item, rating: int, now: datetime) -> None:
    """Give the card of an item its next date (FSRS-6, Ye et al. 2024), inside the caller's transaction."""
    from fsrs import Rating

    row = db.execute("SELECT * FROM card WHERE trainee = ? AND item = ?", (trainee.id, item.id)).fetchone()
    card = _card(row) if row else _new_card(now)
    lapsed = row is not None and row["state"] == _REVIEW_STATE and rating == AGAIN
    moved, _ = _scheduler(trainee.settings.retention).review_card(card, Rating(rating), now.astimezone(UTC))
    lapses = (row["lapses"] if row else 0) + lapsed
    leech = int(lapses >= trainee.settings.leech_after or bool(row and row["leech"]))
    values = _values(moved)
    db.execute(
        "INSERT INTO card (trainee, item, kind, lang, concept, sibling, introduced, reps, lapses, leech, state, step,"
        " stability, difficulty, due, last_review) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (trainee, item) DO UPDATE SET reps = reps + 1, lapses = excluded.lapses, leech = excluded.leech,"
        " state = excluded.state, step = excluded.step, stability = excluded.stability,"
        " difficulty = excluded.difficulty, due = excluded.due, last_review = excluded.last_review",
        (
            trainee.id,
            item.id,
            item.kind,
            item.lang,
            item.concept,
            item.sibling,
            now.timestamp(),
            lapses,
            leech,
            *values,
        ),
    )


@lru_cache(maxsize=8)
def _scheduler(retention: float) -> Scheduler:
    """Without random fuzz: the same answers give the same dates."""
    from fsrs import Scheduler

    return Scheduler(desired_retention=retention, enable_fuzzing=False)


def _new_card(now: datetime) -> Card:
    from fsrs import Card

    return Card(card_id=0, due=now.astimezone(UTC))


def _card(row: sqlite3.Row) -> Card:
    from fsrs import Card, State

    last = row["last_review"]
    return Card(
        card_id=row["id"],
        state=State(row["state"]),
        step=row["step"],
        stability=row["stability"],
        difficulty=row["difficulty"],
        due=datetime.fromtimestamp(row["due"], UTC),
        last_review=datetime.fromtimestamp(last, UTC) if last is not None else None,
    )


def _values(card: Card) -> tuple[Any, ...]:
    last = card.last_review
    return (int(card.state), card.step, card.stability, card.difficulty, card.due.timestamp(),
            last.timestamp() if last else None)  # fmt: skip


def due(
    db: sqlite3.Connection, trainee: Trainee, now: datetime, pool: Sequence[Item] = (), *, only: Iterable[str] = ()
) -> Due:
    """What to ask today: cards whose date has come, then new items of `pool` in its order.

    One item a concept and day: siblings are buried until tomorrow, except a card that is itself being learnt.
    `only`: ask nothing but these items. Leeches are left out (see `leeches`).
    """
    start, end = day_of(now)
    allowed = frozenset(only)
    answered = "SELECT item, sibling FROM card WHERE trainee = ? AND last_review >= ?"
    asked_today = {row["item"]: row["sibling"] for row in db.execute(answered, (trainee.id, start))}
    taken = set(asked_today.values())
    ids: list[str] = []
    buried = 0
    rows = db.execute(
        "SELECT item, sibling FROM card WHERE trainee = ? AND leech = 0 AND due <= ? ORDER BY due, id",
        (trainee.id, max(now.timestamp(), _learning_ahead(now, end))),
    )
    for item, sibling in rows:
        if len(ids) == trainee.settings.reviews_per_day:
            break
        if allowed and item not in allowed:
            continue
        if sibling in taken and item not in asked_today:
            buried += 1
        else:
            taken.add(sibling)
            ids.append(item)
    new = _new(db, trainee, pool, taken, start)
    return Due((*ids, *new), len(ids), len(new), buried)


def _learning_ahead(now: datetime, end: float) -> float:
    """Cards in their first minutes are asked again in the same sitting, up to twenty minutes early."""
    return min(now.timestamp() + 20 * 60, end)


def _new(db: sqlite3.Connection, trainee: Trainee, pool: Sequence[Item], taken: set[str], start: float) -> list[str]:
    introduced = db.execute(
        "SELECT count(*) FROM card WHERE trainee = ? AND introduced >= ?", (trainee.id, start)
    ).fetchone()[0]
    room = trainee.settings.new_per_day - introduced
    if room <= 0 or not pool:
        return []
    known = {row["item"] for row in db.execute("SELECT item FROM card WHERE trainee = ?", (trainee.id,))}
    chosen: list[str] = []
    for item in pool:
        if len(chosen) == room:
            break
        if item.id not in known and item.sibling not in taken:
            taken.add(item.sibling)
            chosen.append(item.id)
    return chosen


def day_of(now: datetime) -> tuple[float, float]:
    """Start and end of the trainee's day: from four in the morning, local time."""
    local = now.astimezone() - timedelta(hours=4)
    start = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=4)
    return start.timestamp(), (start + timedelta(days=1)).timestamp()


def leeches(db: sqlite3.Connection, trainee: Trainee) -> list[dict[str, Any]]:
    """Cards set aside because they were forgotten again and again."""
    rows = db.execute(
        "SELECT item, kind, lang, concept, lapses, reps FROM card WHERE trainee = ? AND leech = 1"
        " ORDER BY lapses DESC, item",
        (trainee.id,),
    )
    return [dict(row) for row in rows]


def revive(db: sqlite3.Connection, trainee: Trainee, item: str) -> bool:
    """Ask a leech again, its lapses forgotten; False where it is none."""
    cursor = db.execute(
        "UPDATE card SET leech = 0, lapses = 0 WHERE trainee = ? AND item = ? AND leech = 1", (trainee.id, item)
    )
    return cursor.rowcount > 0
