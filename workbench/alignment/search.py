"""The best monotone path through a band, whatever the gains mean (dynamic programming)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.alignment.band import Band

if TYPE_CHECKING:
    from numpy.typing import NDArray

Bead = tuple[int, int]
"""How many sentences of each side a link takes: (1, 2) is one of side a against two of side b."""
Step = tuple[int, int, int, int]
"""A bead on the path: first index of side a and of side b, sentences taken of each."""

_NULL_A, _NULL_B, _START = -1, -2, -3


def best_path(band: Band, gains: Mapping[Bead, NDArray[Any]], null_a: NDArray[Any], null_b: NDArray[Any]) -> list[Step]:
    """The path from the first node to the last with the greatest sum of gains.

    `gains[bead]`: float, shape (band.size,), the gain of the bead that starts at each node; -inf where it cannot be.
    `null_a`, `null_b`: what leaving each sentence without a counterpart gains (0 or less). Time and memory are linear
    in the nodes of the band.
    """
    import numpy as np

    beads = list(gains)
    skipped = np.concatenate([[0.0], np.cumsum(null_b)])
    rows: list[NDArray[Any]] = []
    choices: list[NDArray[Any]] = []
    for i in range(len(band.low)):
        row = np.full(band.high[i] - band.low[i], -np.inf, dtype=np.float64)
        choice = np.full(len(row), _START, dtype=np.int8)
        if i == 0:
            row[0] = 0.0
        else:
            _relax(band, rows, row, choice, i, (1, 0), null_a[i - 1], _NULL_A)
        for number, bead in enumerate(beads):
            if bead[0] <= i:
                _relax(band, rows, row, choice, i, bead, gains[bead], number)
        column = slice(band.low[i], band.high[i])
        running = np.maximum.accumulate(row - skipped[column])
        choice[running > row - skipped[column]] = _NULL_B
        rows.append(running + skipped[column])
        choices.append(choice)
    return _walk_back(band, choices, beads)


def _relax(
    band: Band,
    rows: list[NDArray[Any]],
    row: NDArray[Any],
    choice: NDArray[Any],
    i: int,
    bead: Bead,
    gain: NDArray[Any] | float,
    number: int,
) -> None:
    """Let every node of row `i` be reached by `bead` where that is better; writes into `row` and `choice`."""
    import numpy as np

    source = i - bead[0]
    start = max(band.low[i] - bead[1], band.low[source])
    end = min(band.high[i] - bead[1], band.high[source])
    if start >= end:
        return
    reached = rows[source][start - band.low[source] : end - band.low[source]]
    first = band.offset[source] + start - band.low[source]
    reached = reached + (gain[first : first + end - start] if isinstance(gain, np.ndarray) else gain)
    target = slice(start + bead[1] - band.low[i], end + bead[1] - band.low[i])
    better = reached > row[target]
    row[target][better] = reached[better]
    choice[target][better] = number


def _walk_back(band: Band, choices: list[NDArray[Any]], beads: list[Bead]) -> list[Step]:
    i, j = len(band.low) - 1, int(band.high[-1]) - 1
    steps: list[Step] = []
    while (i, j) != (0, 0):
        number = int(choices[i][j - band.low[i]])
        taken = (1, 0) if number == _NULL_A else (0, 1) if number == _NULL_B else beads[number]
        i, j = i - taken[0], j - taken[1]
        steps.append((i, j, *taken))
    return steps[::-1]
