"""Who said what, and when: the last word on every mark, link, paragraph and sentence, beside the machine's own.

The view tells what is in force; the record tells by whom. Faces that leave the house (reports) need both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.alignment.links import Link
from workbench.comparison.model import Comparison
from workbench.session.operations import (
    AddMark,
    EditSentence,
    Entry,
    Judge,
    MarkRef,
    Note,
    Pair,
    Rekind,
    Relink,
)
from workbench.session.view import StatedMark, View
from workbench.text.spans import Span

if TYPE_CHECKING:
    from workbench.session.session import Session

NoteTarget = tuple[str, Any]
"""What a note is about: ("mark", MarkRef), ("link", Pair), ("paragraph", (side, index)) or ("comparison", None)."""


@dataclass(frozen=True, slots=True)
class Record:
    """A session laid over a comparison, with the entry behind every statement in force.

    `machine`: the comparison as the machine made it. `verdicts`, `kinds`, `added`: by mark. `drawn`: by link in
    force, where an analyst drew it. `withdrawn`: the machine's links that an analyst took away, and the entry that
    did. `edits`: by source span. `notes`: by target; only those not taken away. `stated`: by id of the mark.
    """

    machine: Comparison
    session: Session
    view: View
    verdicts: Mapping[MarkRef, Entry]
    kinds: Mapping[MarkRef, Entry]
    added: Mapping[MarkRef, Entry]
    drawn: Mapping[Pair, Entry]
    withdrawn: tuple[tuple[Link, Entry], ...]
    edits: Mapping[Span, Entry]
    notes: Mapping[NoteTarget, Entry]
    stated: Mapping[str, StatedMark]

    def note(self, target: str, about: Any = None) -> Entry | None:
        """The note on something, with author and time, or None."""
        return self.notes.get((target, about))

    def speaks_of(self, mark_id: str) -> bool:
        """Whether an analyst said anything of a mark: made it, judged it, named another kind, noted it."""
        one = self.stated.get(mark_id)
        return one is not None and bool(
            one.by == "analyst" or one.verdict or one.ref.kind != one.mark.kind or self.note("mark", one.ref)
        )

    def lost_notes(self) -> list[tuple[Pair, Entry]]:
        """Notes on links that were redrawn since."""
        held = {(one.link.a, one.link.b) for one in self.view.links}
        return [(about, entry) for (target, about), entry in self.notes.items()
                if target == "link" and about not in held]  # fmt: skip

    @property
    def analysts(self) -> tuple[str, ...]:
        """Everybody who signed an entry in force, in the order in which they first spoke."""
        return tuple(dict.fromkeys(entry.by for entry in self.session.entries))


def record(session: Session, comparison: Comparison) -> Record:
    """Lay a session over a comparison. Raises UserError when the session is about other texts."""
    view = session.view(comparison)
    entries = _in_effect(session.entries, view.stale)
    return Record(
        machine=comparison,
        session=session,
        view=view,
        verdicts={e.operation.mark: e for e in entries if isinstance(e.operation, Judge)},
        kinds={e.operation.mark: e for e in entries if isinstance(e.operation, Rekind)},
        added={MarkRef(e.operation.kind, e.operation.article, e.operation.origin): e
               for e in entries if isinstance(e.operation, AddMark)},
        drawn=_drawn(entries, view),
        withdrawn=_withdrawn(entries, view, comparison),
        edits={e.operation.source: e for e in entries
               if isinstance(e.operation, EditSentence) and e.operation.source in view.edits},
        notes=_notes(entries),
        stated={one.mark.id: one for one in view.marks},
    )  # fmt: skip


def _in_effect(entries: Iterable[Entry], stale: tuple[Entry, ...]) -> list[Entry]:
    """The entries that found what they speak of."""
    lost = {id(entry) for entry in stale}
    return [entry for entry in entries if id(entry) not in lost]


def _drawn(entries: Iterable[Entry], view: View) -> dict[Pair, Entry]:
    by_pair = {pair: e for e in entries if isinstance(e.operation, Relink) for pair in e.operation.after}
    analysts = {(one.link.a, one.link.b) for one in view.links if one.by == "analyst"}
    return {pair: entry for pair, entry in by_pair.items() if pair in analysts}


def _withdrawn(entries: Iterable[Entry], view: View, machine: Comparison) -> tuple[tuple[Link, Entry], ...]:
    by_pair = {pair: e for e in entries if isinstance(e.operation, Relink) for pair in e.operation.before}
    held = {(one.link.a, one.link.b) for one in view.links}
    return tuple(
        (link, by_pair[link.a, link.b])
        for link in machine.links
        if (link.a, link.b) not in held and (link.a, link.b) in by_pair
    )


def _notes(entries: Iterable[Entry]) -> dict[NoteTarget, Entry]:
    notes: dict[NoteTarget, Entry] = {}
    for entry in entries:
        if isinstance(entry.operation, Note):
            notes[_target(entry.operation)] = entry
    return {target: entry for target, entry in notes.items() if isinstance(entry.operation, Note)
            and entry.operation.text}  # fmt: skip


def _target(note: Note) -> NoteTarget:
    if note.mark is not None:
        return "mark", note.mark
    if note.link is not None:
        return "link", note.link
    return ("paragraph", note.paragraph) if note.paragraph is not None else ("comparison", None)
