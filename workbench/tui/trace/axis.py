"""A time axis in characters: a scale, its ticks, and the edges of a tree drawn over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from workbench.tracing.times import interval
from workbench.tui.trace.rows import Row

UNKNOWN = 0
"""The column of texts whose time is not known."""
FIRST = 3
_STEPS = (
    *(timedelta(minutes=n) for n in (5, 15, 30)),
    *(timedelta(hours=n) for n in (1, 3, 6, 12)),
    *(timedelta(days=n) for n in (1, 2, 7, 14, 30, 91, 365, 3650)),
)
_APART = 13  # columns between ticks, at least


@dataclass(frozen=True, slots=True)
class Scale:
    """From moments to columns FIRST … width - 1. `even`: the known moments, when their order alone counts."""

    start: datetime
    end: datetime
    width: int
    even: tuple[datetime, ...] = ()

    def x(self, moment: datetime) -> int:
        """The column of a moment; those outside stand at the ends."""
        room = max(self.width - 1 - FIRST, 1)
        if self.even:
            before = sum(one < moment for one in self.even)
            return (
                FIRST + round(room * before / max(len(self.even) - 1, 1)) if before < len(self.even) else FIRST + room
            )
        whole = (self.end - self.start).total_seconds() or 1.0
        share = (moment - self.start).total_seconds() / whole
        return FIRST + round(room * min(max(share, 0.0), 1.0))

    def ticks(self) -> list[tuple[int, str]]:
        """(column, label) of round moments, none over another; the first says the whole date."""
        if self.even:
            ends = [(self.x(self.even[0]), _whole(self.even[0]))]
            last = _whole(self.even[-1])
            if self.width - len(last) > ends[0][0] + len(ends[0][1]) + 1 and len(self.even) > 1:
                ends.append((self.width - len(last), last))
            return ends
        span = self.end - self.start
        room = max(self.width - FIRST, 1)
        step = next((s for s in _STEPS if span / s <= room / _APART), _STEPS[-1])
        found = [(FIRST, _whole(self.start))]
        at, day = _rounded_up(self.start, step), self.start.date()
        while at <= self.end:
            column = self.x(at)
            label = f"{at:%m-%d}" if step >= timedelta(days=1) or at.date() != day else f"{at:%H:%M}"
            day = at.date()
            if column >= found[-1][0] + len(found[-1][1]) + 2 and column + len(label) <= self.width:
                found.append((column, label))
            at += step
        return found


def _whole(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _rounded_up(moment: datetime, step: timedelta) -> datetime:
    zero = datetime(moment.year, 1, 1, tzinfo=UTC)
    return zero + step * -(-(moment - zero) // step)


def scale_of(rows: Sequence[Row], width: int, even: bool) -> Scale | None:
    """The scale over the known times of a story; None where no time is known."""
    times = [interval(row.node.published) for row in rows if row.node.published]
    known = [time for time in times if time.known]
    if not known:
        return None
    start, end = min(time.earliest for time in known), max(time.latest for time in known)
    moments = tuple(sorted({time.earliest + time.width / 2 for time in known}))
    return Scale(start, end, width, moments if even else ())


@dataclass(slots=True)
class Cell:
    """One character of the drawing: the sides that lines leave it by, or a sign of its own, and what it belongs to."""

    sides: int = 0
    sign: str = ""
    ink: str = ""


NORTH, SOUTH, EAST, WEST = 1, 2, 4, 8
_LINES = " ╵╷│╶└┌├╴┘┐┤─┴┬┼"
_STRAIGHT = {"copy": ("│", "─"), "translation": ("╎", "╌"), "common-source": ("┊", "┈")}


def glyph(cell: Cell) -> str:
    """The character of a cell."""
    if cell.sign:
        return cell.sign
    if cell.ink in _STRAIGHT and cell.sides in (NORTH | SOUTH, EAST | WEST):
        return _STRAIGHT[cell.ink][cell.sides != (NORTH | SOUTH)]
    return _LINES[cell.sides]


def drawn(rows: Sequence[Row], scale: Scale | None, width: int) -> list[list[Cell]]:
    """The tree over the axis, one list of cells a row: shape (rows, width).

    A dot where a text stands, small dots where its time is only known to lie, "?" where it is not known, a hollow dot
    for a source that is not here; lines from each parent down and across to its children.
    """
    grid = [[Cell() for _ in range(width)] for _ in rows]
    columns = _columns(rows, scale, width)
    for at, row in enumerate(rows):
        if row.parent is not None and row.edge is not None:
            _join(grid, row.parent, at, columns[row.parent], columns[at], row.edge.relation)
    for at, row in enumerate(rows):
        time = interval(row.node.published)
        if scale is not None and time.known and not scale.even:
            first, last = scale.x(time.earliest), scale.x(time.latest)
            for x in range(first, last + 1) if last - first > 1 else ():
                if not grid[at][x].sides:
                    grid[at][x] = Cell(sign="·", ink="fuzzy")
        sign = "○" if row.node.hypothetical else "●" if time.known else "?"
        grid[at][columns[at]] = Cell(sign=sign, ink="absent" if row.node.hypothetical else "node")
    return grid


def _columns(rows: Sequence[Row], scale: Scale | None, width: int) -> list[int]:
    """Where each text stands: in the middle of what its time leaves open, but not before its parent.

    A source that is not here stands a little before its first witness.
    """
    found: list[int] = []
    for row in rows:
        time = interval(row.node.published)
        if scale is None or not time.known:
            found.append(UNKNOWN)
            continue
        at = scale.x(time.earliest + time.width / 2)
        parent = found[row.parent] if row.parent is not None else UNKNOWN
        found.append(min(max(at, parent), scale.x(time.latest)) if not scale.even else at)
    for at, row in enumerate(rows):
        if row.node.hypothetical:
            own = [found[i] for i, one in enumerate(rows) if one.parent == at and found[i] != UNKNOWN]
            found[at] = max(1, min(own) - 2) if own else UNKNOWN
    return [min(x, width - 1) for x in found]


def _join(grid: list[list[Cell]], parent: int, child: int, from_x: int, to_x: int, ink: str) -> None:
    """A line down from the parent, then across to the child."""

    def add(row: int, x: int, sides: int) -> None:
        cell = grid[row][x]
        cell.sides |= sides
        cell.ink = ink

    for row in range(parent + 1, child):
        add(row, from_x, NORTH | SOUTH)
    if from_x == to_x:
        return
    step = 1 if to_x > from_x else -1
    ahead, behind = (EAST, WEST) if step > 0 else (WEST, EAST)
    add(child, from_x, NORTH | ahead)
    for x in range(from_x + step, to_x, step):
        add(child, x, ahead | behind)
