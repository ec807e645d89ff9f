"""The table of names that differ from language to language (data/names.toml), ready for look-up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import takewhile

from workbench.text.peoples import people
from workbench.text.words import Token, fold, tokens

_CASE_ENDING = re.compile(
    r"(?<=\w{3})(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ях|ах|ием|ом|ем|ём|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|"
    r"ых|их|ым|им|ую|юю|ою|ею|ию|ия|ии|ье|ья|ью|ям|ам|а|я|о|е|ы|и|у|ю|ь|й)$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table: its key and kind ("place", "org" or "person")."""

    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """The forms of one language: a form is the tuple of its words' comparison forms."""

    forms: dict[tuple[str, ...], list[tuple[str, Entry]]]
    longest: int
    first_words: frozenset[str]


def comparison_form(word: str, lang: str) -> str:
    """The form in which table and text meet: accents off, and in Russian the case ending too."""
    plain = fold(word)
    if lang == "ru" and len(plain) > 3:  # twice: Лавровым, Лавров -> лавр
        return _CASE_ENDING.sub("", _CASE_ENDING.sub("", plain))
    return plain


@lru_cache(maxsize=4)
def table(lang: str) -> Table:
    """The exonyms of a language; those of English for a language that the table lacks."""
    lang = lang if lang in {"fr", "en", "ru"} else "en"
    rows = tomllib.loads(files("workbench.text").joinpath("data/names.toml").read_text(encoding="utf-8"))
    forms: dict[tuple[str, ...], list[tuple[str, Entry]]] = {}
    for key, row in rows.items():
        for surface in row[lang]:
            words = tuple(comparison_form(token.text, lang) for token in tokens(surface, lang))
            forms.setdefault(words, []).append((surface, Entry(key, row["kind"])))
    return Table(forms, max(map(len, forms)), frozenset(words[0] for words in forms))


def match(units: Sequence[Token], place: int, lang: str) -> tuple[Entry, int] | None:
    """The longest row whose form begins at a token, and the place after it.

    Acronyms match in their own case only ("US" is not "us"); other forms need a capital in the text.
    """
    known = table(lang)
    if comparison_form(units[place].text, lang) not in known.first_words:
        return None
    found = _match(units, place, lang, known)
    if found is None and lang == "fr" and place + 1 < len(units) and people(units[place + 1].norm, lang):
        # « le ministère russe des Affaires étrangères »
        inner = _match([*units[: place + 1], *units[place + 2 : place + 2 + known.longest]], place, lang, known)
        return (inner[0], inner[1] + 1) if inner is not None and inner[1] > place + 1 else None
    return found


def _match(units: Sequence[Token], place: int, lang: str, known: Table) -> tuple[Entry, int] | None:
    for size in range(min(known.longest, len(units) - place), 0, -1):
        words = tuple(comparison_form(unit.text, lang) for unit in units[place : place + size])
        span = units[place : place + size]
        fitting = [(surface, entry) for surface, entry in known.forms.get(words, ()) if _same_case(surface, span)]
        if fitting:
            return max(fitting, key=lambda form: _shared_start(form[0], span))[1], place + size
    return None


def _shared_start(surface: str, units: Sequence[Token]) -> int:
    """How far a form and the text run alike: parts Азия from Азов, which are one without their endings."""
    pairs = zip(fold(surface), fold(" ".join(unit.text for unit in units)), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _same_case(surface: str, units: Sequence[Token]) -> bool:
    letters = [char for char in surface if char.isalpha()]
    if len(units) == 1 and len(letters) <= 6 and all(char.isupper() for char in letters):
        return fold(units[0].text).upper() == units[0].text.upper() and units[0].text[:2].isupper()
    return any(unit.text[:1].isupper() for unit in units) or ("-" in surface and surface[0].islower())
