"""Dates as newspapers write them, and whether two of them may denote the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from workbench.text.date_patterns import patterns
from workbench.text.date_words import AMBIGUOUS_MONTHS, MONTHS, RELATIVE_DAYS, RELATIVE_YEARS, WEEKDAYS
from workbench.text.words import normalise


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text. What the text does not say is None; `weekday` counts from 1, Monday.

    `precision`: "day" (month and day are known), "weekday", "month", "year", "decade", "century", "relative" (hier:
    `offset` in days) or "relative-year" (last year: `offset` in years); with an anchor the last two become
    "day" and "year".
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    precision: str
    text: str
    offset: int | None = None


def dates(text: str, lang: str, anchor: date | str | None = None) -> list[Date]:
    """The dates in a text, in order and disjoint. `anchor` (the day of publication) resolves « hier » and
    the like.

    Languages other than French, English and Russian get only dates in figures.
    """
    day = date.fromisoformat(anchor[:10]) if isinstance(anchor, str) else anchor
    found: list[Date] = []
    for rule in _rules(lang):
        for one in rule.read(text, day):
            if one is not None and not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def compatible(first: Date, second: Date) -> bool:
    """Whether nothing said by either date rules out that both denote the same day (or one holds the
    other)."""
    for name, length in (("century", 100), ("decade", 10)):
        if name in (first.precision, second.precision):
            return None in (first.year, second.year) or first.year // length == second.year // length  # type: ignore[operator]
    for name in ("year", "month", "day", "weekday"):
        one, other = getattr(first, name), getattr(second, name)
        if one is not None and other is not None and one != other:
            return False
    unresolved = first.precision == second.precision and first.precision.startswith("relative")
    if unresolved and first.offset != second.offset:
        return False
    return _weekday_fits(first, second) and _weekday_fits(second, first)


def _weekday_fits(full: Date, other: Date) -> bool:
    """A weekday on one side against the calendar day on the other, the year taken from either."""
    year = full.year or other.year
    if other.weekday is None or not (year and full.month and full.day):
        return True
    try:
        return date(year, full.month, full.day).isoweekday() == other.weekday
    except ValueError:
        return True


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way to write a date: a pattern whose groups are named y, m, d, w, and its precision."""

    pattern: re.Pattern[str]
    precision: str
    lang: str

    def read(self, text: str, anchor: date | None) -> Iterator[Date | None]:
        """The dates written this way; None where figures name no day that exists."""
        for match in self.pattern.finditer(text):
            if self.precision == "relative":
                yield _relative(match, self.lang, anchor)
            else:
                yield _absolute(match, self.lang, self.precision)


def _absolute(match: re.Match[str], lang: str, precision: str) -> Date | None:
    parts = match.groupdict()
    month, weekday, year, century = (parts.get(key) for key in "mwyc")
    start, end = match.span("all") if "all" in parts else match.span()
    found = Date(
        start,
        end,
        year=_year(year) if year else _century(century) if century else None,
        month=_month(month, lang) if month else None,
        day=int(parts["d"]) if parts.get("d") else None,
        weekday=WEEKDAYS[lang].get(normalise(weekday)) if weekday else None,
        precision=precision,
        text=match.string[start:end],
    )
    return found if _exists(found) and not _is_another_word(found, month or "", lang) else None


def _is_another_word(found: Date, month: str, lang: str) -> bool:
    """ "may" and "march" are months only with a capital, « Mars » alone only without: it is a planet."""
    if lang == "en":
        return month[:1].islower() and normalise(month) in AMBIGUOUS_MONTHS["en"]
    alone = found.year is None and found.day is None
    return lang == "fr" and alone and month == "Mars"


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return 1900 + year if year >= 30 else 2000 + year


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def _century(numeral: str) -> int:
    """The first year of the hundred: XVIII and 18 give 1700."""
    if numeral.isdecimal():
        return (int(numeral) - 1) * 100
    digits = [_ROMAN[char] for char in numeral.lower()]
    value = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    return (value - 1) * 100


def _month(word: str, lang: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return MONTHS[lang].get(normalise(word)) or MONTHS[lang].get(normalise(word) + ".")


def _exists(found: Date) -> bool:
    if found.day is None:
        return found.month is None or 1 <= found.month <= 12
    try:
        date(found.year or 2024, found.month or 1, found.day)
    except ValueError:
        return False
    return True


def _relative(match: re.Match[str], lang: str, anchor: date | None) -> Date:
    word = re.sub(r"\s+", " ", normalise(match[0]))
    days, years = RELATIVE_DAYS[lang].get(word), RELATIVE_YEARS[lang].get(word)
    kind, offset = ("relative", days) if days is not None else ("relative-year", years)
    found = Date(*match.span(), None, None, None, None, kind, match[0], offset)
    if days is not None and anchor is not None:
        day = anchor + timedelta(days=days)
        return replace(found, year=day.year, month=day.month, day=day.day, weekday=day.isoweekday(), precision="day")
    if years is not None and anchor is not None:
        return replace(found, year=anchor.year + years, precision="year")
    return found


@lru_cache(maxsize=16)
def _rules(lang: str) -> tuple[_Rule, ...]:
    """The ways to write a date in a language, the fullest first: an earlier rule's date is never cut by a later."""
    return tuple(_Rule(re.compile(source, re.IGNORECASE), precision, lang) for source, precision in patterns(lang))
