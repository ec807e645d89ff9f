"""The search against a slow, obvious one; the band; the anchors."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.alignment.anchors import mutual_best, rising_chain
from workbench.alignment.band import band_around
from workbench.alignment.search import best_path

BEADS = [(1, 1), (1, 2), (2, 1), (2, 2)]


def random_gains(band, size_a, size_b, seed):
    rows, columns = band.nodes()
    random = np.random.default_rng(seed)
    gains = {}
    for p, q in BEADS:
        outside = (rows + p > size_a) | (columns + q > size_b)
        gains[p, q] = np.where(outside, -np.inf, random.normal(size=band.size))
    return gains, -random.random(size_a), -random.random(size_b)


def worth(steps, band, gains, null_a, null_b):
    total = 0.0
    for i, j, p, q in steps:
        if p and q:
            total += gains[p, q][band.find(np.array([i]), np.array([j]))[0][0]]
        else:
            total += null_a[i] if p else null_b[j]
    return total


def obvious_best(band, gains, null_a, null_b):
    size_a, size_b = len(null_a), len(null_b)
    best = np.full((size_a + 1, size_b + 1), -np.inf)
    best[0, 0] = 0
    for i in range(size_a + 1):
        for j in range(size_b + 1):
            if i:
                best[i, j] = max(best[i, j], best[i - 1, j] + null_a[i - 1])
            if j:
                best[i, j] = max(best[i, j], best[i, j - 1] + null_b[j - 1])
            for p, q in BEADS:
                if i >= p and j >= q:
                    index = band.find(np.array([i - p]), np.array([j - q]))[0][0]
                    best[i, j] = max(best[i, j], best[i - p, j - q] + gains[p, q][index])
    return best[-1, -1]


@settings(deadline=None)
@given(st.integers(0, 7), st.integers(0, 7), st.integers(0, 1000))
def test_the_path_gains_as_much_as_the_best_of_all_paths(size_a, size_b, seed):
    band = band_around([], size_a, size_b)
    gains, null_a, null_b = random_gains(band, size_a, size_b, seed)
    steps = best_path(band, gains, null_a, null_b)
    assert [i for i, _, p, _ in steps for i in range(i, i + p)] == list(range(size_a))
    assert [j for _, j, _, q in steps for j in range(j, j + q)] == list(range(size_b))
    assert np.isclose(worth(steps, band, gains, null_a, null_b), obvious_best(band, gains, null_a, null_b))


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=9))
def test_a_band_holds_both_ends_and_its_anchors_and_can_be_walked(size_a, size_b, pairs):
    inside = sorted({(i, j, 1.0) for i, j in pairs if i < size_a and j < size_b})
    firsts = [pair for n, pair in enumerate(inside) if n == 0 or inside[n - 1][0] != pair[0]]
    anchors = [(i, j) for i, j, _ in rising_chain(firsts)]
    band = band_around(anchors, size_a, size_b, margin=2)
    nodes = np.array([(0, 0), (size_a, size_b), *anchors])
    assert band.find(nodes[:, 0], nodes[:, 1])[1].all()
    assert (band.low[1:] >= band.low[:-1]).all() and (band.high[1:] >= band.high[:-1]).all()
    assert (band.low[1:] < band.high[:-1]).all()
    turned = band.turned(size_b)
    rows, columns = band.nodes()
    assert turned.find(columns, rows)[1].all() and turned.size == band.size


def test_a_band_around_dense_anchors_grows_with_the_text_and_not_with_its_square():
    long = band_around([(i, i) for i in range(4000)], 4000, 4000)
    assert long.size < 4000 * 40


def test_mutual_best_pairs_are_the_same_in_one_block_and_in_many(monkeypatch):
    random = np.random.default_rng(3)
    a = random.normal(size=(50, 8)).astype(np.float32)
    b = np.concatenate([a[::-1], random.normal(size=(9, 8)).astype(np.float32)])
    a, b = (v / np.linalg.norm(v, axis=1, keepdims=True) for v in (a, b))
    whole = mutual_best(a, b)
    monkeypatch.setattr("workbench.alignment.anchors._ROWS", 7)
    assert [pair[:2] for pair in mutual_best(a, b)] == [pair[:2] for pair in whole]
    assert {pair[:2] for pair in whole} >= {(i, 49 - i) for i in range(50)}


def test_the_longest_rising_chain_is_kept():
    pairs = [(0, 5, 1.0), (1, 0, 1.0), (2, 1, 1.0), (3, 9, 1.0), (4, 2, 1.0)]
    assert rising_chain(pairs) == [(1, 0, 1.0), (2, 1, 1.0), (4, 2, 1.0)]
    assert rising_chain([]) == []
