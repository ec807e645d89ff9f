"""Beam search of the phrase-based translator (Koehn, Och & Marcu 2003), many hypotheses at a time in numpy.

A hypothesis is a row: which source words are covered (one bit each), where the last phrase ended, the state of the
language model, the score so far and the estimated cost of what is left. Stack k holds those that cover k words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.translation.phrase_best import Lattice, best_paths
from workbench.translation.phrase_lm import END, START, LanguageModel, context

MOST_WORDS = 60  # covered words are the bits of one 64-bit number
_ONE = np.uint64(1)
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


@dataclass(frozen=True, slots=True)
class Options:
    """The ways to translate spans of one sentence.

    start, end: source span of each; words: (n, longest) numbers for the language model; length: how many of them count;
    score: everything that does not depend on its neighbours; forecast: score plus the model's estimate inside it;
    turns: (n, 3) log-probabilities of going on after the option before, of swapping with it, of standing elsewhere;
    text: as `words`, but tells apart also what the language model does not know; None where it knows all.
    """

    start: np.ndarray
    end: np.ndarray
    words: np.ndarray
    length: np.ndarray
    score: np.ndarray
    forecast: np.ndarray
    turns: np.ndarray
    text: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """beam: hypotheses a stack; tries: expansions a stack that the language model scores; reach: longest jump."""

    beam: int = 60
    tries: int = 500
    reach: int = 5
    language: float = 1.0
    jump: float = 0.2
    turn: float = 0.1


@dataclass(frozen=True, slots=True)
class Derivation:
    """One translation: the options used, in target order, and the score."""

    options: tuple[int, ...]
    score: float


@dataclass(slots=True)
class _Rows:
    covered: np.ndarray
    start: np.ndarray
    last: np.ndarray
    state: np.ndarray
    score: np.ndarray
    total: np.ndarray
    parent: np.ndarray
    option: np.ndarray
    text: np.ndarray

    def take(self, at: np.ndarray) -> _Rows:
        return _Rows(*(getattr(self, name)[at] for name in self.__slots__))


def search(
    options: Options, size: int, model: LanguageModel, settings: Settings, best: int = 1, walls: Sequence[int] = ()
) -> list[Derivation]:
    """The `best` highest-scoring translations of a sentence of `size` words; every word is covered exactly once.

    Each word needs an option of its own, so that a derivation always exists. `walls`: places of words that nothing is
    moved across (punctuation), in rising order.
    """
    left = remaining(options, size)
    masks = ((_ONE << (options.end - options.start).astype(np.uint64)) - _ONE) << options.start.astype(np.uint64)
    behind = walled(options, walls)
    texts = _texts(options)
    stacks: list[list[_Rows]] = [[] for _ in range(size + 1)]
    stacks[0].append(_first(left[0, size]))
    kept: list[_Rows] = []
    arcs: list[tuple[np.ndarray, _Rows]] = []
    begin = 0
    for covered in range(size + 1):
        rows, into, entering = _prune(_join(stacks[covered]), settings.beam, recombine=covered < size)
        stacks[covered] = []
        kept.append(rows)
        arcs.append((into + begin, entering))
        if covered == size:
            break
        grown = _expand(rows, begin, options, masks, behind, left, size, model, settings, texts)
        begin += len(rows.score)
        counts = np.bitwise_count(grown.covered)
        for count in np.unique(counts):
            stacks[count].append(grown.take(np.flatnonzero(counts == count)))
    final = np.arange(begin, begin + len(kept[-1].score))
    return [Derivation(path, score) for path, score in best_paths(_lattice(kept, arcs[1:]), final, best)]


def _lattice(kept: list[_Rows], arcs: list[tuple[np.ndarray, _Rows]]) -> Lattice:
    into = np.concatenate([i for i, _ in arcs])
    entering = _join([rows for _, rows in arcs])
    order = np.argsort(into, kind="stable")
    entering = entering.take(order)
    score = np.concatenate([rows.score for rows in kept])
    return Lattice(score, into[order], entering.parent, entering.option, entering.score)


def _texts(options: Options) -> tuple[np.ndarray, np.ndarray]:
    """A hash of each option's target and the factor that a text's hash takes when the option is put behind it."""
    words = options.words if options.text is None else options.text
    text, factor = np.zeros(len(options.start), np.uint64), np.ones(len(options.start), np.uint64)
    for i in range(words.shape[1]):
        going = options.length > i
        text[going] = text[going] * _MIX[0] + words[going, i]
        factor[going] *= _MIX[0]
    return text, factor


def remaining(options: Options, size: int) -> np.ndarray:
    """(size + 1, size + 1): best forecast of translating source words i..j, whatever their order."""
    best = np.full((size + 1, size + 1), -np.inf)
    np.maximum.at(best, (options.start, options.end), options.forecast)
    best[np.arange(size + 1), np.arange(size + 1)] = 0.0
    for length in range(2, size + 1):
        for start in range(size - length + 1):
            end = start + length
            split = best[start, start + 1 : end] + best[start + 1 : end, end]
            best[start, end] = max(best[start, end], split.max())
    return best


def walled(options: Options, walls: Sequence[int]) -> np.ndarray:
    """Per option up to where the sentence must be covered before it: behind the last wall, or all before its own."""
    before = np.searchsorted(np.array([*walls], np.int64), options.start)
    last = np.array([0, *(w + 1 for w in walls)])[before]
    holds_wall = np.searchsorted(np.array([*walls], np.int64), options.end) > before
    return np.where(holds_wall, options.start, last)


def _first(total: float) -> _Rows:
    zero = np.zeros(1, np.int64)
    state = np.array([context(START)], np.uint64)
    return _Rows(
        np.zeros(1, np.uint64), zero - 9, zero, state, np.zeros(1), np.array([total]), zero - 1, zero - 1, state * 0
    )


def _join(parts: list[_Rows]) -> _Rows:
    return _Rows(*(np.concatenate([getattr(p, name) for p in parts]) for name in _Rows.__slots__))


def _prune(rows: _Rows, beam: int, *, recombine: bool) -> tuple[_Rows, np.ndarray, _Rows]:
    """The best `beam` rows; of rows that can never be told apart later only the best one.

    Also all rows that lead to a kept one, each with its number: what the n-best list is made of. Of those with the
    same text only the best.
    """
    order = np.argsort(-rows.total, kind="stable")
    place = (rows.last << 8 | rows.start & 0xFF).astype(np.uint64)
    state = rows.covered * _MIX[0] ^ rows.state * _MIX[1] ^ place * _MIX[2]
    same = (state if recombine else rows.text)[order]
    _, first, group = np.unique(same, return_index=True, return_inverse=True)
    best = np.sort(first)[:beam]
    number = np.full(len(first), -1)
    number[group[best]] = np.arange(len(best))
    into = number[group]
    _, new = np.unique(rows.text[order] * _MIX[0] ^ group.astype(np.uint64) * _MIX[1], return_index=True)
    new = new[into[new] >= 0]
    return rows.take(order[best]), into[new], rows.take(order[new])


def _expand(
    rows: _Rows, begin: int, options: Options, masks: np.ndarray, behind: np.ndarray, left: np.ndarray, size: int,
    model: LanguageModel, settings: Settings, texts: tuple[np.ndarray, np.ndarray],
) -> _Rows:  # fmt: skip
    """Every row with every option that fits, the most promising scored by the language model."""
    places = np.arange(size)
    taken = ((rows.covered[:, None] >> places.astype(np.uint64)) & _ONE).astype(bool)
    gap_start = np.maximum.accumulate(np.where(taken, places + 1, 0), axis=1)
    gap_end = np.minimum.accumulate(np.where(taken, places, size)[:, ::-1], axis=1)[:, ::-1]
    first_gap = np.argmin(taken, axis=1)
    jump = np.abs(options.start[None, :] - rows.last[:, None])
    fits = (rows.covered[:, None] & masks[None, :]) == 0
    fits &= jump <= settings.reach
    fits &= behind[None, :] <= first_gap[:, None]
    fits &= (options.start[None, :] == first_gap[:, None]) | (
        options.end[None, :] - first_gap[:, None] <= settings.reach
    )
    row, option = np.nonzero(fits)
    start, end = options.start[option], options.end[option]
    before, after = gap_start[row, start], gap_end[row, start]
    future = rows.total[row] - rows.score[row] - left[before, after] + left[before, start] + left[end, after]
    turn = np.where(start == rows.last[row], 0, np.where(end == rows.start[row], 1, 2))
    base = rows.score[row] - settings.jump * jump[row, option] + settings.turn * options.turns[option, turn]
    hope = base + options.forecast[option] + future
    if len(hope) > settings.tries:
        chosen = np.argpartition(-hope, settings.tries)[: settings.tries]
        row, option, base, future = row[chosen], option[chosen], base[chosen], future[chosen]
    covered = rows.covered[row] | masks[option]
    language, state = _language(model, rows.state[row], options, option)
    whole = np.bitwise_count(covered) == size
    if whole.any():
        language[whole] += model.score(state[whole], np.full(int(whole.sum()), END, np.uint64))[0]
    score = base + options.score[option] + settings.language * language
    text = rows.text[row] * texts[1][option] + texts[0][option]
    total = score + future
    return _Rows(covered, options.start[option], options.end[option], state, score, total, row + begin, option, text)


def _language(
    model: LanguageModel, state: np.ndarray, options: Options, option: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    total = np.zeros(len(option))
    state = state.copy()
    length = options.length[option]
    for i in range(int(length.max(initial=0))):
        going = np.flatnonzero(length > i)
        p, state[going] = model.score(state[going], options.words[option[going], i])
        total[going] += p
    return total, state
