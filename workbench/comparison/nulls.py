"""What one side lacks: additions (or "no match found") and omissions, by paragraph, sentence and clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from workbench.alignment.links import Link
from workbench.comparison.context import Context, Finding
from workbench.comparison.framing.voices import as_evidence, loaded_words
from workbench.comparison.reuse import literalness, unmatched
from workbench.documents.model import Document
from workbench.text.spans import Span, overlap

# "Added" is said only where the two texts are plainly versions of one another: with this share of the
# article's words in linked sentences that carry one another, and a null link whose best partner is not merely
# taken by another sentence (the aligner gives such links a low score).
_VERSION = 0.4
_SURE = 0.25
_PAIRING = ("loaded-term", "number", "date", "name", "agency")
_CARRIES = 0.5  # literalness: two sentences on one event that are no versions of one another stay below


def findings(context: Context) -> Iterator[Finding]:
    """One mark a run of lone sentences within a paragraph; clauses inside linked sentences after them."""
    version = _linked_share(context) >= _VERSION
    for span, sentences, score in _runs(context, "article"):
        sure = version and score >= _SURE
        kind, rule = ("addition", "addition.sentence") if sure else ("no-match", "no-match.sentence")
        yield Finding(
            kind,  # type: ignore[arg-type]
            (span,),
            (),
            rule,
            to=_short(context.article.slice(span)),
            values={"count": sentences},
            evidence={
                "measure": "no counterpart by cross-lingual similarity",
                "score": round(score, 2),
                **_judging(context, span),
            },
            confidence=_confidence(score, version),
        )
    for span, sentences, score in _runs(context, "origin"):
        yield Finding(
            "omission",
            (),
            (span,),
            "omission.sentence",
            from_=_short(context.origin.slice(span)),
            values={"count": sentences},
            evidence={"measure": "no counterpart by cross-lingual similarity", "score": round(score, 2)},
            confidence=_confidence(score, version),
        )
    yield from _clauses(context, version)


def is_answered(clause: Finding, found: Iterable[Finding]) -> bool:
    """Whether a lone clause holds words for which another mark shows what the other text has instead."""
    if not clause.rule.endswith(".clause"):
        return False
    side = "article" if clause.article else "origin"
    spans = getattr(clause, side)
    paired = (f for f in found if f.kind in _PAIRING and f.article and f.origin)
    return any(overlap(own, span) for f in paired for own in getattr(f, side) for span in spans)


def _confidence(score: float, version: bool) -> float:
    """Of a whole sentence without counterpart: surer where the rest of the texts follow one another."""
    return round(min(0.99, (0.6 if version else 0.4) + 0.4 * score), 2)


def _judging(context: Context, span: Span) -> dict[str, list[dict[str, Any]]]:
    """Words that take sides inside an addition: a property of what was added, not a change."""
    if context.glossary is None:
        return {}
    words = as_evidence(loaded_words(context.article, context.glossary, [span]))
    return {"loaded": words} if words else {}


def _clauses(context: Context, version: bool) -> Iterator[Finding]:
    for pair in context.pairs:
        lone_a, lone_b = unmatched(pair, context)
        for span in lone_a:
            kind, rule = ("addition", "addition.clause") if version else ("no-match", "no-match.clause")
            text = context.article.slice(span)
            yield Finding(kind, (span,), (), rule, to=_short(text), confidence=0.55)  # type: ignore[arg-type]
        for span in lone_b:
            text = context.origin.slice(span)
            yield Finding("omission", (), (span,), "omission.clause", from_=_short(text), confidence=0.55)


def _runs(context: Context, side: str) -> Iterator[tuple[Span, int, float]]:
    """Neighbouring lone sentences of one paragraph as (span, how many, least score)."""
    document: Document = getattr(context, side)
    lone = sorted(context.lone(side), key=lambda item: item[0])

    def place(item: tuple[int, tuple[int, Link]]) -> tuple[int, int]:
        position, (index, _) = item
        return document.paragraph_of[index], index - position

    for _, group in groupby(enumerate(lone), key=place):
        run = [entry for _, entry in group]
        first, last = document.sentences[run[0][0]], document.sentences[run[-1][0]]
        yield (first[0], last[1]), len(run), min(link.score for _, link in run)


def _linked_share(context: Context) -> float:
    carried = sum(
        end - start
        for pair in context.pairs
        if pair.divergence.label != "unrelated" and literalness(pair, context) >= _CARRIES
        for start, end in pair.article
    )
    return carried / max(1, sum(end - start for start, end in context.article.sentences))


def _short(text: str, most: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
