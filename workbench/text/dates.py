"""Dates as newspapers write them, and whether two of them may denote the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from workbench.text.date_words import (
    ABBREVIATED,
    AFTER_YEAR,
    AMBIGUOUS_MONTHS,
    BEFORE_MONTH,
    BEFORE_YEAR,
    COUNTING,
    MONTHS,
    RELATIVE_DAYS,
    RELATIVE_YEARS,
    WEEKDAYS,
)
from workbench.text.words import normalise


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text. What the text does not say is None; `weekday` counts from 1, Monday.

    `precision`: "day" (month and day are known), "weekday", "month", "year", "decade", "relative" (hier:
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
    if "decade" in (first.precision, second.precision):
        return _same_decade(first, second)
    for name in ("year", "month", "day", "weekday"):
        one, other = getattr(first, name), getattr(second, name)
        if one is not None and other is not None and one != other:
            return False
    if first.precision == second.precision and first.offset != second.offset:
        return False
    return _weekday_fits(first, second) and _weekday_fits(second, first)


def _same_decade(first: Date, second: Date) -> bool:
    if first.year is None or second.year is None:
        return True
    return first.year // 10 == second.year // 10


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
        for match in self.pattern.finditer(text):
            if self.precision == "relative":
                yield _relative(match, self.lang, anchor)
            else:
                yield _absolute(match, self.lang, self.precision)


def _absolute(match: re.Match[str], lang: str, precision: str) -> Date | None:
    parts = match.groupdict()
    month, weekday, year = parts.get("m"), parts.get("w"), parts.get("y")
    start, end = match.span("all") if "all" in parts else match.span()
    found = Date(
        start,
        end,
        year=_year(year) if year else None,
        month=_month(month, lang) if month else None,
        day=int(parts["d"]) if parts.get("d") else None,
        weekday=WEEKDAYS[lang].get(normalise(weekday)) if weekday else None,
        precision=precision,
        text=match.string[start:end],
    )
    return found if _exists(found) and not _lower_case_english(match, lang) else None


def _lower_case_english(match: re.Match[str], lang: str) -> bool:
    """« may » and « march » are months only with a capital."""
    month: str = match.groupdict().get("m") or ""
    return lang == "en" and month[:1].islower() and normalise(month) in AMBIGUOUS_MONTHS["en"]


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return 1900 + year if year >= 30 else 2000 + year


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


_NUMERIC = (
    (r"(?<![\d./-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", "day"),
    (r"(?<![\d./-])(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)/(?P<d>\d\d)(?![\d/])", "day"),
)
_DAY_FIRST = (
    (r"(?<![\d./-])(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d|[./-]\d)", "day"),
    (r"(?<![\d./-])(?P<d>\d{2})(?P<sep>[./])(?P<m>\d{2})(?P=sep)(?P<y>\d\d)(?!\d|[./-]\d)", "day"),
)
_EITHER_FIRST = (  # 13/02/2020 and 02/13/2020 say what they are; 04/02/2020 in English gives only its year
    (r"(?<![\d./-])(?P<d>1[3-9]|2\d|3[01])(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)", "day"),
    (r"(?<![\d./-])(?P<m>\d{1,2})(?P<sep>[./-])(?P<d>1[3-9]|2\d|3[01])(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)", "day"),
    (r"(?<![\d./-])\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)", "year"),
)


@lru_cache(maxsize=16)
def _rules(lang: str) -> tuple[_Rule, ...]:
    """The ways to write a date in a language, the fullest first: an earlier rule's date is never cut by a
    later."""
    sources: tuple[tuple[str, str], ...] = _NUMERIC + (_EITHER_FIRST if lang == "en" else _DAY_FIRST)
    if lang in MONTHS:
        sources += _worded(lang)
    return tuple(_Rule(re.compile(source, re.IGNORECASE), precision, lang) for source, precision in sources)


def _any_of(words: dict[str, int]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + ("" if word.endswith(".") else r"(?![\w-])") for word in ordered)


def _worded(lang: str) -> tuple[tuple[str, str], ...]:
    month, weekday = f"(?P<m>{_any_of(MONTHS[lang])})", f"(?<![\\w-])(?P<w>{_any_of(WEEKDAYS[lang])})"
    year = r"(?P<y>(?:1[5-9]|20)\d\d)(?![\d,.]\d|\d|s\b)" + (r"(?:\s+(?:года|год|г\.))?" if lang == "ru" else "")
    comma = ",?" if lang == "en" else ""
    day = r"(?<![\d.,:/])(?P<d>[0-3]?\d)(?:er|ᵉʳ|st|nd|rd|th|-го|-е)?(?!\d)"
    full: tuple[str, ...]
    if lang == "fr":
        full = (rf"(?:{weekday}\s+(?:le\s+)?)?{day}\s+{month}(?:\s+{year})?",)
    elif lang == "ru":
        full = (rf"(?:{weekday},?\s+)?{day}\s+{month}(?:\s+{year})?",)
    else:
        full = (
            rf"(?:{weekday},?\s+)?{month}\s+{day}(?:,?\s+{year})?",
            rf"(?:{weekday},?\s+)?(?:the\s+)?{day}\s+(?:of\s+)?{month}(?:,?\s+{year})?",
        )
    return (
        *_ranges(lang, month, year),
        *((one, "day") for one in full),
        (rf"(?<![\w-]){month}{comma}\s+(?:(?:de|of)\s+)?{year}", "month"),
        *_decades(lang),
        *_months_alone(lang),
        (weekday, "weekday"),
        *_relatives(lang),
        *_years(lang),
    )


def _ranges(lang: str, month: str, year: str) -> tuple[tuple[str, str], ...]:
    """The first day of « du 3 au 5 février », "3-5 February", « с 3 по 5 февраля »: its month stands after
    the second."""
    joint = {
        "fr": r"(?:er)?\s*(?:au|et|-|–)\s*",
        "en": r"(?:st|nd|rd|th)?\s*(?:to|and|-|–)\s*",
        "ru": r"\s*(?:по|и|-|–)\s*",
    }
    first = r"(?<![\d.,:/])(?P<all>(?P<d>[0-3]?\d))(?!\d)"
    after = rf"(?={joint[lang]}[0-3]?\d(?:er|st|nd|rd|th)?\s+{month}(?:,?\s+{year})?)"
    return ((first + after, "day"),)


def _decades(lang: str) -> tuple[tuple[str, str], ...]:
    return {
        "fr": ((r"(?<!\w)années[\s-]+(?P<y>(?:1[5-9]|20)?\d0)(?!\d)", "decade"),),
        "en": ((r"(?<![\w])(?:the\s+)?(?:early\s+|late\s+|mid-)?(?P<y>(?:1[5-9]|20)\d0)['’]?s(?!\w)", "decade"),),
        "ru": ((r"(?<!\w)(?P<y>(?:1[5-9]|20)?\d0)-(?:х|е)(?:\s+год(?:ы|ах|ов))?(?!\w)", "decade"),),
    }[lang]


def _months_alone(lang: str) -> tuple[tuple[str, str], ...]:
    ambiguous = AMBIGUOUS_MONTHS[lang]
    whole = {word: n for word, n in MONTHS[lang].items() if not word.endswith(".") and len(word) > 3}
    clear = {word: n for word, n in whole.items() if word not in ambiguous and word not in ABBREVIATED}
    found = [(rf"(?<![\w-])(?P<m>{_any_of(clear)})", "month")]
    unclear = {word: n for word, n in MONTHS[lang].items() if word in ambiguous and not word.endswith(".")}
    before = "|".join(BEFORE_MONTH[lang].split())
    if unclear:
        found.append((rf"(?<![\w-])(?:{before})(?:\s+|-)(?P<all>(?P<m>{_any_of(unclear)}))", "month"))
    return tuple(found)


def _relatives(lang: str) -> tuple[tuple[str, str], ...]:
    phrases = [*RELATIVE_DAYS[lang], *RELATIVE_YEARS[lang]]
    ordered = sorted(phrases, key=len, reverse=True)
    body = "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in ordered)
    return ((rf"(?<![\w-])(?:{body})(?![\w-])", "relative"),)


def _years(lang: str) -> tuple[tuple[str, str], ...]:
    """A bare year: announced by a preposition, or four figures that count nothing."""
    number = r"(?P<all>(?P<y>(?:1[5-9]|20)\d\d))(?!\d|[.,:/]\d|\s*[%€$£°]|-?[еяй]\b)"
    if lang == "ru":
        year = r"(?P<y>(?:1[5-9]|20)\d\d)(?:-?(?:го|м))?\s*(?:год(?:а|у|ом|е)?(?!\w)|гг?\.)"
        return ((rf"(?<![\w.,:/-]){year}", "year"),)
    announced, follows = "|".join(BEFORE_YEAR[lang].split()), "|".join(AFTER_YEAR[lang].split())
    stop = rf"(?=['’]s|\s*(?:[.,;:!?»”\")(\]…–—-]|$)|\s+(?:{follows})(?!\w)|\s*\n)"
    counted = "".join(rf"(?<!{word} )" for word in COUNTING[lang])
    return (
        (rf"(?<![\w-])(?:{announced})[\s-]+{number}{stop}", "year"),
        (rf"(?<![\w.,:/$€£-]){counted}{number}{stop}", "year"),
    )
