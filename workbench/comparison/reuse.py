"""Reuse: which of the article's words are verbatim, rewritten or new (METER's three classes, Clough et al. 2002)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from workbench.comparison.context import Context, Finding, Pair
from workbench.comparison.divergence import stretches_of
from workbench.documents.model import Document
from workbench.text.spans import Span
from workbench.text.words import STOPWORDS, Token, is_word, tokens

_LEAST_RUN = 4  # words: shorter common runs are how the language goes, not copying
_LEAST_RUN_CONTENT = 2
_LITERAL = 0.72  # set on samples/: plain translations stand above, rewritten sentences below
_HALF_LITERAL = 0.5  # below this no model makes a sentence literal
_SHORTFALL = 0.5  # nats a piece, as in drills; no package was at hand to set it on


@dataclass(frozen=True, slots=True)
class Reuse:
    """Spans of one pair by class, on both sides; `literal`: 0..1, how close a translation the pair is.

    `likely`: verbatim because a translation model finds the origin about as likely as its own rendering.
    """

    verbatim: tuple[tuple[Span, Span], ...]
    rewritten: tuple[tuple[tuple[Span, ...], tuple[Span, ...]], ...]
    literal: float
    likely: bool = False


def findings(context: Context) -> Iterator[Finding]:
    """One mark a verbatim run and one a rewritten stretch."""
    for pair in context.pairs:
        reuse = classify(pair, context)
        literal = "verbatim.likely" if reuse.likely else "verbatim.literal"
        rule = "verbatim.copied" if context.same_language else literal
        evidence = {"shortfall": round(pair.shortfall or 0.0, 2)} if reuse.likely else {}
        for article, origin in reuse.verbatim:
            yield Finding(
                "verbatim", (article,), (origin,), rule, evidence=evidence, confidence=_confidence(reuse, "verbatim")
            )
        for spans_a, spans_b in reuse.rewritten:
            yield Finding("rewritten", spans_a, spans_b, "rewritten.linked", confidence=_confidence(reuse, "rewritten"))


def classify(pair: Pair, context: Context) -> Reuse:
    """Split one pair into verbatim runs and rewritten rest."""
    if context.same_language:
        return _same_language(pair)
    literal = literalness(pair, context)
    likely = literal < _LITERAL and _is_likely(pair, literal)
    if literal >= _LITERAL or likely:
        return Reuse(((pair.article_span, pair.origin_span),), (), literal, likely)
    return Reuse((), ((pair.article, pair.origin),), literal)


def _is_likely(pair: Pair, literal: float) -> bool:
    near = literal >= _HALF_LITERAL and pair.divergence.label == "full"
    return near and pair.shortfall is not None and pair.shortfall <= _SHORTFALL


def literalness(pair: Pair, context: Context) -> float:
    """How nearly the two sides say the same words in the same order, 0..1.

    Harmonic mean of the shares of content words that are tied on either side, times the share of ties that
    keep their order.
    """
    tied_a = {k.i for k in pair.word_links}
    tied_b = {k.j for k in pair.word_links}
    share_a = _share(pair.article_tokens, tied_a, context.article.lang)
    share_b = _share(pair.origin_tokens, tied_b, context.origin.lang)
    if not share_a or not share_b:
        return 0.0
    return 2 * share_a * share_b / (share_a + share_b) * _order(pair)


def shares(context: Context) -> tuple[float, float, float, float]:
    """(verbatim, rewritten, new) shares of the article's words, and the omitted share of the origin's."""
    counts = {"verbatim": 0, "rewritten": 0}
    used_b = 0
    for pair in context.pairs:
        reuse = classify(pair, context)
        lone_a, lone_b = unmatched(pair, context)
        kept_a = [t for t in pair.article_tokens if is_word(t) and not _within(t, lone_a)]
        copied = sum(_within(t, [a for a, _ in reuse.verbatim]) for t in kept_a)
        counts["verbatim"] += copied
        counts["rewritten"] += len(kept_a) - copied
        used_b += sum(is_word(t) and not _within(t, lone_b) for t in pair.origin_tokens)
    total_a = _count_words(context.article) or 1
    total_b = _count_words(context.origin) or 1
    verbatim, rewritten = counts["verbatim"] / total_a, counts["rewritten"] / total_a
    return verbatim, rewritten, max(0.0, 1.0 - verbatim - rewritten), max(0.0, 1.0 - used_b / total_b)


def unmatched(pair: Pair, context: Context) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Stretches inside a linked pair that the other side does not carry (clause-level additions, omissions)."""
    return (
        stretches_of(pair.article_tokens, context.article.lang, pair.divergence.a_only, _LEAST_CLAUSE),
        stretches_of(pair.origin_tokens, context.origin.lang, pair.divergence.b_only, _LEAST_CLAUSE),
    )


_LEAST_CLAUSE = 3  # content words in a row without a counterpart: fewer is mostly a paraphrase


def _same_language(pair: Pair) -> Reuse:
    from rapidfuzz.distance import Levenshtein

    words_a = [t for t in pair.article_tokens if is_word(t)]
    words_b = [t for t in pair.origin_tokens if is_word(t)]
    blocks = Levenshtein.opcodes([t.norm for t in words_a], [t.norm for t in words_b])
    verbatim, loose_a, loose_b = [], [], []
    for block in blocks:
        run_a, run_b = words_a[block.src_start : block.src_end], words_b[block.dest_start : block.dest_end]
        if block.tag == "equal" and _is_copying(run_a, len(words_a), len(words_b)):
            verbatim.append(((run_a[0].start, run_a[-1].end), (run_b[0].start, run_b[-1].end)))
        else:
            loose_a += [(run_a[0].start, run_a[-1].end)] if run_a else []
            loose_b += [(run_b[0].start, run_b[-1].end)] if run_b else []
    share = sum(t.start >= a and t.end <= b for t in words_a for (a, b), _ in verbatim) / max(1, len(words_a))
    rewritten = ((merge(loose_a), merge(loose_b)),) if loose_a else ()
    return Reuse(tuple(verbatim), rewritten, share)


def _is_copying(run: list[Token], size_a: int, size_b: int) -> bool:
    if len(run) == size_a == size_b:
        return True
    content = sum(len(t.norm) > 3 for t in run)
    return len(run) >= _LEAST_RUN and content >= _LEAST_RUN_CONTENT


def merge(spans: Iterable[Span], gap: int = 1) -> tuple[Span, ...]:
    """Spans in order, those at most `gap` characters apart joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start - merged[-1][1] <= gap:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _share(words: tuple[Token, ...], tied: set[int], lang: str) -> float:
    content = [i for i, t in enumerate(words) if is_word(t) and t.norm not in STOPWORDS.get(lang, ())]
    content = content or [i for i, t in enumerate(words) if is_word(t)]
    return sum(i in tied for i in content) / len(content) if content else 0.0


def _order(pair: Pair) -> float:
    """Share of neighbouring ties that run forwards (a step back by up to two words is French syntax)."""
    ties = sorted((k.i, k.j) for k in pair.word_links)
    if len(ties) < 2:
        return 1.0
    steps = [b - a for (_, a), (_, b) in pairwise(ties)]
    return sum(step >= -2 for step in steps) / len(steps)


def _confidence(reuse: Reuse, kind: str) -> float:
    value = reuse.literal if kind == "verbatim" else 1.0 - abs(reuse.literal - 0.4)
    return round(min(0.99, max(0.3, value)), 2)


def _within(token: Token, spans: Iterable[Span]) -> bool:
    return any(s <= token.start and token.end <= e for s, e in spans)


def _count_words(document: Document) -> int:
    return sum(is_word(t) for span in document.paragraphs for t in tokens(document.text, document.lang, span))
