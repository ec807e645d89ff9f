"""A trainee's history out and in: JSON with everything, CSV with the answers."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from workbench.drills.store import (
    Settings,
    Trainee,
    item_from_dict,
    item_to_dict,
    own_items,
    save_settings,
    trainee_named,
    transaction,
)
from workbench.errors import UserError

SCHEMA = "workbench.drills/1"
CARD = ("item", "kind", "lang", "concept", "sibling", "state", "step", "stability", "difficulty", "due", "last_review",
        "introduced", "reps", "lapses", "leech")  # fmt: skip
REVIEW = ("item", "kind", "lang", "concept", "at", "answer", "label", "credit", "rating", "expected", "side", "seconds",
          "mode")  # fmt: skip
_NUMBERS = {"at": float, "credit": float, "rating": int, "seconds": float}


def to_json(db: sqlite3.Connection, trainee: Trainee) -> dict[str, Any]:
    """Settings, cards, answers with their appeals, and own exercises of one trainee."""
    reviews = []
    for row in db.execute(
        f"SELECT r.id, {', '.join('r.' + name for name in REVIEW)}, a.reason, a.at AS appealed, a.decision, a.teacher,"
        " a.note, a.decided FROM review r LEFT JOIN appeal a ON a.review = r.id WHERE r.trainee = ?"
        " ORDER BY r.at, r.id",
        (trainee.id,),
    ):
        out = {name: row[name] for name in REVIEW}
        if row["decision"] is not None:
            out["appeal"] = {k: row[k] for k in ("reason", "appealed", "decision", "teacher", "note", "decided")}
        reviews.append(out)
    cards = db.execute(f"SELECT {', '.join(CARD)} FROM card WHERE trainee = ? ORDER BY item", (trainee.id,))
    wordings = db.execute("SELECT item, text, teacher, at FROM wording ORDER BY item, text")
    return {
        "schema": SCHEMA,
        "trainee": trainee.name,
        "settings": asdict(trainee.settings),
        "cards": [dict(row) for row in cards],
        "reviews": reviews,
        "wordings": [dict(row) for row in wordings],
        "own_items": [item_to_dict(item) for item in own_items(db)],
    }


def from_json(db: sqlite3.Connection, data: str, name: str | None = None) -> tuple[Trainee, int]:
    """Bring a history in, all or nothing; what is there already stays, the later state of a card wins.

    Returns the trainee and how many answers were new. Raises UserError on another file.
    """
    try:
        content = json.loads(data)
        if content["schema"] != SCHEMA:
            raise ValueError(f"schema {content['schema']!r}")
        with transaction(db):
            return _bring_in(db, content, name)
    except (ValueError, KeyError, TypeError, sqlite3.Error) as error:
        raise UserError(
            f"This is no drills export ({error}); give a file of `workbench drill export --json`."
        ) from error


def _bring_in(db: sqlite3.Connection, content: Mapping[str, Any], name: str | None) -> tuple[Trainee, int]:
    trainee = trainee_named(db, name or content["trainee"])
    known = {field.name for field in fields(Settings)}
    trainee = save_settings(db, trainee, Settings(**{k: v for k, v in content["settings"].items() if k in known}))
    for card in content["cards"]:
        _bring_card(db, trainee, card)
    new = sum(_bring_review(db, trainee, review) for review in content["reviews"])
    for wording in content.get("wordings", ()):
        db.execute(
            "INSERT OR IGNORE INTO wording (item, text, teacher, at) VALUES (:item, :text, :teacher, :at)", wording
        )
    for values in content.get("own_items", ()):
        item = item_from_dict(values)
        db.execute("INSERT OR IGNORE INTO own_item (id, added, data) VALUES (?, 0, ?)",
                   (item.id, json.dumps(item_to_dict(item), ensure_ascii=False)))  # fmt: skip
    return trainee, new


def _bring_card(db: sqlite3.Connection, trainee: Trainee, card: Mapping[str, Any]) -> None:
    rest = [name for name in CARD if name != "item"]
    db.execute(
        f"INSERT INTO card (trainee, {', '.join(CARD)}) VALUES ({', '.join('?' * (len(CARD) + 1))})"
        f" ON CONFLICT (trainee, item) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in rest)}"
        " WHERE coalesce(excluded.last_review, 0) > coalesce(card.last_review, 0)",
        (trainee.id, *(card[name] for name in CARD)),
    )


def _bring_review(db: sqlite3.Connection, trainee: Trainee, review: Mapping[str, Any]) -> int:
    cursor = db.execute(
        f"INSERT OR IGNORE INTO review (trainee, {', '.join(REVIEW)}) VALUES ({', '.join('?' * (len(REVIEW) + 1))})",
        (trainee.id, *(review[name] for name in REVIEW)),
    )
    new = cursor.rowcount
    if new and review.get("appeal"):
        db.execute(
            "INSERT INTO appeal (review, reason, at, decision, teacher, note, decided)"
            " VALUES (?, :reason, :appealed, :decision, :teacher, :note, :decided)".replace("?", str(cursor.lastrowid)),
            review["appeal"],
        )
    return new


def to_csv(db: sqlite3.Connection, trainee: Trainee) -> str:
    """One row an answer; a first cell that a spreadsheet would take for a formula is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("trainee", *REVIEW))
    rows = db.execute(f"SELECT {', '.join(REVIEW)} FROM review WHERE trainee = ? ORDER BY at, id", (trainee.id,))
    for row in rows:
        writer.writerow([_guarded(trainee.name), *(_guarded(row[name]) for name in REVIEW)])
    return out.getvalue()


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "'") and value else value


def _unguarded(value: str) -> str:
    return value[1:] if value[:1] == "'" and value[1:2] in ("=", "+", "-", "@", "'") else value


def from_csv(db: sqlite3.Connection, data: str, name: str | None = None) -> tuple[int, int]:
    """Bring answers in from CSV and replay the new practice ones, oldest first, so that their cards get their dates.

    Returns how many rows there were and how many were new. Raises UserError on another file.
    """
    rows = list(csv.DictReader(io.StringIO(data)))
    if not rows or not set(REVIEW) <= set(rows[0]):
        raise UserError("This CSV is no drills export; its first line must name " + ", ".join(REVIEW) + ".")
    try:
        with transaction(db):
            new = sum(_replay(db, row, name) for row in sorted(rows, key=lambda row: float(row["at"])))
    except (ValueError, TypeError) as error:
        raise UserError(f"A row of this CSV cannot be read ({error}); nothing was taken in.") from error
    return len(rows), new


def _replay(db: sqlite3.Connection, row: Mapping[str, str], name: str | None) -> int:
    from datetime import UTC, datetime

    from workbench.drills.model import Item
    from workbench.drills.schedule import move_card

    plain = {key: _unguarded(value or "") for key, value in row.items()}
    trainee = trainee_named(db, name or plain.get("trainee", ""))
    values: dict[str, Any] = {key: _NUMBERS.get(key, str)(plain[key]) for key in REVIEW}
    values["side"] = values["side"] or None
    new = _bring_review(db, trainee, values)
    if new and values["mode"] == "practice":
        item = Item(values["item"], values["kind"], values["lang"], values["concept"], "", "", "")
        move_card(db, trainee, item, values["rating"], datetime.fromtimestamp(values["at"], UTC))
    return new
