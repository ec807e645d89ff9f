"""Tokens with exact offsets, and the forms under which words are compared.

Measured on two shared cores: see benchmarks/segments.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from workbench.text.spans import Span
from workbench.text.stopwords import STOPWORDS

__all__ = ["STOPWORDS", "Token", "fold", "is_word", "lemma", "normalise", "tokens"]


class Token(NamedTuple):
    """A word, number or mark of punctuation: `text == whole[start:end]`, `norm == normalise(text)`.

    A named tuple and not a frozen dataclass because archives hold hundreds of millions of them and it is
    built three times faster.
    """

    start: int
    end: int
    text: str
    norm: str


_MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670"  # combining: text may be decomposed (NFD)
_LETTER = rf"[^\W\d_][{_MARKS}\u00ad]*"
_RUN = rf"(?:{_LETTER}|\d)"
_APOSTROPHE = "['’ʼ]"
_ELIDED = r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[ldjmtsnc])['’ʼ](?=[^\W\d_])"
_WHOLE = r"(?:aujourd['’ʼ]hui|rendez-vous|prud['’ʼ]hom\w+|presqu['’ʼ]îles?|quelqu['’ʼ]une?|d['’ʼ]accord)(?![\w-])"
_CLITIC = r"-(?:t['’ʼ-])?(?:je|tu|ils?|elles?|on|nous|vous|moi|toi|lui|leur|les?|la|y|en|ce)(?![\w'’-])"
_COMMON_HEAD = (
    r"https?://[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[@#]\w+"
    rf"|(?:[A-Za-zА-Я]\.){{2,}}(?![{_MARKS}])"
)
_NUMBER = (
    r"\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:,\d+)?"
    r"|\d+(?:[.,:/]\d+)*(?:-?(?:ers?|res?|nde?s?|e|è|ème|st|rd|th|s)(?!\w)|[ᵉʳ]+|-?[а-яё]{1,12}(?!\w))?"
)
_WORD = rf"{_LETTER}{_RUN}*(?:(?:{_APOSTROPHE}|[-‑]){_RUN}+)*"
_TAIL = r"|\.{2,}|-{2,}|[^\s]"


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join((_COMMON_HEAD, _NUMBER, *alternatives)) + _TAIL, re.IGNORECASE)


# a French word stops before a pronoun hung on with a hyphen (dit-il, a-t-il) unless it is whole by itself
_FR_WORD = rf"{_LETTER}{_RUN}*(?:(?!{_CLITIC})[-‑]{_RUN}+|{_APOSTROPHE}{_RUN}+)*"
_EN_WORD = rf"{_LETTER}{_RUN}*(?:(?!['’]s(?!\w))(?:{_APOSTROPHE}|[-‑]){_RUN}+)*"
_PATTERNS = {
    "fr": _pattern(_WHOLE, _ELIDED, _FR_WORD, _CLITIC),
    "en": _pattern(r"(?<=\w)['’]s(?!\w)", _EN_WORD),
}
_DEFAULT = _pattern(_WORD)


def tokens(text: str, lang: str, span: Span | None = None) -> list[Token]:
    """Words, numbers and punctuation of `text[span]`, in order, disjoint, over every character but white
    space.

    French elisions stand alone (l’ | armée), as do inverted pronouns (dit | -il) and the English possessive
    (Assad | ’s). Hyphenated words and acronyms (États-Unis, al-Nosra, U.S.) are kept whole.
    """
    start, end = span if span is not None else (0, len(text))
    found = _PATTERNS.get(lang, _DEFAULT).finditer(text, start, end)
    return [Token(m.start(), m.end(), m[0], normalise(m[0])) for m in found]


@lru_cache(maxsize=1 << 16)
def normalise(word: str) -> str:
    """The form under which surface words are equal: NFC, case folded, one apostrophe, no soft hyphen."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFC", word).translate(_SAME).casefold()
    return unicodedata.normalize("NFC", plain)


_SAME = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "\u00ad": None, "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """`normalise` without accents: « Idlïb » and « idlib » are equal, ё is е, but й stays й."""
    word = normalise(word)
    if word.isascii():
        return word
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", word.translate(_LIGATURES)):
        if unicodedata.category(char) == "Mn" and not (char == "\u0306" and kept and kept[-1] == "и"):
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


_ELIDED_LEMMA = {
    **{f"{letter}'": f"{letter}e" for letter in "ldjmtsnc"},
    **{f"{word}'": f"{word}e" for word in ("qu", "jusqu", "lorsqu", "puisqu", "quoiqu")},
}


@lru_cache(maxsize=1 << 17)
def lemma(word: str, lang: str) -> str:
    """The dictionary form of one word (simplemma), normalised; the word itself where the language is
    unknown."""
    norm = normalise(word)
    if lang == "fr":
        if norm in _ELIDED_LEMMA:
            return _ELIDED_LEMMA[norm]
        if norm.startswith("-"):
            return norm.removeprefix("-t-").lstrip("-")
    if lang not in _LEMMA_LANGUAGES or not norm[:1].isalpha():
        return norm
    import simplemma  # its dictionaries take a second to open: not before the first lemma is asked for

    return normalise(simplemma.lemmatize(norm, lang=lang))


_LEMMA_LANGUAGES = frozenset({"fr", "en", "ru", "de", "es", "it", "uk"})


def is_word(token: Token) -> bool:
    """Whether a token holds a letter or a digit (and is not punctuation)."""
    text = token.text
    return text.isalnum() or any(char.isalnum() for char in text)
