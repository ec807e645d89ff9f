"""Datelines: the place, the day and the agency with which a wire opens, and which copies carry along."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.text.date_words import MONTHS
from workbench.text.segments import paragraphs
from workbench.text.spans import Span

_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_PLACE = rf"[{_UPPER}][\w’'.-]*(?:[ /-][\w’'.-]+){{0,3}}(?:,? \([{_UPPER}]\w+\))?(?:, [{_UPPER}][\w.]+)?"
_DAY = (
    r"(?<!\w)(?:le )?\d{1,2}(?:er|st|nd|rd|th)?\.? [^\W\d]{3,10}\.?(?: \d{4})?"
    r"|(?<!\w)[^\W\d]{3,10}\.? \d{1,2}(?!\d)(?:, ?\d{4})?"
)
_AGENCY = r"(?:/(?P<slashes>[^/\n]{2,40})/|\((?P<brackets>[^()\n]{2,40})\))"
_NAMED = rf"(?P<dash>[{_UPPER}][\w.-]*(?: [{_UPPER}][\w.-]*)?)"
_END = r"\s*(?:[-–—:]+|\.)(?=\s)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_PLACE})[,.]? ?(?:(?P<day>{_DAY}))?[,.]? ?{_AGENCY}{_END}",
        rf"(?P<place>{_PLACE})[,.] ?(?P<day>{_DAY})[.]? ?[-–—] {_NAMED}{_END}",
        rf"(?P<place>{_PLACE})[,.] (?P<day>{_DAY})\. {_NAMED}{_END}",
        rf"(?P<place>{_PLACE}), (?P<day>{_DAY}) ?[-–—:]+ ",
        rf"{_AGENCY} ?[-–—:]+ ",
    )
)
_OPENING = 3  # paragraphs in which it can stand: the title and a summary may come before it
_LONGEST = 160
_SMALL = ("dpa",)  # agencies that write themselves without a capital


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a wire opens. `agency`: as it is written, "" where none is named; `day`: (year or None, month, day)."""

    span: Span
    place: str
    agency: str
    day: tuple[int | None, int, int] | None


@lru_cache(maxsize=1 << 14)
def dateline(text: str, lang: str) -> Dateline | None:
    """The dateline of a text; None where it has none.

    « PARIS, 3 mars (AFP) – », "MOSCOW, March 3. /TASS/.", «МОСКВА, 3 мар — РИА Новости.», "(Reuters) -".
    """
    for start, end in paragraphs(text[:2000])[:_OPENING]:
        for form in _FORMS:
            match = form.match(text, start, min(end, start + _LONGEST))
            if match:
                found = _dateline(match, lang)
                if found is not None:
                    return found
    return None


def _dateline(match: re.Match[str], lang: str) -> Dateline | None:
    parts = match.groupdict()
    agency = (parts.get("slashes") or parts.get("brackets") or parts.get("dash") or "").strip()
    place = parts.get("place") or ""
    day = _day(parts.get("day") or "", lang)
    if (parts.get("day") and day is None) or (agency and not agency[0].isupper() and agency not in _SMALL):
        return None
    if day is None and agency.casefold() == "".join(word[0] for word in re.findall(r"\w{3,}", place)).casefold():
        return None  # an abbreviation that is explained: « L'Union européenne (UE) – »
    return Dateline(match.span(), place, agency, day)


def _day(said: str, lang: str) -> tuple[int | None, int, int] | None:
    figures = [int(one) for one in re.findall(r"\d+", said)]
    day = next((one for one in figures if 1 <= one <= 31), None)
    year = next((one for one in figures if one > 1000), None)
    word = next((one.casefold() for one in re.findall(r"[^\W\d_]{3,}", said)), "")
    for tongue in dict.fromkeys((lang, *MONTHS)):
        for form, month in MONTHS.get(tongue, {}).items():
            if word and day and form.startswith(word):
                return year, month, day
    return None
