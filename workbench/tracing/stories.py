"""The stories of an archive: which texts hang together, and the best tree over each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from workbench.alignment.groups import leaders
from workbench.tracing.explaining import evidence_for, relation_of
from workbench.tracing.model import Edge, Node
from workbench.tracing.outlets import find
from workbench.tracing.reuse import Reuse
from workbench.tracing.ruling import Rulings, ruled_wires
from workbench.tracing.ties import Story, Tie, standing, strong, ties
from workbench.tracing.tree import best_tree
from workbench.tracing.wires import RESIDUE, Wire, second_parent, wires
from workbench.tracing.witness import Witness

_NEAR = 0.15
"""Weight within which another parent counts as nearly as good."""


def stories(
    size: int,
    reuses: dict[tuple[int, int], Reuse],
    everyone: Sequence[Witness],
    confirmed: frozenset[tuple[str, str]],
) -> list[list[int]]:
    """Groups of texts that hang together by reuse, the largest first; each in order of time."""

    def tied(i: int, j: int, reuse: Reuse) -> bool:
        said = {(everyone[i].id, everyone[j].id), (everyone[j].id, everyone[i].id)} & confirmed
        return bool(said) or strong(reuse, True) or strong(reuse.turned(), True)

    groups: dict[int, list[int]] = {}
    for at, leader in enumerate(leaders(size, (pair for pair, reuse in reuses.items() if tied(*pair, reuse)))):
        groups.setdefault(leader, []).append(at)
    ordered = [sorted(group, key=lambda i: (everyone[i].time.earliest, i)) for group in groups.values()]
    return sorted(ordered, key=lambda group: (-len(group), group))


def by_story(
    groups: Sequence[Sequence[int]], reuses: dict[tuple[int, int], Reuse]
) -> list[dict[tuple[int, int], Reuse]]:
    """The reuses inside each group, by the places in the group."""
    at = {index: (number, place) for number, group in enumerate(groups) for place, index in enumerate(group)}
    inside: list[dict[tuple[int, int], Reuse]] = [{} for _ in groups]
    for (i, j), reuse in reuses.items():
        (number, one), (other_number, other) = at[i], at[j]
        if number == other_number:
            inside[number][min(one, other), max(one, other)] = reuse if one < other else reuse.turned()
    return inside


def draw(story: Story, number: int, used: set[str], rulings: Rulings | None = None) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges of one story; `used`: names of absent sources in the stories before."""
    possible = ties(story)
    first = standing(story, possible)
    tree = best_tree(possible, first)
    found = wires(story, tree) if tree else []
    absent = [_unlike(wire, used) for wire in (ruled_wires(story, found, rulings) if rulings else found)]
    hanging = {child: wire for wire in absent for child in wire.children}
    if hanging:
        tree = best_tree({child: tied for child, tied in possible.items() if child not in hanging}, first)
    nodes = [_node(witness, number) for witness in story.witnesses]
    nodes += [Node(wire.id, wire.name, None, None, None, number, True, wire.reason) for wire in absent]
    edges = [_wire_edge(story, child, wire, possible.get(child, [])) for child, wire in sorted(hanging.items())]
    edges += [_edge(story, tie, possible[child]) for child, tie in sorted(tree.items())]
    return nodes, edges


def _unlike(wire: Wire, used: set[str]) -> Wire:
    """The wire under a name that no other story's has."""
    numbered = (wire.id if number == 1 else f"{wire.id}-{number}" for number in count(1))
    name = next(one for one in numbered if one not in used)
    used.add(name)
    return replace(wire, id=name)


def _node(witness: Witness, number: int) -> Node:
    entry = witness.entry
    known = find(entry.outlet, entry.url)
    return Node(
        entry.id, entry.outlet, entry.published, entry.lang, entry.title, number, note=known.note() if known else ""
    )


def _edge(story: Story, tie: Tie, tied: Sequence[Tie]) -> Edge:
    parent, child = story.witnesses[tie.parent], story.witnesses[tie.child]
    share, other = second_parent(story, tie)
    also = (story.witnesses[other].id,) if other is not None and share >= RESIDUE else ()
    return Edge(
        parent.id,
        child.id,
        tie.score,
        relation_of(parent, child),
        evidence_for(story, tie, tied),
        _alternatives(story, tie.weight, [one for one in tied if one is not tie]),
        also,
    )


def _wire_edge(story: Story, child: int, wire: Wire, tied: Sequence[Tie]) -> Edge:
    inside = [tie for tie in tied if tie.parent in wire.children]
    score = round(max((tie.score for tie in inside), default=0.5), 3)
    alternatives = tuple((story.witnesses[tie.parent].id, tie.score) for tie in inside[:2])
    return Edge(wire.id, story.witnesses[child].id, score, "common-source", (wire.reason,), alternatives)


def _alternatives(story: Story, weight: float, others: Sequence[Tie]) -> tuple[tuple[str, float], ...]:
    near = [one for one in others if one.weight >= weight - _NEAR]
    return tuple((story.witnesses[one.parent].id, one.score) for one in near[:3])
