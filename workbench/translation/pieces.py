"""Cutting over-long sentences at clause marks, and telling a decoder's loop from a translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from workbench.text.spans import Span

_SPACE = "\u2581"

# After these a clause ends; the mark stays with its clause. Strong marks first, commas next, spaces last.
_CUTS = (re.compile(r"(?<=[;:…])\s+|\s+(?=[—–]\s)"), re.compile(r"(?<=,)\s+"), re.compile(r"\s+"))


def split_at_clauses(sentence: str, encode: Callable[[str], list[str]], most: int) -> list[str]:
    """Parts of at most `most` pieces each, cut at the strongest marks that do; one part when it is short enough.

    Nothing but white space at the cuts is dropped.
    """
    return _split(sentence.strip(), encode, most, 0)


def _split(text: str, encode: Callable[[str], list[str]], most: int, level: int) -> list[str]:
    if len(text) <= most or level >= len(_CUTS) or len(encode(text)) <= most:
        return [text]
    clauses = [c for c in _CUTS[level].split(text) if c]
    parts: list[str] = []
    for clause in clauses:
        joined = f"{parts[-1]} {clause}" if parts else clause
        if parts and len(encode(joined)) <= most:
            parts[-1] = joined
        else:
            parts.append(clause)
    return [piece for part in parts for piece in _split(part, encode, most, level + 1)]


def piece_spans(text: str, pieces: list[str]) -> list[Span]:
    """The word of `text` that each piece belongs to, as a character span."""
    words = [m.span() for m in re.finditer(r"\S+", text)]
    spans, place = [], -1
    for piece in pieces:
        if piece.startswith(_SPACE) or place < 0:
            place = min(place + 1, len(words) - 1)
        spans.append(words[place] if words else (0, 0))
    return [_trimmed(text, span) for span in spans]


def _trimmed(text: str, span: Span) -> Span:
    """A word without the punctuation around it."""
    start, end = span
    while start < end - 1 and not text[start].isalnum():
        start += 1
    while end > start + 1 and not text[end - 1].isalnum():
        end -= 1
    return start, end


def is_looping(source: str, target: str) -> bool:
    """Whether `target` repeats itself as a stuck decoder does and its source does not."""
    words = target.split()
    if len(words) < 12:
        return False
    grams = Counter(tuple(words[i : i + 3]) for i in range(len(words) - 2))
    most = grams.most_common(1)[0][1]
    source_words = source.split()
    source_grams = Counter(tuple(source_words[i : i + 3]) for i in range(len(source_words) - 2))
    most_in_source = source_grams.most_common(1)[0][1] if source_grams else 1
    return most >= 4 and most > most_in_source + 2
