"""A linked pair of sentences made ready for the marks of framing: words, terms, quotations and ties of both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from workbench.alignment.wordlinks import spelling, translation_probability
from workbench.comparison.context import Context, Finding, Pair
from workbench.comparison.framing.grammar import clauses, is_content
from workbench.comparison.framing.reported import reporting_hits
from workbench.comparison.model import Kind
from workbench.documents.model import Document
from workbench.glossary.matching import Hit, find_terms
from workbench.glossary.model import Glossary
from workbench.text import names as reading
from workbench.text.numbers import Number, numbers
from workbench.text.quotations import Quotation, quotations
from workbench.text.spans import Span, items_in
from workbench.text.words import Token, lemma

Name = Literal["article", "origin"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A term of the glossary where it stands in a sentence: `places` are indices of its words."""

    places: tuple[int, ...]
    hit: Hit

    @property
    def first(self) -> int:
        return self.places[0]

    @property
    def last(self) -> int:
        return self.places[-1]


@dataclass(frozen=True)
class Telling:
    """One side of a pair. `ties[i]`: the indices of the other side's words that word `i` is tied to.

    `firm`: the words that are the closest partner of some word of the other side; a tie of any other word is a
    leftover of its neighbour's.
    """

    name: Name
    document: Document
    words: tuple[Token, ...]
    cues: tuple[Cue, ...]
    quoted: tuple[Quotation, ...]
    ties: tuple[frozenset[int], ...]
    lemmas: tuple[str, ...]
    clause: tuple[int, ...]
    firm: frozenset[int]
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def lang(self) -> str:
        return self.document.lang

    def text(self, places: Iterable[int]) -> str:
        """The original characters from the first to the last of `places`."""
        return self.document.slice(self.span(places))

    def span(self, places: Iterable[int]) -> Span:
        found = sorted(places)
        return self.words[found[0]].start, self.words[found[-1]].end

    def tied(self, places: Iterable[int]) -> list[int]:
        """The other side's words that any of `places` is tied to, in order."""
        return sorted({j for i in places for j in self.ties[i]})

    def firm_share(self, places: Iterable[int]) -> float:
        """Share of the content words among `places` that are firmly tied; 1 when there are none."""
        content = self.content(places)
        return sum(i in self.firm for i in content) / len(content) if content else 1.0

    def content_ties(self, cue: Cue) -> list[int]:
        """What the content words of a term are tied to."""
        return self.tied(self.content(cue.places))

    def is_content(self, place: int) -> bool:
        return is_content(self.words[place], self.lang)

    def content(self, places: Iterable[int]) -> list[int]:
        return [i for i in places if self.is_content(i)]

    def tied_share(self, places: Iterable[int]) -> float:
        """Share of the content words among `places` that are tied; 1 when there are none."""
        content = self.content(places)
        return sum(bool(self.ties[i]) for i in content) / len(content) if content else 1.0

    def quotation_at(self, place: int) -> Quotation | None:
        """The outermost quotation that holds the word."""
        word = self.words[place]
        return next((q for q in self.quoted if q.start <= word.start and word.end <= q.end), None)

    @property
    def bounds(self) -> Span:
        """From the first word to the end of the last."""
        return self.words[0].start, self.words[-1].end

    def numbers(self) -> Sequence[Number]:
        """The numbers of the sentences; those of a document are read once."""
        return items_in(_numbers_of(self.document.text, self.lang), self.bounds)

    def names(self) -> Sequence[reading.Name]:
        """The names of the sentences; those of a document are read once."""
        return items_in(_names_of(self.document.text, self.lang), self.bounds)

    def derived(self, name: str, make: Callable[[Telling], Any]) -> Any:
        """What another module reads out of this side, made once."""
        if name not in self.memo:
            self.memo[name] = make(self)
        return self.memo[name]


@dataclass(frozen=True, slots=True)
class Both:
    """The two tellings of one pair."""

    article: Telling
    origin: Telling
    context: Context

    def sides(self) -> Iterator[tuple[Telling, Telling]]:
        """Each side with the other one: what the article has first, then what the origin has."""
        yield self.article, self.origin
        yield self.origin, self.article


def finding(
    kind: Kind,
    rule: str,
    here: Telling,
    places: Iterable[int],
    there: Telling,
    others: Iterable[int] = (),
    *,
    values: dict[str, Any] | None = None,
    evidence: dict[str, Any] | None = None,
    confidence: float = 0.8,
    labels: tuple[str, ...] = (),
) -> Finding:
    """A finding on words of one side and their counterparts on the other, whichever of them is the article."""
    own, counterparts = list(places), list(others)
    spans = {here.name: _spans(here, own), there.name: _spans(there, counterparts)}
    texts = {here.name: _text(here, own), there.name: _text(there, counterparts)}
    filled = {"from": texts["origin"] or "", "to": texts["article"] or "", **(values or {})}
    return Finding(
        kind, spans["article"], spans["origin"], rule, texts["origin"], texts["article"],
        filled, evidence or {}, confidence, labels,
    )  # fmt: skip


_KNOWN, _ALIKE = 0.02, 0.45
"""Chance from which the lexicon, and likeness of letters from which the spelling, makes two words translations."""


def translates(here: Telling, i: int, there: Telling, j: int) -> bool:
    """Whether word `i` of one side and `j` of the other are the same word, as they stand or by their lemmas."""
    forms = ((here.words[i].norm, there.words[j].norm), (here.lemmas[i], there.lemmas[j]))
    chance = translation_probability(here.lang, there.lang)
    return any(
        chance(own, other) > _KNOWN or float(spelling([own], [other], here.lang, there.lang)[0, 0]) >= _ALIKE
        for own, other in dict.fromkeys(forms)
    )


def change(here: Telling) -> str:
    """What something that only `here` has is: "added" in the article, "dropped" from the origin."""
    return "added" if here.name == "article" else "dropped"


def _spans(telling: Telling, places: Sequence[int]) -> tuple[Span, ...]:
    return (telling.span(places),) if places else ()


def _text(telling: Telling, places: Sequence[int]) -> str | None:
    return telling.text(places) if places else None


def tellings(context: Context) -> Iterator[Both]:
    """Both sides of every linked pair of the comparison, in article order."""
    hits = {d.name: _hits(context, d.document) for d in _documents(context)}
    quoted = {d.name: quotations(d.document.text, d.document.lang) for d in _documents(context)}
    for pair in context.pairs:
        yield Both(
            _telling("article", context.article, pair, hits["article"], quoted["article"], context.glossary),
            _telling("origin", context.origin, pair, hits["origin"], quoted["origin"], context.glossary),
            context,
        )


@dataclass(frozen=True, slots=True)
class _Named:
    name: Name
    document: Document


@lru_cache(maxsize=4)
def _numbers_of(text: str, lang: str) -> tuple[Number, ...]:
    return tuple(numbers(text, lang))


@lru_cache(maxsize=4)
def _names_of(text: str, lang: str) -> tuple[reading.Name, ...]:
    return tuple(reading.names(text, lang))


def _documents(context: Context) -> tuple[_Named, _Named]:
    return _Named("article", context.article), _Named("origin", context.origin)


def _hits(context: Context, document: Document) -> list[Hit]:
    return find_terms(context.glossary, document.text, document.lang) if context.glossary is not None else []


def _telling(
    name: Name,
    document: Document,
    pair: Pair,
    hits: Sequence[Hit],
    quoted: Sequence[Quotation],
    glossary: Glossary | None,
) -> Telling:
    words = pair.article_tokens if name == "article" else pair.origin_tokens
    spans = pair.article if name == "article" else pair.origin
    ties: list[set[int]] = [set() for _ in words]
    closest: dict[int, tuple[float, int]] = {}
    for link in pair.word_links:
        own, other = (link.i, link.j) if name == "article" else (link.j, link.i)
        ties[own].add(other)
        closest[other] = max(closest.get(other, (0.0, own)), (link.p, own))
    around = tuple(q for q in quoted if any(q.start < end and start < q.end for start, end in spans))
    cues = tuple(_placed(words, hits, spans))
    taken = {i for cue in cues for i in cue.places}
    later = _placed(words, reporting_hits(words, around, glossary, document.lang), spans)
    cues = tuple(sorted((*cues, *(c for c in later if taken.isdisjoint(c.places))), key=lambda cue: cue.places))
    return Telling(
        name,
        document,
        words,
        cues,
        around,
        tuple(map(frozenset, ties)),
        tuple(lemma(word.norm, document.lang) for word in words),
        tuple(clauses(words, document.lang)),
        frozenset(own for _, own in closest.values()),
    )


def _placed(words: Sequence[Token], hits: Sequence[Hit], spans: Sequence[Span]) -> Iterator[Cue]:
    for span in spans:
        for hit in items_in(hits, span):
            places = tuple(i for i, w in enumerate(words) if any(s <= w.start and w.end <= e for s, e in hit.spans))
            if places:
                yield Cue(places, hit)
