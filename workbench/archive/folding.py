"""The forms under which an archive is searched: accents and inflection folded, in every language at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TypeVar

from workbench.archive.wanted import All, AnyOf, But, Phrase, Wanted
from workbench.text.words import fold, lemma

V = TypeVar("V")
LANGUAGES = ("fr", "en", "ru")
_WORD = re.compile(r"[^\W_]+")
_QUERY = re.compile(r'"([^"]*)"|(\S+)')
_JOINTS = str.maketrans({"ʼ": " ", "\u00ad": None})  # a letter to Unicode, and what stands inside a word
_MOST = 1 << 19


class Table(dict[str, V]):
    """What is made of a word, made once; looked up for a whole text with `map(table.__getitem__, …)`.

    Emptied when it has grown large.
    """

    def __init__(self, make: Callable[[str], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        made = self[word] = self._make(word)
        return made


def words(text: str) -> list[str]:
    """The words of a text in order, case folded, NFC, split at hyphens and apostrophes; accents are kept.

    Cheaper than `text.words.tokens` by an order of magnitude: whole archives go through it.
    """
    if "ʼ" in text or "\u00ad" in text:
        text = text.translate(_JOINTS)
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=1 << 18)
def folded_lemma(word: str, lang: str) -> str:
    """The dictionary form of a word without its accents; a short or unknown word stays as it is."""
    return fold(lemma(word, lang)) if len(word) > 2 else fold(word)


def index_forms(found: Sequence[str], lang: str) -> str:
    """What the index keeps of a text's words, parted by blanks: folded lemmas, where `LANGUAGES` has the language."""
    return " ".join(map(_forms(lang if lang in LANGUAGES else "").__getitem__, found))


def index_rows(texts: Iterable[tuple[int, str | None, str, str]]) -> Iterator[tuple[int, str, str]]:
    """Rows for `Database.index` out of (key, title, text, language)."""
    for key, title, text, lang in texts:
        yield key, index_forms(words(title or ""), lang), index_forms(words(text), lang)


@lru_cache(maxsize=8)
def _forms(lang: str) -> Table[str]:
    return Table(partial(folded_lemma, lang=lang) if lang else fold)


def wanted_of(query: str, langs: Iterable[str] = LANGUAGES) -> Wanted | None:
    """What a user who types `query` wants: all words, in any inflection; "…" is a phrase, -word excludes.

    None where the query holds no word.
    """
    wanted: list[Wanted] = []
    unwanted: list[Wanted] = []
    for phrase, plain in _QUERY.findall(query):
        negative = not phrase and plain.startswith("-") and len(plain) > 1
        found = words(phrase or plain.lstrip("-"))
        if found:
            (unwanted if negative else wanted).append(_any_form(found, tuple(langs)))
    if not wanted:
        return None
    return But(All(tuple(wanted)), AnyOf(tuple(unwanted))) if unwanted else All(tuple(wanted))


def _any_form(found: Sequence[str], langs: Sequence[str]) -> AnyOf:
    """The lemmas of words in any of the languages, or the words as written (in texts of other languages)."""
    forms = {" ".join(map(fold, found)), *(" ".join(map(_forms(lang).__getitem__, found)) for lang in langs)}
    return AnyOf(tuple(map(Phrase, sorted(forms))))


def passage(text: str, query: str, langs: Iterable[str] = LANGUAGES, width: int = 200) -> str:
    """A stretch of about `width` characters around the first word of the query, exactly as it stands."""
    wanted = {folded_lemma(word, lang) for word in words(query) for lang in langs}
    wanted |= set(map(fold, words(query)))
    at = next((m.start() for m in _WORD.finditer(text) if _is_wanted(m[0], wanted, langs)), 0)
    start = max(0, at - width // 3)
    end = min(len(text), start + width)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = end if end == len(text) else (text.rfind(" ", start, end) if text.rfind(" ", start, end) > at else end)
    return text[start:end]


def _is_wanted(word: str, wanted: set[str], langs: Iterable[str]) -> bool:
    plain = word.casefold()
    return fold(plain) in wanted or any(folded_lemma(plain, lang) in wanted for lang in langs)
