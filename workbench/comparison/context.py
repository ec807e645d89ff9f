"""What every kind of mark looks at: both documents, their links, and the linked sentences word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.alignment.links import Link
from workbench.alignment.wordlinks import WordLink, link_words
from workbench.comparison.model import Kind, Translation
from workbench.documents.model import Document
from workbench.text.spans import Span
from workbench.text.words import Token, tokens


@dataclass(frozen=True, slots=True)
class Finding:
    """A mark before it has a number and a sentence of explanation.

    `rule` names a sentence in the catalogue (`explain.py`), `values` fill it.
    """

    kind: Kind
    article: tuple[Span, ...]
    origin: tuple[Span, ...]
    rule: str
    from_: str | None = None
    to: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    evidence: Mapping[str, Any] = field(default_factory=dict, hash=False)
    confidence: float = 0.8
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the article tied to sentences of the origin, with their words and the ties between these.

    `word_links` hold indices into `article_tokens` and `origin_tokens`.
    """

    link: Link
    article: tuple[Span, ...]
    origin: tuple[Span, ...]
    article_tokens: tuple[Token, ...]
    origin_tokens: tuple[Token, ...]
    word_links: tuple[WordLink, ...]

    @property
    def article_span(self) -> Span:
        return self.article[0][0], self.article[-1][1]

    @property
    def origin_span(self) -> Span:
        return self.origin[0][0], self.origin[-1][1]

    def origin_of(self, spans: Iterable[Span]) -> list[Token]:
        """Origin words tied to the article's words inside `spans`."""
        wanted = _inside(self.article_tokens, spans)
        found = sorted({k.j for k in self.word_links if k.i in wanted})
        return [self.origin_tokens[j] for j in found]

    def article_of(self, spans: Iterable[Span]) -> list[Token]:
        """Article words tied to the origin's words inside `spans`."""
        wanted = _inside(self.origin_tokens, spans)
        found = sorted({k.i for k in self.word_links if k.j in wanted})
        return [self.article_tokens[i] for i in found]


@dataclass(frozen=True, slots=True)
class Context:
    """One comparison in the making."""

    article: Document
    origin: Document
    translation: Translation | None
    links: tuple[Link, ...]
    sentence_links: tuple[Link, ...]
    pairs: tuple[Pair, ...]
    glossary: Any = None

    @property
    def same_language(self) -> bool:
        return self.article.lang == self.origin.lang

    def lone(self, side: str) -> Iterator[tuple[int, Link]]:
        """Sentences without counterpart on one side ("article" or "origin"): index and null link."""
        for link in self.sentence_links:
            if link.is_null:
                for index in link.a if side == "article" else link.b:
                    yield index, link


def pair_up(article: Document, origin: Document, links: Sequence[Link]) -> tuple[Pair, ...]:
    """The linked sentences in article order, with their words tied."""
    pairs = []
    for link in links:
        if link.is_null:
            continue
        spans_a = tuple(article.sentences[i] for i in link.a)
        spans_b = tuple(origin.sentences[j] for j in link.b)
        words_a = _tokens(article, spans_a)
        words_b = _tokens(origin, spans_b)
        ties = tuple(link_words(words_a, words_b, article.lang, origin.lang))
        pairs.append(Pair(link, spans_a, spans_b, words_a, words_b, ties))
    return tuple(sorted(pairs, key=lambda pair: pair.article_span))


def _tokens(document: Document, spans: Iterable[Span]) -> tuple[Token, ...]:
    return tuple(token for span in spans for token in tokens(document.text, document.lang, span))


def _inside(words: Sequence[Token], spans: Iterable[Span]) -> set[int]:
    ranges = tuple(spans)
    return {i for i, w in enumerate(words) if any(s < w.end and w.start < e for s, e in ranges)}
