"""The k best paths through the states that a beam search kept."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Lattice:
    """States in the order they were made; the first is the empty translation.

    score: of the best path into each state; arcs, one array each: `into` a state, `out_of` an earlier one, over an
    `option`, with the score of the best path that ends with this arc. Arcs are sorted by `into`.
    """

    score: np.ndarray
    into: np.ndarray
    out_of: np.ndarray
    option: np.ndarray
    arc_score: np.ndarray


def best_paths(lattice: Lattice, final: np.ndarray, most: int) -> Iterator[tuple[tuple[int, ...], float]]:
    """Options and score of at most `most` whole paths into the states `final`, best first.

    Search from the end, where the score of the best way from the beginning is known and makes the order exact
    (A*, as in Huang & Chiang 2005 for forests).
    """
    first = np.searchsorted(lattice.into, np.arange(len(lattice.score) + 1)).tolist()
    out_of, option, arc_score = lattice.out_of.tolist(), lattice.option.tolist(), lattice.arc_score.tolist()
    forward = lattice.score.tolist()
    waiting: list[tuple[float, int, int, tuple]] = [
        (-forward[state], number, state, ()) for number, state in enumerate(final.tolist())
    ]
    heapq.heapify(waiting)
    number, found = len(waiting), 0
    while waiting and found < most:
        negative, _, state, behind = heapq.heappop(waiting)
        if state == 0:
            found += 1
            yield _unrolled(behind), -negative
            continue
        for arc in range(first[state], first[state + 1]):
            total = -negative - forward[state] + arc_score[arc]
            number += 1
            heapq.heappush(waiting, (-total, number, out_of[arc], (option[arc], behind)))


def _unrolled(behind: tuple) -> tuple[int, ...]:
    path = []
    while behind:
        here, behind = behind
        path.append(here)
    return tuple(path)
