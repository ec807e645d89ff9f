"""A chain for other programs and for the terminal: DOT, GraphML, Mermaid, a tree of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tracing.model import Chain, Edge, Node, Ruled
from workbench.tracing.saying import beside, claimed, confirmed, refused, relation, stated
from workbench.tracing.telling import sentence, told

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

_DASHES = {"copy": "solid", "translation": "dashed", "common-source": "dotted"}


def dot(chain: Chain, language: str = "en") -> str:
    """The chain for Graphviz: one cluster a story; dashed edges: translations, dotted: from absent sources.

    Thick edges: the analyst confirmed them. Red ones: the analyst refused them.
    """
    lines = ["digraph chain {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for story in dict.fromkeys(node.story for node in chain.nodes):
        lines.append(f"  subgraph cluster_{story} {{")
        for node in (one for one in chain.nodes if one.story == story):
            style = ", style=dashed" if node.hypothetical else ""
            lines.append(f"    {_quoted(node.id)} [label={_quoted(label(node, chr(10)))}{style}];")
        lines.append("  }")
    for edge in chain.edges:
        hint = _quoted("\n".join([*(told(one, language) for one in edge.evidence), *stated(edge, language)]))
        words = f"{relation(edge.relation, language)} {edge.score:.2f}"
        words += f"\n{confirmed(edge, language)}" if edge.decided else ""
        thick = ", penwidth=2.5" if edge.decided else ""
        lines.append(
            f"  {_quoted(edge.parent)} -> {_quoted(edge.child)} "
            f"[style={_DASHES[edge.relation]}{thick}, label={_quoted(words)}, tooltip={hint}];"
        )
    for one in _refused_here(chain):
        lines.append(
            f"  {_quoted(one.decision.parent)} -> {_quoted(one.decision.child)} "
            f"[style=dotted, color=red, fontcolor=red, constraint=false, label={_quoted(refused(one, language))}];"
        )
    return "\n".join([*lines, "}", ""])


def _refused_here(chain: Chain) -> list[Ruled]:
    """Refused edges of which both ends are drawn."""
    names = {node.id for node in chain.nodes}
    found = [one for one in chain.decisions if one.decision.verdict == "refused"]
    return [one for one in found if one.decision.parent in names and one.decision.child in names]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def graphml(chain: Chain, language: str = "en") -> str:
    """The chain as GraphML, as Gephi and yEd open it."""
    import networkx as nx

    graph = nx.DiGraph()
    for node in chain.nodes:
        graph.add_node(
            _clean(node.id),
            label=_clean(node.outlet or node.id),
            outlet=_clean(node.outlet or ""),
            published=node.published or "",
            lang=node.lang or "",
            title=_clean(node.title or ""),
            story=node.story,
            hypothetical=node.hypothetical,
            note=_clean(told(node.note, language)),
            refused=_clean(
                "\n".join(f"{one.decision.parent}: {refused(one, language)}" for one in chain.refused(node.id))
            ),
        )
    for edge in chain.edges:
        graph.add_edge(
            _clean(edge.parent),
            _clean(edge.child),
            weight=edge.score,
            relation=edge.relation,
            evidence=_clean("\n".join(told(one, language) for one in edge.evidence)),
            decision=edge.decision.verdict if edge.decision else "",
            analyst=_clean(confirmed(edge, language)),
            program=_clean(claimed(edge.machine, language) if edge.machine else ""),
        )
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _clean(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(char for char in text if char in "\n\t" or char >= " ")


def mermaid(chain: Chain, language: str = "en") -> str:
    """The chain as a Mermaid flow chart."""
    names = {node.id: f"n{number}" for number, node in enumerate(chain.nodes)}
    lines = ["flowchart LR"]
    for node in chain.nodes:
        text = label(node, "<br>", escape=True)
        lines.append(f'  {names[node.id]}{{{{"{text}"}}}}' if node.hypothetical else f'  {names[node.id]}["{text}"]')
    for edge in chain.edges:
        arrow = "==>" if edge.decided else "-->" if edge.relation == "copy" else "-.->"
        words = relation(edge.relation, language)
        if edge.decided:
            words = f'"{_escaped(f"{words}<br>{confirmed(edge, language)}")}"'
        lines.append(f"  {names[edge.parent]} {arrow}|{words}| {names[edge.child]}")
    for one in _refused_here(chain):
        words = _escaped(refused(one, language))
        lines.append(f'  {names[one.decision.parent]} --x|"{words}"| {names[one.decision.child]}')
    return "\n".join(lines) + "\n"


def label(node: Node, separator: str, *, escape: bool = False) -> str:
    """What a picture says about a node."""
    parts = [node.outlet or node.id, " ".join(part for part in (node.lang, node.published) if part)]
    if node.outlet and not node.hypothetical and node.outlet != node.id:
        parts.append(node.id)
    if escape:
        parts = [_escaped(part) for part in parts]
    return separator.join(part for part in parts if part)


def _escaped(text: str) -> str:
    """Text inside the quotation marks of a Mermaid label; line breaks (<br>) stay."""
    parts = (one.replace("&", "&amp;").replace('"', "#quot;").replace("<", "&lt;") for one in text.split("<br>"))
    return "<br>".join(parts)


def tree(chain: Chain, *, everything: bool = False, language: str = "en") -> Tree:
    """The chain as a tree for the terminal; texts that hang together with no other only where `everything` is set."""
    from rich.text import Text
    from rich.tree import Tree

    leads = chain.children()
    names = {node.id: node for node in chain.nodes}
    top = Tree("", hide_root=True)
    roots = chain.roots()
    for root in roots:
        if root.id in leads or (chain.refused(root.id) and not everything):
            _grow(top.add(_line(root, None, chain, language)), root.id, chain, leads, names, language)
    alone = [root for root in roots if root.id not in leads and (everything or not chain.refused(root.id))]
    if everything:
        for root in alone:
            top.add(_line(root, None, chain, language))
    elif alone:
        top.add(Text(sentence("beside.alone", language, count=len(alone)), style="dim"))
    return top


def _grow(
    branch: Tree, parent: str, chain: Chain, leads: dict[str, list[Edge]], names: dict[str, Node], language: str
) -> None:
    for edge in leads.get(parent, []):
        child = branch.add(_line(names[edge.child], edge, chain, language))
        _grow(child, edge.child, chain, leads, names, language)


def _line(node: Node, edge: Edge | None, chain: Chain, language: str) -> Text:
    from rich.text import Text

    line = Text()
    if edge is not None:
        line.append(f"{relation(edge.relation, language)} {edge.score:.2f} ", style="dim")
    line.append(node.outlet or node.id, style="bold italic" if node.hypothetical else "bold")
    facts = [node.id if node.outlet and not node.hypothetical else "", node.lang or "", node.published or ""]
    facts = [part for part in facts if part] or ([sentence("beside.not-here", language)] if node.hypothetical else [])
    line.append(f"  {' · '.join(facts)}", style="dim")
    if node.hypothetical:
        line.append(f"\n  {told(node.note, language)}", style="italic")
    elif node.note:
        line.append(f"  [{node.note}]", style="dim")
    for reason in edge.evidence if edge is not None and edge.relation != "common-source" else ():
        line.append(f"\n  - {told(reason, language)}", style="dim")
    for said in beside(edge, language) if edge is not None else ():
        line.append(f"\n  - {said}", style="dim")
    for said in stated(edge, language) if edge is not None else ():
        line.append(f"\n  = {said}", style="bold")
    for one in chain.refused(node.id):
        said = sentence("analyst.says-of", language, word=refused(one, language), parent=one.decision.parent)
        line.append(f"\n  = {said}", style="bold")
    return line
