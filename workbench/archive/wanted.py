"""What a full-text search wants, as a tree that every engine renders in its own language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, parted by blanks, in title or text, in the form that is indexed (`folding.index_forms`)."""

    words: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part must hold."""

    parts: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class But:
    """`wanted` must hold and `unwanted` must not."""

    wanted: Wanted
    unwanted: Wanted


Wanted = Phrase | All | AnyOf | But


def phrases(wanted: Wanted) -> Iterator[Phrase]:
    """The phrases that may be found, each as often as it is named; not those that are excluded."""
    match wanted:
        case Phrase():
            yield wanted
        case But():
            yield from phrases(wanted.wanted)
        case _:
            for part in wanted.parts:
                yield from phrases(part)
