"""A trainee's progress as lines of plain text that fit 80 columns: bars of blocks, every bar with its number."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from workbench.drills.feedback import say
from workbench.drills.store import Trainee

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_DAYS = 14


def progress_lines(db: sqlite3.Connection, trainee: Trainee, now: datetime, language: str) -> list[str]:
    """Days, kinds of exercise, how long cards hold, weakest concepts."""
    if not db.execute("SELECT 1 FROM review WHERE trainee = ? LIMIT 1", (trainee.id,)).fetchone():
        return [say("progress.empty", language, name=trainee.name)]
    parts = (
        ("progress.days", _days(db, trainee, now)),
        ("progress.kinds", _kinds(db, trainee, language)),
        ("progress.levels", _levels(db, trainee, language)),
        ("progress.weak", _weak(db, trainee)),
    )
    lines: list[str] = []
    for key, rows in parts:
        if rows:
            lines += ["", say(key, language), *rows]
    return lines[1:]


def bar(share: float, width: int) -> str:
    """A bar of `width` cells, filled to eighths of a cell."""
    filled = round(max(0.0, min(1.0, share)) * width * 8)
    full, rest = divmod(filled, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)


def _days(db: sqlite3.Connection, trainee: Trainee, now: datetime) -> list[str]:
    first = (now.astimezone() - timedelta(days=_DAYS - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
    counts: dict[str, tuple[int, float]] = {}
    rows = db.execute("SELECT at, credit FROM review WHERE trainee = ? AND at >= ?", (trainee.id, first.timestamp()))
    for at, credit in rows:
        day = datetime.fromtimestamp(at).astimezone().date().isoformat()
        number, sum_ = counts.get(day, (0, 0.0))
        counts[day] = number + 1, sum_ + credit
    most = max((number for number, _ in counts.values()), default=1)
    lines = []
    for offset in range(_DAYS):
        day = (first + timedelta(days=offset)).date().isoformat()
        number, sum_ = counts.get(day, (0, 0.0))
        share = f"{sum_ / number:4.0%}" if number else "   –"
        lines.append(f"  {day}  {bar(number / most, 30)} {number:4}  {share}")
    return lines


def _kinds(db: sqlite3.Connection, trainee: Trainee, language: str) -> list[str]:
    rows = db.execute(
        "SELECT kind, count(*), avg(credit) FROM review WHERE trainee = ? GROUP BY kind ORDER BY kind", (trainee.id,)
    )
    return [f"  {say(f'kind.{kind}', language)[:32]:32}  {bar(mean, 20)} {mean:4.0%}  {n:5}" for kind, n, mean in rows]


def _levels(db: sqlite3.Connection, trainee: Trainee, language: str) -> list[str]:
    row = db.execute(
        "SELECT sum(leech = 0 AND state != 2), sum(leech = 0 AND state = 2 AND stability < 21),"
        " sum(leech = 0 AND state = 2 AND stability >= 21), sum(leech = 1) FROM card WHERE trainee = ?",
        (trainee.id,),
    ).fetchone()
    values = [value or 0 for value in row]
    total = sum(values) or 1
    names = ("new", "young", "mature", "leech")
    return [
        f"  {say(f'progress.{name}', language):20}  {bar(value / total, 32)} {value:5}"
        for name, value in zip(names, values, strict=True)
    ]


def _weak(db: sqlite3.Connection, trainee: Trainee) -> list[str]:
    rows = db.execute(
        "SELECT concept, avg(credit) AS mean, count(*) FROM review WHERE trainee = ? AND concept != ''"
        " GROUP BY concept HAVING mean < 0.75 ORDER BY mean, count(*) DESC, concept LIMIT 5",
        (trainee.id,),
    )
    return [f"  {concept[:40]:40}  {bar(mean, 20)} {mean:4.0%}  {n:3}" for concept, mean, n in rows]
