"""Stretches of time in hours, so that « quinze jours » and "two weeks", "24 hours" and «сутки», « quarante ans » and
"four decades" are no change."""

from __future__ import annotations

import re

from workbench.text.numbers import Number

_DAY, _WEEK, _MONTH, _YEAR = 24.0, 168.0, 730.0, 8760.0
_FORMS: dict[str, dict[float, str]] = {
    "fr": {
        1 / 60: "minute minutes", 1: "heure heures", _DAY: "jour jours journée", _WEEK: "semaine semaines",
        _MONTH: "mois", _YEAR: "an ans année années", 10 * _YEAR: "décennie décennies", 100 * _YEAR: "siècle siècles",
    },
    "en": {
        1 / 60: "minute minutes", 1: "hour hours", _DAY: "day days", _WEEK: "week weeks", _MONTH: "month months",
        _YEAR: "year years", 10 * _YEAR: "decade decades", 100 * _YEAR: "century centuries",
    },
    "ru": {
        1 / 60: "минута минуты минуту минут", 1: "час часа часов", _DAY: "день дня дней сутки суток",
        _WEEK: "неделя неделю недели недель", _MONTH: "месяц месяца месяцев", _YEAR: "год года лет",
        10 * _YEAR: "десятилетие десятилетия десятилетий", 100 * _YEAR: "век века веков",
    },
}  # fmt: skip
_HOURS = {lang: {form: h for h, forms in rows.items() for form in forms.split()} for lang, rows in _FORMS.items()}
_BOTH_ENDS = {15 * _DAY: 2 * _WEEK, 8 * _DAY: _WEEK}
"""The French count both ends of a fortnight and of a week."""

_UNNUMBERED: dict[str, dict[str, float]] = {
    "fr": {
        "la journée": _DAY, "une journée": _DAY, "un jour": _DAY, "une semaine": _WEEK, "quinzaine": 2 * _WEEK,
        "un mois": _MONTH, "un trimestre": 3 * _MONTH, "un semestre": 6 * _MONTH, "un an": _YEAR, "une année": _YEAR,
        "une décennie": 10 * _YEAR, "la décennie": 10 * _YEAR, "un siècle": 100 * _YEAR,
    },
    "en": {
        "a day": _DAY, "one day": _DAY, "the past day": _DAY, "daily": _DAY, "a week": _WEEK, "one week": _WEEK,
        "fortnight": 2 * _WEEK, "a month": _MONTH, "one month": _MONTH, "half a year": 6 * _MONTH, "a year": _YEAR,
        "one year": _YEAR, "past year": _YEAR, "decade": 10 * _YEAR, "a century": 100 * _YEAR,
    },
    "ru": {
        "сутки": _DAY, "неделю": _WEEK, "за месяц": _MONTH, "полгода": 6 * _MONTH, "за год": _YEAR, "на год": _YEAR,
        "полтора года": 1.5 * _YEAR, "десятилетие": 10 * _YEAR,
    },
}  # fmt: skip
_NEXT = re.compile(
    r"(?:\s+(?:dernières|prochaines|derniers|prochains|last|past|next|последних|последние|ближайших|ближайшие))?"
    r"[\s-]+(?:d['’]|de\s+)?(\w+)"
)
_ROUND_THE_CLOCK = re.compile(
    r"vingt-quatre heures sur vingt-quatre|24\s*h(?:eures)?\s*(?:sur|/)\s*24"
    r"|(?:sept|7)\s*(?:jours|j)\s*(?:sur|/)\s*(?:sept|7)"
    r"|24/7|24 hours a day|twenty-four hours a day|(?:seven|7) days a week",
    re.IGNORECASE,
)


def hours_of(number: Number, text: str, lang: str) -> frozenset[float]:
    """How many hours a number in `text` may count; empty where it counts something else."""
    following = _NEXT.match(text, number.end)
    size = _HOURS.get(lang, {}).get(following[1].casefold()) if following else None
    if size is None or number.value is None:
        return frozenset()
    hours = round(number.value * size, 3)
    return frozenset({hours, _BOTH_ENDS.get(hours, hours)} if lang == "fr" else {hours})


def hours_without_number(text: str, lang: str) -> frozenset[float]:
    """The stretches of time that `text` names without a number, in hours."""
    lower = text.casefold()
    return frozenset(hours for words, hours in _UNNUMBERED.get(lang, {}).items() if words in lower)


def round_the_clock(text: str) -> list[tuple[int, int]]:
    """Where figures only say "always": « vingt-quatre heures sur vingt-quatre », "24/7"."""
    return [match.span() for match in _ROUND_THE_CLOCK.finditer(text)]
