"""What hangs together."""

from __future__ import annotations

from collections.abc import Iterable


def leaders(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of `size` members one that stands for its group, the groups being tied by `pairs` (union-find)."""
    leader = list(range(size))

    def top(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for i, j in pairs:
        leader[top(i)] = top(j)
    return [top(at) for at in range(size)]
