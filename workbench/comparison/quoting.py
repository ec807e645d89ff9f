"""Quotation marks added or dropped around words that both sides carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.comparison.context import Context, Finding, Pair
from workbench.text.quotations import Quotation, quotations
from workbench.text.spans import Span
from workbench.text.words import STOPWORDS, Token

_LEAST_TIED = 0.5  # of the quoted content words: below, the quotation as a whole has no counterpart


def findings(context: Context) -> Iterator[Finding]:
    """Compare the two originals pair by pair; the machine translation has no say."""
    quoted_a = quotations(context.article.text, context.article.lang)
    quoted_b = quotations(context.origin.text, context.origin.lang)
    for pair in context.pairs:
        for quotation in _starting_in(quoted_a, pair.article):
            tied = _counterpart(pair, quotation, context, "article")
            if tied and not _any_quoted(tied, quoted_b):
                yield _finding(quotation, tied, context, "added")
        for quotation in _starting_in(quoted_b, pair.origin):
            tied = _counterpart(pair, quotation, context, "origin")
            if tied and not _any_quoted(tied, quoted_a):
                yield _finding(quotation, tied, context, "dropped")


def _finding(quotation: Quotation, tied: Sequence[Token], context: Context, change: str) -> Finding:
    quoted: Span = (quotation.start, quotation.end)
    plain: Span = (min(t.start for t in tied), max(t.end for t in tied))
    article, origin = (quoted, plain) if change == "added" else (plain, quoted)
    return Finding(
        "quotation-marks",
        (article,),
        (origin,),
        f"quotation-marks.{change}.{quotation.kind}",
        from_=context.origin.slice(origin),
        to=context.article.slice(article),
        values={"from": context.origin.slice(origin), "to": context.article.slice(article)},
        evidence={"quoted": quotation.kind},
        confidence=0.8 if quotation.kind == "scare" else 0.7,
    )


def _counterpart(pair: Pair, quotation: Quotation, context: Context, side: str) -> list[Token]:
    """The other side's words tied to the quoted ones, if enough of the quoted content words are tied."""
    inner: Span = (quotation.inner_start, quotation.inner_end)
    words = pair.article_tokens if side == "article" else pair.origin_tokens
    lang = context.article.lang if side == "article" else context.origin.lang
    content = [t for t in words if inner[0] <= t.start < inner[1] and _is_content(t, lang)]
    if not content:
        return []
    other = pair.origin_of if side == "article" else pair.article_of
    tied_words = [t for t in content if other([(t.start, t.end)])]
    if len(tied_words) / len(content) < _LEAST_TIED:
        return []
    other_lang = context.origin.lang if side == "article" else context.article.lang
    return [t for t in other([inner]) if _is_content(t, other_lang)]


def _is_content(token: Token, lang: str) -> bool:
    return token.norm[:1].isalnum() and token.norm not in STOPWORDS.get(lang, ())


def _starting_in(quoted: Sequence[Quotation], spans: Sequence[Span]) -> list[Quotation]:
    return [q for q in quoted if any(s <= q.start < e for s, e in spans)]


def _any_quoted(words: Sequence[Token], quoted: Sequence[Quotation]) -> bool:
    return any(q.start <= t.start and t.end <= q.end for t in words for q in quoted)
