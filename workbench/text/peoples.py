"""Adjectives and nouns of nationality, and the places they speak of (data/peoples.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from workbench.text.words import tokens

_RU_ENDINGS = (
    "ий ый ой ая яя ое ее ие ые ого его ому ему ую юю им ым ом ем их ых ими ыми "
    "а я у ю е и ы ов ев ей ам ям ами ями ах ях ка ки ку кой ок"
)
_OTHERS = {
    "fr": "arabe musulman chrétien juif sunnite chiite alaouite druze orthodoxe catholique islamiste djihadiste "
    "jihadiste touareg yézidi yazidi tigréen peul slave latino-américain",
    "en": "arab arabic muslim christian jewish jew sunni shia shiite alawite druze orthodox catholic islamic islamist "
    "jihadist yazidi tigrayan cyrillic tuareg fulani latin anglo franco slavic nazi",
    "ru": "арабск мусульманск православн",
}
"""Peoples and faiths without one place of their own."""


_HALVES = "franco anglo greco gréco russo irano sino nippo americano américano italo turco syro pro anti non ex"
_PREFIXES = frozenset(_HALVES.split())


def people(norm: str, lang: str) -> str | None:
    """The key of the place that a word of nationality speaks of; "" for a people or faith without one; else None."""
    known = _forms(lang)
    if "-" not in norm or norm in known:
        return known.get(norm)
    halves = [half for half in norm.split("-") if half]
    tied = [known[half] for half in halves if half in known]
    return (
        tied[-1] if halves and len(tied) + sum(half in _PREFIXES for half in halves) == len(halves) and tied else None
    )


def allusions(text: str, lang: str) -> frozenset[str]:
    """The keys of the places that adjectives and inhabitants' names speak of: « l’émissaire américain » gives usa.

    What one language says with an adjective another says with a name ("the US envoy"): that is no change.
    """
    found: set[str] = set()
    before = ""
    for unit in tokens(text, lang):
        found.add(people(f"{before}-{unit.norm}", lang) or people(unit.norm, lang) or "")
        before = unit.norm
    return frozenset(found - {""})


@lru_cache(maxsize=4)
def _forms(lang: str) -> dict[str, str]:
    """Every inflected form of the table, in the form of `Token.norm`, and its place."""
    if lang not in _OTHERS:
        return {}
    rows = tomllib.loads(files("workbench.text").joinpath("data/peoples.toml").read_text(encoding="utf-8"))
    found = {form: "" for word in _OTHERS[lang].split() for form in _inflected(word, lang)}
    for place, row in rows.items():
        found.update({form: place for word in row[lang].split() for form in _inflected(word, lang)})
    return found


def _inflected(word: str, lang: str) -> Iterator[str]:
    if lang == "ru":
        yield word
        yield from (word + ending for ending in _RU_ENDINGS.split())
        return
    yield from (word, word + "s")
    if lang == "fr":
        feminine = word + ("ne" if word.endswith("en") else "" if word.endswith("e") else "e")
        yield from (feminine, feminine + "s")
