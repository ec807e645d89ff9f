"""The best tree, against every tree there is."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.tracing.reuse import Reuse
from workbench.tracing.ties import Tie
from workbench.tracing.tree import best_tree

_NONE = Reuse(np.zeros(1), np.zeros(1), True)
WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda pair: pair[0] != pair[1]),
    st.integers(20, 180).map(lambda n: n / 100),
)


def _ties(weights: dict[tuple[int, int], float]) -> dict[int, list[Tie]]:
    found: dict[int, list[Tie]] = {}
    for (parent, child), weight in weights.items():
        found.setdefault(child, []).append(Tie(parent, child, _NONE, weight))
    return {child: sorted(tied, key=lambda tie: -tie.weight) for child, tied in found.items()}


def _has_circle(parents: dict[int, int]) -> bool:
    for start in parents:
        at, steps = start, 0
        while at in parents and steps < 9:
            at, steps = parents[at], steps + 1
        if steps == 9:
            return True
    return False


@settings(deadline=None)
@given(WEIGHTS)
def test_no_tree_weighs_more(weights: dict[tuple[int, int], float]) -> None:
    possible = _ties(weights)
    choices = [[None, *tied] for tied in possible.values()]
    totals = [
        sum(tie.weight for tie in chosen if tie) + 0.01 * sum(tie is None for tie in chosen)
        for chosen in product(*choices)
        if not _has_circle({tie.child: tie.parent for tie in chosen if tie})
    ]

    tree = best_tree(possible)

    assert not _has_circle({child: tie.parent for child, tie in tree.items()})
    total = sum(tie.weight for tie in tree.values()) + 0.01 * (len(possible) - len(tree))
    assert abs(total - max(totals)) < 1e-6
