"""The syndication chain: who has the story from whom, over a whole archive or around one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.tracing.material import Material, Progress, load
from workbench.tracing.model import Chain, Claim, Edge, Node, Ruled
from workbench.tracing.reuse import Reuse, measure
from workbench.tracing.ruling import Rulings
from workbench.tracing.stories import by_story, draw, stories
from workbench.tracing.ties import Story, spellings

if TYPE_CHECKING:
    from workbench.archive.model import Decision
    from workbench.archive.store import Archive
    from workbench.documents.model import Document

_SPELLING_MOST = 200
_MANY = 3000  # texts; above, a story's tables are dropped when it is drawn


@dataclass(frozen=True)
class Measured:
    """The slow part of a chain: the texts and how much of one another they hold. Decisions change nothing in it.

    `reuses`: by (i, j), i < j; pairs that an analyst confirmed are added when they are first drawn. `article`: the
    text whose story is asked for, None for all.
    """

    material: Material
    reuses: dict[tuple[int, int], Reuse]
    notices: tuple[str, ...] = ()
    article: str | None = None
    places: dict[str, int] = field(default_factory=dict)


def chain(
    archive: Archive,
    article: Document | None = None,
    progress: Progress = lambda stage, at, of: None,
) -> Chain:
    """The chain of every story in an archive, or of the story of one article, which need not be in the archive.

    The analyst's decisions in the archive are kept: a confirmed edge stands, a refused one does not come back.
    """
    return chain_of(measured(archive, article, progress), archive.decisions())


def measured(
    archive: Archive, article: Document | None = None, progress: Progress = lambda stage, at, of: None
) -> Measured:
    """Read and measure what a chain is drawn from. `progress` may raise to cancel the work."""
    from workbench.tracing.pairing import measured_pairs

    progress("read", 0, 1)
    name = None
    if article is None:
        material = load(archive)
    else:
        from workbench.tracing.around import material_around

        material, name = material_around(archive, article)
    reuses, notices = measured_pairs(material, progress)
    places = {witness.id: place for place, witness in enumerate(material.witnesses)}
    return Measured(material, reuses, tuple(notices), name, places)


def chain_of(made: Measured, decisions: Sequence[Decision] = ()) -> Chain:
    """Draw the chain from measured texts and the analyst's decisions: quick, except for a pair not seen before."""
    everyone = made.material.witnesses
    rulings = Rulings.of(decisions)
    for parent, child in rulings.confirmed:
        _measure(made, parent, child)
    groups = stories(len(everyone), made.reuses, everyone, rulings.confirmed)
    inside = by_story(groups, made.reuses)
    nodes: list[Node] = []
    edges: list[Edge] = []
    ruled: list[Ruled] = []
    used: set[str] = set()
    for number, members in enumerate(groups, start=1):
        witnesses = [everyone[i] for i in members]
        spelled = spellings(witnesses) if 2 < len(members) <= _SPELLING_MOST else {}
        story = Story(witnesses, inside[number - 1], spellings=spelled)
        own = rulings.about({witness.id for witness in witnesses})
        some_nodes, some_edges, some_ruled = _both_views(story, own, number, used)
        nodes += some_nodes
        edges += some_edges
        ruled += some_ruled
        if len(everyone) > _MANY:
            for witness in witnesses:
                witness.forget()
    whole = Chain(tuple(nodes), tuple(edges), made.notices, tuple(ruled))
    return whole if made.article is None else story_of(whole, made.article)


def _both_views(
    story: Story, rulings: Rulings, number: int, used: set[str]
) -> tuple[list[Node], list[Edge], list[Ruled]]:
    """A story as the analyst's decisions leave it, and beside each of them what the program says by itself."""
    if not rulings.decisions:
        return *draw(story, number, used), []
    _, alone = draw(story, number, set(used))
    machine = {edge.child: Claim(edge.parent, edge.relation, edge.score) for edge in alone}
    nodes, edges = draw(rulings.laid_over(story), number, used, rulings)
    ruled = [Ruled(one, machine.get(one.child)) for one in rulings.decisions]
    return nodes, [rulings.marked(edge, machine.get(edge.child)) for edge in edges], ruled


def _measure(made: Measured, parent: str, child: str) -> None:
    """Measure a confirmed pair that nothing else brought together."""
    if parent not in made.places or child not in made.places:
        return
    i, j = sorted((made.places[parent], made.places[child]))
    if (i, j) not in made.reuses:
        made.reuses[i, j] = measure(made.material.witnesses[i], made.material.witnesses[j])


def story_of(whole: Chain, article: str) -> Chain:
    """The part of a chain that hangs together with one article."""
    wanted = next((node.story for node in whole.nodes if node.id == article), None)
    nodes = tuple(node for node in whole.nodes if node.story == wanted)
    ids = {node.id for node in nodes}
    edges = tuple(edge for edge in whole.edges if edge.child in ids)
    return Chain(nodes, edges, whole.notices, tuple(one for one in whole.decisions if one.decision.child in ids))
