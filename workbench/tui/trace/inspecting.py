"""Why an edge stands: what the program measured, what the analyst said, and what else is possible."""

from __future__ import annotations

from textual.content import Content

from workbench.archive.model import Decision, Entry
from workbench.tracing.model import Chain, Claim, Edge, Node, Origin
from workbench.tracing.outlets import find
from workbench.tracing.telling import told
from workbench.tui.compare.wrapping import flatten
from workbench.tui.trace.rows import Row
from workbench.tui.wording import language, say

Part = str | Content | tuple[str, str]
INK = {"copy": "$primary", "translation": "$secondary", "common-source": "$accent", "same-event": "$ink-dim"}
LETTERS = {"copy": "C", "translation": "T", "common-source": "S", "same-event": "E"}


def of_row(row: Row, chain: Chain) -> Content:
    """The text in hand, and the edge that leads to it."""
    node, edge = row.node, row.edge
    names = {one.id: one for one in chain.nodes}
    parts: list[Part] = _node(node)
    if edge is not None:
        parts += _edge(edge, names)
    elif not node.hypothetical:
        parts.append((f"\n\n{say('trace.root')}", "italic $ink-dim"))
    for one in chain.refused(node.id):
        parts.append((f"\n\n{say('trace.analyst')}: ", "bold"))
        parts.append((f"✗ {_word(one.decision)} — {one.decision.parent}", "$error"))
        if one.machine is not None and one.machine.parent == one.decision.parent:
            parts.append((f"\n{say('trace.program')}: {_claim(one.machine)}", "$ink-dim"))
    return Content.assemble(*parts)


def _node(node: Node) -> list[Part]:
    if node.hypothetical:
        return [
            (flatten(node.outlet or node.id), "bold italic"), (f"  {say('trace.not here')}", "$accent"),
            f"\n{flatten(told(node.note, language()))}",
        ]  # fmt: skip
    facts = " · ".join(part for part in (node.outlet or "", node.lang or "", node.published or "?", node.id) if part)
    parts: list[Part] = [(flatten(node.title or node.outlet or node.id), "bold"), (f"\n{flatten(facts)}", "$ink-dim")]
    return [*parts, (f"\n{flatten(node.note)}", "$ink-dim")] if node.note else parts


def _edge(edge: Edge, names: dict[str, Node]) -> list[Part]:
    parent = names[edge.parent]
    ink = INK[edge.relation]
    parts: list[Part] = [
        (f"\n\n{LETTERS[edge.relation]} ", f"bold {ink}"),
        (say(f"trace.{edge.relation}"), ink), f" {say('trace.from')} ", (flatten(parent.outlet or parent.id), "bold"),
        (f"  {parent.id}  {edge.score:.2f}" if parent.outlet != parent.id else f"  {edge.score:.2f}", "$ink-dim"),
    ]  # fmt: skip
    if edge.decision is not None:
        parts += [(f"\n{say('trace.analyst')}: ", "bold"), (f"✓ {_word(edge.decision)}", "$success")]
    if edge.machine is not None:
        parts.append((f"\n{say('trace.program')}: {_claim(edge.machine)}", "$warning"))
    parts += [f"\n· {flatten(told(reason, language()))}" for reason in edge.evidence]
    if edge.also:
        parts.append(f"\n· {say('trace.also', names=', '.join(edge.also))}")
    if edge.alternatives:
        near = ", ".join(f"{name} {score:.2f}" for name, score in edge.alternatives)
        parts.append((f"\n{say('trace.near', names=near)}", "$ink-dim"))
    return parts


def _word(decision: Decision) -> str:
    by = decision.by or "?"
    said = say(f"trace.{decision.verdict} by", by=by, when=decision.made[:16].replace("T", " "))
    return f"{said}: {flatten(decision.note)}" if decision.note else said


def _claim(claim: Claim) -> str:
    return f"{say('trace.' + claim.relation)} {say('trace.from')} {claim.parent} {claim.score:.2f}"


def of_origin(origin: Origin, entry: Entry | None) -> Content:
    """A likely origin with its evidence."""
    known = find(entry.outlet, entry.url) if entry else None
    parts: list[Part] = [(flatten((entry and entry.title) or origin.id), "bold")]
    if entry is not None:
        facts = (entry.outlet or "", entry.lang, entry.published or "?", entry.id)
        parts.append((f"\n{flatten(' · '.join(part for part in facts if part))}", "$ink-dim"))
    if known is not None and known.note():
        parts.append((f"\n{known.note()}", "$ink-dim"))
    ink = INK[origin.relation]
    parts += [(f"\n\n{LETTERS[origin.relation]} {say('trace.' + origin.relation)}", f"bold {ink}")]
    parts.append((f"  {origin.score:.2f}", "$ink-dim"))
    parts += [f"\n· {flatten(told(reason, language()))}" for reason in origin.evidence]
    return Content.assemble(*parts)


def origin_row(rank: int, origin: Origin, entry: Entry | None) -> Content:
    """A likely origin in a list: how much it explains, what it is, where it appeared."""
    from workbench.tui.archive.painting import when

    ink = INK[origin.relation]
    filled = round(origin.reuse * 10)
    facts = [when(entry.published), entry.lang, entry.outlet or "", entry.id] if entry else [origin.id]
    return Content.assemble(
        (f"{rank:>2} ", "$ink-dim"),
        ("█" * filled, ink), ("░" * (10 - filled), "$ink-faint"), (f" {origin.reuse:>4.0%} ", "bold"),
        (LETTERS[origin.relation], f"bold {ink}"), " ", (flatten((entry and entry.title) or origin.id), "bold"),
        (f"\n{'':<20}{flatten(' · '.join(part for part in facts if part))}", "$ink-dim"),
    )  # fmt: skip
