"""Finding terms in text: inflected, split and multi-word, longest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.glossary.model import Concept, Glossary, Term
from workbench.text.russian_forms import infinitives_of_passive
from workbench.text.spans import Span
from workbench.text.words import Token, is_word, lemma, normalise, tokens


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text; `spans` has more than one part when other words split it."""

    spans: tuple[Span, ...]
    concept: Concept
    term: Term

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One written form of a term: for each word the keys it may be met under; `stops`: it has a comma of its own."""

    words: tuple[frozenset[str], ...]
    concept: Concept
    term: Term
    surface: tuple[str, ...] | None
    stops: bool = False


class Matcher:
    """All terms of one language, indexed by the keys of their first word."""

    def __init__(self, glossary: Glossary, lang: str) -> None:
        self._lang = lang
        self._first: dict[str, list[_Pattern]] = {}
        for concept in glossary:
            for term in concept.terms_in(lang):
                for form in (term.text, *term.forms):
                    self._add(form, concept, term, inflected=form is term.text)

    def _add(self, form: str, concept: Concept, term: Term, *, inflected: bool) -> None:
        words = [t for t in tokens(form, self._lang) if is_word(t) or t.text.isalnum()]
        if not words:
            return
        by_lemma = term.match == "lemma" and (inflected or len(words) > 1)
        keys = tuple(_keys(t.norm, self._lang) if by_lemma else frozenset({t.norm}) for t in words)
        surface = tuple(t.text for t in words) if term.match == "case" else None
        pattern = _Pattern(keys, concept, term, surface, bool(_STOPS.search(form)))
        for key in keys[0]:
            self._first.setdefault(key, []).append(pattern)

    def find(self, text: str, words: Sequence[Token] | None = None) -> list[Hit]:
        """Hits in order; where two overlap the longer one stays. `words`: the text's tokens, if at hand."""
        words = [t for t in (tokens(text, self._lang) if words is None else words) if is_word(t) or t.text.isalnum()]
        found: list[tuple[list[int], _Pattern]] = []
        keys = [_keys(t.norm, self._lang) | _guesses(t.norm, self._lang) for t in words]
        for index, own in enumerate(keys):
            patterns = {id(p): p for key in own for p in self._first.get(key, ())}
            for pattern in patterns.values():
                places = _match(pattern, words, keys, index)
                if places and (pattern.stops or not _broken(text, places, words, self._lang)):
                    found.append((places, pattern))
        return _longest_first(found, words)


def _match(pattern: _Pattern, words: Sequence[Token], keys: Sequence[frozenset[str]], start: int) -> list[int] | None:
    """Indices of the words that make the pattern from `start` on, gaps allowed as the term says."""
    places: list[int] = []
    position = start
    for number, wanted in enumerate(pattern.words):
        reach = position + 1 + (pattern.term.gap if number else 0)
        if number == 1 and "se" in pattern.words[0] and _is_auxiliary(words, position) and not keys[position] & wanted:
            position, reach = position + 1, reach + 1  # « s’est vanté »
        place = next((i for i in range(position, min(reach, len(words))) if keys[i] & wanted), None)
        if place is None:
            return None
        if pattern.surface and words[place].text != pattern.surface[number]:
            return None
        places.append(place)
        position = place + 1
    return places


_AUXILIARIES = frozenset(
    ["est", "sont", "était", "étaient", "serait", "seraient", "étant", "soit", "soient", "être", "fut", "furent"]
)


def _is_auxiliary(words: Sequence[Token], place: int) -> bool:
    return place < len(words) and words[place].norm in _AUXILIARIES


_STOPS = re.compile(r"[,.;:!?…]")
_STRONG_STOPS = re.compile(r"[.;:!?…]")


def _broken(text: str, places: Sequence[int], words: Sequence[Token], lang: str) -> bool:
    """Whether a comma or a full stop falls between neighbouring words of a hit (« autrement dit, on … »).

    In Russian a comma stands before every «что».
    """
    near = [(i, j) for i, j in pairwise(places) if j == i + 1]
    stops = _STRONG_STOPS if lang == "ru" else _STOPS
    return any(stops.search(text, words[i].end, words[j].start) for i, j in near)


def _longest_first(found: list[tuple[list[int], _Pattern]], words: Sequence[Token]) -> list[Hit]:
    def size(item: tuple[list[int], _Pattern]) -> tuple[int, int, int, int]:
        places, pattern = item
        written = " ".join(words[i].norm for i in places)
        exact = written in (pattern.term.text.casefold(), *pattern.term.forms)
        return -len(places), -sum(len(words[i].text) for i in places), places[0], -exact

    taken: set[int] = set()
    hits = []
    for places, pattern in sorted(found, key=size):
        if taken.isdisjoint(places):
            taken.update(places)
            hits.append(Hit(_spans(places, words), pattern.concept, pattern.term))
    return sorted(hits, key=lambda hit: hit.start)


def _spans(places: Sequence[int], words: Sequence[Token]) -> tuple[Span, ...]:
    spans: list[Span] = []
    last = None
    for place in places:
        word = words[place]
        if last is not None and place == last + 1:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
        last = place
    return tuple(spans)


@lru_cache(maxsize=1 << 16)
def _keys(norm: str, lang: str) -> frozenset[str]:
    """The word as written and its lemma; Russian papers mostly print ё without its dots."""
    found = {norm, normalise(lemma(norm, lang))}
    return frozenset(found | {key.replace("ё", "е") for key in found} if lang == "ru" else found)


_ENDINGS = {
    "fr": re.compile(r"(?:(?<=é)e?s?|(?<=\w\w\w[^s])s)$"),
    "en": re.compile(r"(?<=\w\w\w[^su])s$"),
}


_PARTICIPLE = re.compile(r"(\w{3,})ée?s?")


@lru_cache(maxsize=1 << 16)
def _guesses(norm: str, lang: str) -> frozenset[str]:
    """What a word of a text may be besides what the lemmatiser says.

    Plurals and feminines it has not met (« oligarques », « fanatisées »), participles it takes for adjectives
    (« assassinés »), and French forms in -e that are verbs as well as nouns (« note », « avoue »).
    """
    if lang == "ru":
        return infinitives_of_passive(norm)
    participle = _PARTICIPLE.fullmatch(norm) if lang == "fr" else None
    if participle is not None:
        return frozenset({participle[1] + "é", participle[1] + "er"})
    base = normalise(lemma(norm, lang))
    if lang == "fr" and base != norm and (base.endswith("er") or "-" in norm):
        return frozenset({norm.removesuffix("s")})  # taxes: the lemmatiser says taxer
    if lang not in _ENDINGS or base != norm:
        return frozenset()
    if lang == "fr" and "s-" in norm:
        return frozenset({norm.replace("s-", "-", 1), norm.replace("s-", "-", 1).removesuffix("s")})
    verb = {norm + "r"} if lang == "fr" and norm.endswith("e") else set()
    return frozenset({_ENDINGS[lang].sub("", norm), *verb})


def find_terms(glossary: Glossary, text: str, lang: str, words: Sequence[Token] | None = None) -> list[Hit]:
    """Every term of `glossary` in `text`, longest first, in text order."""
    if lang not in glossary.matchers:
        glossary.matchers[lang] = Matcher(glossary, lang)
    matcher: Matcher = glossary.matchers[lang]
    return matcher.find(text, words)
