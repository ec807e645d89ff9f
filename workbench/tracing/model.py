"""What tracing returns: a ranked list of likely origins, and a chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Relation = Literal["copy", "translation", "common-source"]
OriginRelation = Literal["copy", "translation", "same-event"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A likely origin of an article. `reuse`: share of the article's words it explains, 0..1."""

    id: str
    score: float
    reuse: float
    relation: OriginRelation
    evidence: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The shape of the contract."""
        return {
            "id": self.id,
            "score": self.score,
            "reuse": self.reuse,
            "relation": self.relation,
            "evidence": list(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class Node:
    """A text of the chain, or a source that is not here (`hypothetical`, with the reason)."""

    id: str
    outlet: str | None
    published: str | None
    lang: str | None
    title: str | None = None
    story: int = 0
    hypothetical: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Who has it from whom. `alternatives`: parents nearly as good, with their scores; `also`: a second source."""

    parent: str
    child: str
    score: float
    relation: Relation
    evidence: tuple[str, ...]
    alternatives: tuple[tuple[str, float], ...] = ()
    also: tuple[str, ...] = ()
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """All stories of an archive, or one. `notices`: what the reader should know about how it was made."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notices: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The shape of the contract, with more keys of our own."""
        return {
            "nodes": [_filled(node, ("id", "outlet", "published", "lang")) for node in self.nodes],
            "edges": [
                {
                    "parent": e.parent,
                    "child": e.child,
                    "score": e.score,
                    "relation": e.relation,
                    "evidence": list(e.evidence),
                    **_alternatives(e),
                    **({"also": list(e.also)} if e.also else {}),
                    **({"decided": True} if e.decided else {}),
                }
                for e in self.edges
            ],
            "notices": list(self.notices),
        }

    def parents(self) -> Mapping[str, Edge]:
        """The edge that leads to each child."""
        return {edge.child: edge for edge in self.edges}

    def children(self) -> dict[str, list[Edge]]:
        """The edges that leave each parent, in order."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.parent, []).append(edge)
        return found

    def roots(self) -> list[Node]:
        """Nodes without a parent, those with children first."""
        have = self.parents()
        leads = self.children()
        return sorted((node for node in self.nodes if node.id not in have), key=lambda node: node.id not in leads)


def _alternatives(edge: Edge) -> dict[str, Any]:
    listed = [{"parent": parent, "score": score} for parent, score in edge.alternatives]
    return {"alternatives": listed} if listed else {}


def _filled(node: Node, always: Sequence[str]) -> dict[str, Any]:
    value = {name: getattr(node, name) for name in node.__dataclass_fields__}
    return {name: one for name, one in value.items() if name in always or one not in (None, "", False)}
