"""What tracing returns: a ranked list of likely origins, and a chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workbench.tracing.telling import told

if TYPE_CHECKING:
    from workbench.archive.model import Decision

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

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The shape of the contract; `language`: of the evidence."""
        return {
            "id": self.id,
            "score": self.score,
            "reuse": self.reuse,
            "relation": self.relation,
            "evidence": [told(one, language) for one in self.evidence],
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
class Claim:
    """What the program says by itself of where a text comes from."""

    parent: str
    relation: Relation
    score: float

    def as_json(self) -> dict[str, Any]:
        return {"parent": self.parent, "relation": self.relation, "score": self.score}


@dataclass(frozen=True, slots=True)
class Edge:
    """Who has it from whom. `alternatives`: parents nearly as good, with their scores; `also`: a second source.

    `score`, `relation` and `evidence` are always the program's. `decision`: the analyst's word on this edge; `machine`:
    the program's own view of the child's parent, where it is another.
    """

    parent: str
    child: str
    score: float
    relation: Relation
    evidence: tuple[str, ...]
    alternatives: tuple[tuple[str, float], ...] = ()
    also: tuple[str, ...] = ()
    decision: Decision | None = None
    machine: Claim | None = None

    @property
    def decided(self) -> bool:
        """Whether it stands by the analyst's word."""
        return self.decision is not None

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The shape of the contract, with more keys where they say something; `language`: of the evidence."""
        value: dict[str, Any] = {name: getattr(self, name) for name in ("parent", "child", "score", "relation")}
        value["evidence"] = [told(one, language) for one in self.evidence]
        if self.alternatives:
            value["alternatives"] = [{"parent": parent, "score": score} for parent, score in self.alternatives]
        if self.also:
            value["also"] = list(self.also)
        if self.decision is not None:
            value |= {"decided": True, "decision": _word(self.decision)}
        if self.machine is not None:
            value["machine"] = self.machine.as_json()
        return value


@dataclass(frozen=True, slots=True)
class Ruled:
    """The analyst's word on an edge, and beside it the program's own view of where the child comes from."""

    decision: Decision
    machine: Claim | None

    def as_json(self) -> dict[str, Any]:
        edge = {"parent": self.decision.parent, "child": self.decision.child}
        return {**edge, **_word(self.decision), "machine": self.machine.as_json() if self.machine else None}


@dataclass(frozen=True, slots=True)
class Chain:
    """All stories of an archive, or one. `notices`: what the reader should know about how it was made;
    `decisions`: the analyst's, on edges to texts that are here, refused ones included."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notices: tuple[str, ...] = ()
    decisions: tuple[Ruled, ...] = ()

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The shape of the contract, with more keys of our own; `language`: of the evidence, reasons and notices."""
        return {
            "nodes": [_filled(node, ("id", "outlet", "published", "lang"), language) for node in self.nodes],
            "edges": [edge.as_json(language) for edge in self.edges],
            "notices": [told(one, language) for one in self.notices],
            **({"decisions": [one.as_json() for one in self.decisions]} if self.decisions else {}),
        }

    def refused(self, child: str) -> list[Ruled]:
        """The edges to a text that the analyst refused."""
        return [one for one in self.decisions if one.decision.child == child and one.decision.verdict == "refused"]

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


def _word(decision: Decision) -> dict[str, Any]:
    value = {name: getattr(decision, name) for name in ("verdict", "by", "made", "note")}
    return {name: one for name, one in value.items() if one or name == "verdict"}


def _filled(node: Node, always: Sequence[str], language: str) -> dict[str, Any]:
    value = {name: getattr(node, name) for name in node.__dataclass_fields__}
    value["note"] = told(node.note, language)
    return {name: one for name, one in value.items() if name in always or one not in (None, "", False)}
