"""The patterns of dates, per language: groups y, m, d, w and c are year, month, day, weekday and century;
"all", where there is one, is the span of the date itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from workbench.text.date_words import (
    ABBREVIATED,
    AFTER_YEAR,
    AMBIGUOUS_MONTHS,
    BEFORE_MONTH,
    COUNTING,
    MAYBE_BEFORE_YEAR,
    MONTHS,
    RELATIVE_DAYS,
    RELATIVE_YEARS,
    SURE_BEFORE_YEAR,
    WEEKDAYS,
)

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


def patterns(lang: str) -> tuple[tuple[str, str], ...]:
    """(pattern, precision) for every way to write a date, the fullest first; figures alone for other languages."""
    sources: tuple[tuple[str, str], ...] = _NUMERIC + (_EITHER_FIRST if lang == "en" else _DAY_FIRST)
    return sources + _worded(lang) if lang in MONTHS else sources


def _any_of(words: dict[str, int]) -> str:
    ordered = sorted(_both_forms(words), key=len, reverse=True)
    return "|".join(re.escape(word) + ("" if word.endswith(".") else r"(?![\w-])") for word in ordered)


def _both_forms(words: Iterable[str]) -> set[str]:
    """Words as they stand and with their accents parted from their letters, as some systems write them (NFD)."""
    return {normalize(form, word) for word in words for form in ("NFC", "NFD")}


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
        *_centuries(lang),
        *_months_alone(lang),
        (f"(?<![\\w-])(?P<w>{_any_of(_unabbreviated(WEEKDAYS[lang]))})", "weekday"),
        *_relatives(lang),
        *_years(lang),
    )


def _unabbreviated(listed: dict[str, int]) -> dict[str, int]:
    return {word: number for word, number in listed.items() if not word.endswith(".")}


def _ranges(lang: str, month: str, year: str) -> tuple[tuple[str, str], ...]:
    """The first day of « du 3 au 5 février », "3-5 February", « с 3 по 5 февраля »: its month stands after
    the second."""
    joint = {
        "fr": r"(?:er)?\s*(?:au|et(?:\s+le)?|-|–)\s*",
        "en": r"(?:st|nd|rd|th)?\s*(?:to|and|-|–)\s*",
        "ru": r"\s*(?:по|на|и|-|–)\s*",
    }
    first = r"(?<![\d.,:/])(?P<all>(?P<d>[0-3]?\d))(?!\d)"
    after = rf"(?={joint[lang]}[0-3]?\d(?:er|st|nd|rd|th)?\s+{month}(?:,?\s+{year})?)"
    if lang != "en":
        return ((first + after, "day"),)
    second = r"(?P<all>(?P<d>[0-3]?\d))(?!\d|[.,:/]\d)"  # "February 3-5": the second day
    before = rf"(?<![\w-]){month}\s+[0-3]?\d(?:st|nd|rd|th)?\s*(?:to|-|–)\s*"
    between = rf"\bbetween\s+{month}\s+[0-3]?\d(?:st|nd|rd|th)?\s+and\s+"
    return ((first + after, "day"), (before + second, "day"), (between + second, "day"))


def _centuries(lang: str) -> tuple[tuple[str, str], ...]:
    return {
        "fr": ((r"(?<!\w)(?P<c>[IVXL]+|\d{1,2})(?:e|ème|è|ᵉ)\s+siècles?(?!\w)", "century"),),
        "en": ((r"(?<!\w)(?P<c>\d{1,2})(?:st|nd|rd|th)[\s-]+centur(?:y|ies)(?!\w)", "century"),),
        "ru": ((r"(?<!\w)(?P<c>[IVXL]+|\d{1,2})(?:-(?:го|м|й))?\s+век(?:а|е|ов|ах|ом)?(?!\w)", "century"),),
    }[lang]


def _decades(lang: str) -> tuple[tuple[str, str], ...]:
    return {
        "fr": ((r"(?<!\w)années[\s-]+(?P<y>(?:1\d|20)?\d0)(?!\d)", "decade"),),
        "en": (
            (r"(?<![\w])(?:the\s+)?(?:early\s+|late\s+|mid-)?(?P<y>(?:1\d|20)\d0)['’]?s(?!\w)", "decade"),
            (r"(?<=\bthe )['’]?(?P<y>\d0)s(?!\w)", "decade"),
        ),
        "ru": ((r"(?<!\w)(?P<y>(?:1\d|20)?\d0)-(?:х|е)(?:\s+год(?:ы|ах|ов))?(?!\w)", "decade"),),
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
    ordered = sorted(_both_forms(phrases), key=len, reverse=True)
    body = "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in ordered)
    return ((rf"(?<![\w-])(?:{body})(?![\w-])", "relative"),)


def _years(lang: str) -> tuple[tuple[str, str], ...]:
    """A bare year: announced by a preposition, or four figures that count nothing."""
    number = r"(?P<all>(?P<y>(?:1[5-9]|20)\d\d))(?!\d|[.,:/]\d|\s*[%€$£°]|-?[еяй]\b)"
    if lang == "ru":
        year = r"(?P<y>(?:1[5-9]|20)\d\d)(?:-?(?:го|м))?\s*(?:год(?:а|у|ом|е)?(?!\w)|гг?\.)"
        return ((rf"(?<![\w.,:/-]){year}", "year"),)
    sure, maybe, follows = (
        "|".join(listed[lang].split()) for listed in (SURE_BEFORE_YEAR, MAYBE_BEFORE_YEAR, AFTER_YEAR)
    )
    stop = rf"(?=['’]s|\s*(?:[.,;:!?»”\")(\]…–—-]|$)|\s+(?:{follows})(?!\w)|\s*\n)"
    no_plural = (
        r"(?!\s+(?:[a-z-]+s|people|men|women|children|troops|km|kg|mph|mile|met(?:er|re)|foot|dollar|euro)(?!\w))"
        if lang == "en"
        else ""
    )
    named = r"(?<!00)(?=\s+(?-i:[A-Z]))" if lang == "en" else "(?!)"  # "the 2009 Hungarian Grand Prix"
    counted = "".join(rf"(?<!{word} )" for word in COUNTING[lang])
    return (
        (rf"(?:(?<![\w-])|(?=['’]))(?:{sure})[\s-]+{number}{no_plural}", "year"),
        (rf"(?<![\w-])(?:{maybe})[\s-]+{number}{stop}", "year"),
        (rf"(?<![\w.,:/$€£-]){counted}{number}(?:{stop}|{named})", "year"),
    )
