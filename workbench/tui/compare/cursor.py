"""Words under the mouse or the word cursor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import get_character_cell_size

from workbench.text.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-‑'’.][^\W_]+)*")


def words_of(text: str, span: Span) -> list[Span]:
    """Spans of the words of `text[span]`."""
    return [match.span() for match in _WORD.finditer(text, *span)]


def word_at(text: str, span: Span, offset: int) -> Span | None:
    """The word that holds `offset` within a paragraph."""
    return next((word for word in words_of(text, span) if word[0] <= offset < word[1]), None)


def step_word(
    text: str, paragraphs: Sequence[Span], paragraph: int, word: Span | None, forward: bool
) -> tuple[int, Span] | None:
    """The next word, over the end of the paragraph into its neighbour; None at the end of the text."""
    order = range(paragraph, len(paragraphs)) if forward else range(paragraph, -1, -1)
    for index in order:
        words = words_of(text, paragraphs[index])
        if word is not None and forward:
            words = [one for one in words if one[0] >= word[1]]
        elif word is not None:
            words = [one for one in words if one[1] <= word[0]]
        if words:
            return index, words[0] if forward else words[-1]
    return None


def offset_at(text: str, start: int, end: int, cells: int) -> int | None:
    """The character of `text[start:end]` that stands `cells` cells from its left; None beyond its end."""
    used = 0
    for place in range(start, end):
        used += get_character_cell_size(text[place])
        if cells < used:
            return place
    return None
