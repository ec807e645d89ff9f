"""Paragraphs and sentences as spans into the text as read."""

from __future__ import annotations

import re
from statistics import median

from workbench.text import boundaries
from workbench.text.spans import Span, trim

_BREAK = "\n\r\u2028\u2029\x85\x0b\x0c"
_BLANK = re.compile(rf"(?:\r\n|[{_BREAK}])[^\S{_BREAK}]*(?:(?:\r\n|[{_BREAK}])\s*)|\u2029")
_LINE = re.compile(rf"\r\n|[{_BREAK}]")
_ENDS = re.compile(r"[.!?…:;][\s»”\"’')\]]*$")


def paragraphs(text: str) -> list[Span]:
    """Spans parted by blank lines; in a text that has none, by lines unless it is hard-wrapped prose.

    A text whose body stands in one block with long lines that each end a sentence (only the title is set
    off) is parted by lines too.
    """
    blocks = _split(text, 0, len(text), _BLANK)
    if not blocks:
        return []
    found: list[Span] = []
    for start, end in blocks:
        lines = _split(text, start, end, _LINE)
        if len(lines) > 1 and _one_a_line(text, lines, alone=len(blocks) == 1, share=(end - start) / len(text)):
            found.extend(lines)
        else:
            found.append((start, end))
    return found


def _split(text: str, start: int, end: int, breaks: re.Pattern[str]) -> list[Span]:
    spans, last = [], start
    for match in breaks.finditer(text, start, end):
        spans.append(trim(text, last, match.start()))
        last = match.end()
    spans.append(trim(text, last, end))
    return [span for span in spans if span is not None]


def _one_a_line(text: str, lines: list[Span], *, alone: bool, share: float) -> bool:
    """Whether each line of a block is a paragraph of its own (and not a piece of wrapped prose)."""
    lengths = [end - start for start, end in lines]
    finished = sum(1 for start, end in lines[:-1] if _ENDS.search(text, max(start, end - 6), end))
    ending = finished / (len(lines) - 1)
    if not alone:
        return share > 0.7 and len(lines) >= 4 and ending > 0.9 and median(lengths) > 200
    wrapped = max(lengths) <= 100 and median(lengths) >= 40 and ending < 0.5 and len(lines) >= 3
    return not wrapped


def sentences(text: str, lang: str, span: Span | None = None) -> list[Span]:
    """Sentence spans of `text[span]` (of every paragraph where no span is given), trimmed, in order,
    disjoint.

    Together they cover every character but white space. Quotation marks stay with the sentence they open or
    close; a quotation that holds several sentences is split; what is said after it (« … », dit-il) stays
    with it.
    """
    if span is None:
        return [one for paragraph in paragraphs(text) for one in sentences(text, lang, paragraph)]
    start, end = span
    found: list[Span] = []
    last = start
    for cut in [*boundaries.cuts(text[start:end], lang), end - start]:
        one = trim(text, last, start + cut)
        if one is not None:
            found.append(one)
        last = start + cut
    return found


def lines_of(text: str) -> list[str]:
    """Every line, an empty one too; only "\\n" parts lines, and the last one ends a line and begins none."""
    lines = text.split("\n")
    return lines if lines[-1] else lines[:-1]
