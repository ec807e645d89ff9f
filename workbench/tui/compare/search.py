"""Regular-expression search over all columns."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.tui.compare.layout import COLUMNS, Column, Page, Texts

MOST = 10_000
_NAMES_A_CHARACTER = re.compile(r"\\[xuUN0-7]")
"""An expression that may name a capital by its number: lower-case text is searched otherwise, it is faster."""


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
    any_case, folded = pattern == pattern.lower(), _NAMES_A_CHARACTER.search(pattern) is None
    compiled = re.compile(pattern, re.IGNORECASE if any_case and not folded else 0)
    hits: list[SearchHit] = []
    for column in COLUMNS:
        for number, text in enumerate(texts.parts(column, lower=any_case and folded)):
            first = texts.paragraphs[column][number][0]
            for match in compiled.finditer(text):
                start, end = match.span()
                if end > start:
                    hits.append(SearchHit(column, number, first + start, first + end))
            if len(hits) >= MOST:
                return hits[:MOST]
    return hits


def on_page(hits: list[SearchHit], page: Page, row_of: dict[tuple[str, int], int]) -> list[SearchHit]:
    """The hits that a page shows, from top to bottom, then from left to right."""
    shown = [hit for hit in hits if hit.column in page.columns]
    order = {column: index for index, column in enumerate(page.columns)}
    return sorted(shown, key=lambda hit: (row_of.get((hit.column, hit.paragraph), 0), order[hit.column], hit.start))
