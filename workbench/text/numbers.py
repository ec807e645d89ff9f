"""Numbers in figures and in words, read the same way from French, English and Russian."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, replace

from workbench.text import measures
from workbench.text.dates import dates
from workbench.text.figures import Numeral, read_figures
from workbench.text.number_words import SCALES
from workbench.text.numerals import read_words, unfold
from workbench.text.proportions import proportion_at
from workbench.text.words import Token, normalise, tokens


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in a text; `text == whole[start:end]` with its scale word and its unit.

    `value` is None where the text only gives an order of `magnitude` ("dozens": 12, « des dizaines de
    milliers »: 10,000). `unit` is canonical for all languages ("%", "EUR", "km"). `bound` is "about",
    "over", "under", "at-least" or "at-most" and makes it `approximate`, as round nouns do (« une quinzaine
    »). `kind`: "cardinal", "ordinal", "percent", "money", "fraction", "range" (from `value` to `high`),
    "time" (hours) or "indefinite".
    """

    start: int
    end: int
    value: float | None
    unit: str | None
    approximate: bool
    kind: str
    text: str
    high: float | None = None
    magnitude: float | None = None
    bound: str | None = None


def numbers(text: str, lang: str) -> list[Number]:
    """The numbers in a text, in order and disjoint. Figures that belong to a date are left to `dates`.

    « un », "one" and «один» alone are not reported: as a rule they are articles and pronouns. Word numbers
    are read in French, English and Russian, figures in every language.
    """
    units = unfold(tokens(text, lang), lang)
    taken = [(one.start, one.end) for one in dates(text, lang)] if any(map(str.isdecimal, text)) else []
    found: list[Number] = []
    place = 0
    while place < len(units):
        read = None if _inside(units[place], taken) else _at(text, units, place, lang)
        if read is None:
            place += 1
            continue
        number, place = read
        found.append(number)
    return _ranges(text, found, lang)


def _inside(token: Token, taken: list[tuple[int, int]]) -> bool:
    before = bisect_right(taken, (token.start, sys.maxsize)) - 1
    return before >= 0 and token.start < taken[before][1]


def _at(text: str, units: list[Token], place: int, lang: str) -> tuple[Number, int] | None:
    """The number that begins at a token and the place after it."""
    token = units[place]
    share = proportion_at(text, token.start, lang)
    if share is not None:
        return _proportion(text, units, place, lang, share)
    numeral = read_figures(units, place, lang) if token.text[0].isdecimal() else read_words(units, place, lang)
    if numeral is None:
        return None
    first, after = numeral.first, numeral.after
    value = numeral.value
    unit, after = _measure(units, after, lang)
    if unit == "m" and value is not None and after < len(units) and _is_hundredths(units[after]):
        value, after = value + int(units[after].text) / 100, after + 1  # 1 m 94
    if unit is None and first > 0 and units[first - 1].text in "$€£₽" and units[first - 1].end == units[first].start:
        first -= 1
        unit = measures.MEASURES["en"][units[first].text]
    bound = _bound(units, first, lang)
    start, end = units[first].start, units[after - 1].end
    number = Number(
        start,
        end,
        value,
        unit,
        approximate=numeral.approximate or bound is not None,
        kind=_kind(numeral, unit),
        text=text[start:end],
        magnitude=numeral.magnitude,
        bound=bound,
    )
    return number, after


def _proportion(text: str, units: list[Token], place: int, lang: str, share: tuple[float, int]) -> tuple[Number, int]:
    """« une école sur quatre » as the share that it is."""
    value, end = share
    start = units[place].start
    after = next((i for i in range(place, len(units)) if units[i].start >= end), len(units))
    bound = _bound(units, place, lang)
    number = Number(start, end, value, None, bound is not None, "fraction", text[start:end], bound=bound)
    return number, after


def _is_hundredths(token: Token) -> bool:
    return len(token.text) == 2 and token.text.isdecimal()


def _kind(numeral: Numeral, unit: str | None) -> str:
    if numeral.kind != "cardinal":
        return numeral.kind
    if unit == "%":
        return "percent"
    return "money" if unit in measures.MONEY else "cardinal"


def _measure(units: list[Token], place: int, lang: str) -> tuple[str | None, int]:
    """The unit after a number, over « de » (deux millions d’euros), and the place after it."""
    known = measures.MEASURES.get(lang, measures.MEASURES["en"])
    begin = place
    if lang == "fr" and begin < len(units) and units[begin].norm in {"de", "d'"}:
        begin += 1
    for size in (3, 2, 1):
        if begin + size <= len(units):
            phrase = " ".join(token.norm for token in units[begin : begin + size])
            if phrase in known:
                return known[phrase], begin + size
    return None, place


def _bound(units: list[Token], first: int, lang: str) -> str | None:
    """What stands before a number and makes it inexact."""
    known = measures.BOUNDS.get(lang, {})
    for size in (3, 2, 1):
        if first >= size:
            phrase = " ".join(token.norm for token in units[first - size : first])
            if phrase in known:
                return known[phrase]
    return None


_JOINTS = {
    "fr": re.compile(r"\s*(?:à|et|-|–|ou)\s*", re.IGNORECASE),
    "en": re.compile(r"\s*(?:to|and|-|–|or)\s*", re.IGNORECASE),
    "ru": re.compile(r"\s*(?:до|и|-|–|или)\s*", re.IGNORECASE),
}
_NAMED = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w’'-]*\s[A-ZÀ-ÞА-ЯЁ][\w’'-]*\s$")
_BEFORE = {"fr": "entre", "en": "between", "ru": "между"}


def _ranges(text: str, found: list[Number], lang: str) -> list[Number]:
    """Join « 10 à 20 », "between 10 and 20", «10–20» into one number from the low to the high value."""
    joint = _JOINTS.get(lang)
    if joint is None:
        return found
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        if last is not None and _spans_range(text, last, number, joint, lang):
            unit = number.unit or last.unit
            joined[-1] = replace(
                last, end=number.end, high=number.value, unit=unit, kind="range", approximate=True,
                text=text[last.start : number.end], value=_scaled(last, number, lang),
            )  # fmt: skip
        else:
            joined.append(number)
    return joined


def _scaled(low: Number, high: Number, lang: str) -> float | None:
    """The low value with the scale of the high one: « deux à trois millions »."""
    if low.value is None or high.value is None:
        return low.value
    named = [SCALES[lang].get(word, 1.0) for word in re.findall(r"[^\W\d_]+", normalise(high.text))]
    scale = max(named, default=1.0)
    return low.value * scale if scale >= 1e3 and low.value < high.value / scale else low.value


def _spans_range(text: str, low: Number, high: Number, joint: re.Pattern[str], lang: str) -> bool:
    between = text[low.end : high.start]
    if _NAMED.search(text, max(0, low.start - 30), low.start) and low.text.isdecimal():
        return False  # "Nord Stream 1 to 20%"
    if not joint.fullmatch(between) or low.value is None or high.value is None or not low.value < high.value:
        return False
    if low.kind not in {"cardinal", "percent", "money"} or high.kind not in {"cardinal", "percent", "money"}:
        return False
    if between.strip().casefold() in {"et", "and", "и"}:
        return text[: low.start].rstrip().casefold().endswith(_BEFORE[lang])
    return True
