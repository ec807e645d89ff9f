"""Numbers, times and dates that a rendering lost or made up."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from workbench.text.dates import dates
from workbench.text.numbers import numbers

_Value = tuple[str, float]  # what it counts by ("" for plain numbers), and how much


def figures_lost_or_made(source: str, text: str, lang: str, target: str) -> tuple[list[str], list[str]]:
    """The words for numbers and dates in `source` without an equal in `text`, and those in `text` without one in
    `source`.

    Numbers in words (« deux », both) are counterparts, but no one misses them: they may be reworded.
    """
    here, there = _values(source, lang), _values(text, target)
    return _without(here, there), _without(there, here)


def _without(found: tuple[tuple[_Value, str], ...], others: tuple[tuple[_Value, str], ...]) -> list[str]:
    left = Counter(value for value, _ in others)
    missing = []
    for value, words in found:
        if left[value] > 0:
            left[value] -= 1
        elif value[0] or any(map(str.isdecimal, words)):
            missing.append(words)
    return missing


@lru_cache(maxsize=1 << 12)
def _values(text: str, lang: str) -> tuple[tuple[_Value, str], ...]:
    found: list[tuple[_Value, str]] = []
    for number in numbers(text, lang):
        for value in (number.value, number.high):
            if value is not None:
                found.append((("", round(value, 4)), number.text))
    for day in dates(text, lang):
        for name in ("month", "weekday"):
            if (value := getattr(day, name)) is not None:
                found.append(((name, value), day.text))
        for value in (day.year, day.day):
            if value is not None:
                found.append((("", value), day.text))
    return tuple(found)
