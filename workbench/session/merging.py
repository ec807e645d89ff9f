"""Taking over another analyst's session, and saying where the two disagree."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workbench.errors import UserError
from workbench.session.linkmerging import link_patches
from workbench.session.operations import AddMark, EditSentence, Entry, Judge, Note, Operation, Rekind, Relink
from workbench.session.session import Session

Choice = Literal["ours", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both said something else of the same thing; ours stands until somebody takes theirs.

    `about`: "verdict", "kind", "note", "translation", "mark" or "link". Of a link, `ours` goes from the machine's
    links to ours, `theirs` from ours to theirs.
    """

    about: str
    ours: Entry
    theirs: Entry

    @property
    def can_be_both(self) -> bool:
        """Whether the two can stand together: notes can, one under the other."""
        return isinstance(self.ours.operation, Note) and isinstance(self.theirs.operation, Note)


@dataclass(frozen=True, slots=True)
class Merged:
    """Our session with theirs added where they do not conflict."""

    session: Session
    taken: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]


def merge(ours: Session, theirs: Session, unnamed: str = "") -> Merged:
    """Add what they said and we did not contradict; undone and redone as one operation, each entry by its author.

    `unnamed`: whose the entries are that they did not sign. Raises UserError on sessions of other texts.
    """
    if (ours.article, ours.origin) != (theirs.article, theirs.origin):
        raise UserError("That session was made on other texts: only sessions of the same pair can be merged.")
    taken: list[Entry] = []
    conflicts: list[Conflict] = []
    for about, known, entry in _news(ours, theirs):
        signed = replace(entry, by=entry.by or unnamed)
        if known is not None:
            conflicts.append(Conflict(about, known, signed))
        else:
            taken.append(_renamed(signed, [*ours.entries, *taken]))
    return Merged(_with(ours, taken), tuple(taken), tuple(conflicts))


def settle(ours: Session, merged: Merged, choices: Sequence[Choice]) -> Session:
    """Our session with what is taken, and every conflict decided, as one operation; ours where nothing is chosen."""
    entries = list(merged.taken)
    for conflict, choice in zip(merged.conflicts, choices, strict=False):
        if choice == "both" and conflict.can_be_both:
            entries.append(_both(conflict))
        elif choice != "ours":
            entries.append(_renamed(conflict.theirs, [*ours.entries, *entries]))
    return _with(ours, entries)


def _with(ours: Session, entries: Sequence[Entry]) -> Session:
    """The session with entries added that are undone together."""
    if not entries:
        return ours
    group = f"merge-{len(ours.entries)}"
    return replace(ours, entries=(*ours.entries, *(replace(entry, group=group) for entry in entries)), undone=())


def _news(ours: Session, theirs: Session) -> Iterator[tuple[str, Entry | None, Entry]]:
    """What they said that we did not: what it is about, our word on it where there is one, theirs."""
    last = _last(ours)
    said = set(map(_key, ours.entries))
    for target, entry in _statements(theirs):
        known = last.get(target)
        if _key(entry) not in said and (known is None or _says(known) != _says(entry)):
            yield str(target[0]), known, entry
    for patch in link_patches(ours.entries, theirs.entries):
        yield "link", patch.ours, patch.theirs


Target = tuple[str, Hashable]


def _target(operation: Operation) -> Target:
    """What an operation speaks about; two that share a target and differ are in conflict."""
    match operation:
        case Judge(mark, _):
            return "verdict", mark
        case Rekind(mark, _):
            return "kind", mark
        case Note(_, mark, link, paragraph):
            return "note", (mark, link, paragraph)
        case EditSentence(source, _):
            return "translation", source
        case AddMark(_, kind, article, origin):
            return "mark", (kind, article, origin)
    return "operation", repr(operation)


def _key(entry: Entry) -> str:
    return f"{entry.by}|{entry.at}|{entry.operation!r}"


def _says(entry: Entry) -> Operation:
    """The operation without what means nothing to others: the name of an added mark."""
    operation = entry.operation
    return replace(operation, name="") if isinstance(operation, AddMark) else operation


def _last(session: Session) -> dict[Target, Entry]:
    """The last word on every target; links are merged apart."""
    return {_target(entry.operation): entry for entry in session.entries if not isinstance(entry.operation, Relink)}


def _statements(session: Session) -> list[tuple[Target, Entry]]:
    """The entries whose word is the last on their target, in the order in which they were said."""
    last = _last(session)
    return [(target, entry) for entry in session.entries if last.get(target := _target(entry.operation)) is entry]


def _both(conflict: Conflict) -> Entry:
    """The two notes as one, ours first, each under its author."""
    ours, theirs = conflict.ours, conflict.theirs
    assert isinstance(ours.operation, Note) and isinstance(theirs.operation, Note)
    lines = [f"{note.text} ({entry.by})" if entry.by else note.text
             for entry, note in ((ours, ours.operation), (theirs, theirs.operation))]  # fmt: skip
    return replace(theirs, operation=replace(theirs.operation, text="\n".join(lines)))


def _renamed(entry: Entry, others: Sequence[Entry]) -> Entry:
    """Their added mark under a name that is free among ours, or under ours where it is the same mark."""
    added = entry.operation
    if not isinstance(added, AddMark):
        return entry
    ours = [other.operation for other in others if isinstance(other.operation, AddMark)]
    same = next((one.name for one in ours if _target(one) == _target(added)), None)
    names = {one.name for one in ours}
    number = 1
    while f"a{number}" in names:
        number += 1
    name = same or (f"a{number}" if added.name in names else added.name)
    return replace(entry, operation=replace(added, name=name))
