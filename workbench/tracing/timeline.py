"""A chain as one self-contained page: every story on a time axis, the evidence of every edge beneath."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple

from workbench.tracing import saying
from workbench.tracing.model import Chain, Edge, Node, Ruled
from workbench.tracing.telling import sentence, told
from workbench.tracing.times import interval

_WIDTH, _LEFT, _ROW = 1000, 330, 34
_CSS = """
:root { color-scheme: light dark;
  --ink: #1d2126; --dim: #5d6670; --paper: #fbfaf7; --line: #c9c4b8; --mark: #14608a; --no: #a3322b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --dim: #9aa3ab; --paper: #16191d; --line: #3d444b; --mark: #7cc3ea; --no: #f08a80; } }
body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  margin: 2rem auto; max-width: 1060px; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 2.2rem 0 .4rem; }
svg { width: 100%; height: auto; } text { fill: var(--ink); font-size: 13px; }
text.dim { fill: var(--dim); font-size: 11px; }
.axis { stroke: var(--line); } .edge { stroke: var(--mark); fill: none; stroke-width: 1.6; }
.confirmed { stroke-width: 3.2; } .refused { stroke: var(--no); stroke-dasharray: 1 5; }
.said { color: var(--mark); } .no { color: var(--no); }
.translation { stroke-dasharray: 7 4; } .common-source { stroke-dasharray: 2 4; }
.node { fill: var(--mark); } .open { fill: var(--paper); stroke: var(--mark); stroke-width: 1.6; }
.span { stroke: var(--mark); stroke-width: 5; opacity: .35; }
details { margin: .15rem 0; } summary { cursor: pointer; } .legend, li { color: var(--dim); }
"""


class _Scale(NamedTuple):
    """Time to horizontal place."""

    start: datetime
    end: datetime

    def x(self, moment: datetime) -> float:
        whole = (self.end - self.start).total_seconds() or 1.0
        return _LEFT + 70 + (_WIDTH - _LEFT - 100) * (moment - self.start).total_seconds() / whole


def html(chain: Chain, title: str = "", language: str = "en") -> str:
    """The page; nothing in it is fetched from anywhere."""
    title = title or sentence("page.title", language)
    stories = [_story(chain, number, language) for number in dict.fromkeys(node.story for node in chain.nodes)]
    alone = sum(not one for one in stories)
    notes = "".join(f"<p>{escape(told(note, language))}</p>" for note in chain.notices)
    lonely = f"<p class=legend>{escape(sentence('page.alone', language, count=alone))}</p>" if alone else ""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_CSS}</style></head><body><h1>{escape(title)}</h1>{notes}"
        f"<p class=legend>{escape(sentence('page.legend', language))}</p>"
        f"{''.join(stories)}{lonely}</body></html>\n"
    )


def _story(chain: Chain, number: int, language: str) -> str:
    """The picture and the evidence of one story; "" where nothing hangs together."""
    nodes = {node.id: node for node in chain.nodes if node.story == number}
    leads = {parent: edges for parent, edges in chain.children().items() if parent in nodes}
    if not leads and not any(chain.refused(node) for node in nodes):
        return ""
    parents = chain.parents()
    rows: list[tuple[Node, int]] = []
    for node in nodes.values():
        if node.id not in parents:
            _walk(node, 0, nodes, leads, rows)
    scale = _scale(list(nodes.values()))
    place: dict[str, tuple[float, float]] = {
        node.id: (_x(node, scale), 40 + _ROW * row) for row, (node, _) in enumerate(rows)
    }
    edges = [edge for node, _ in rows for edge in leads.get(node.id, ())]
    against = [one for node, _ in rows for one in chain.refused(node.id)]
    drawn = [_axis(scale, 40 + _ROW * len(rows)), *(_line(edge, place, language) for edge in edges)]
    drawn += [_struck(one, place, language) for one in against if one.decision.parent in place]
    drawn += [_dot(node, depth, place[node.id], scale, language) for node, depth in rows]
    first = next((node for node, _ in rows if node.title), rows[0][0])
    evidence = "".join(_evidence(edge, nodes, language) for edge in edges)
    evidence += "".join(_against(one, nodes, language) for one in against)
    axis = sentence("page.axis", language)
    return (
        f"<section><h2>{escape(first.title or first.id)}</h2>"
        f'<svg viewBox="0 0 {_WIDTH} {50 + _ROW * len(rows)}" role="img" aria-label="{axis}">{"".join(drawn)}</svg>'
        f"{evidence}</section>"
    )


def _walk(
    node: Node, depth: int, nodes: dict[str, Node], leads: dict[str, list[Edge]], rows: list[tuple[Node, int]]
) -> None:
    """Rows in the order of the tree, a child under its parent."""
    rows.append((node, depth))
    for edge in leads.get(node.id, ()):
        _walk(nodes[edge.child], depth + 1, nodes, leads, rows)


def _scale(nodes: list[Node]) -> _Scale:
    known = [interval(node.published) for node in nodes if interval(node.published).known]
    if not known:
        return _Scale(datetime.min, datetime.min + timedelta(days=1))
    return _Scale(min(one.earliest for one in known), max(one.latest for one in known))


def _x(node: Node, scale: _Scale) -> float:
    time = interval(node.published)
    return scale.x(time.earliest + time.width / 2) if time.known else _LEFT + 30


def _axis(scale: _Scale, bottom: int) -> str:
    ends = [(scale.x(moment), moment, anchor) for moment, anchor in ((scale.start, "start"), (scale.end, "end"))]
    marks = [f'<text class="dim" x="{_LEFT + 26}" y="16">?</text>']
    if scale.start.year > 1:
        marks += [
            f'<text class="dim" x="{x:.0f}" y="16" text-anchor="{a}">{m:%Y-%m-%d %H:%M} UTC</text>' for x, m, a in ends
        ]
    marks += [f'<line class="axis" x1="{x:.0f}" y1="22" x2="{x:.0f}" y2="{bottom - 14}"/>' for x, _, _ in ends]
    return "".join(marks)


def _line(edge: Edge, place: dict[str, tuple[float, float]], language: str) -> str:
    (x1, y1), (x2, y2) = place[edge.parent], place[edge.child]
    said = [f"{saying.relation(edge.relation, language)} {edge.score:.2f}"]
    said += [*(told(one, language) for one in edge.evidence), *saying.stated(edge, language)]
    hint = escape("\n".join(said))
    kind = f"{edge.relation}{' confirmed' if edge.decided else ''}"
    return f'<path class="edge {kind}" d="{_path(x1, y1, x2, y2)}"><title>{hint}</title></path>'


def _path(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"M{x1:.0f} {y1:.0f} C{x1:.0f} {y2:.0f} {x1:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"


def _struck(one: Ruled, place: dict[str, tuple[float, float]], language: str) -> str:
    """A refused edge."""
    (x1, y1), (x2, y2) = place[one.decision.parent], place[one.decision.child]
    hint = escape(saying.refused(one, language))
    return f'<path class="edge refused" d="{_path(x1, y1, x2, y2)}"><title>{hint}</title></path>'


def _dot(node: Node, depth: int, at: tuple[float, float], scale: _Scale, language: str) -> str:
    x, y = at
    time = interval(node.published)
    bar = ""
    if time.known and time.width.total_seconds() > 60:
        ends = f'x1="{scale.x(time.earliest):.0f}" x2="{scale.x(time.latest):.0f}"'
        bar = f'<line class="span" {ends} y1="{y:.0f}" y2="{y:.0f}"/>'
    name = escape(_short(node.outlet or node.id, 30 - 2 * depth))
    facts = (node.title, node.published, told(node.note, language))
    hint = escape(" · ".join(part for part in facts if part))
    lang = f'<text class="dim" x="{_LEFT - 10}" y="{y + 4:.0f}" text-anchor="end">{escape(node.lang or "")}</text>'
    kind = "open" if node.hypothetical else "node"
    return (
        f'{bar}<circle class="{kind}" cx="{x:.0f}" cy="{y:.0f}" r="6"><title>{hint}</title></circle>{lang}'
        f'<text x="{6 + 16 * depth}" y="{y + 4:.0f}">{name}<title>{hint}</title></text>'
    )


def _short(text: str, most: int) -> str:
    most = max(most, 10)
    return text if len(text) <= most else text[: most - 1] + "…"


def _evidence(edge: Edge, nodes: dict[str, Node], language: str) -> str:
    names = [nodes[one].outlet or one for one in (edge.parent, edge.child)]
    items = [*(told(one, language) for one in edge.evidence), *saying.beside(edge, language)]
    listed = "".join(f"<li>{escape(one)}</li>" for one in items)
    listed += "".join(f"<li class=said>{escape(one)}</li>" for one in saying.stated(edge, language))
    relation = saying.relation(edge.relation, language)
    return (
        f"<details><summary>{escape(names[0])} → {escape(names[1])} <span class=legend>{relation} "
        f"{edge.score:.2f}</span></summary><ul>{listed}</ul></details>"
    )


def _against(one: Ruled, nodes: dict[str, Node], language: str) -> str:
    """A refused edge in words."""
    ends = (nodes.get(name) for name in (one.decision.parent, one.decision.child))
    names = [
        (node.outlet or node.id) if node else name
        for node, name in zip(ends, (one.decision.parent, one.decision.child), strict=True)
    ]
    return f"<p class=no>{escape(names[0])} → {escape(names[1])}: {escape(saying.refused(one, language))}</p>"
