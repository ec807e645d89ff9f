"""Character spans."""

from __future__ import annotations

Span = tuple[int, int]
"""`(start, end)`: half-open character offsets into a document's text."""
