"""The analyst's decisions laid over a story, and the checks before one is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.archive.model import Decision, Verdict
from workbench.errors import UserError
from workbench.tracing.model import Claim, Edge
from workbench.tracing.outlets import outlets
from workbench.tracing.telling import Reason
from workbench.tracing.ties import Story
from workbench.tracing.times import interval, may_precede
from workbench.tracing.wires import Wire

if TYPE_CHECKING:
    from workbench.archive.store import Archive

_WIRE = "wire:"
Pairs = frozenset[tuple[str, str]]


def is_absent(name: str) -> bool:
    """Whether an id stands for a source that is not here."""
    return name.startswith(_WIRE)


def _kind(name: str) -> str:
    """What makes an absent source the same in another drawing: its name; numbers and first witnesses change."""
    return "wire:unnamed" if name.startswith("wire:unnamed") else re.sub(r"-\d+$", "", name)


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions in force, and the pairs (parent, child) that they confirm or refuse."""

    decisions: tuple[Decision, ...]
    confirmed: Pairs
    refused: Pairs

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Rulings:
        """Sorted by verdict."""
        kept = tuple(decisions)
        pairs = {
            verdict: frozenset((d.parent, d.child) for d in kept if d.verdict == verdict)
            for verdict in ("confirmed", "refused")
        }
        return cls(kept, pairs["confirmed"], pairs["refused"])

    def about(self, ids: set[str]) -> Rulings:
        """Those on edges to the given texts."""
        return Rulings.of(one for one in self.decisions if one.child in ids)

    def laid_over(self, story: Story) -> Story:
        """The story with the analyst's pairs."""
        return replace(story, refused=self.refused, confirmed=self.confirmed)

    def marked(self, edge: Edge, machine: Claim | None) -> Edge:
        """An edge with the analyst's word on it, and with the program's own view where that is another."""
        decision = next((one for one in self.decisions if one.verdict == "confirmed" and _is_on(one, edge)), None)
        differs = machine is not None and _kind_of(machine.parent) != _kind_of(edge.parent)
        return replace(edge, decision=decision, machine=machine if differs else None)


def _kind_of(parent: str) -> str:
    return _kind(parent) if is_absent(parent) else parent


def _is_on(decision: Decision, edge: Edge) -> bool:
    return decision.child == edge.child and _kind_of(decision.parent) == _kind_of(edge.parent)


def ruled_wires(story: Story, found: Sequence[Wire], rulings: Rulings) -> list[Wire]:
    """Absent sources as the analyst's decisions leave them: texts taken from them, hung on them, kept off them.

    One that is left with a single text is no finding, unless the analyst confirmed it.
    """
    place = {witness.id: at for at, witness in enumerate(story.witnesses)}
    bound = {child: parent for parent, child in rulings.confirmed if child in place}
    kept: dict[str, Wire] = {_kind(wire.id): wire for wire in found}
    for parent in bound.values():
        if is_absent(parent) and _kind(parent) not in kept:
            kept[_kind(parent)] = Wire(parent, _name(parent), frozenset(), Reason("absent.confirmed"))
    result = []
    for kind, wire in kept.items():
        off = {place[c] for p, c in rulings.refused if c in place and _kind_of(p) == kind}
        off |= {place[c] for c, p in bound.items() if _kind_of(p) != kind}
        hung = {place[c] for c, p in bound.items() if _kind_of(p) == kind}
        children = (wire.children - off) | hung
        if len(children) > 1 or hung:
            result.append(replace(wire, children=frozenset(children)))
    return result


def _name(wire: str) -> str:
    key = wire.removeprefix(_WIRE)
    known = outlets().get(key) or outlets().get(re.sub(r"-\d+$", "", key))
    return known.names[0] if known else key.removeprefix("name:").replace("-", " ")


def decide(archive: Archive, parent: str, child: str, verdict: Verdict, *, note: str = "", by: str = "") -> Decision:
    """Keep an analyst's word on an edge, by the ids that the archive has for the two.

    Raises UserError where one is not here, where the known times rule the edge out, or where confirmed edges would
    run in a circle.
    """
    (heir,) = archive.entries([child])
    if is_absent(parent):
        made = Decision(parent, heir.id, verdict, note, by)
    else:
        (source,) = archive.entries([parent])
        made = Decision(source.id, heir.id, verdict, note, by)
        if source.id == heir.id:
            raise UserError(f"{parent} and {child} are one document: name two.")
        if verdict == "confirmed" and not may_precede(interval(source.published), interval(heir.published)):
            raise UserError(
                f"{source.id} appeared after {heir.id} ({source.published}, {heir.published}) and cannot be its source."
            )
        if verdict == "confirmed":
            _check_round(archive, made)
    archive.decide(made)
    return made


def _check_round(archive: Archive, made: Decision) -> None:
    """Raise UserError where the confirmed edges would lead from the child back to its parent."""
    parent_of = {one.child: one.parent for one in archive.decisions() if one.verdict == "confirmed"}
    at, path = made.parent, [made.parent]
    while at in parent_of and parent_of[at] not in path:
        at = parent_of[at]
        path.append(at)
        if at == made.child:
            raise UserError(
                f"You confirmed that {made.parent} comes from {made.child} ({' ← '.join(path)}): withdraw that first."
            )
