"""The best tree over possible edges (maximum spanning arborescence: Edmonds 1967, through networkx)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.tracing.ties import Tie

_ROOT = -1
_ROOT_WEIGHT = 0.01  # less than any possible edge: a text is only a root where it must be


def best_tree(possible: Mapping[int, Sequence[Tie]], standing: Mapping[int, float] | None = None) -> dict[int, Tie]:
    """For each text the edge that leads to it in the tree of the greatest weight; roots are left out.

    `possible`: by child, best first. Where everybody's best parent makes no circle, that is the tree. `standing`: what
    a text weighs as a root, where that is more than next to nothing.
    """
    best = {child: tied[0] for child, tied in possible.items() if tied}
    circles = _in_circles(best)
    if not circles:
        return best
    import networkx as nx

    graph = nx.DiGraph()
    for child, tied in possible.items():
        graph.add_edge(_ROOT, child, weight=max(_ROOT_WEIGHT, (standing or {}).get(child, 0.0)))
        for tie in tied:
            if tie.parent not in possible:
                graph.add_edge(_ROOT, tie.parent, weight=_ROOT_WEIGHT)
            graph.add_edge(tie.parent, child, weight=tie.rank)
    chosen = nx.maximum_spanning_arborescence(graph, attr="weight")
    lookup = {(tie.parent, tie.child): tie for tied in possible.values() for tie in tied}
    return {child: lookup[parent, child] for parent, child in chosen.edges if parent != _ROOT}


def _in_circles(best: Mapping[int, Tie]) -> set[int]:
    """The texts from which the best edges lead round in a circle."""
    safe: set[int] = set()
    circles: set[int] = set()
    for start in best:
        path: list[int] = []
        seen: set[int] = set()
        at = start
        while at in best and at not in safe and at not in seen:
            seen.add(at)
            path.append(at)
            at = best[at].parent
        if at in seen:
            circles.update(path)
        safe.update(path)
    return circles
