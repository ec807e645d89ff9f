"""Reading figures: separators of thousands and decimals, scales, ordinals, times of day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.text import number_words as words
from workbench.text.words import Token

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_ORDINAL = re.compile(
    r"(\d+)(?:-?(?:ers?|res?|nde?s?|e|è|ème|st|nd|rd|th|й|я|е|го|му|ой|ый|ая|ое|х)|[ᵉʳ]+)", re.IGNORECASE
)
_COMPOUND = re.compile(r"(\d+)-?[а-яё]{2,}", re.IGNORECASE)
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_HOUR = re.compile(r"([01]?\d|2[0-4])h([0-5]\d)?", re.IGNORECASE)
_COMMA_THOUSANDS = frozenset({"en"})
_DOT_THOUSANDS = frozenset({"fr", "ru", "de", "es", "it", "uk"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral over tokens `first` to `after` (exclusive)."""

    first: int
    after: int
    value: float | None
    kind: str = "cardinal"
    approximate: bool = False
    magnitude: float | None = None


def read_figures(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """The numeral that begins with figures at `place`: 1 200, 3,5 millions, 21st, 14 h 30."""
    text = units[place].text
    clock = _clock(units, place)
    if clock:
        return clock
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal:
        return Numeral(place, place + 1, float(ordinal[1]), "ordinal")
    compound = _COMPOUND.fullmatch(text)  # 20-летний
    if compound:
        return Numeral(place, place + 1, float(compound[1]))
    after = place + 1
    scale = _scale(units, after, lang)
    value = figure(text, lang, measured=scale is not None or _follows(units, after, "%"))
    if value is None:
        return None
    if scale is None:
        return Numeral(place, after, value)
    value *= scale
    after += 1 + dot_after(units, after + 1, lang)
    rest = _smaller(units, after, scale, lang)
    if rest is not None:
        return Numeral(place, rest.after, value + (rest.value or 0))
    return Numeral(place, after, value)


def figure(text: str, lang: str, *, measured: bool = False) -> float | None:
    """The value of figures as the language writes them, or None (a version, an address, a phone number).

    One foreign separator before exactly three figures groups thousands, as careless translations leave it
    (« 1,200 combattants »), unless a scale or a unit follows (`measured`): « 2,345 milliards » is a
    decimal.
    """
    plain = _SPACES.sub("", text)
    if plain.isdecimal():
        return float(plain)
    if re.fullmatch(r"\d+/\d+", plain):
        over, under = plain.split("/")
        return float(over) / float(under) if 0 < int(under) <= 10 and int(over) < int(under) else None
    native, decimal = (",", ".") if lang in _COMMA_THOUSANDS else (".", ",")
    for thousands, point, own in ((native, decimal, True), (decimal, native, False)):
        grouped = rf"[1-9]\d{{0,2}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?"
        if re.fullmatch(grouped, plain):
            sure = own or plain.count(thousands) > 1 or point in plain
            if sure or not measured:
                return float(plain.replace(thousands, "").replace(point, "."))
    if re.fullmatch(r"\d+[.,]\d+", plain):
        return float(plain.replace(",", "."))
    return None


def _clock(units: Sequence[Token], place: int) -> Numeral | None:
    """14:30, 14h30, 14 h 30, 2 p.m., 2.30 p.m."""
    text = units[place].text
    following = units[place + 1] if place + 1 < len(units) else None
    half = following.norm.replace(".", "") if following is not None else ""
    # a point parts hours from minutes only where "a.m." or "p.m." follows
    match = _CLOCK.fullmatch(text.replace(".", ":") if half in {"am", "pm"} else text)
    if match:
        hour = int(match[1]) + int(match[2]) / 60
        if half in {"am", "pm"} and hour < 13:
            return Numeral(place, place + 2, hour % 12 + 12 * (half == "pm"), "time")
        return Numeral(place, place + 1, hour, "time")
    if following is None or not text.isdecimal() or int(text) > 24:
        return None
    if half in {"am", "pm"} and int(text) <= 12:
        return Numeral(place, place + 2, int(text) % 12 + 12 * (half == "pm"), "time")
    return _french_hour(units, place)


def _french_hour(units: Sequence[Token], place: int) -> Numeral | None:
    """14h30, 14 h 30."""
    text, following = units[place].text, units[place + 1]
    hour = _HOUR.fullmatch(text + following.text) if following.norm[0] == "h" else None
    if hour and (following.start == units[place].end or following.text == "h"):
        minutes = int(hour[2] or 0)
        after = place + 2
        if not hour[2] and after < len(units) and re.fullmatch(r"[0-5]\d", units[after].text):
            minutes, after = int(units[after].text), after + 1
        return Numeral(place, after, int(hour[1]) + minutes / 60, "time")
    return None


def _scale(units: Sequence[Token], place: int, lang: str) -> float | None:
    if place >= len(units):
        return None
    scale = words.SCALES.get(lang, {}).get(units[place].norm)
    if scale is None or (units[place].norm == "m" and units[place].start != units[place - 1].end):
        return None
    return scale


def dot_after(units: Sequence[Token], place: int, lang: str) -> int:
    """1 where an abbreviated scale keeps its full stop (тыс.) and more of the sentence follows."""
    known = {"тыс", "млн", "млрд", "трлн"}
    if lang != "ru" or place >= len(units) or units[place].text != "." or units[place - 1].norm not in known:
        return 0
    return int(units[place].start == units[place - 1].end)


def _smaller(units: Sequence[Token], place: int, scale: float, lang: str) -> Numeral | None:
    """«2 млн 300 тыс.»: figures with a smaller scale right after."""
    if place + 1 >= len(units) or not units[place].text[0].isdecimal():
        return None
    below = _scale(units, place + 1, lang)
    return read_figures(units, place, lang) if below is not None and below < scale else None


def _follows(units: Sequence[Token], place: int, text: str) -> bool:
    return place < len(units) and units[place].text == text
