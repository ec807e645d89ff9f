"""A title told otherwise: one mark over all that framing changed in it, shown before everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.comparison.context import Context, Finding
from workbench.text.spans import Span

FRAMING = ("loaded-term", "attribution", "certainty", "quotation-marks", "agency")


def findings(context: Context, found: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for the pair of titles, where `found` holds a change of framing in either of them."""
    title, other = context.article.headline, context.origin.headline
    if title is None or other is None:
        return
    inside = [f for f in found if f.kind in FRAMING and (_within(f.article, title) or _within(f.origin, other))]
    kinds = tuple(kind for kind in FRAMING if any(f.kind == kind for f in inside))
    if kinds:
        yield Finding(
            "headline",
            (title,),
            (other,),
            "headline.reframed",
            from_=context.origin.slice(other),
            to=context.article.slice(title),
            values={"changes": "; ".join(dict.fromkeys(_change(f) for f in inside))},
            evidence={"kinds": list(kinds)},
            confidence=max(f.confidence for f in inside),
            labels=tuple(dict.fromkeys(label for f in inside for label in f.labels)),
        )


def _change(finding: Finding) -> str:
    """What was changed, in signs that need no language."""
    if not finding.from_:
        return f"+ « {finding.to} »"
    return f"“{finding.from_}” → « {finding.to} »" if finding.to else f"− “{finding.from_}”"


def _within(spans: Iterable[Span], title: Span) -> bool:
    return any(title[0] <= start and end <= title[1] for start, end in spans)
