"""The side-by-side every face draws: rows held level by links, and text cut where marks begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from workbench.alignment.links import Link
from workbench.comparison.model import Comparison, Mark, Witness
from workbench.text.spans import Span

Side = Literal["article", "origin"]


@dataclass(frozen=True, slots=True)
class Row:
    """One link drawn: paragraphs of either side (one may be empty), the marks that show here, in order."""

    link: Link
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `ends` are the marks whose last span on this side ends with it."""

    text: str
    marks: tuple[Mark, ...]
    ends: tuple[Mark, ...]


def rows(comparison: Comparison) -> list[Row]:
    """Rows in article order; what the article leaves out stands where the origin has it."""
    linked = sorted((k for k in comparison.links if k.a), key=lambda k: k.a)
    lone = sorted((k for k in comparison.links if not k.a), key=lambda k: k.b)
    ordered = list(linked)
    for link in lone:
        ordered.insert(_place(ordered, link), link)
    by_link: dict[int, list[Mark]] = {id(link): [] for link in ordered}
    article = {i: link for link in reversed(ordered) for i in link.a}
    origin = {j: link for link in reversed(ordered) for j in link.b}
    for mark in comparison.marks:
        by_link[id(_home(mark, article, origin) or ordered[0])].append(mark)
    return [Row(link, tuple(by_link[id(link)])) for link in ordered]


def _place(ordered: Sequence[Link], link: Link) -> int:
    """After the row that holds the nearest earlier paragraph of the origin."""
    best, place = -1, 0
    for index, other in enumerate(ordered):
        before = [j for j in other.b if j < link.b[0]]
        if before and max(before) > best:
            best, place = max(before), index + 1
    return place


def _home(mark: Mark, article: Mapping[int, Link], origin: Mapping[int, Link]) -> Link | None:
    """The link whose row shows a mark: that of its first paragraph in the article, else in the origin."""
    found = article.get(mark.article_paragraphs[0]) if mark.article_paragraphs else None
    return found or (origin.get(mark.origin_paragraphs[0]) if mark.origin_paragraphs else None)


def segments(witness: Witness, span: Span, marks: Sequence[Mark], side: Side) -> list[Segment]:
    """Cut `span` where the spans of `marks` begin and end; the pieces make the text whole again."""
    placed = [(mark, s) for mark in marks for s in getattr(mark, side) if s[0] < span[1] and span[0] < s[1]]
    last = {id(mark): max(s[1] for s in getattr(mark, side)) for mark, _ in placed}
    cuts = sorted({*span, *(min(max(p, span[0]), span[1]) for _, s in placed for p in s)})
    pieces = []
    for start, end in pairwise(cuts):
        over = tuple(mark for mark, s in placed if s[0] <= start and end <= s[1])
        ends = tuple(dict.fromkeys(m for m in over if min(last[id(m)], span[1]) == end)) if over else ()
        pieces.append(Segment(witness.text[start:end], over, ends))
    return pieces


def translated_paragraphs(comparison: Comparison) -> list[str]:
    """The machine translation of every article paragraph: nothing where there is none."""
    starts = [start for start, _ in comparison.article.paragraphs]
    parts: list[list[str]] = [[] for _ in starts]
    for sentence in comparison.translation.sentences if comparison.translation else ():
        number = bisect_right(starts, sentence.source[0]) - 1
        if number >= 0 and sentence.source[0] < comparison.article.paragraphs[number][1]:
            parts[number].append(sentence.text)
    return [" ".join(part) for part in parts]


def translated_paragraph(comparison: Comparison, index: int) -> str:
    """The machine translation of one article paragraph, or nothing where there is none."""
    if comparison.translation is None:
        return ""
    start, end = comparison.article.paragraphs[index]
    inside = [s.text for s in comparison.translation.sentences if start <= s.source[0] < end]
    return " ".join(inside)
