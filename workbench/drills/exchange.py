"""A trainee's history out and in, without loss: as JSON, or as CSV whose first rows a spreadsheet can read."""

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
APPEAL = ("reason", "appealed", "decision", "teacher", "note", "decided")
COLUMNS = ("row", "trainee", *REVIEW, *(f"appeal_{name}" for name in APPEAL), "data")
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
            out["appeal"] = {name: row[name] for name in APPEAL}
        reviews.append(out)
    cards = db.execute(f"SELECT {', '.join(CARD)} FROM card WHERE trainee = ? ORDER BY item", (trainee.id,))
    wordings = db.execute("SELECT item, text, teacher, at FROM wording ORDER BY item, text")
    return {
        "schema": SCHEMA,
        "trainee": trainee.name,
        "created": db.execute("SELECT created FROM trainee WHERE id = ?", (trainee.id,)).fetchone()[0],
        "settings": asdict(trainee.settings),
        "cards": [dict(row) for row in cards],
        "reviews": reviews,
        "wordings": [dict(row) for row in wordings],
        "own_items": [
            {"added": row["added"], **json.loads(row["data"])}
            for row in db.execute("SELECT added, data FROM own_item ORDER BY added, id")
        ],
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
    trainee = _enter(db, name or content["trainee"], content.get("created"))
    known = {field.name for field in fields(Settings)}
    trainee = save_settings(db, trainee, Settings(**{k: v for k, v in content["settings"].items() if k in known}))
    for card in content["cards"]:
        _bring_card(db, trainee, card)
    new = sum(_bring_review(db, trainee, review) for review in content["reviews"])
    for wording in content.get("wordings", ()):
        _bring_wording(db, wording)
    for values in content.get("own_items", ()):
        _bring_own(db, values)
    return trainee, new


def _enter(db: sqlite3.Connection, name: str, created: str | None) -> Trainee:
    """The trainee of that name; one who is new here keeps the day on which they began."""
    if created and name.strip():
        db.execute("INSERT OR IGNORE INTO trainee (name, created) VALUES (?, ?)", (name.strip(), created))
    return trainee_named(db, name)


def _bring_wording(db: sqlite3.Connection, wording: Mapping[str, Any]) -> None:
    db.execute("INSERT OR IGNORE INTO wording (item, text, teacher, at) VALUES (:item, :text, :teacher, :at)", wording)


def _bring_own(db: sqlite3.Connection, values: Mapping[str, Any]) -> None:
    item = item_from_dict({key: value for key, value in values.items() if key != "added"})
    db.execute("INSERT OR IGNORE INTO own_item (id, added, data) VALUES (?, ?, ?)",
               (item.id, values.get("added", 0), json.dumps(item_to_dict(item), ensure_ascii=False)))  # fmt: skip


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
    """One row an answer with its appeal; rows of another kind carry the rest in `data`, as JSON.

    The kinds in the column `row`: `answer`, `trainee` (settings), `card`, `wording`, `item`. A cell that a
    spreadsheet would take for a formula is quoted with an apostrophe.
    """
    content = to_json(db, trainee)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()

    def write(row_kind: str, **cells: Any) -> None:
        values = {"row": row_kind, "trainee": trainee.name, **cells}
        writer.writerow({key: _guarded(_exact(value)) for key, value in values.items() if value is not None})

    for review in content["reviews"]:
        appeal = {f"appeal_{name}": value for name, value in review.pop("appeal", {}).items()}
        write("answer", **review, **appeal)
    write("trainee", data=_packed({"created": content["created"], "settings": content["settings"]}))
    for kind, key in (("card", "cards"), ("wording", "wordings"), ("item", "own_items")):
        for values in content[key]:
            write(kind, data=_packed(values))
    return out.getvalue()


def _packed(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False)


def _exact(value: Any) -> Any:
    return repr(value) if isinstance(value, float) else value


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "'") and value else value


def _unguarded(value: str) -> str:
    return value[1:] if value[:1] == "'" and value[1:2] in ("=", "+", "-", "@", "'") else value


def from_csv(db: sqlite3.Connection, data: str, name: str | None = None) -> tuple[int, int]:
    """Bring a history in from CSV, all or nothing.

    Where the file has no rows of cards (another program's, or one cut down in a spreadsheet), the new practice
    answers are replayed, oldest first, so that their cards get their dates.

    Returns how many answers there were and how many were new. Raises UserError on another file.
    """
    rows = [_read_row(row) for row in csv.DictReader(io.StringIO(data))]
    if not rows or not set(REVIEW) <= set(rows[0]):
        raise UserError("This CSV is no drills export; its first line must name " + ", ".join(REVIEW) + ".")
    answers = sorted((row for row in rows if row["row"] == "answer"), key=lambda row: row["at"])
    replay = not any(row["row"] == "card" for row in rows)
    try:
        with transaction(db):
            for row in rows:
                _bring_row(db, row, name)
            new = sum(_bring_answer(db, row, name, replay=replay) for row in answers)
    except (ValueError, TypeError, KeyError, sqlite3.Error) as error:
        raise UserError(f"A row of this CSV cannot be read ({error}); nothing was taken in.") from error
    return len(answers), new


def _read_row(row: Mapping[str | None, Any]) -> dict[str, str]:
    plain = {key: _unguarded(value or "") for key, value in row.items() if isinstance(key, str)}
    return {"row": "answer", "data": "", **{key: value for key, value in plain.items() if key != "row" or value}}


def _bring_row(db: sqlite3.Connection, row: Mapping[str, str], name: str | None) -> None:
    """What is no answer: settings, cards, wordings, own exercises."""
    values = json.loads(row["data"]) if row["data"] else {}
    who = name or row.get("trainee", "")
    if row["row"] == "trainee":
        known = {field.name for field in fields(Settings)}
        settings = Settings(**{key: value for key, value in values["settings"].items() if key in known})
        save_settings(db, _enter(db, who, values.get("created")), settings)
    elif row["row"] == "card":
        _bring_card(db, trainee_named(db, who), values)
    elif row["row"] == "wording":
        _bring_wording(db, values)
    elif row["row"] == "item":
        _bring_own(db, values)
    elif row["row"] != "answer":
        raise ValueError(f"row {row['row']!r}")


def _bring_answer(db: sqlite3.Connection, row: Mapping[str, str], name: str | None, *, replay: bool) -> int:
    from datetime import UTC, datetime

    from workbench.drills.model import Item
    from workbench.drills.schedule import move_card

    trainee = trainee_named(db, name or row.get("trainee", ""))
    values: dict[str, Any] = {key: _NUMBERS.get(key, str)(row[key]) for key in REVIEW}
    values["side"] = values["side"] or None
    if row.get("appeal_decision"):
        appeal: dict[str, Any] = {key: row[f"appeal_{key}"] for key in APPEAL}
        times = {key: float(appeal[key]) if appeal[key] else None for key in ("appealed", "decided")}
        values["appeal"] = appeal | times
    new = _bring_review(db, trainee, values)
    if new and replay and values["mode"] == "practice":
        item = Item(values["item"], values["kind"], values["lang"], values["concept"], "", "", "")
        move_card(db, trainee, item, values["rating"], datetime.fromtimestamp(values["at"], UTC))
    return new
