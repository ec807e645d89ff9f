"""A plain length aligner (Gale & Church 1993): the baseline that the alignment is measured against."""

from __future__ import annotations

import math
from collections.abc import Sequence

# Priors of the beads in the 1993 paper; lengths in characters, variance per character 6.8.
_PRIORS = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
_VARIANCE = 6.8
_RATIO = 1.0


def gale_church(lengths_a: Sequence[int], lengths_b: Sequence[int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Beads of two texts by the lengths of their sentences alone, in order; a full quadratic search."""
    size_a, size_b = len(lengths_a), len(lengths_b)
    sums_a, sums_b = _sums(lengths_a), _sums(lengths_b)
    best = [[math.inf] * (size_b + 1) for _ in range(size_a + 1)]
    back: list[list[tuple[int, int]]] = [[(0, 0)] * (size_b + 1) for _ in range(size_a + 1)]
    best[0][0] = 0.0
    for i in range(size_a + 1):
        row = best[i]
        for j in range(size_b + 1):
            for (da, db), prior in _PRIORS.items():
                if i < da or j < db:
                    continue
                before = best[i - da][j - db]
                if before == math.inf:
                    continue
                cost = before + _cost(sums_a[i] - sums_a[i - da], sums_b[j] - sums_b[j - db]) - math.log(prior)
                if cost < row[j]:
                    row[j] = cost
                    back[i][j] = (da, db)
    beads = []
    i, j = size_a, size_b
    while i or j:
        da, db = back[i][j]
        beads.append((tuple(range(i - da, i)), tuple(range(j - db, j))))
        i, j = i - da, j - db
    return beads[::-1]


def _sums(lengths: Sequence[int]) -> list[int]:
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return sums


def _cost(a: int, b: int) -> float:
    """-log of the chance of two lengths under one text (two-tailed normal)."""
    if a == b == 0:
        return 0.0
    mean = (a + b / _RATIO) / 2
    z = abs(a * _RATIO - b) / math.sqrt(_VARIANCE * max(mean, 1.0))
    return -math.log(max(math.erfc(z / math.sqrt(2)), 1e-12))
