"""Spans: half-open character ranges into a text that is never changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

Span = tuple[int, int]
"""`(start, end)`: half-open character offsets into a document's text."""


class Placed(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=Placed)


def items_in(items: Sequence[Item], span: Span) -> Sequence[Item]:
    """The items, given in order, that begin inside a span."""
    first, last = (bisect_left(items, place, key=lambda item: item.start) for place in span)
    return items[first:last]


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
