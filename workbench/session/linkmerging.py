"""Two sessions' redrawn links, merged three ways: the machine's, ours and theirs, patch by patch.

A patch is the smallest set of paragraphs that no link of either session or of the machine leaves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.session.operations import Entry, Pair, Relink

Paragraph = tuple[str, int]
"""A side's name and a paragraph's index."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Where a session redrew links: the entry that goes from `ours` to theirs, and our own, where we redrew too."""

    theirs: Entry
    ours: Entry | None


@dataclass(slots=True)
class _Drawn:
    """What a session did: the machine's pairs it touched, those that stand now, who touched a paragraph last."""

    machine: set[Pair] = field(default_factory=set)
    now: set[Pair] = field(default_factory=set)
    last: dict[Paragraph, Entry] = field(default_factory=dict)


def link_patches(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[Patch]:
    """The patches that they redrew and that stand otherwise with us, in the order of their paragraphs."""
    mine, other = _drawn(ours), _drawn(theirs)
    machine = mine.machine | other.machine
    for patch in _patches(machine | mine.now | other.now):
        base = {pair for pair in machine if _within(pair, patch)}
        here, there = _standing(mine, base, patch), _standing(other, base, patch)
        if there in (here, base):
            continue
        by = _latest(other, patch)
        entry = replace(by, operation=Relink(_sorted(here - there), _sorted(there - here)))
        own = None
        if here != base:
            own = replace(_latest(mine, patch), operation=Relink(_sorted(base - here), _sorted(here - base)))
        yield Patch(entry, own)


def _drawn(entries: Sequence[Entry]) -> _Drawn:
    drawn = _Drawn()
    for entry in entries:
        if not isinstance(entry.operation, Relink):
            continue
        before = set(entry.operation.before)
        if any(p in drawn.last for pair in before - drawn.now for p in _paragraphs(pair)):
            continue  # it speaks of links that were no longer there
        drawn.machine |= before - drawn.now
        drawn.now = (drawn.now - before) | set(entry.operation.after)
        drawn.last |= {p: entry for pair in before for p in _paragraphs(pair)}
    return drawn


def _standing(drawn: _Drawn, base: set[Pair], patch: Collection[Paragraph]) -> set[Pair]:
    """The pairs in force on a patch: those drawn, and the machine's where nothing was."""
    untouched = {pair for pair in base if not any(p in drawn.last for p in _paragraphs(pair))}
    return untouched | {pair for pair in drawn.now if _within(pair, patch)}


def _latest(drawn: _Drawn, patch: Collection[Paragraph]) -> Entry:
    return max((drawn.last[p] for p in patch if p in drawn.last), key=lambda entry: entry.at)


def _patches(pairs: Collection[Pair]) -> list[frozenset[Paragraph]]:
    """The paragraphs, parted so that no pair crosses a border."""
    patches: list[set[Paragraph]] = []
    for pair in sorted(pairs):
        joined = set(_paragraphs(pair))
        apart = []
        for patch in patches:
            if patch & joined:
                joined |= patch
            else:
                apart.append(patch)
        patches = [*apart, joined]
    return sorted((frozenset(patch) for patch in patches), key=lambda patch: min(patch))


def _paragraphs(pair: Pair) -> list[Paragraph]:
    return [("article", i) for i in pair[0]] + [("origin", j) for j in pair[1]]


def _within(pair: Pair, patch: Collection[Paragraph]) -> bool:
    return _paragraphs(pair)[0] in patch


def _sorted(pairs: Collection[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs))
