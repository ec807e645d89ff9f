"""Where the search may walk: a band of cells around the anchors of two documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARGIN = 12
"""Cells kept on each side of the anchors: an anchor may be wrong by that much and the path still be found."""
LARGEST = 1_500_000
"""Cells that one anchorless rectangle may take; beyond that only a strip around its diagonal is kept."""


@dataclass(frozen=True, slots=True)
class Band:
    """Nodes `(i, j)` with `low[i] <= j < high[i]`, for i in 0..size_a; both rise, and neighbours overlap.

    `low`, `high`: int64, shape (size_a + 1,). Node `(i, j)` lies between the i-th and the next sentence of side a
    and between the j-th and the next of side b; a cell is known by its upper left node. `offset`: shape
    (size_a + 2,), where each row starts in an array that holds the nodes of all rows one after another.
    """

    low: NDArray[Any]
    high: NDArray[Any]
    offset: NDArray[Any]

    @property
    def size(self) -> int:
        """Nodes in all."""
        return int(self.offset[-1])

    def nodes(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """Row and column of every node, in the order of the flat arrays."""
        import numpy as np

        rows = np.repeat(np.arange(len(self.low)), self.high - self.low)
        return rows, np.arange(self.size) - self.offset[rows] + self.low[rows]

    def turned(self, size_b: int) -> Band:
        """The same nodes with the sides exchanged."""
        import numpy as np

        columns = np.arange(size_b + 1)
        low = np.searchsorted(self.high - 1, columns)
        high = np.searchsorted(self.low, columns, side="right")
        return Band(low, high, np.concatenate([[0], np.cumsum(high - low)]))

    def find(self, rows: NDArray[Any], columns: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Flat index of each node (0 where it is not in the band), and whether it is."""
        import numpy as np

        inside = (rows < len(self.low)) & (rows >= 0)
        safe = np.where(inside, rows, 0)
        inside &= (columns >= self.low[safe]) & (columns < self.high[safe])
        return np.where(inside, self.offset[safe] + columns - self.low[safe], 0), inside


def band_around(anchors: Sequence[tuple[int, int]], size_a: int, size_b: int, margin: int = MARGIN) -> Band:
    """The band of two sequences that holds every rectangle between consecutive anchors, and `margin` around.

    `anchors`: pairs of indices, rising on both sides. Wide where anchors are far apart (an omitted chapter), narrow
    where they are dense; near-linear in all.
    """
    import numpy as np

    low = np.full(size_a + 1, size_b, dtype=np.int64)
    high = np.zeros(size_a + 1, dtype=np.int64)
    corners = [(0, 0), *anchors, (size_a, size_b)]
    for (row, column), (next_row, next_column) in pairwise(corners):
        span = slice(row, next_row + 1)
        left, right = _walls(next_row - row, column, next_column)
        low[span] = np.minimum(low[span], left - margin)
        high[span] = np.maximum(high[span], right + margin + 1)
    low = np.minimum.accumulate(low[::-1])[::-1].clip(0, size_b)
    high = np.maximum.accumulate(high).clip(1, size_b + 1)
    offset = np.concatenate([[0], np.cumsum(high - low)])
    return Band(low, high, offset)


def _walls(height: int, column: int, next_column: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Left and right wall of a rectangle's rows, or of the strip around its diagonal when it is too large."""
    import numpy as np

    width = next_column - column
    if (height + 1) * (width + 1) <= LARGEST:
        return np.full(height + 1, column), np.full(height + 1, next_column)
    centre = column + np.arange(height + 1) * width // max(height, 1)
    half = max(LARGEST // (2 * (height + 1)), width // max(height, 1) + 1)
    return (centre - half).clip(column, next_column), (centre + half).clip(column, next_column)
