"""A trainee's progress as plain text that fits 80 columns and 23 lines: bars of blocks, every bar with its number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from workbench.drills.feedback import labelled, say
from workbench.drills.store import Trainee

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_DAYS = 14


def progress_lines(db: sqlite3.Connection, trainee: Trainee, now: datetime, language: str) -> list[str]:
    """Days, kinds of exercise, how long cards hold, weakest concepts."""
    if not db.execute("SELECT 1 FROM review WHERE trainee = ? LIMIT 1", (trainee.id,)).fetchone():
        return [say("progress.empty", language, name=trainee.name)]
    kinds, weak = _kinds(db, trainee, language), _weak(db, trainee)
    lines = [say("progress.days", language), *_days(db, trainee, now), ""]
    lines += [say("progress.kinds", language), *kinds, "", _levels(db, trainee, language)]
    return lines + ([say("progress.weak", language), *weak] if weak else [])


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
    days = [first + timedelta(days=offset) for offset in range(_DAYS)]
    found = [counts.get(day.date().isoformat(), (0, 0.0)) for day in days]
    most = max((number for number, _ in found), default=0) or 1
    shares = [f"{sum_ / number:.0%}" if number else "–" for number, sum_ in found]
    return [
        _row(_column(number / most, 1) * 3 for number, _ in found),
        _row(_column(number / most, 0) * 3 for number, _ in found),
        _row(str(number) for number, _ in found),
        _row(shares),
        _row(f"{day:%d}" for day in days),
    ]


def _row(cells: Iterable[str]) -> str:
    """Fourteen cells of five columns each."""
    return "  " + "".join(f"{cell:>5}" for cell in cells).rstrip()


def _column(share: float, row: int) -> str:
    """One row, from below, of a column two rows high that is filled to eighths."""
    filled = round(share * 16) if share == 0 else max(1, round(share * 16))
    return " ▁▂▃▄▅▆▇█"[max(0, min(8, filled - 8 * row))]


def _kinds(db: sqlite3.Connection, trainee: Trainee, language: str) -> list[str]:
    rows = db.execute(
        "SELECT kind, count(*), avg(credit) FROM review WHERE trainee = ? GROUP BY kind ORDER BY kind", (trainee.id,)
    )
    return [f"  {say(f'kind.{kind}', language)[:32]:32}  {bar(mean, 20)} {mean:4.0%}  {n:5}" for kind, n, mean in rows]


def _levels(db: sqlite3.Connection, trainee: Trainee, language: str) -> str:
    row = db.execute(
        "SELECT sum(leech = 0 AND state != 2), sum(leech = 0 AND state = 2 AND stability < 21),"
        " sum(leech = 0 AND state = 2 AND stability >= 21), sum(leech = 1) FROM card WHERE trainee = ?",
        (trainee.id,),
    ).fetchone()
    names = ("new", "young", "mature", "leech")
    told = [f"{say(f'progress.{name}', language)} {value or 0}" for name, value in zip(names, row, strict=True)]
    return labelled("progress.levels", " · ".join(told), language)


def _weak(db: sqlite3.Connection, trainee: Trainee) -> list[str]:
    rows = db.execute(
        "SELECT concept, avg(credit) AS mean, count(*) FROM review WHERE trainee = ? AND concept != ''"
        " GROUP BY concept HAVING mean < 0.75 ORDER BY mean, count(*) DESC, concept LIMIT 2",
        (trainee.id,),
    )
    return [f"  {concept[:40]:40}  {bar(mean, 20)} {mean:4.0%}  {n:3}" for concept, mean, n in rows]
