"""Regular-expression search over all columns."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.tui.compare.layout import COLUMNS, Column, Page, Texts

MOST = 10_000


class SearchHit(NamedTuple):
    """A match: which column and paragraph, and its span in the column's text."""

    column: Column
    paragraph: int
    start: int
    end: int


def search(texts: Texts, pattern: str) -> list[SearchHit]:
    """Every match of `pattern` in reading order of each column; lower case finds capitals too.

    Raises re.error on a bad expression. Matches never run over the end of a paragraph.
    """
    if not pattern:
        return []
    compiled = re.compile(pattern, 0 if pattern != pattern.lower() else re.IGNORECASE)
    hits: list[SearchHit] = []
    for column in COLUMNS:
        text = texts.flat[column]
        for number, (start, end) in enumerate(texts.paragraphs[column]):
            hits += [
                SearchHit(column, number, start + a, start + b)
                for a, b in (match.span() for match in compiled.finditer(text[start:end]))
                if b > a
            ]
            if len(hits) >= MOST:
                return hits[:MOST]
    return hits


def on_page(hits: list[SearchHit], page: Page, row_of: dict[tuple[str, int], int]) -> list[SearchHit]:
    """The hits that a page shows, from top to bottom, then from left to right."""
    shown = [hit for hit in hits if hit.column in page.columns]
    order = {column: index for index, column in enumerate(page.columns)}
    return sorted(shown, key=lambda hit: (row_of.get((hit.column, hit.paragraph), 0), order[hit.column], hit.start))
