"""Where the counterpart of an untied word would stand: beside the ties of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.comparison.framing.grammar import is_break, is_verb
from workbench.comparison.framing.telling import Telling

_REACH = 4
_NEAR = 3
_WRONG_SIDE = 1


def slot(here: Telling, there: Telling, places: Sequence[int]) -> list[int]:
    """Untied content words of the other side in the place that the neighbours of `places` point to; else none.

    The run of words nearest to the ties of the tied content word on the left and on the right is taken; a run that
    two neighbours point to comes before one that a single neighbour does.
    """
    sides = [(step, _anchor(here, places, step)) for step in (-1, 1)]
    anchors = [(step, ties) for step, ties in sides if ties]
    if not anchors:
        return []
    runs = _free_runs(there)
    best: tuple[int, int, list[int]] | None = None
    for run in runs:
        distances = [min(_distance(run, j, step) for j in ties) for step, ties in anchors]
        near = [d for d in distances if d <= _NEAR]
        if near and not _crosses(there, run, anchors):
            key = (-len(near), sum(near))
            if best is None or key < best[:2]:
                best = (*key, run)
    return best[2] if best else []


def _anchor(here: Telling, places: Sequence[int], step: int) -> list[int]:
    """The ties of the nearest tied content word on one side of `places`."""
    start = places[-1] if step > 0 else places[0]
    for i in range(start + step, start + step * (_REACH + 1), step):
        if not 0 <= i < len(here.words) or here.clause[i] != here.clause[start]:
            return []
        if here.is_content(i) and here.ties[i]:
            return sorted(here.ties[i])
    return []


def _free_runs(there: Telling) -> list[list[int]]:
    """Runs of content words (function words between them allowed, breaks not) of which none is tied to content."""
    runs: list[list[int]] = []
    current: list[int] = []
    for j, word in enumerate(there.words):
        free = there.is_content(j) and not there.ties[j]
        if free and not is_verb(word.norm, there.lang):
            current.append(j)
        elif current and (is_break(word, there.lang) or there.is_content(j)):
            runs.append(current)
            current = []
    return [*runs, current] if current else runs


def _distance(run: Sequence[int], j: int, step: int) -> int:
    """Words between a run and the tie of a neighbour; more where the run is on the wrong side of it."""
    wrong = run[-1] < j if step < 0 else run[0] > j
    return max(run[0] - j, j - run[-1], 0) + _WRONG_SIDE * wrong


def _crosses(there: Telling, run: Sequence[int], anchors: Sequence[tuple[int, Sequence[int]]]) -> bool:
    return all(there.clause[run[0]] != there.clause[j] for _, ties in anchors for j in ties)
