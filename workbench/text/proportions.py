"""Proportions that two numbers make: « une école sur quatre », "two in three", «каждый четвёртый»."""

from __future__ import annotations

import re

from workbench.text.number_words import ORDINALS, UNITS

_SMALL = {
    lang: {form: value for form, value in UNITS[lang].items() if 1 <= value <= 20} for lang in UNITS
}  # fmt: skip


def _any_of(words: dict[str, float]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r"|\d{1,3}"


_FR, _EN, _RU = (_any_of(_SMALL[lang]) for lang in ("fr", "en", "ru"))
_NO_NOUN = r"dans|sous|pas|plus|depuis|moins|mais|puis|hors|vers|sans|vont|sont|ont|n['’]\w+"
_PATTERNS = {
    # a plural right after makes it a count: « deux attaques sur trois villages »
    "fr": rf"(?P<a>{_FR})\s+(?:(?!sur\b)[^\W\d_][\w’'-]*\s+){{0,3}}sur\s+(?P<b>{_FR}|cent)(?![\w%-])"
    rf"(?!\s+(?!(?:{_NO_NOUN})\b)\w+[sx]\b)(?!\s+(?:ans?|mois|heures?|h)\b)",
    "en": rf"(?P<a>{_EN})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<b>{_EN})(?![\w%-])"
    r"(?!\s+(?:hours?|days?|weeks?|months?|years?|minutes?|attacks?|strikes?|incidents?)\b)",
    "ru": rf"(?P<a>{_RU})\s+(?:[^\W\d_]+\s+){{0,2}}из\s+(?P<b>{_RU}|ста)(?![\w%-])",
}
_ONE_OF = re.compile(rf"кажд(?:ый|ая|ое|ого|ой|ому|ую|ым|ом)\s+(?P<b>{'|'.join(ORDINALS['ru'])})(?!\w)", re.IGNORECASE)
_COMPILED = {lang: re.compile(source, re.IGNORECASE) for lang, source in _PATTERNS.items()}
_WORD = re.compile(r"\w+")
_STARTS = {lang: frozenset(_SMALL[lang]) for lang in _SMALL}
_STARTS["ru"] |= {"каждый", "каждая", "каждое", "каждого", "каждой", "каждому", "каждую", "каждым", "каждом"}
_HUNDRED = frozenset({"cent", "ста"})


def proportion_at(text: str, start: int, lang: str) -> tuple[float, int] | None:
    """The share that a proportion beginning at `start` comes to, and where it ends; None where there is none."""
    first = _WORD.match(text, start)
    if first is None or not (first[0].isdecimal() or first[0].lower() in _STARTS.get(lang, ())):
        return None
    if lang == "ru" and (match := _ONE_OF.match(text, start)):
        under = ORDINALS["ru"][match["b"].lower()]
        return (1 / under, match.end()) if under > 1 else None
    pattern = _COMPILED.get(lang)
    match = pattern.match(text, start) if pattern else None
    if match is None:
        return None
    over, under = (_value(match[name], lang) for name in "ab")
    return (over / under, match.end()) if 0 < over < under else None


def _value(word: str, lang: str) -> float:
    if word.isdecimal():
        return float(word)
    return 100.0 if word.lower() in _HUNDRED else _SMALL[lang][word.lower()]
