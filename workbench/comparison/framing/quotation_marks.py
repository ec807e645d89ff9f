"""Quotation marks added or dropped around words that both sides carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.comparison.context import Finding
from workbench.comparison.framing.attribution import turned
from workbench.comparison.framing.grammar_words import CITED, POLITIES
from workbench.comparison.framing.slots import slot
from workbench.comparison.framing.telling import Both, Telling, change
from workbench.text.quotations import Quotation
from workbench.text.spans import Span

_REACH = 6  # words before a quotation among which the noun for what it cites stands
_LEAST_TIED = 0.5  # of the quoted content words: below, the quotation as a whole has no counterpart


def findings(both: Both) -> Iterator[Finding]:
    """Marks that stand on one side only; which glyphs they are says nothing, nor does the machine translation.

    A quotation told as a fact is a change of attribution and left to that module.
    """
    for here, there in both.sides():
        turning = turned(here, there)
        for quotation in here.quoted:
            if quotation in turning or not quotation.close or not _starts_here(here, quotation):
                continue  # what was never closed may end anywhere
            others = _counterpart(here, there, quotation)
            if not others or any(there.quotation_at(j) for j in others) or _has_stray_mark(there):
                continue
            if not (_cites_a_word(here, quotation) or _is_name(here, there, quotation, others)):
                yield _finding(both, here, there, quotation, others)


def _starts_here(here: Telling, quotation: Quotation) -> bool:
    return here.words[0].start <= quotation.start <= here.words[-1].end


_DOUBLE = re.compile('[«»“”"]')


def _has_stray_mark(there: Telling) -> bool:
    """Whether a mark of the other side opens or closes nothing: what it quoted cannot be told then."""
    edges = {place for q in there.quoted for place in (q.start, q.end - 1)}
    return any(mark.start() not in edges for mark in _DOUBLE.finditer(there.document.text, *there.bounds))


def _cites_a_word(here: Telling, quotation: Quotation) -> bool:
    """« le mot « cellule » »: the marks show that a word is spoken of, and keep no distance from it."""
    first = next((i for i, word in enumerate(here.words) if word.start >= quotation.start), 0)
    before = [i for i in range(max(0, first - _REACH), first) if here.clause[i] == here.clause[first]]
    return quotation.kind == "scare" and any(here.words[i].norm in CITED for i in before)


def _is_name(here: Telling, there: Telling, quotation: Quotation, others: Sequence[int]) -> bool:
    """Titles and names, written with capitals on both sides, stand in marks or not as the house likes.

    Not so those of states and their organs, which marks deny to be any.
    """
    inner = [i for i, w in enumerate(here.words) if quotation.inner_start <= w.start < quotation.inner_end]
    own = here.content(inner)
    capitals = all(here.words[i].text[:1].isupper() for i in own) and all(
        there.words[j].text[:1].isupper() for j in others
    )
    denied = POLITIES & {here.lemmas[i] for i in own}
    return capitals and not denied and not (len(own) == 1 and others[0] == 0)


def _finding(both: Both, here: Telling, there: Telling, quotation: Quotation, others: Sequence[int]) -> Finding:
    quoted: Span = (quotation.start, quotation.end)
    spans = {here.name: quoted, there.name: there.span(others)}
    texts = {here.name: here.document.slice(quoted), there.name: there.text(others)}
    return Finding(
        "quotation-marks",
        (spans["article"],),
        (spans["origin"],),
        f"quotation-marks.{change(here)}.{quotation.kind}",
        from_=texts["origin"],
        to=texts["article"],
        values={"from": texts["origin"], "to": texts["article"]},
        evidence={"quoted": quotation.kind},
        confidence=0.8 if quotation.kind == "scare" else 0.7,
        labels=("Doubt",) if here.name == "article" and quotation.kind == "scare" else (),
    )


def _counterpart(here: Telling, there: Telling, quotation: Quotation) -> list[int]:
    """The other side's content words tied to the quoted ones, if enough of the quoted content words are tied."""
    inner = [i for i, w in enumerate(here.words) if quotation.inner_start <= w.start < quotation.inner_end]
    content = [i for i in inner if here.is_content(i)]
    if not content:
        return []
    tied = [i for i in content if here.ties[i]]
    if len(tied) / len(content) < _LEAST_TIED:
        return slot(here, there, content) if not tied and len(content) == 1 else []
    return there.content(here.tied(inner))
