"""What every kind of mark looks at: both documents, their links, and the linked sentences word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.alignment.links import Link
from workbench.alignment.wordlinks import WordLink, links_of
from workbench.comparison.divergence import Divergence, judge, read_pairs
from workbench.comparison.model import Kind, Translation
from workbench.documents.model import Document
from workbench.text.spans import Span
from workbench.text.words import Token, is_word, tokens


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

    `word_links` hold indices into `article_tokens` and `origin_tokens`; `divergence` says which words the
    other side does not carry. `shortfall`: by how much, in nats a piece, an installed translation model finds the
    origin less likely than its own rendering; None without one.
    """

    link: Link
    article: tuple[Span, ...]
    origin: tuple[Span, ...]
    article_tokens: tuple[Token, ...]
    origin_tokens: tuple[Token, ...]
    word_links: tuple[WordLink, ...]
    divergence: Divergence
    shortfall: float | None = None

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


def pair_up(
    article: Document, origin: Document, links: Sequence[Link], tick: Callable[[], None] = lambda: None
) -> tuple[Pair, ...]:
    """The linked sentences in article order, their words tied; all of them measured in one batch."""
    linked = sorted((link for link in links if not link.is_null), key=lambda link: link.a)
    spans = [
        (tuple(article.sentences[i] for i in link.a), tuple(origin.sentences[j] for j in link.b)) for link in linked
    ]
    words = [(_tokens(article, a), _tokens(origin, b)) for a, b in spans]
    rows = [row for row in zip(linked, spans, words, strict=True) if all(any(map(is_word, side)) for side in row[2])]
    readings = read_pairs([side for _, _, side in rows], article.lang, origin.lang, tick)
    return tuple(
        Pair(link, a, b, tuple(words_a), tuple(words_b), tuple(links_of(reading.sides[0].similarity)), judge(reading))
        for (link, (a, b), (words_a, words_b)), reading in zip(rows, readings, strict=True)
    )


def _tokens(document: Document, spans: Iterable[Span]) -> list[Token]:
    return [token for span in spans for token in tokens(document.text, document.lang, span)]


def _inside(words: Sequence[Token], spans: Iterable[Span]) -> set[int]:
    ranges = tuple(spans)
    return {i for i, w in enumerate(words) if any(s < w.end and w.start < e for s, e in ranges)}
