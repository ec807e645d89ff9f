"""Names of people, places and organisations by their capitals, compared over languages by a table and by sound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.text.exonyms import match
from workbench.text.name_words import ABBREVIATIONS, GENERIC, NOT_NAMES, PARTICLES, TITLES
from workbench.text.number_words import UNITS
from workbench.text.peoples import people
from workbench.text.segments import sentences
from workbench.text.spans import Span
from workbench.text.stopwords import STOPWORDS
from workbench.text.transliteration import sound_key
from workbench.text.words import Token, is_word, normalise, tokens


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text. Equal `key`s mean the same bearer: the row of the exonym table, else how the name sounds.

    `kind` is "place", "org" or "person" where the table says, else "".
    """

    start: int
    end: int
    text: str
    key: str
    kind: str = ""


def same(first: Name, second: Name) -> bool:
    """Whether two names may have one bearer: equal keys, or the words of one among the words of the other (Macron,
    Emmanuel Macron)."""
    if first.key == second.key:
        return True
    if first.kind or second.kind:
        return False
    one, other = set(first.key.split()), set(second.key.split())
    return bool(one and other) and (one <= other or other <= one)


def names(text: str, lang: str) -> list[Name]:
    """The names in a text, in order and disjoint.

    Months, days of the week, adjectives of nationality, titles and bare common nouns with a capital (« l’Armée ») are
    none. A sentence's first word counts if the table knows it, if it stands with a capital elsewhere, or if it is no
    word of the language.
    """
    found: list[Name] = []
    middle: set[str] = set()
    held: list[tuple[Name, str]] = []
    for span in sentences(text, lang):
        for name, alone in _in_sentence(text, lang, span):
            if alone is None:
                found.append(name)
                middle.update(word for word in re.findall(r"[\w’'-]+", name.text))
            else:
                held.append((name, alone))
    found += [name for name, word in held if word in middle or not is_common(word, lang)]
    return sorted(found, key=lambda one: one.start)


def _in_sentence(text: str, lang: str, span: Span) -> list[tuple[Name, str | None]]:
    """The names of a sentence; beside each the sentence's first word where the name is nothing but that word."""
    units = _unhyphenated(tokens(text, lang, span), lang)
    found: list[tuple[Name, str | None]] = []
    shouting = _is_upper(text[span[0] : span[1]])
    titled = lang == "en" and _is_title_case(units)
    place = 0
    opening = True
    while place < len(units):
        unit = units[place]
        if not is_word(unit):
            opening = opening or unit.text in ':—–«“‘"'
            place += 1
            continue
        name, place = _name_at(text, units, place, lang, opening, shouting, titled)
        if name is not None:
            found.append((name, unit.text if _rests_on_first(name, unit, opening) else None))
        opening = False
    return found


def _unhyphenated(units: Sequence[Token], lang: str) -> list[Token]:
    """Names tied by a hyphen to something else set free: Coventry-based, Londres-Heathrow, Russian-speaking."""
    parted: list[Token] = []
    for unit in units:
        head, hyphen, rest = unit.text.partition("-")
        loose = bool(hyphen and len(head) > 1 and rest) and match([unit], 0, lang) is None
        if loose and head.lower() in {"pro", "anti", "ex"} and rest[:1].isupper():
            parted.append(Token(unit.start + len(head) + 1, unit.end, rest, normalise(rest)))
        elif (
            loose
            and head[:1].isupper()
            and ((rest.islower() and lang == "en") or (rest[:1].isupper() and _known(head, rest, lang)))
        ):
            cut = unit.start + len(head)
            parted.append(Token(unit.start, cut, head, normalise(head)))
            parted.append(Token(cut + 1, unit.end, rest, normalise(rest)))
        else:
            parted.append(unit)
    return parted


def _known(head: str, rest: str, lang: str) -> bool:
    """Whether one half of a compound is in the table."""
    halves = (Token(0, len(half), half, normalise(half)) for half in (head, rest))
    return any(match([half], 0, lang) is not None for half in halves)


def _is_upper(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _rests_on_first(name: Name, unit: Token, opening: bool) -> bool:
    return opening and not name.kind and name.end == unit.end and not _is_acronym(unit.text)


def _name_at(
    text: str, units: Sequence[Token], place: int, lang: str, opening: bool, shouting: bool, titled: bool = False
) -> tuple[Name | None, int]:
    """The name that begins at a token, if one does, and the place to go on from."""
    unit = units[place]
    known = match(units, place, lang)
    if known and not (known[1] == place + 1 and _is_no_bearer(units, place, lang, opening)):
        entry, after = known
        return _name(text, units, place, after, entry.key, entry.kind), after
    if shouting or not _starts_name(unit, lang, opening) or (opening and unit.norm in UNITS.get(lang, ())):
        return None, place + 1
    if titled and is_common(unit.text, lang):
        return None, place + 1
    after = _run(units, place, lang)
    if titled:
        after = next((at for at in range(place + 1, after) if is_common(units[at].text, lang)), after)
    inner = next((at for at in range(place + 1, after) if _table_at(units, at, lang)), None)
    if inner is not None:
        surname = match(units, inner, lang)
        if surname and surname[0].kind == "person":
            return _name(text, units, place, surname[1], surname[0].key, "person"), surname[1]
        after = inner
    while after > place and not _is_capital(units[after - 1]):
        after -= 1
    while place < after - 1 and (_is_generic(units[place], lang) or not _is_capital(units[place])):
        place += 1  # "Secretary of State J. Kerry": the name begins with J.
    parts = [one for one in units[place:after] if _is_capital(one) and not _is_generic(one, lang)]
    if not parts:
        return None, max(after, place + 1)
    return _name(text, units, place, after, " ".join(sound_key(one.text, lang) for one in parts)), after


def _is_no_bearer(units: Sequence[Token], place: int, lang: str, opening: bool) -> bool:
    """A small word that opens a sentence, or a point of the compass before a name ("West Aleppo")."""
    if opening and units[place].norm in STOPWORDS.get(lang, ()):
        return True
    following = units[place + 1] if place + 1 < len(units) else None
    return units[place].norm in _COMPASS and following is not None and _is_capital(following)


_COMPASS = frozenset(["west", "east", "north", "south"])


def _is_title_case(units: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline ("Ministers Back Ban on Russian Gas")."""
    longer = [unit.text for unit in units if len(unit.text) > 3 and unit.text[0].isalpha()]
    return len(longer) >= 4 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def _name(text: str, units: Sequence[Token], place: int, after: int, key: str, kind: str = "") -> Name:
    start, end = units[place].start, units[after - 1].end
    return Name(start, end, text[start:end], key, kind)


def _table_at(units: Sequence[Token], place: int, lang: str) -> bool:
    return is_word(units[place]) and match(units, place, lang) is not None


def _run(units: Sequence[Token], place: int, lang: str) -> int:
    """The place after the capitalised words, over particles (de, al-, von) that lead to another."""
    after = place + 1
    while after < len(units):
        unit = units[after]
        if _is_capital(unit) and unit.norm not in NOT_NAMES.get(lang, ()):
            after += 1
        elif unit.norm in PARTICLES and after + 1 < len(units) and _is_capital(units[after + 1]):
            after += 2
        elif unit.text == "." and len(units[after - 1].text) == 1 and after + 1 < len(units):
            after += 1  # an initial
        else:
            break
    return after


def _starts_name(unit: Token, lang: str, opening: bool) -> bool:
    if not _is_capital(unit) or unit.norm in NOT_NAMES.get(lang, ()) or unit.norm in TITLES.get(lang, ()):
        return False
    if unit.norm in ABBREVIATIONS or people(unit.norm, lang) is not None:
        return False
    if unit.norm in STOPWORDS.get(lang, ()) and not (_is_acronym(unit.text) and not opening):
        return False
    return (len(unit.text) > 1 or not opening) and not _CENTURY.fullmatch(unit.text)


_CENTURY = re.compile(r"[IVXL]+(?:e|er|ème)?")


def _is_capital(unit: Token) -> bool:
    """A capital first, or after a lower-case Arabic article (al-Nosra)."""
    text = unit.text
    return text[:1].isupper() or bool(re.match(r"(?:al|el|an|as|ash|аль|эль|ан|аш|ас)[-‑][A-ZÀ-ÞА-Я]", text))


def _is_acronym(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 2 and all(char.isupper() for char in letters)


def _is_generic(unit: Token, lang: str) -> bool:
    norm = unit.norm
    if norm in GENERIC.get(lang, ()) or norm in TITLES.get(lang, ()) or norm in ABBREVIATIONS:
        return True
    return people(norm, lang) is not None


@lru_cache(maxsize=1 << 15)
def is_common(word: str, lang: str) -> bool:
    """Whether a sentence's first word is an ordinary word of the language."""
    lower = word.lower()
    if "-" in lower.strip("-"):
        return all(is_common(part, lang) for part in lower.split("-") if part)
    if lower in STOPWORDS.get(lang, ()) or lang not in {"fr", "en", "ru"}:
        return True
    if people(lower, lang) is not None or lower in UNITS[lang]:
        return True
    if lang == "ru" and (_PARTICIPLE.search(lower) or _SHORT_PARTICIPLE.search(lower)):
        return True
    import simplemma  # opens a dictionary: only for a text that has such a word

    return bool(simplemma.is_known(lower, lang=lang))


_PARTICIPLE = re.compile(r"(?:[аеую]ющ|[ая]щ|[аяие]вш)(?:ий|ая|ее|ие|его|ему|ей|ую|им|ем|их|ими)$")
_SHORT_PARTICIPLE = re.compile(r"\w{4}(?:ован|ирован|ен|ён|ан|ян|ит|ыт|ят)[оы]$")
"""Endings that no Russian surname has; participles are too many for a dictionary."""
