"""Stretches of time in days, so that « quinze jours » and "two weeks", "24 hours" and «сутки» are no change."""

from __future__ import annotations

import re

from workbench.text.numbers import Number

_HOUR = 1 / 24
_DAYS: dict[str, dict[str, float]] = {
    "fr": {"heure": _HOUR, "heures": _HOUR, "jour": 1, "jours": 1, "semaine": 7, "semaines": 7},
    "en": {"hour": _HOUR, "hours": _HOUR, "day": 1, "days": 1, "week": 7, "weeks": 7},
    "ru": {
        "час": _HOUR, "часа": _HOUR, "часов": _HOUR, "день": 1, "дня": 1, "дней": 1, "сутки": 1, "суток": 1,
        "неделя": 7, "неделю": 7, "недели": 7, "недель": 7,
    },
}  # fmt: skip
_BOTH_ENDS = {15: 14.0, 8: 7.0}
"""The French count both ends of a fortnight and of a week."""

_UNNUMBERED: dict[str, dict[str, float]] = {
    "fr": {"la journée": 1, "une journée": 1, "un jour": 1, "une semaine": 7, "quinzaine": 14},
    "en": {"a day": 1, "one day": 1, "the past day": 1, "a week": 7, "one week": 7, "fortnight": 14},
    "ru": {"сутки": 1, "неделю": 7},
}
_NEXT = re.compile(r"(?:\s+(?:dernières|prochaines|last|past|последних|ближайших))?[\s-]+(\w+)")


def days_of(number: Number, text: str, lang: str) -> frozenset[float]:
    """How many days a number in `text` may count; empty where it counts something else."""
    following = _NEXT.match(text, number.end)
    size = _DAYS.get(lang, {}).get(following[1].casefold()) if following else None
    if size is None or number.value is None:
        return frozenset()
    days = round(number.value * size, 4)
    return frozenset({days, _BOTH_ENDS.get(int(days), days)} if lang == "fr" else {days})


def days_without_number(text: str, lang: str) -> frozenset[float]:
    """The stretches of time that `text` names without a number, in days."""
    lower = text.casefold()
    return frozenset(days for words, days in _UNNUMBERED.get(lang, {}).items() if words in lower)
