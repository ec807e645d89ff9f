"""Marks, links and translated sentences as CSV, for spreadsheets: each row says whose it is.

Texts are exact slices; several spans of one mark are joined by " … " and can be told apart by the lengths of the
spans beside them. `reports.cells` says how formulas are kept out and how a cell becomes the text again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.alignment.links import Link
from workbench.comparison.model import Comparison, Mark, Witness
from workbench.reports.cells import table
from workbench.reports.pairing import contradicted
from workbench.reports.voices import verdict_of
from workbench.session.operations import Entry, Note
from workbench.session.record import Record
from workbench.text.spans import Span

SAID_COLUMNS = ("said_by", "said_name", "said_at", "decision", "decided_by", "decided_at")
NOTE_COLUMNS = ("note", "note_by", "note_at")
MARK_COLUMNS = (
    "id", "kind", "article_spans", "origin_spans", "article_text", "origin_text", "from", "to", "explanation",
    "rule", "confidence", "labels", *SAID_COLUMNS, "machine_kind", "kind_by", "kind_at", *NOTE_COLUMNS,
)  # fmt: skip
LINK_COLUMNS = (
    "level", "article", "origin", "score", "moved", "article_text", "origin_text", *SAID_COLUMNS, *NOTE_COLUMNS,
)  # fmt: skip
SENTENCE_COLUMNS = ("source_span", "source_text", "machine_text", "text", "said_by", "said_name", "said_at")


def marks_csv(comparison: Comparison, record: Record | None = None) -> str:
    """One row a mark, rejected ones too; spans as `start-end`, several parted by spaces.

    `said_by` is "machine" or "analyst"; `decision` "accepted", "rejected" or empty; `machine_kind` the kind that the
    machine named (empty for the analyst's own marks), with `kind_by` where an analyst named another.
    """
    shown = record.view.everything if record else comparison
    return table(MARK_COLUMNS, [(*_mark(shown, m), *_on_mark(m, record)) for m in shown.marks])


def links_csv(comparison: Comparison, record: Record | None = None) -> str:
    """One row a link: paragraphs, then sentences, then (level "comparison") the note on the whole.

    0-based indices as in the JSON. `decision` is "withdrawn" for a link of the machine that an analyst drew
    otherwise, "contradicted" for a sentence link across the analyst's paragraph links.
    """
    shown = record.view.everything if record else comparison
    rows: list[Sequence[object]] = [(*_link(shown, "paragraph", k), *_on_link(k, record)) for k in shown.links]
    for link, entry in record.withdrawn if record else ():
        rows.append((*_link(shown, "paragraph", link), *_machine, "withdrawn", entry.by, entry.at, *_notes(())))
    against = contradicted(record) if record else {}
    for link in shown.sentence_links:
        word = against.get((link.a, link.b))
        decision = ("contradicted", word.by, word.at) if word else ("", "", "")
        rows.append((*_link(shown, "sentence", link), *_machine, *decision, *_notes(())))
    loose = _loose_notes(record) if record else ()
    if loose:
        rows.append(("comparison", *[""] * 6, *[""] * len(SAID_COLUMNS), *_notes(loose)))
    return table(LINK_COLUMNS, rows)


def sentences_csv(comparison: Comparison, record: Record | None = None) -> str:
    """One row a translated sentence: the original words, what the machine wrote, what stands, and whose that is."""
    rows = []
    for sentence in comparison.translation.sentences if comparison.translation else ():
        entry = record.edits.get(sentence.source) if record else None
        text = record.view.edits[sentence.source] if record and entry else sentence.text
        who = ("analyst", entry.by, entry.at) if entry else _machine
        rows.append(
            (_spans((sentence.source,)), comparison.article.slice(sentence.source), sentence.text, text, *who)
        )  # fmt: skip
    return table(SENTENCE_COLUMNS, rows)


_machine = ("machine", "", "")


def _mark(shown: Comparison, mark: Mark) -> Sequence[object]:
    return (
        mark.id, mark.kind, _spans(mark.article), _spans(mark.origin),
        _texts(shown.article, mark.article), _texts(shown.origin, mark.origin),
        mark.from_ or "", mark.to or "", mark.explanation, mark.evidence.get("rule", ""), mark.confidence,
        " | ".join(mark.labels),
    )  # fmt: skip


def _on_mark(mark: Mark, record: Record | None) -> Sequence[object]:
    stated = record.stated.get(mark.id) if record else None
    if record is None or stated is None:
        return (*_machine, "", "", "", mark.kind, "", "", *_notes(()))
    added, kind, verdict = record.added.get(stated.ref), record.kinds.get(stated.ref), verdict_of(record, stated)
    said = ("analyst", added.by, added.at) if stated.by == "analyst" and added else (stated.by, "", "")
    decided = (stated.verdict, verdict.by, verdict.at) if verdict else ("", "", "")
    rekinded = (kind.by, kind.at) if kind and stated.ref.kind != mark.kind else ("", "")
    note = record.note("mark", stated.ref)
    return (*said, *decided, stated.machine.kind if stated.machine else "", *rekinded, *_notes((note,) if note else ()))


def _link(shown: Comparison, level: str, link: Link) -> Sequence[object]:
    spans = f"{level}s"
    article = tuple(getattr(shown.article, spans)[i] for i in link.a)
    origin = tuple(getattr(shown.origin, spans)[j] for j in link.b)
    return (
        level, " ".join(map(str, link.a)), " ".join(map(str, link.b)), link.score, int(link.moved),
        _texts(shown.article, article), _texts(shown.origin, origin),
    )  # fmt: skip


def _on_link(link: Link, record: Record | None) -> Sequence[object]:
    if record is None:
        return (*_machine, "", "", "", *_notes(()))
    drawn = record.drawn.get((link.a, link.b))
    notes = [record.note("link", (link.a, link.b))]
    notes += [record.note("paragraph", ("article", i)) for i in link.a]
    notes += [record.note("paragraph", ("origin", j)) for j in link.b]
    said = ("analyst", drawn.by, drawn.at) if drawn else _machine
    return (*said, "", "", "", *_notes([note for note in notes if note]))


def _loose_notes(record: Record) -> list[Entry]:
    """The note on the whole comparison, and notes on links that were redrawn since."""
    whole = record.note("comparison")
    return [*([whole] if whole else []), *(entry for _, entry in record.lost_notes())]


def _notes(entries: Sequence[Entry]) -> tuple[str, str, str]:
    """Notes, their authors and times; several parted by line ends, in the same order in all three."""
    texts = [entry.operation.text for entry in entries if isinstance(entry.operation, Note)]
    return "\n".join(texts), "\n".join(e.by for e in entries), "\n".join(e.at for e in entries)


def _spans(spans: Sequence[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _texts(witness: Witness, spans: Sequence[Span]) -> str:
    return " … ".join(_slices(witness, spans))


def _slices(witness: Witness, spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        yield witness.slice(span)
