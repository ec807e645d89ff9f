"""A backing-off n-gram model of English, asked for many words at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

UNKNOWN, START, END = 0, 1, 2
NOTHING = 0xFFFF  # stands before a context of fewer than three words
ORDER = 4
_BITS = 16
_LOW = np.uint64(_BITS)
_CONTEXT = np.uint64((1 << 3 * _BITS) - 1)  # three words
_FILL = [np.uint64(((1 << 64) - 1) ^ ((1 << _BITS * kept) - 1)) for kept in range(ORDER + 1)]
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BUCKET_BITS = 22


def context(*words: int) -> int:
    """The state after `words` (the last three count), as one number."""
    padded = [NOTHING] * 3 + list(words)
    first, second, third = padded[-3:]
    return (first << 2 * _BITS) | (second << _BITS) | third


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """N-grams of all orders in one table. A key holds four words of 16 bits; shorter ones are filled with NOTHING.

    keys: uint64, grouped by bucket; starts: where each bucket begins; log, back: natural logarithms of probability and
    backing-off weight of each n-gram; log1, back1: the same of single words, by word number.
    """

    keys: np.ndarray
    starts: np.ndarray
    log: np.ndarray
    back: np.ndarray
    log1: np.ndarray
    back1: np.ndarray

    @classmethod
    def build(cls, keys: list[np.ndarray], logs: list[np.ndarray], backs: list[np.ndarray]) -> LanguageModel:
        """From one array an order (1..4): keys of 16 bits a word, log probabilities, log weights (none for order 4)."""
        filled = np.concatenate([k.astype(np.uint64) | _FILL[order] for order, k in enumerate(keys[1:], 2)])
        bucket = (filled * _MIX) >> np.uint64(64 - _BUCKET_BITS)
        numbered = (bucket << np.uint64(32)) | np.arange(len(filled), dtype=np.uint64)
        numbered.sort()  # several times faster than argsort, and loading waits for it
        order = (numbered & np.uint64(0xFFFFFFFF)).astype(np.int32)
        starts = np.zeros((1 << _BUCKET_BITS) + 1, np.int32)
        np.cumsum(np.bincount((numbered >> np.uint64(32)).astype(np.int32), minlength=len(starts) - 1), out=starts[1:])
        del bucket, numbered
        back = np.concatenate([*backs[1:], np.zeros(len(keys[-1]), np.float32)])
        log1, back1 = np.full(NOTHING + 1, -20.0, np.float32), np.zeros(NOTHING + 1, np.float32)
        log1[keys[0].astype(np.int64)], back1[keys[0].astype(np.int64)] = logs[0], backs[0]
        log = np.concatenate(logs[1:]).astype(np.float32)
        return cls(filled[order], starts, log[order], back[order], log1, back1)

    def find(self, wanted: np.ndarray) -> np.ndarray:
        """Index of each key in the table, -1 for those that are not held."""
        bucket = ((wanted * _MIX) >> np.uint64(64 - _BUCKET_BITS)).astype(np.int64)
        at, end = self.starts[bucket], self.starts[bucket + 1]
        found = np.full(len(wanted), -1, np.int32)
        open_ = np.flatnonzero(at < end)
        while len(open_):
            here = at[open_]
            hit = self.keys[here] == wanted[open_]
            found[open_[hit]] = here[hit]
            open_ = open_[~hit]
            at[open_] += 1
            open_ = open_[at[open_] < end[open_]]
        return found

    def score(self, states: np.ndarray, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log-probability of each word after its state, and the state after it (only as long as the model can use).

        states: uint64, as `context` makes them; words: uint64 word numbers.
        """
        n = len(states)
        full = (states << _LOW) | words
        after = full & _CONTEXT
        queries = np.concatenate(
            [
                full,
                full | _FILL[3],
                full | _FILL[2],
                states | _FILL[3],
                states | _FILL[2],
                after | _FILL[3],
                after | _FILL[2],
            ]
        )
        found = self.find(queries).reshape(7, n)
        log, back = np.take(self.log, found), np.take(self.back, found)
        held = found >= 0
        held[3] &= (states >> np.uint64(2 * _BITS)) != NOTHING  # a shorter context has its weight taken once, below
        last = states & np.uint64(NOTHING)
        p = np.where(held[2], log[2], self.back1[last.astype(np.int64)] + self.log1[words.astype(np.int64)])
        p = np.where(held[1], log[1], np.where(held[4], back[4], 0) + p)
        p = np.where(held[0], log[0], np.where(held[3], back[3], 0) + p)
        short = np.where(held[6], (after | _FILL[2]) & _CONTEXT, (after | _FILL[1]) & _CONTEXT)
        return p, np.where(held[5], after, short)
