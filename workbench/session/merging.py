"""Taking over another analyst's session, and saying where the two disagree."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from workbench.errors import UserError
from workbench.session.operations import AddMark, EditSentence, Entry, Judge, Note, Operation, Rekind, Relink
from workbench.session.session import Session


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both said something else of the same thing; ours stands until somebody takes theirs."""

    about: str
    ours: Entry
    theirs: Entry


@dataclass(frozen=True, slots=True)
class Merged:
    """Our session with theirs added where they do not conflict."""

    session: Session
    taken: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]


def merge(ours: Session, theirs: Session) -> Merged:
    """Add what they said and we did not contradict. Raises UserError on sessions of other texts."""
    if (ours.article, ours.origin) != (theirs.article, theirs.origin):
        raise UserError("That session was made on other texts: only sessions of the same pair can be merged.")
    ours_last = _last(ours)
    taken: list[Entry] = []
    conflicts: list[Conflict] = []
    for targets, entry in _statements(theirs):
        known = [ours_last[target] for target in targets if target in ours_last]
        if any(_says(one) == _says(entry) for one in known) or entry in ours.entries:
            continue
        if known:
            conflicts.append(Conflict(str(targets[0][0]), known[0], entry))
        else:
            taken.append(_renamed(entry, ours, taken))
    session = replace(ours, entries=(*ours.entries, *taken), undone=()) if taken else ours
    return Merged(session, tuple(taken), tuple(conflicts))


Target = tuple[str, Hashable]


def _targets(operation: Operation) -> list[Target]:
    """What an operation speaks about; two that share a target and differ are in conflict."""
    match operation:
        case Judge(mark, _):
            return [("verdict", mark)]
        case Rekind(mark, _):
            return [("kind", mark)]
        case Note(_, mark, link):
            return [("note", (mark, link))]
        case EditSentence(source, _):
            return [("translation", source)]
        case AddMark(_, kind, article, origin):
            return [("mark", (kind, article, origin))]
        case Relink(before, _):
            held = [("article", i) for pair in before for i in pair[0]]
            held += [("origin", j) for pair in before for j in pair[1]]
            return [("link", paragraph) for paragraph in held]
    return [("operation", repr(operation))]


def _says(entry: Entry) -> Operation:
    """The operation without what means nothing to others: the name of an added mark."""
    operation = entry.operation
    return replace(operation, name="") if isinstance(operation, AddMark) else operation


def _last(session: Session) -> dict[Target, Entry]:
    """The last word on every target."""
    return {target: entry for entry in session.entries for target in _targets(entry.operation)}


def _statements(session: Session) -> list[tuple[list[Target], Entry]]:
    """The entries whose word is the last on one of their targets, in order; relinks build on each other."""
    last = _last(session)
    kept = []
    for entry in session.entries:
        targets = _targets(entry.operation)
        if isinstance(entry.operation, Relink) or any(last[target] is entry for target in targets):
            kept.append((targets, entry))
    return kept


def _renamed(entry: Entry, ours: Session, taken: list[Entry]) -> Entry:
    """Their added mark under a name that is free among ours."""
    if not isinstance(entry.operation, AddMark):
        return entry
    names = {e.operation.name for e in (*ours.entries, *taken) if isinstance(e.operation, AddMark)}
    if entry.operation.name not in names:
        return entry
    number = 1
    while f"a{number}" in names:
        number += 1
    return replace(entry, operation=replace(entry.operation, name=f"a{number}"))
