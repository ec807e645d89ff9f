"""Moved text: links that cross, shown on both sides with where to."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.alignment.links import Link
from workbench.comparison.context import Context, Finding
from workbench.documents.model import Document
from workbench.text.spans import Span


def findings(context: Context) -> Iterator[Finding]:
    """One mark a moved paragraph; moved sentences of paragraphs that stayed get their own."""
    moved_a: set[int] = set()
    for link in context.links:
        if link.moved and not link.is_null:
            moved_a |= set(link.a)
            yield _finding(link, context.article.paragraphs, context.origin.paragraphs, "moved.paragraph", link)
    for link in context.sentence_links:
        if link.moved and not link.is_null and not {context.article.paragraph_of[i] for i in link.a} <= moved_a:
            paragraphs = _paragraphs_of(link, context.article, context.origin)
            yield _finding(link, context.article.sentences, context.origin.sentences, "moved.sentence", paragraphs)


def _finding(link: Link, spans_a: tuple[Span, ...], spans_b: tuple[Span, ...], rule: str, paragraphs: Link) -> Finding:
    return Finding(
        "moved",
        tuple(spans_a[i] for i in link.a),
        tuple(spans_b[j] for j in link.b),
        rule,
        values={"article": paragraphs.a[0] + 1, "origin": paragraphs.b[0] + 1},
        evidence={"link": [list(link.a), list(link.b)]},
        confidence=round(link.score, 2),
    )


def _paragraphs_of(link: Link, article: Document, origin: Document) -> Link:
    return Link(
        tuple(sorted({article.paragraph_of[i] for i in link.a})),
        tuple(sorted({origin.paragraph_of[j] for j in link.b})),
    )
