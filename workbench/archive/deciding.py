"""The journal of decisions: what analysts said of edges, in order; undone and redone, never overwritten."""

from __future__ import annotations

from workbench.archive.database import Database
from workbench.archive.model import Decision, Stated

_COLUMNS = "parent, child, verdict, note, author, made, undone"


def record(database: Database, parent: str, child: str, verdict: str, note: str, by: str, made: str) -> None:
    """Write one line, inside the caller's transaction. What was undone before can then not be redone any more."""
    database.execute(
        "INSERT INTO decisions (parent, child, verdict, note, author, made) VALUES (?, ?, ?, ?, ?, ?)",
        (parent, child, verdict, note, by, made),
    )


def undo(database: Database, by: str) -> Stated | None:
    """Take back the last decision of `by` that stands; None where there is none."""
    return _turn(database, "undone = 0 AND author = ? ORDER BY key DESC LIMIT 1", (by,), 1)


def redo(database: Database, by: str) -> Stated | None:
    """Put back what `by` undid last; None where there is nothing, or where something was decided since."""
    later = "key > (SELECT coalesce(max(key), 0) FROM decisions WHERE undone = 0 AND author = ?)"
    return _turn(database, f"undone = 1 AND author = ? AND {later} ORDER BY key LIMIT 1", (by, by), 0)


def _turn(database: Database, where: str, values: tuple[str, ...], undone: int) -> Stated | None:
    row = database.execute(f"SELECT key, {_COLUMNS} FROM decisions WHERE {where}", values).fetchone()
    if row is None:
        return None
    database.execute("UPDATE decisions SET undone = ? WHERE key = ?", (undone, row[0]))
    return _stated((*row[1:-1], undone))


def journal(database: Database) -> list[Stated]:
    """Every line, the oldest first, those undone included."""
    return [_stated(row) for row in database.execute(f"SELECT {_COLUMNS} FROM decisions ORDER BY key")]


def in_force(database: Database) -> list[Decision]:
    """What stands, by parent and child: the last word on each pair, and of confirmed parents of one child the last."""
    last: dict[tuple[str, str], Stated] = {}
    for one in journal(database):
        if not one.undone:
            last.pop((one.parent, one.child), None)  # the last word goes to the end
            last[one.parent, one.child] = one
    parent_of = {one.child: one.parent for one in last.values() if one.verdict == "confirmed"}
    return [
        Decision(one.parent, one.child, one.verdict, one.note, one.by, one.made)  # type: ignore[arg-type]
        for _, one in sorted(last.items())
        if one.verdict == "refused" or (one.verdict == "confirmed" and parent_of[one.child] == one.parent)
    ]


def _stated(row: tuple[str, str, str, str, str, str, int]) -> Stated:
    parent, child, verdict, note, author, made, undone = row
    return Stated(parent, child, verdict, note, author, made, bool(undone))
