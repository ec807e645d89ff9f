"""The tense and mood of a typed verb group, read from its endings and auxiliaries: French and English.

Only as much grammar as feedback needs: "said" for "says", « a tué » for « aurait tué ». What cannot be told is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from workbench.text.words import Token, fold, lemma, tokens

Tense = Literal[
    "infinitive", "participle", "gerund", "present", "past", "imperfect", "pluperfect", "future", "conditional"
]


def _table(*rows: tuple[Tense, str]) -> tuple[tuple[Tense, str], ...]:
    return rows


# French finite forms of avoir and être by tense; with a participle after them they make the compound tenses.
_AUXILIARY: dict[str, Tense] = {
    form: tense
    for tense, forms in _table(
        ("present", "ai as a avons avez ont suis es est sommes êtes sont"),
        ("imperfect", "avais avait avions aviez avaient étais était étions étiez étaient"),
        ("future", "aurai auras aura aurons aurez auront serai seras sera serons serez seront"),
        ("conditional", "aurais aurait aurions auriez auraient serais serait serions seriez seraient"),
        ("past", "eut eurent fut furent"),
    )
    for form in forms.split()
}
_COMPOUND: dict[Tense, Tense] = {"present": "past", "imperfect": "pluperfect"}
_PARTICIPLES = re.compile(r"(?:é|i|u|is|it|ert|eint|aint|oint|ait)(?:e?s?)$")
# -raît and -ait are the present of these, not a conditional or an imperfect
_PRESENT_IN_AIT = re.compile(r"(?:aître|aitre|aire)$")
_ENGLISH: dict[str, Tense] = {
    form: tense
    for tense, forms in _table(
        ("present", "is are am has have does do says"),
        ("past", "was were had did said"),
        ("future", "will shall 'll"),
        ("conditional", "would"),
    )
    for form in forms.split()
}


@lru_cache(maxsize=1 << 12)
def tense_of(text: str, lang: str) -> Tense | None:
    """The tense of the first verb of a short wording; None where none can be told.

    « a dit » is past, as « dit » alone cannot be told from it by form is present; "has said" and "said" are past.
    """
    words = [token.norm for token in tokens(text, lang)]
    if not words:
        return None
    return _french(words) if lang == "fr" else _english(words) if lang == "en" else None


def _french(words: list[str]) -> Tense | None:
    words = [word for word in words if word not in ("se", "s'", "s’", "ne", "n'", "y", "en", "on", "l'", "le", "la")]
    for place, word in enumerate(words):
        if word in _AUXILIARY:
            tense = _AUXILIARY[word]
            after = words[place + 1 : place + 4]
            joined = any(_PARTICIPLES.search(one) for one in after)
            return _COMPOUND.get(tense, tense) if joined else tense
    return _french_simple(words[0]) if words else None


def _french_simple(word: str) -> Tense | None:
    base = lemma(word, "fr")
    if fold(base) == fold(word):
        return "infinitive" if re.search(r"(?:er|ir|re|oir)$", word) else "present" if word.endswith("e") else None
    if word.endswith("ant"):
        return "gerund"
    if not re.search(r"(?:er|ir|re|oir)$", base):
        return None
    like_present = bool(_PRESENT_IN_AIT.search(base)) and not re.search(r"(?:s|[tr]r)(?:ais|ait|aient)$", word)
    if word == f"{base[:-2]}a" or re.search(r"[èi]rent$", word):
        return "past"
    if re.search(r"r(?:ais|ait|ions|iez|aient)$", word) and not like_present:
        return "conditional"
    if re.search(r"r(?:ai|as|a|ons|ez|ont)$", word):
        return "future"
    if re.search(r"(?:ais|ait|aient)$", word) and not like_present:
        return "imperfect"
    if re.search(r"(?:é|ée|[^aeoqg]u|[^aeoqg]ue)s?$", word):
        return "participle"
    return "present"


def _english(words: list[str]) -> Tense | None:
    for word in words[:2]:
        if word in _ENGLISH:
            return _ENGLISH[word]
    word = words[0]
    base = lemma(word, "en")
    if word.endswith("ing") and base != word:
        return "gerund"
    if word.endswith("ed") and len(word) > 4:
        return "past"
    if base == word:
        return "present"  # the bare form also is the present of a plural
    return "present" if word.endswith("s") and not word.endswith("ss") else "past"


_AHEAD = {
    "fr": frozenset({*_AUXILIARY, "été", "se", "s'", "ne", "n'", "pas", "avoir", "être"}),
    "en": frozenset({*_ENGLISH, "been", "be", "to", "it", "they", "he", "she"} - {"says", "said"}),
}


def without_auxiliaries(words: Sequence[Token], lang: str) -> list[Token]:
    """The words of a verb group from its main verb on: « a précisé » gives « précisé »."""
    skip = 0
    while skip < len(words) - 1 and words[skip].norm in _AHEAD.get(lang, ()):
        skip += 1
    return list(words[skip:])
