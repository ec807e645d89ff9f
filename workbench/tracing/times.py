"""When a text was published, as an interval as wide as the source leaves it open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_FORM = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$"
)
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Interval:
    """The earliest and the latest moment (UTC) at which a text can have appeared."""

    earliest: datetime
    latest: datetime

    @property
    def known(self) -> bool:
        return self != UNKNOWN

    @property
    def width(self) -> timedelta:
        return self.latest - self.earliest


UNKNOWN = Interval(_FIRST, _LAST)


@lru_cache(maxsize=1 << 16)
def interval(published: str | None) -> Interval:
    """What a year, month, day or time of publication leaves open; everything where it is absent or unreadable.

    A time without a zone is read as UTC, a day as the 24 hours of that day in UTC.
    """
    match = _FORM.match((published or "").strip())
    if not match:
        return UNKNOWN
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        start = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return UNKNOWN
    start = start.replace(tzinfo=UTC) - _offset(zone)
    if hour is not None:
        return Interval(start, start + timedelta(seconds=0 if second else 59))
    if day is not None:
        return Interval(start, start + timedelta(days=1, seconds=-1))
    if month is not None:
        following = (start + timedelta(days=32)).replace(day=1)
        return Interval(start, following - timedelta(seconds=1))
    return Interval(start, start.replace(year=start.year + 1) - timedelta(seconds=1))


def _offset(zone: str | None) -> timedelta:
    if not zone or zone == "Z":
        return timedelta()
    sign = -1 if zone[0] == "-" else 1
    return sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))


_ZONES = timedelta(hours=14)  # the day of a dateline began so much earlier somewhere
_COARSE = timedelta(days=400)


def not_before(known: Interval, day: tuple[int | None, int, int]) -> Interval:
    """An interval cut at the (year, month, day) of a dateline: a text cannot have appeared before it was filed.

    A dateline without a year takes the one in which the interval falls; where that is open, or the cut would leave
    nothing, the interval stays as it is.
    """
    year, month, number = day
    if year is None:
        if known.width > _COARSE:
            return known
        year = known.latest.year if (month, number) <= (known.latest.month, known.latest.day) else known.earliest.year
    try:
        start = datetime(year, month, number, tzinfo=UTC) - _ZONES
    except ValueError:
        return known
    return Interval(start, known.latest) if known.earliest < start <= known.latest else known


def may_precede(parent: Interval, child: Interval) -> bool:
    """Whether nothing that is known rules out that the parent appeared before the child."""
    return parent.earliest <= child.latest


def surely_precedes(parent: Interval, child: Interval) -> bool:
    """Whether the parent appeared before the child however the open hours fall."""
    return parent.known and child.known and parent.latest < child.earliest
