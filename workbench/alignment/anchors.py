"""Pairs of sentences that find each other from anywhere in the two texts (margin scoring)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEIGHBOURS = 4
_ROWS = 1024  # of the similarity matrix in memory at a time


def mutual_best(a: NDArray[Any], b: NDArray[Any]) -> list[tuple[int, int, float]]:
    """Pairs `(i, j, margin)` whose two sentences prefer each other, in order of i.

    Margin: the cosine less the mean of each side's k nearest (Artetxe & Schwenk 2019, difference form), which keeps
    sentences that are near everything from winning. `a`, `b`: vectors, rows of length 1. Quadratic in time, linear
    in memory; 5,000 sentences on each side are two products of 10 GFLOP.
    """
    import numpy as np

    if not len(a) or not len(b):
        return []
    near_a, near_b = nearness(a, b)
    best_a = np.zeros(len(a), dtype=np.int64)
    margin_a = np.zeros(len(a), dtype=np.float32)
    best_b = np.zeros(len(b), dtype=np.int64)
    margin_b = np.full(len(b), -np.inf, dtype=np.float32)
    for start in range(0, len(a), _ROWS):
        margins = a[start : start + _ROWS] @ b.T - (near_a[start : start + _ROWS, None] + near_b) / 2
        best_a[start : start + _ROWS] = margins.argmax(axis=1)
        margin_a[start : start + _ROWS] = margins.max(axis=1)
        better = margins.max(axis=0) > margin_b
        best_b[better] = margins.argmax(axis=0)[better] + start
        margin_b = np.maximum(margin_b, margins.max(axis=0))
    mutual = np.flatnonzero(best_b[best_a] == np.arange(len(a)))
    return [(int(i), int(best_a[i]), float(margin_a[i])) for i in mutual]


def nearness(a: NDArray[Any], b: NDArray[Any], k: int = _NEIGHBOURS) -> tuple[NDArray[Any], NDArray[Any]]:
    """Mean cosine of each sentence with its k nearest of the other side; shapes (len(a),) and (len(b),)."""
    import numpy as np

    k_a, k_b = min(k, len(b)), min(k, len(a))
    near_a = np.zeros(len(a), dtype=np.float32)
    top_b = np.full((0, len(b)), 0, dtype=np.float32)
    for start in range(0, len(a), _ROWS):
        cosines = a[start : start + _ROWS] @ b.T
        near_a[start : start + _ROWS] = np.partition(cosines, -k_a, axis=1)[:, -k_a:].mean(axis=1)
        top_b = np.concatenate([top_b, cosines])
        if len(top_b) > k_b:
            top_b = np.partition(top_b, -k_b, axis=0)[-k_b:]
    return near_a, top_b.mean(axis=0)


def nearest(a: NDArray[Any], b: NDArray[Any]) -> list[int]:
    """For each row of `a` the index of the nearest of `b`; -1 where `b` is empty."""
    if not len(b):
        return [-1] * len(a)
    found: list[int] = []
    for start in range(0, len(a), _ROWS):
        found += (a[start : start + _ROWS] @ b.T).argmax(axis=1).tolist()
    return found


def rising_chain(pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The longest run of `pairs` (in order of i) that rises on side b as well."""
    last: list[int] = []  # smallest j that ends a chain of each length
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j, _) in enumerate(pairs):
        length = bisect_left(last, j)
        last[length : length + 1] = [j]
        ends[length : length + 1] = [number]
        before.append(ends[length - 1] if length else -1)
    chain = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
