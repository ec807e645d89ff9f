"""What the analyst said of the machine's findings, in words: every sentence names who and when."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from workbench.alignment.links import Link
from workbench.comparison.model import Mark
from workbench.reports.kinds import LOOKS
from workbench.reports.wording import WORDS
from workbench.session import StatedMark
from workbench.session.operations import EditSentence, Entry, Note, Pair, entry_out
from workbench.session.record import Record
from workbench.text.spans import Span

Deed = Literal["accepted", "rejected", "rekinded", "added", "redrawn", "edited", "note"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One thing an analyst said: `deed` for looks and filters, `text` for the reader, `note` the words of a note."""

    deed: Deed
    text: str
    note: str = ""


def moment(at: str) -> str:
    """An ISO time as a reader wants it: to the minute, in UTC; as it is where it is no time."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if when.tzinfo else at


def signature(entry: Entry, language: str = "en") -> str:
    """By whom and when, as far as the entry says."""
    name = " ".join(entry.by.split()) or WORDS[language]["an analyst"]
    return f"{name}, {moment(entry.at)}" if entry.at else name


def verdict_of(record: Record, stated: StatedMark) -> Entry | None:
    """The entry behind a mark's verdict, or None while it is open."""
    if not stated.verdict:
        return None
    return record.verdicts.get(stated.ref) or record.added.get(stated.ref) or Entry(_no_operation(), stated.analyst)


def on_mark(record: Record, mark: Mark, language: str = "en") -> list[Voice]:
    """Added, re-kinded, accepted or rejected, noted: in the order in which a reader asks."""
    words, stated = WORDS[language], record.stated.get(mark.id)
    if stated is None:
        return []
    said: list[Voice] = []
    added = record.added.get(stated.ref)
    if stated.by == "analyst" and added:
        said.append(Voice("added", f"{words['added by']} {signature(added, language)}"))
    kind = record.kinds.get(stated.ref)
    if kind and stated.ref.kind != mark.kind:
        was, now = (LOOKS[one].name(language) for one in (stated.ref.kind, mark.kind))
        who = words["machine said"] if stated.by == "machine" else words["first said"]
        said.append(Voice("rekinded", f"{now} {words['according to']} {signature(kind, language)}; {who} {was}"))
    verdict = verdict_of(record, stated)
    if verdict and stated.verdict:
        said.append(Voice(stated.verdict, f"{words[f'{stated.verdict} by']} {signature(verdict, language)}"))
    return said + _noted(record.note("mark", stated.ref), language)


def on_link(record: Record, link: Link, language: str = "en") -> list[Voice]:
    """Redrawn by whom and what the machine had there; notes on the link and on its paragraphs."""
    words, pair = WORDS[language], (link.a, link.b)
    said: list[Voice] = []
    drawn = record.drawn.get(pair)
    if drawn:
        before = "; ".join(pair_name((k.a, k.b), language) for k, _ in record.withdrawn if _touches(k, link))
        told = f"{words['redrawn by']} {signature(drawn, language)}"
        said.append(Voice("redrawn", f"{told}; {words['machine had']} {before}" if before else told))
    said += _noted(record.note("link", pair), language)
    for side, indices in (("article", link.a), ("origin", link.b)):
        for index in indices:
            said += _noted(record.note("paragraph", (side, index)), language, f"{words[side]} {index + 1}")
    return said


def on_sentence(record: Record, source: Span, language: str = "en") -> Voice | None:
    """Whose the translation of a sentence is, where it is not the machine's."""
    entry = record.edits.get(source)
    return Voice("edited", f"{WORDS[language]['edited by']} {signature(entry, language)}") if entry else None


def overview(record: Record, language: str = "en") -> list[str]:
    """The analyst's part in a few lines: who, how many decisions of each sort, the note on the whole."""
    words = WORDS[language]
    names = [" ".join(name.split()) or words["an analyst"] for name in record.analysts]
    lines = [f"{words['by whom']}{words['colon']}{', '.join(dict.fromkeys(names))}"] if names else []
    counts = _counts(record)
    told = ", ".join(f"{words[f'{deed} count']} {counts[deed]}" for deed in _DEEDS if counts[deed])
    lines += [f"{words['decisions']}{words['colon']}{told}"] if told else []
    return lines


_DEEDS: tuple[Deed, ...] = ("accepted", "rejected", "rekinded", "added", "redrawn", "edited", "note")


def _counts(record: Record) -> Counter[Deed]:
    counts: Counter[Deed] = Counter()
    for one in record.view.marks:
        if one.verdict:
            counts[one.verdict] += 1
        counts["added"] += one.by == "analyst"
        counts["rekinded"] += one.ref.kind != one.mark.kind
    counts["redrawn"] = len(record.drawn)
    counts["edited"] = len(record.edits)
    counts["note"] = len(record.notes)
    return counts


def general_notes(record: Record, language: str = "en") -> list[Voice]:
    """Notes that no row shows: on the whole comparison, and on links that were redrawn since."""
    notes = _noted(record.note("comparison"), language)
    for pair, entry in record.lost_notes():
        notes += _noted(entry, language, pair_name(pair, language))
    return notes


def without_hold(record: Record, language: str = "en") -> list[str]:
    """Decisions that found nothing to hold on to in this comparison, one line each."""
    lines = []
    for entry in record.view.stale:
        values = {k: v for k, v in entry_out(entry).items() if k not in ("by", "at") and v not in ("", None)}
        lines.append(f"{signature(entry, language)}{WORDS[language]['colon']}{json.dumps(values, ensure_ascii=False)}")
    return lines


def pair_name(pair: Pair, language: str = "en") -> str:
    """A link in words: "article 1, 2 ↔ origin 3"."""
    words = WORDS[language]
    sides = [
        f"{words[side]} {', '.join(str(i + 1) for i in indices)}" if indices else words["nothing here"]
        for side, indices in zip(("article", "origin"), pair, strict=True)
    ]
    return " ↔ ".join(sides)


def _noted(entry: Entry | None, language: str, about: str = "") -> list[Voice]:
    return list(_voices(entry, language, about))


def _voices(entry: Entry | None, language: str, about: str) -> Iterator[Voice]:
    if entry is not None and isinstance(entry.operation, Note):
        head = f"{WORDS[language]['note by']} {signature(entry, language)}"
        yield Voice("note", f"{head} ({about})" if about else head, entry.operation.text)


def _touches(machine: Link, link: Link) -> bool:
    return bool(set(machine.a) & set(link.a) or set(machine.b) & set(link.b))


def _no_operation() -> EditSentence:
    return EditSentence((0, 0), "")
