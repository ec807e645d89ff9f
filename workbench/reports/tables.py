"""Marks and links as CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from workbench.comparison.model import Comparison
from workbench.text.spans import Span

MARK_COLUMNS = (
    "id", "kind", "article_spans", "origin_spans", "article_text", "origin_text", "from", "to", "explanation",
    "rule", "confidence", "labels",
)  # fmt: skip
LINK_COLUMNS = ("level", "article", "origin", "score", "moved", "article_text", "origin_text")


def marks_csv(comparison: Comparison) -> str:
    """One row a mark; spans as `start-end`, several parted by spaces."""
    rows = [
        (
            m.id, m.kind, _spans(m.article), _spans(m.origin),
            _texts(comparison.article.text, m.article), _texts(comparison.origin.text, m.origin),
            m.from_ or "", m.to or "", m.explanation, m.evidence.get("rule", ""), m.confidence, " ".join(m.labels),
        )
        for m in comparison.marks
    ]  # fmt: skip
    return _csv(MARK_COLUMNS, rows)


def links_csv(comparison: Comparison) -> str:
    """One row a link, paragraphs first, then sentences; 0-based indices as in the JSON."""
    rows = []
    for level, links in (("paragraph", comparison.links), ("sentence", comparison.sentence_links)):
        spans = f"{level}s"
        for link in links:
            article = tuple(getattr(comparison.article, spans)[i] for i in link.a)
            origin = tuple(getattr(comparison.origin, spans)[j] for j in link.b)
            rows.append(
                (
                    level, " ".join(map(str, link.a)), " ".join(map(str, link.b)), link.score, int(link.moved),
                    _texts(comparison.article.text, article), _texts(comparison.origin.text, origin),
                )
            )  # fmt: skip
    return _csv(LINK_COLUMNS, rows)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return out.getvalue()


def _harmless(value: object) -> object:
    """A cell that a spreadsheet would run as a formula is led by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def _spans(spans: Sequence[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _texts(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)
