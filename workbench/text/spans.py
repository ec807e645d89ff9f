"""Spans: half-open character ranges into a text that is never changed."""

from __future__ import annotations

Span = tuple[int, int]
"""`(start, end)`: half-open character offsets into a document's text."""


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without its outer white space, or None where nothing but white space is left."""
    piece = text[start:end]
    bare = piece.lstrip()
    if not bare:
        return None
    return start + len(piece) - len(bare), start + len(piece.rstrip())


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def contains(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies wholly inside `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
