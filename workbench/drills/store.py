"""The drills' database: trainees, their cards, every answer ever given, appeals, wordings a teacher accepted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from workbench import paths
from workbench.drills.model import Item, Option, Verdict
from workbench.errors import UserError, WorkError

_VERSION = 1


def default_file() -> Path:
    """`drills.db` in the user's data folder."""
    return paths.data_dir() / "drills.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """A trainee's own settings; `leech_after` lapses a card is set aside."""

    new_per_day: int = 10
    reviews_per_day: int = 100
    accents: bool = False
    typos: bool = True
    retention: float = 0.9
    leech_after: int = 5


@dataclass(frozen=True, slots=True)
class Trainee:
    id: int
    name: str
    settings: Settings


def open_store(file: Path | None = None) -> sqlite3.Connection:
    """Open or create the database. Every answer is its own transaction in a write-ahead log that is flushed to disk,
    so a killed program loses nothing that it had confirmed.

    Raises WorkError where the file is no drills database or made by a newer version.
    """
    path = file or default_file()
    paths.ensure(path.parent)
    try:
        db = sqlite3.connect(path, isolation_level=None, timeout=10)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA foreign_keys=ON")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise WorkError(f"{path} was made by a newer workbench; update the program to open it.")
        if version < _VERSION:
            db.executescript(resources.files("workbench.drills").joinpath("schema.sql").read_text("utf-8"))
            db.execute(f"PRAGMA user_version={_VERSION}")
    except sqlite3.DatabaseError as error:
        raise WorkError(
            f"{path} cannot be used as a drills database ({error}); move it away or name another."
        ) from error
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def trainee_named(db: sqlite3.Connection, name: str) -> Trainee:
    """The trainee of that name, entered now if new. Raises UserError for an empty name."""
    if not name.strip():
        raise UserError("A trainee needs a name; give one with --trainee NAME.")
    now = datetime.now(UTC).isoformat()
    db.execute("INSERT OR IGNORE INTO trainee (name, created) VALUES (?, ?)", (name.strip(), now))
    return _trainee(db.execute("SELECT * FROM trainee WHERE name = ?", (name.strip(),)).fetchone())


def trainees(db: sqlite3.Connection) -> list[Trainee]:
    return [_trainee(row) for row in db.execute("SELECT * FROM trainee ORDER BY name")]


def _trainee(row: sqlite3.Row) -> Trainee:
    known = {field.name for field in fields(Settings)}
    values = {key: value for key, value in json.loads(row["settings"]).items() if key in known}
    return Trainee(row["id"], row["name"], Settings(**values))


def save_settings(db: sqlite3.Connection, trainee: Trainee, settings: Settings) -> Trainee:
    db.execute("UPDATE trainee SET settings = ? WHERE id = ?", (json.dumps(asdict(settings)), trainee.id))
    return Trainee(trainee.id, trainee.name, settings)


def add_review(
    db: sqlite3.Connection, trainee: Trainee, item: Item, answer: str, verdict: Verdict, *, rating: int, at: datetime,
    seconds: float = 0.0, mode: str = "practice",
) -> int:  # fmt: skip
    """Write one answer down; returns its number."""
    cursor = db.execute(
        "INSERT INTO review (trainee, item, kind, lang, concept, at, answer, label, credit, rating, expected, side,"
        " seconds, mode) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (trainee.id, item.id, item.kind, item.lang, item.concept, at.timestamp(), answer, verdict.label,
         verdict.credit, rating, verdict.expected, verdict.side, seconds, mode),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def keep_items(db: sqlite3.Connection, items: list[Item], at: datetime) -> int:
    """Keep exercises made from the user's own articles, so that they can be asked again; returns how many are new."""
    before = db.execute("SELECT count(*) FROM own_item").fetchone()[0]
    with transaction(db):
        db.executemany(
            "INSERT OR REPLACE INTO own_item (id, added, data) VALUES (?, ?, ?)",
            [(item.id, at.timestamp(), json.dumps(item_to_dict(item), ensure_ascii=False)) for item in items],
        )
    return int(db.execute("SELECT count(*) FROM own_item").fetchone()[0]) - int(before)


def own_items(db: sqlite3.Connection) -> list[Item]:
    rows = db.execute("SELECT data FROM own_item ORDER BY added, id")
    return [item_from_dict(json.loads(row["data"])) for row in rows]


def item_to_dict(item: Item) -> dict[str, Any]:
    return asdict(item) | {"note": dict(item.note)}


def item_from_dict(values: Mapping[str, Any]) -> Item:
    """Read back what `item_to_dict` wrote."""
    lists = ("accepted", "keep", "avoid", "classes")
    return Item(
        **{
            **values,
            "marked": tuple((start, end) for start, end in values["marked"]),
            "options": tuple(Option(**option) for option in values["options"]),
            **{name: tuple(values[name]) for name in lists},
        }
    )


def appeal(db: sqlite3.Connection, review: int, reason: str, at: datetime) -> None:
    """ "I was right": put an answer before the teacher."""
    db.execute(
        "INSERT OR IGNORE INTO appeal (review, reason, at) VALUES (?, ?, ?)", (review, reason.strip(), at.timestamp())
    )


def appeals(db: sqlite3.Connection, decision: str = "open") -> list[dict[str, Any]]:
    """Appeals with the answer they are about and who gave it, oldest first."""
    rows = db.execute(
        "SELECT a.id, a.reason, a.at, a.decision, a.teacher, a.note, r.item, r.kind, r.lang, r.concept, r.answer,"
        " r.expected, r.label, t.name AS trainee FROM appeal a JOIN review r ON r.id = a.review"
        " JOIN trainee t ON t.id = r.trainee WHERE a.decision = ? ORDER BY a.at, a.id",
        (decision,),
    )
    return [dict(row) for row in rows]


def decide(db: sqlite3.Connection, number: int, *, upheld: bool, teacher: str, note: str, at: datetime) -> None:
    """The teacher's word. An upheld answer counts as right, also in the past, and is accepted from now on.

    Raises UserError where there is no such open appeal.
    """
    found = db.execute(
        "SELECT a.review, r.item, r.answer FROM appeal a JOIN review r ON r.id = a.review"
        " WHERE a.id = ? AND a.decision = 'open'",
        (number,),
    ).fetchone()
    if found is None:
        raise UserError(f"There is no open appeal {number}; `workbench drill appeals` lists them.")
    stamp = at.timestamp()
    with transaction(db):
        db.execute(
            "UPDATE appeal SET decision = ?, teacher = ?, note = ?, decided = ? WHERE id = ?",
            ("upheld" if upheld else "refused", teacher, note, stamp, number),
        )
        if upheld:
            db.execute("UPDATE review SET label = 'variant', credit = 1, side = NULL WHERE id = ?", (found["review"],))
            db.execute("INSERT OR IGNORE INTO wording VALUES (?, ?, ?, ?)",
                       (found["item"], found["answer"], teacher, stamp))  # fmt: skip


def accepted_wordings(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Wordings that a teacher accepted, by item."""
    found: dict[str, list[str]] = {}
    for row in db.execute("SELECT item, text FROM wording ORDER BY at, text"):
        found.setdefault(row["item"], []).append(row["text"])
    return {item: tuple(texts) for item, texts in found.items()}
