"""What an alignment returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Segments of side a tied to segments of side b; an empty side makes it a null link.

    `a`, `b`: ascending 0-based indices. `score`: 0..1, how sure the tie is (for a null link: how sure that
    there is no counterpart). `moved`: the link crosses its neighbours.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float = 1.0
    moved: bool = False

    @property
    def is_null(self) -> bool:
        return not self.a or not self.b


def check_links(links: Sequence[Link], size_a: int, size_b: int) -> None:
    """Raise ValueError unless the links use every index of both sides exactly once."""
    used_a = sorted(i for link in links for i in link.a)
    used_b = sorted(i for link in links for i in link.b)
    if used_a != list(range(size_a)) or used_b != list(range(size_b)):
        raise ValueError("links must use every index of both sides exactly once")
