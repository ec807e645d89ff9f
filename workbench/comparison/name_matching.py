"""Whether what one text names is there in the other: by another form, another spelling, or another seat of power."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.documents.model import Document
from workbench.text.metonyms import speaks_for
from workbench.text.names import Name, is_common, names
from workbench.text.peoples import allusions
from workbench.text.spans import Span, items_in
from workbench.text.stopwords import STOPWORDS
from workbench.text.transliteration import sound_key
from workbench.text.words import Token, fold, is_word, tokens

_ALIKE = 82.0
"""Of 100: two spellings of one name stand above (Isfahan, Ispahan; Julani, Joulani), two surnames below."""
_SHORTEST = 5
"""Letters from which a spelling is compared: Iran and Irak are two."""


@dataclass(frozen=True)
class Named:
    """What one document names: its names, their keys with those its adjectives speak of, and its words."""

    document: Document
    names: tuple[Name, ...]
    keys: frozenset[str]
    parts: frozenset[str]
    spellings: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Named:
        found = tuple(names(document.text, document.lang))
        keys = {name.key for name in found} | allusions(document.text, document.lang)
        parts = {part for key in keys for part in key.split()}
        spellings = {fold(word) for name in found if not name.kind for word in name.text.split()}
        return cls(document, found, frozenset(keys), frozenset(parts), tuple(sorted(spellings)))

    def inside(self, spans: Sequence[Span]) -> list[Name]:
        """The names that begin inside one of the spans."""
        return [name for span in spans for name in items_in(self.names, span)]

    def has(self, name: Name) -> bool:
        """Whether the document names the bearer, or a word of the name."""
        return name.key in self.keys or any(part in self.parts for part in name.key.split())

    def has_alike(self, name: Name) -> bool:
        """Whether it has the name in another spelling, or an acronym of the same letters or of its words."""
        if is_acronym(name.text):
            return self._has_acronym(name.text)
        from rapidfuzz.fuzz import ratio

        last = fold(name.text.split()[-1])
        return len(last) >= _SHORTEST and any(
            ratio(last, other) >= _ALIKE for other in self.spellings if len(other) >= _SHORTEST
        )

    def _has_acronym(self, acronym: str) -> bool:
        letters = sorted(fold(acronym))
        if len(letters) > 2 and any(is_acronym(n.text) and sorted(fold(n.text)) == letters for n in self.names):
            return True  # GNL, LNG
        return fold(acronym) in _initials(self.document.text, self.document.lang)


def is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 6 and text.isalpha() and text.isupper()


@lru_cache(maxsize=8)
def _initials(text: str, lang: str) -> frozenset[str]:
    """The initials of two to six words in a row, small words left out."""
    small = STOPWORDS.get(lang, frozenset())
    words = [token for token in tokens(text, lang) if is_word(token)]
    letters = [fold(token.text)[:1] for token in words if token.norm not in small]
    return frozenset("".join(letters[i : i + n]) for n in range(2, 7) for i in range(len(letters) - n + 1))


def stands_in(name: Name, other: Named, spans: Sequence[Span], words: Sequence[Token]) -> bool:
    """Whether a name of the other side's sentences speaks for the bearer (« Varsovie », "Poland").

    So does one of its `words` that is made from the name (« poutinolâtres »).
    """
    text, lang = other.document.text, other.document.lang
    near = {n.key for n in other.inside(spans)}
    if near & speaks_for(name.key):
        return True
    spoken = {key for start, end in spans for key in allusions(text[start:end], lang)}
    if name.key in spoken or spoken & speaks_for(name.key, by_adjective=True):
        return True
    root = sound_key(name.text, "en") if len(name.text.split()) == 1 else ""
    return len(root) > 2 and any(_derived(word.text, root, lang) for word in words)


def _derived(word: str, root: str, lang: str) -> bool:
    return word[:1].islower() and len(word) > len(root) + 4 and sound_key(word, lang).startswith(root)


def is_plain_word(name: Name, document: Document, other_lang: str) -> bool:
    """Whether a word that has its capital from the start of a sentence is an ordinary word of the language.

    The dictionary of forms lacks some (« gaz »); the lexicon knows them by a translation that is no spelling of theirs.
    """
    if name.kind or " " in name.text or not _opens_sentence(name, document):
        return False
    if is_common(name.text, document.lang):
        return True
    from workbench.alignment.words import bundled_lookup

    lookup = bundled_lookup(document.lang, other_lang if other_lang != document.lang else "en")
    answers = lookup(name.text.lower()) if lookup else {}
    best = max(answers, key=lambda word: answers[word], default="")
    return bool(best) and fold(best) != fold(name.text) and answers[best] > 0.3


def _opens_sentence(name: Name, document: Document) -> bool:
    before = document.text[max(0, name.start - 12) : name.start].rstrip(" «“\"'‘\u00a0\u202f")
    return not before or before[-1] in ".!?:…\n—–"
