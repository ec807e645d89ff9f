"""Breaking text into lines that fit a column, as offsets: the text itself is never rebuilt."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

# Control characters become spaces (a stray escape must not reach the terminal); the length stays the same.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")

# One cell a character, whatever stands beside it: Latin, Cyrillic and the punctuation of the press.
_NARROW = re.compile(r"[\x20-\x7e\u00a0-\u00ac\u00ae-\u02af\u0400-\u0481\u048a-\u052f\u2010-\u2022\u2026\u20ac]*")

_NO_BREAK_AFTER = "«¿¡([“"
_NO_BREAK_BEFORE = "»:;?!)]%€”—–"


def flatten(text: str) -> str:
    """`text` on one line, character for character: line ends, tabs and control characters are spaces."""
    return _CONTROL.sub(" ", text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Spans of the lines of `text` (flat), each at most `width` cells wide; an empty text is one empty line.

    Breaks at spaces, never inside « » or before a French double mark; a word wider than the column is cut.
    """
    width = max(width, 2)
    if len(text) <= width and cell_len(text) <= width:
        return [(0, len(text))]
    if _NARROW.fullmatch(text):
        return [found.span(1) for found in _lines_of(width).finditer(text)]
    lines: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while start < size:
        limit = _end_by_cells(text, start, width)
        if limit >= size:
            lines.append((start, size))
            break
        end = _break(text, start, limit)
        lines.append((start, end))
        start = end
        while start < size and text[start] == " ":
            start += 1
    return lines


@lru_cache(maxsize=64)
def _lines_of(width: int) -> re.Pattern[str]:
    """A line where a character is a cell: all that is left, else up to the last good space, else a full width."""
    after, before = re.escape(_NO_BREAK_AFTER), re.escape(_NO_BREAK_BEFORE)
    return re.compile(rf"(.{{1,{width}}}$|.{{0,{width - 1}}}[^{after}](?= (?![{before}]))|.{{{width}}}) *")


def _end_by_cells(text: str, start: int, width: int) -> int:
    """The furthest offset such that text[start:offset] fits `width` cells (at least one character)."""
    used = 0
    for place in range(start, len(text)):
        used += get_character_cell_size(text[place])
        if used > width:
            return max(place, start + 1)
    return len(text)


def _break(text: str, start: int, limit: int) -> int:
    """The last good place to end a line in text[start:limit + 1]; `limit` where there is none."""
    cut = text.rfind(" ", start, limit + 1)
    while cut > start:
        before, after = text[cut - 1], text[cut + 1 : cut + 2]
        if before not in _NO_BREAK_AFTER and (not after or after not in _NO_BREAK_BEFORE):
            return cut
        cut = text.rfind(" ", start, cut)
    return limit
