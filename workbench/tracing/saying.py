"""What the analyst said of an edge and what the program says by itself, in words, one beside the other."""

from __future__ import annotations

from workbench.archive.model import Decision
from workbench.tracing.model import Claim, Edge, Ruled
from workbench.tracing.telling import sentence


def confirmed(edge: Edge, language: str = "en") -> str:
    """The analyst's word on an edge that stands by it; "" where there is none."""
    return word(edge.decision, language) if edge.decision else ""


def word(decision: Decision, language: str = "en") -> str:
    """ "✓ confirmed by Ada on 2026-11-25: the note"."""
    parts = [sentence(f"analyst.{decision.verdict}", language)]
    if decision.by:
        parts.append(sentence("analyst.by", language, by=decision.by))
    if decision.made:
        parts.append(sentence("analyst.on", language, day=decision.made[:10]))
    if decision.note:
        parts.append(sentence("analyst.note", language, note=decision.note))
    return "".join(parts)


def stated(edge: Edge, language: str = "en") -> list[str]:
    """The analyst's word on an edge, and the program's own view where it is another; nothing without a decision."""
    told = [sentence("analyst.says", language, word=confirmed(edge, language))] if edge.decided else []
    if edge.machine is not None:
        told.append(sentence("program.says", language, claim=claimed(edge.machine, language)))
    return told


def refused(one: Ruled, language: str = "en") -> str:
    """A refused edge in words, with what the program says where it would have drawn it."""
    would = one.machine is not None and one.machine.parent == one.decision.parent
    if not would or one.machine is None:
        return word(one.decision, language)
    return f"{word(one.decision, language)}; {sentence('program.says', language, claim=claimed(one.machine, language))}"


def relation(name: str, language: str = "en") -> str:
    """The word for a relation."""
    return sentence(f"relation.{name}", language)


def claimed(claim: Claim, language: str = "en") -> str:
    """ "copy from wire 0.83"."""
    values = {"parent": claim.parent, "score": f"{claim.score:.2f}"}
    return sentence("program.claims", language, relation=relation(claim.relation, language), **values)


def beside(edge: Edge, language: str = "en") -> list[str]:
    """A second source, and parents nearly as good."""
    found = [sentence("beside.also", language, names=", ".join(edge.also))] if edge.also else []
    if edge.alternatives:
        near = ", ".join(f"{parent} ({score:.2f})" for parent, score in edge.alternatives)
        found.append(sentence("beside.near", language, names=near))
    return found
