"""What the analyst said of an edge and what the program says by itself, in words, one beside the other."""

from __future__ import annotations

from workbench.archive.model import Decision
from workbench.tracing.model import Claim, Edge, Ruled


def confirmed(edge: Edge) -> str:
    """The analyst's word on an edge that stands by it; "" where there is none."""
    return word(edge.decision) if edge.decision else ""


def word(decision: Decision) -> str:
    """ "✓ confirmed by Ada on 2026-11-25: the note"."""
    sign = "✓" if decision.verdict == "confirmed" else "✗"
    by = f" by {decision.by}" if decision.by else ""
    when = f" on {decision.made[:10]}" if decision.made else ""
    return f"{sign} {decision.verdict}{by}{when}" + (f": {decision.note}" if decision.note else "")


def stated(edge: Edge) -> list[str]:
    """The analyst's word on an edge, and the program's own view where it is another; nothing without a decision."""
    told = [f"the analyst: {confirmed(edge)}"] if edge.decision else []
    if edge.machine is not None:
        told.append(f"the program by itself: {claimed(edge.machine)}")
    return told


def refused(one: Ruled) -> str:
    """A refused edge in words, with what the program says where it would have drawn it."""
    would = one.machine is not None and one.machine.parent == one.decision.parent
    said = f"; the program by itself: {claimed(one.machine)}" if would and one.machine else ""
    return f"{word(one.decision)}{said}"


def claimed(claim: Claim) -> str:
    """ "copy from wire 0.83"."""
    return f"{claim.relation} from {claim.parent} {claim.score:.2f}"
