"""From phrases to text: the tokens of a derivation written as a sentence, and which words each came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.text.spans import Span
from workbench.translation import lexicon
from workbench.translation.inflection import with_articles
from workbench.translation.phrase_text import NUMBER, YEAR, english_number, join_english, with_capitals
from workbench.translation.phrase_words import Word

Links = list[tuple[Span, Span]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Source words and the English tokens they became."""

    source: list[Word]
    tokens: list[str]


def with_numbers(tokens: list[str], source: list[Word]) -> list[str]:
    """Number classes replaced by the numbers of the source, in their order."""
    left = {kind: [w.surface for w in source if w.key == kind] for kind in (NUMBER, YEAR)}
    return [english_number(left[t].pop(0)) if left.get(t) else t for t in tokens]


def written(pieces: Sequence[Piece]) -> tuple[str, list[Span]]:
    """The sentence, and the span of each token in it."""
    return join_english(with_capitals(with_articles([token for piece in pieces for token in piece.tokens])))


def links(pieces: Sequence[Piece]) -> Links:
    """Pairs of character spans (source sentence, text) in the order of the text."""
    _, spans = written(pieces)
    found: Links = []
    at = 0
    for piece in pieces:
        found += _inside(piece, spans[at : at + len(piece.tokens)])
        at += len(piece.tokens)
    return found


def _inside(piece: Piece, spans: Sequence[Span]) -> Links:
    """Links inside a phrase by the lexicon; the whole phrase as one link where the lexicon knows none of its words."""
    if not spans:
        return []
    source = min(w.span[0] for w in piece.source), max(w.span[1] for w in piece.source)
    whole = (source, (spans[0][0], spans[-1][1]))
    if len(piece.source) == 1 or len(spans) == 1:
        return [whole]
    words = lexicon.load("fr", "en")
    found = []
    for span, token in zip(spans, piece.tokens, strict=True):
        p, word = max(((_likelihood(words, w, token), w) for w in piece.source), key=lambda row: row[0])
        if p > 0.02:
            found.append((word.span, span))
    return found or [whole]


def _likelihood(words: lexicon.Lexicon, word: Word, token: str) -> float:
    return words.translations(word.key).get(token.lower(), 1.0 if word.surface == token else 0.0)
