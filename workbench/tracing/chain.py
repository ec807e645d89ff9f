"""The syndication chain: who has the story from whom, over a whole archive or around one article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from workbench.tracing.explaining import evidence_for, relation_of
from workbench.tracing.model import Chain, Edge, Node
from workbench.tracing.outlets import find
from workbench.tracing.reuse import Reuse
from workbench.tracing.ties import Story, Tie, spellings, strong, ties
from workbench.tracing.tree import best_tree
from workbench.tracing.wires import RESIDUE, Wire, second_parent, wires
from workbench.tracing.witness import Witness

if TYPE_CHECKING:
    from workbench.archive.store import SqliteArchive
    from workbench.documents.model import Document

_NEAR = 0.15
"""Weight within which another parent counts as nearly as good."""
_SPELLING_MOST = 200

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Material:
    """Witnesses with their fingerprints (uint32, sorted) and, where filled, the vectors of their lead paragraphs."""

    witnesses: Sequence[Witness]
    words: Sequence[Any]
    bridge: Sequence[Any]
    vectors: Sequence[Any]


def chain(
    archive: SqliteArchive,
    article: Document | None = None,
    progress: Progress = lambda stage, at, of: None,
) -> Chain:
    """The chain of every story in an archive, or of the story of one article, which need not be in the archive.

    The analyst's decisions in the archive are kept: a confirmed edge stands, a refused one does not come back.
    """
    progress("read", 0, 1)
    name = None
    if article is None:
        material = load(archive)
    else:
        from workbench.tracing.around import material_around

        material, name = material_around(archive, article)
    decisions = archive.decisions()
    made = chain_of(
        material,
        refused=[(d.parent, d.child) for d in decisions if d.verdict == "refused"],
        confirmed=[(d.parent, d.child) for d in decisions if d.verdict == "confirmed"],
        progress=progress,
    )
    return made if name is None else story_of(made, name)


def load(archive: SqliteArchive, keys: Iterable[int] | None = None) -> Material:
    """Everything a chain is made from; `keys`: of these texts only."""
    import numpy as np

    wanted = None if keys is None else set(keys)
    prints = {key: one for key, one in archive.prints() if wanted is None or key in wanted}
    vectors = archive.vectors(list(prints))
    found = list(archive.texts(list(prints)))
    return Material(
        [Witness(one.entry, one.text) for one in found],
        [np.frombuffer(prints[one.entry.key].words, dtype=np.uint32) for one in found],
        [np.frombuffer(prints[one.entry.key].bridge, dtype=np.uint32) for one in found],
        [vectors.get(one.entry.key) for one in found],
    )


def chain_of(
    material: Material,
    *,
    refused: Iterable[tuple[str, str]] = (),
    confirmed: Iterable[tuple[str, str]] = (),
    progress: Progress = lambda stage, at, of: None,
) -> Chain:
    """The chain of given witnesses."""
    from workbench.tracing.pairing import measured_pairs

    everyone = material.witnesses
    confirmed = frozenset(confirmed)
    reuses, notices = measured_pairs(material, confirmed, progress)
    nodes: list[Node] = []
    edges: list[Edge] = []
    used: set[str] = set()
    groups = _stories(len(everyone), reuses, everyone, confirmed)
    inside = _by_story(groups, reuses)
    for number, members in enumerate(groups, start=1):
        witnesses = [everyone[i] for i in members]
        story = Story(
            witnesses,
            inside[number - 1],
            frozenset(refused),
            confirmed,
            spellings(witnesses) if 2 < len(members) <= _SPELLING_MOST else {},
        )
        some_nodes, some_edges = _draw(story, number, used)
        nodes += some_nodes
        edges += some_edges
    return Chain(tuple(nodes), tuple(edges), tuple(notices))


def _stories(
    size: int,
    reuses: dict[tuple[int, int], Reuse],
    everyone: Sequence[Witness],
    confirmed: frozenset[tuple[str, str]],
) -> list[list[int]]:
    """Groups of texts that hang together by reuse, the largest first; each in order of time."""
    leader = list(range(size))

    def top(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for (i, j), reuse in reuses.items():
        said = {(everyone[i].id, everyone[j].id), (everyone[j].id, everyone[i].id)} & confirmed
        if said or strong(reuse, True) or strong(reuse.turned(), True):
            leader[top(i)] = top(j)
    groups: dict[int, list[int]] = {}
    for at in range(size):
        groups.setdefault(top(at), []).append(at)
    ordered = [sorted(group, key=lambda i: (everyone[i].time.earliest, i)) for group in groups.values()]
    return sorted(ordered, key=lambda group: (-len(group), group))


def _by_story(
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


def _draw(story: Story, number: int, used: set[str]) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges of one story; `used`: names of absent sources in the stories before."""
    possible = ties(story)
    tree = best_tree(possible)
    absent = [_unlike(wire, used) for wire in (wires(story, tree) if tree else [])]
    hanging = {child: wire for wire in absent for child in wire.children}
    if hanging:
        tree = best_tree({child: tied for child, tied in possible.items() if child not in hanging})
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
        (parent.id, child.id) in story.confirmed,
    )


def _wire_edge(story: Story, child: int, wire: Wire, tied: Sequence[Tie]) -> Edge:
    inside = [tie for tie in tied if tie.parent in wire.children]
    score = round(max((tie.score for tie in inside), default=0.5), 3)
    alternatives = tuple((story.witnesses[tie.parent].id, tie.score) for tie in inside[:2])
    return Edge(wire.id, story.witnesses[child].id, score, "common-source", (wire.reason,), alternatives)


def _alternatives(story: Story, weight: float, others: Sequence[Tie]) -> tuple[tuple[str, float], ...]:
    near = [one for one in others if one.weight >= weight - _NEAR]
    return tuple((story.witnesses[one.parent].id, one.score) for one in near[:3])


def story_of(whole: Chain, article: str) -> Chain:
    """The part of a chain that hangs together with one article."""
    wanted = next((node.story for node in whole.nodes if node.id == article), None)
    nodes = tuple(node for node in whole.nodes if node.story == wanted)
    ids = {node.id for node in nodes}
    return Chain(nodes, tuple(edge for edge in whole.edges if edge.child in ids), whole.notices)
