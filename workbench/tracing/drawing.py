"""A chain for other programs and for the terminal: DOT, GraphML, Mermaid, a tree of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tracing.model import Chain, Edge, Node

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

_DASHES = {"copy": "solid", "translation": "dashed", "common-source": "dotted"}


def dot(chain: Chain) -> str:
    """The chain for Graphviz: one cluster a story; dashed edges: translations, dotted: from absent sources."""
    lines = ["digraph chain {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for story in dict.fromkeys(node.story for node in chain.nodes):
        lines.append(f"  subgraph cluster_{story} {{")
        for node in (one for one in chain.nodes if one.story == story):
            style = ", style=dashed" if node.hypothetical else ""
            lines.append(f"    {_quoted(node.id)} [label={_quoted(label(node, chr(10)))}{style}];")
        lines.append("  }")
    for edge in chain.edges:
        told = _quoted("\n".join(edge.evidence))
        lines.append(
            f"  {_quoted(edge.parent)} -> {_quoted(edge.child)} "
            f'[style={_DASHES[edge.relation]}, label="{edge.relation} {edge.score:.2f}", tooltip={told}];'
        )
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def graphml(chain: Chain) -> str:
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
            note=_clean(node.note),
        )
    for edge in chain.edges:
        graph.add_edge(
            _clean(edge.parent),
            _clean(edge.child),
            weight=edge.score,
            relation=edge.relation,
            evidence=_clean("\n".join(edge.evidence)),
        )
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _clean(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(char for char in text if char in "\n\t" or char >= " ")


def mermaid(chain: Chain) -> str:
    """The chain as a Mermaid flow chart."""
    names = {node.id: f"n{number}" for number, node in enumerate(chain.nodes)}
    lines = ["flowchart LR"]
    for node in chain.nodes:
        text = label(node, "<br>", escape=True)
        lines.append(f'  {names[node.id]}{{{{"{text}"}}}}' if node.hypothetical else f'  {names[node.id]}["{text}"]')
    for edge in chain.edges:
        arrow = "-->" if edge.relation == "copy" else "-.->"
        lines.append(f"  {names[edge.parent]} {arrow}|{edge.relation}| {names[edge.child]}")
    return "\n".join(lines) + "\n"


def label(node: Node, separator: str, *, escape: bool = False) -> str:
    """What a picture says about a node."""
    parts = [node.outlet or node.id, " ".join(part for part in (node.lang, node.published) if part)]
    if node.outlet and not node.hypothetical and node.outlet != node.id:
        parts.append(node.id)
    if escape:
        parts = [part.replace("&", "&amp;").replace('"', "#quot;").replace("<", "&lt;") for part in parts]
    return separator.join(part for part in parts if part)


def tree(chain: Chain, *, everything: bool = False) -> Tree:
    """The chain as a tree for the terminal; texts that hang together with no other only where `everything` is set."""
    from rich.text import Text
    from rich.tree import Tree

    leads = chain.children()
    names = {node.id: node for node in chain.nodes}
    top = Tree("", hide_root=True)
    roots = chain.roots()
    for root in roots:
        if root.id in leads:
            _grow(top.add(_line(root, None)), root.id, leads, names)
    alone = [root for root in roots if root.id not in leads]
    if everything:
        for root in alone:
            top.add(_line(root, None))
    elif alone:
        top.add(Text(f"{len(alone)} texts derive from no other and nothing derives from them", style="dim"))
    return top


def _grow(branch: Tree, parent: str, leads: dict[str, list[Edge]], names: dict[str, Node]) -> None:
    for edge in leads.get(parent, []):
        child = branch.add(_line(names[edge.child], edge))
        _grow(child, edge.child, leads, names)


def _line(node: Node, edge: Edge | None) -> Text:
    from rich.text import Text

    line = Text()
    if edge is not None:
        line.append(f"{edge.relation} {edge.score:.2f} ", style="dim")
    line.append(node.outlet or node.id, style="bold italic" if node.hypothetical else "bold")
    told = [node.id if node.outlet and not node.hypothetical else "", node.lang or "", node.published or ""]
    told = [part for part in told if part] or (["not here"] if node.hypothetical else [])
    line.append(f"  {' · '.join(told)}", style="dim")
    if node.hypothetical:
        line.append(f"\n  {node.note}", style="italic")
    elif node.note:
        line.append(f"  [{node.note}]", style="dim")
    for reason in edge.evidence if edge is not None and edge.relation != "common-source" else ():
        line.append(f"\n  - {reason}", style="dim")
    if edge is not None and edge.also:
        line.append(f"\n  - takes something from {', '.join(edge.also)} too", style="dim")
    if edge is not None and edge.alternatives:
        near = ", ".join(f"{parent} {score:.2f}" for parent, score in edge.alternatives)
        line.append(f"\n  - nearly as good: {near}", style="dim")
    return line
