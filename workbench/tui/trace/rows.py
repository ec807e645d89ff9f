"""The chain as rows: a head a story, then its texts in the order of the tree, a child under its parent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.tracing.model import Chain, Edge, Node
from workbench.tracing.times import interval


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the tree. `guide`: the lines that lead to it; `parent`: the place of the parent's row in the story,
    None for a root; `refused`: edges to it that the analyst refused."""

    story: int
    node: Node
    edge: Edge | None = None
    guide: str = ""
    parent: int | None = None
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """The rows of one story, without its head; the first stands at line `top` of the whole."""

    number: int
    top: int
    rows: tuple[Row, ...]


def stories_of(chain: Chain, lone: bool = False) -> list[Story]:
    """Every story in which something hangs together or was decided; `lone`: the texts that stand alone too."""
    leads = chain.children()
    by_story: dict[int, list[Node]] = {}
    for node in chain.nodes:
        by_story.setdefault(node.story, []).append(node)
    have = chain.parents()
    found: list[Story] = []
    top = 1
    for number, nodes in by_story.items():
        tied = any(node.id in have for node in nodes) or any(chain.refused(node.id) for node in nodes)
        if not tied and not lone:
            continue
        rows = _story(chain, number, nodes, leads)
        found.append(Story(number, top, tuple(rows)))
        top += len(rows) + 2  # a blank line and the next head
    return found


def _story(chain: Chain, number: int, nodes: list[Node], leads: dict[str, list[Edge]]) -> list[Row]:
    names = {node.id: node for node in nodes}
    have = chain.parents()
    rows: list[Row] = []

    roots = sorted((node for node in nodes if node.id not in have), key=lambda n: (n.id not in leads, moment(n)))
    waiting: list[tuple[Node, Edge | None, str, str, int | None]] = [(root, None, "", "", None) for root in roots[::-1]]
    while waiting:
        node, edge, guide, below, parent = waiting.pop()
        rows.append(Row(number, node, edge, guide, parent, len(chain.refused(node.id))))
        place = len(rows) - 1
        edges = sorted(leads.get(node.id, ()), key=lambda e: (moment(names[e.child]), e.child))
        for at, one in reversed(list(enumerate(edges, start=1))):
            turn, on = ("└", "  ") if at == len(edges) else ("├", "│ ")
            waiting.append((names[one.child], one, below + turn, below + on, place))
    return rows


def moment(node: Node) -> datetime:
    """When a text can have appeared at the earliest, the unknown ones last."""
    time = interval(node.published)
    return time.earliest if time.known else time.latest


def title_of(story: Story) -> str:
    """What a story is called: the title of the first text that has one."""
    nodes = [row.node for row in story.rows]
    first = next((node for node in nodes if node.title), nodes[0])
    return first.title or first.outlet or first.id
