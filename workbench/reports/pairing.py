"""Sentence pairs under the analyst's word: which their links confirm, which they contradict."""

from __future__ import annotations

from workbench.alignment.links import Link
from workbench.comparison.model import Witness
from workbench.session.operations import Entry, Pair
from workbench.session.record import Record
from workbench.text.spans import Span

_REUSE = frozenset({"verbatim", "rewritten"})


def contradicted(record: Record) -> dict[Pair, Entry]:
    """Sentence links across paragraphs that an analyst drew apart, and the entry that did."""
    found: dict[Pair, Entry] = {}
    tied = _tied(record)
    for link in record.machine.sentence_links:
        pair = _paragraphs(record, link)
        for where in ("article", "origin"):
            entry, ties = next(((tied[where][i]) for i in pair[where] if i in tied[where]), (None, None))
            if entry and ties is not None and not link.is_null and not _inside(pair, ties):
                found[link.a, link.b] = entry
    return found


def confirmed(record: Record) -> dict[Pair, Entry]:
    """Sentence links that an analyst stands behind: by an accepted mark of reuse on both, or a link drawn around."""
    found: dict[Pair, Entry] = {}
    tied = _tied(record)["article"]
    accepted = [
        (one.mark, record.verdicts[one.ref])
        for one in record.view.marks
        if one.verdict == "accepted" and one.mark.kind in _REUSE and one.ref in record.verdicts
    ]
    for link in record.machine.sentence_links:
        if link.is_null:
            continue
        pair = _paragraphs(record, link)
        drawn = next((tied[i] for i in pair["article"] if i in tied), None)
        if drawn and _inside(pair, drawn[1]):
            found[link.a, link.b] = drawn[0]
        for mark, entry in accepted:
            if _covers(mark.article, record.machine.article, link.a) and _covers(
                mark.origin, record.machine.origin, link.b
            ):
                found[link.a, link.b] = entry
    against = contradicted(record)
    return {pair: entry for pair, entry in found.items() if pair not in against}


def _tied(record: Record) -> dict[str, dict[int, tuple[Entry, Pair]]]:
    """By side and paragraph, the analyst's link that holds it."""
    sides: dict[str, dict[int, tuple[Entry, Pair]]] = {"article": {}, "origin": {}}
    for pair, entry in record.drawn.items():
        sides["article"] |= {i: (entry, pair) for i in pair[0]}
        sides["origin"] |= {j: (entry, pair) for j in pair[1]}
    return sides


def _paragraphs(record: Record, link: Link) -> dict[str, set[int]]:
    """The paragraphs that hold a sentence link's sentences."""
    article, origin = record.machine.article, record.machine.origin
    return {
        "article": {article.paragraph_at(article.sentences[i][0]) for i in link.a},
        "origin": {origin.paragraph_at(origin.sentences[j][0]) for j in link.b},
    }


def _inside(pair: dict[str, set[int]], ties: Pair) -> bool:
    return pair["article"] <= set(ties[0]) and pair["origin"] <= set(ties[1])


def _covers(spans: tuple[Span, ...], witness: Witness, indices: tuple[int, ...]) -> bool:
    """Whether spans touch every one of the sentences."""
    sentences = [witness.sentences[i] for i in indices]
    return all(any(s < end and start < e for s, e in spans) for start, end in sentences)
