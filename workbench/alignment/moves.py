"""Text that moved: links that cross the monotone path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.alignment.band import band_around
from workbench.alignment.cost import gain_of, gains, nulls
from workbench.alignment.search import best_path
from workbench.alignment.sides import Sides

_WORTH = 0.3
"""What crossing links must gain in all: more than a link in its place, for a chance find is likelier elsewhere."""
_REACH = 40
"""Sentences on each side of a find that are searched for the rest of a moved passage."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Sentences tied to sentences, before it is a link."""

    a: range
    b: range
    moved: bool = False


def with_moves(sides: Sides, ties: Sequence[Tie], pairs: Sequence[tuple[int, int, float]]) -> list[Tie]:
    """`ties` and the crossing ones that are worth more than what they take sentences from.

    `pairs`: mutual best pairs `(i, j, margin)`; those that the path left out are the finds to start from.
    """
    kept = _Ties(ties)
    for i, j, _ in sorted(pairs, key=lambda pair: -pair[2]):
        holder_a, holder_b = kept.of_a.get(i), kept.of_b.get(j)
        if holder_a is holder_b and holder_a is not None:
            continue
        if (holder_a is None or len(holder_a.a) > 1) and (holder_b is None or len(holder_b.b) > 1):
            _move(sides, kept, i, j)
    return kept.sorted()


def _move(sides: Sides, kept: _Ties, i: int, j: int) -> None:
    """Tie i and j if that gains more than is lost where they were, then their free neighbours."""
    holder_a, holder_b = kept.of_a.get(i), kept.of_b.get(j)
    gain = gain_of(sides, range(i, i + 1), range(j, j + 1))
    rests: list[tuple[Tie, Tie]] = []
    if holder_a:
        rest = _without(holder_a.a, i)
        if rest is None:
            return
        rests.append((holder_a, replace(holder_a, a=rest)))
    if holder_b:
        rest = _without(holder_b.b, j)
        if rest is None:
            return
        rests.append((holder_b, replace(holder_b, b=rest)))
    for old, new in rests:
        gain += gain_of(sides, new.a, new.b) - gain_of(sides, old.a, old.b)
    if gain < _WORTH:
        return
    for old, new in rests:
        kept.remove(old)
        kept.add(new)
    if rests:
        kept.add(Tie(range(i, i + 1), range(j, j + 1), moved=True))
    else:
        for tie in _passage(sides, kept, i, j):
            kept.add(tie)


def _without(indices: range, index: int) -> range | None:
    """`indices` less the one at either end; None for one in the middle."""
    if index == indices.start:
        return range(index + 1, indices.stop)
    return range(indices.start, index) if index == indices.stop - 1 else None


def _passage(sides: Sides, kept: _Ties, i: int, j: int) -> list[Tie]:
    """The best path through the free sentences around i and j."""
    a, b = _free(i, kept.of_a, len(sides.a)), _free(j, kept.of_b, len(sides.b))
    part = sides.cut(a.start, a.stop, b.start, b.stop)
    band = band_around([(i - a.start, j - b.start)], len(a), len(b), 0)
    steps = best_path(band, gains(part, band), nulls(part, part.a), nulls(part, part.b))
    return [
        Tie(range(a.start + x, a.start + x + p), range(b.start + y, b.start + y + q), moved=True)
        for x, y, p, q in steps
        if p and q
    ]


def _free(index: int, taken: dict[int, Tie], size: int) -> range:
    start = end = index
    while start > 0 and start - 1 not in taken and index - start < _REACH:
        start -= 1
    while end < size and end not in taken and end - index < _REACH:
        end += 1
    return range(start, end)


class _Ties:
    """Ties by the sentences they hold."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self.of_a: dict[int, Tie] = {}
        self.of_b: dict[int, Tie] = {}
        for tie in ties:
            self.add(tie)

    def add(self, tie: Tie) -> None:
        self.of_a.update(dict.fromkeys(tie.a, tie))
        self.of_b.update(dict.fromkeys(tie.b, tie))

    def remove(self, tie: Tie) -> None:
        for i in tie.a:
            del self.of_a[i]
        for j in tie.b:
            del self.of_b[j]

    def sorted(self) -> list[Tie]:
        return sorted({id(tie): tie for tie in self.of_a.values()}.values(), key=lambda tie: tie.a.start)
