"""The n-best list of the phrase model: exact, in order, and without the same path twice."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.translation.phrase_best import Lattice, best_paths


@st.composite
def lattices(draw: st.DrawFn) -> Lattice:
    """States in layers of two, each arc with a weight of its own; the score of an arc is that of the best way to it."""
    layers = draw(st.integers(1, 4))
    states = 1 + 2 * layers
    score, into, out_of, arc_score = np.full(states, -np.inf), [], [], []
    score[0] = 0.0
    for state in range(1, states):
        layer = (state + 1) // 2
        earlier = [0] if layer == 1 else [2 * layer - 3, 2 * layer - 2]
        for before in earlier:
            for _ in range(draw(st.integers(1, 2))):
                into.append(state)
                out_of.append(before)
                arc_score.append(score[before] + draw(st.integers(-40, 0)) / 4)
        score[state] = max(s for s, i in zip(arc_score, into, strict=True) if i == state)
    arrays = (np.array(into), np.array(out_of), np.arange(len(into)), np.array(arc_score))
    return Lattice(score, *arrays)


def every_path(lattice: Lattice, state: int) -> list[tuple[tuple[int, ...], float]]:
    if state == 0:
        return [((), 0.0)]
    found = []
    for arc in np.flatnonzero(lattice.into == state):
        before = int(lattice.out_of[arc])
        weight = float(lattice.arc_score[arc] - lattice.score[before])
        found += [((*path, int(arc)), total + weight) for path, total in every_path(lattice, before)]
    return found


@given(lattices(), st.integers(1, 30))
def test_the_best_paths_are_those_that_trying_every_path_finds(lattice: Lattice, most: int) -> None:
    final = np.arange(len(lattice.score) - 2, len(lattice.score))
    expected = sorted((total for state in final for _, total in every_path(lattice, int(state))), reverse=True)
    found = list(best_paths(lattice, final, most))
    assert [total for _, total in found] == pytest.approx(expected[:most])
    assert len({path for path, _ in found}) == len(found)
    assert all(a >= b - 1e-9 for (_, a), (_, b) in pairwise(found))
