"""Step 3 of the phrase model: a 4-gram model of English.

    python -m models.recipe.phrase_lm --work WORK

Interpolated modified Kneser-Ney (Chen & Goodman 1998), pruned by weighted difference (Seymore & Rosenfeld 1996),
written as a backing-off model. N-grams are keys of 16 bits a word, so a 4-gram is one uint64 and look-ups are exact.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

UNKNOWN, START, END = 0, 1, 2
ORDER = 4
_MOST_WORDS = 60_000
_BITS = np.uint64(16)


def vocabulary(lines: list[str], least: int = 2) -> list[str]:
    """<unk>, <s>, </s>, then the words by falling frequency."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(line.split())
    words = [w for w, n in counts.most_common(_MOST_WORDS) if n >= least]
    return ["<unk>", "<s>", "</s>", *words]


def encode(lines: list[str], words: list[str], repeats: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All sentences as one row of word numbers, with sentence number and repeat count a word."""
    index = {w: i for i, w in enumerate(words)}
    ids = [[START, *(index.get(t, UNKNOWN) for t in line.split()), END] for line in lines]
    lengths = np.fromiter(map(len, ids), np.int64, len(ids))
    flat = np.fromiter((i for sentence in ids for i in sentence), np.uint16, int(lengths.sum()))
    return flat, np.repeat(np.arange(len(ids), dtype=np.int32), lengths), np.repeat(repeats.astype(np.uint8), lengths)


def count(flat: np.ndarray, sentence: np.ndarray, repeats: np.ndarray, order: int) -> tuple[np.ndarray, np.ndarray]:
    """Sorted distinct n-grams of `order` and how often each occurs."""
    size = len(flat) - order + 1
    keys = np.zeros(size, np.uint64)
    for i in range(order):
        keys = (keys << _BITS) | flat[i : size + i]
    inside = sentence[:size] == sentence[order - 1 :]
    return _sum_by_key(keys[inside], repeats[:size][inside])


def _sum_by_key(keys: np.ndarray, amounts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    return keys[first], np.add.reduceat(amounts[order].astype(np.int64), first)


def adjusted_counts(flat: np.ndarray, sentence: np.ndarray, repeats: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Per order 1..4 the n-grams; counts are raw at the top and after <s>, numbers of left neighbours elsewhere."""
    orders = [count(flat, sentence, repeats, ORDER)]
    for order in range(ORDER - 1, 0, -1):
        above = orders[0][0]
        suffixes, left = _sum_by_key(above & _mask(order), np.ones(len(above), np.uint8))
        if order > 1:
            keys, raw = count(flat, sentence, repeats, order)
            opens = (keys >> np.uint64(16 * (order - 1))) == START
            more, amounts = keys[opens], raw[opens]
        else:  # <s> is never predicted, <unk> may never have been seen; yet each word number needs its entry
            more = np.setdiff1d(np.array([UNKNOWN, START], np.uint64), suffixes)
            amounts = np.ones(len(more), np.int64)
        suffixes, left = np.concatenate([suffixes, more]), np.concatenate([left, amounts])
        by_key = np.argsort(suffixes, kind="stable")
        suffixes, left = suffixes[by_key], left[by_key]
        orders.insert(0, (suffixes, left))
    return orders


def _mask(order: int) -> np.uint64:
    return np.uint64((1 << (16 * order)) - 1)


def kneser_ney(orders: list[tuple[np.ndarray, np.ndarray]], vocabulary_size: int) -> list[np.ndarray]:
    """Interpolated probabilities of every n-gram, an array an order."""
    lower_keys, lower = np.zeros(1, np.uint64), np.array([1.0 / vocabulary_size])
    found = []
    for order, (keys, counts) in enumerate(orders, 1):
        lost = _discounts(counts)[np.minimum(counts, 3)]
        contexts = keys >> _BITS
        first = np.flatnonzero(np.concatenate([[True], contexts[1:] != contexts[:-1]]))
        group = np.cumsum(np.concatenate([[0], (contexts[1:] != contexts[:-1])]))
        totals = np.add.reduceat(counts, first).astype(np.float64)
        spared = np.add.reduceat(lost, first) / totals
        if order == 1:
            below = np.full(len(keys), lower[0])
        else:
            below = lower[np.searchsorted(lower_keys, keys & _mask(order - 1))]
        p = (counts - lost) / totals[group] + spared[group] * below
        found.append(p)
        lower_keys, lower = keys, p
    return found


def _discounts(counts: np.ndarray) -> np.ndarray:
    """What is taken from counts of 0, 1, 2 and more (Chen & Goodman 1998); a half where a text is too small."""
    n = np.bincount(np.minimum(counts, 5), minlength=6).astype(np.float64)
    if not n[1:5].all():
        return np.array([0.0, 0.5, 0.5, 0.5])
    y = n[1] / (n[1] + 2 * n[2])
    estimated = [0.0, 1 - 2 * y * n[2] / n[1], 2 - 3 * y * n[3] / n[2], 3 - 4 * y * n[4] / n[3]]
    return np.clip(estimated, 0.0, [0.0, 0.95, 1.9, 2.8])


def prune(
    orders: list[tuple[np.ndarray, np.ndarray]], probabilities: list[np.ndarray], thresholds: list[float]
) -> list[np.ndarray]:
    """Per order, which n-grams stay: those whose loss would change the model most, and their contexts."""
    keep = [np.ones(len(orders[0][0]), bool)]
    for order in range(2, ORDER + 1):
        keys, counts = orders[order - 1]
        below = probabilities[order - 2][np.searchsorted(orders[order - 2][0], keys & _mask(order - 1))]
        gain = counts * (np.log(probabilities[order - 1]) - np.log(below))
        keep.append(gain > thresholds[order - 1])
    for order in range(ORDER, 2, -1):
        contexts = np.unique(orders[order - 1][0][keep[order - 1]] >> _BITS)
        at = np.searchsorted(orders[order - 2][0], contexts)
        keep[order - 2][at] = True
    return keep


def back_off(keys: list[np.ndarray], probabilities: list[np.ndarray]) -> list[np.ndarray]:
    """Backing-off weights of every n-gram of orders 1..3 as a context, so that each context's words sum to one."""
    weights = [np.ones(len(k)) for k in keys]
    for order in range(2, len(keys) + 1):
        own, p = keys[order - 1], probabilities[order - 1]
        below = lookup(keys, probabilities, weights, own & _mask(order - 1), order - 1)
        at = np.searchsorted(keys[order - 2], own >> _BITS)
        here = np.bincount(at, p, len(keys[order - 2]))
        there = np.bincount(at, below, len(keys[order - 2]))
        weights[order - 2] = np.clip((1 - here) / np.maximum(1 - there, 1e-6), 1e-4, 20.0)
    return weights


def lookup(
    keys: list[np.ndarray], probabilities: list[np.ndarray], weights: list[np.ndarray], wanted: np.ndarray, order: int
) -> np.ndarray:
    """p(last word | the words before it) of n-grams of `order`, backing off where one is not held."""
    at = np.minimum(np.searchsorted(keys[order - 1], wanted), len(keys[order - 1]) - 1)
    held = keys[order - 1][at] == wanted
    found = np.where(held, probabilities[order - 1][at], 0.0)
    if order > 1 and not held.all():
        rest = wanted[~held]
        contexts = rest >> _BITS
        at = np.minimum(np.searchsorted(keys[order - 2], contexts), len(keys[order - 2]) - 1)
        weight = np.where(keys[order - 2][at] == contexts, weights[order - 2][at], 1.0)
        found[~held] = weight * lookup(keys, probabilities, weights, rest & _mask(order - 1), order - 1)
    return found


def make(work: Path, thresholds: list[float]) -> None:
    """en.txt and weight.txt to lm.npz, words.en."""
    lines = (work / "en.txt").read_text("utf-8").splitlines()
    repeats = np.maximum(1, np.rint(np.loadtxt(work / "weight.txt")))
    words = vocabulary(lines)
    (work / "words.en").write_text("\n".join(words), "utf-8")
    orders = adjusted_counts(*encode(lines, words, repeats))
    del lines
    probabilities = kneser_ney(orders, len(words))
    keep = prune(orders, probabilities, thresholds)
    keys = [k[mask] for (k, _), mask in zip(orders, keep, strict=True)]
    kept = [p[mask] for p, mask in zip(probabilities, keep, strict=True)]
    print("n-grams", [len(k) for k, _ in orders], "kept", [len(k) for k in keys])
    weights = back_off(keys, kept)
    np.savez(
        work / "lm.npz",
        **{f"keys{i}": k for i, k in enumerate(keys, 1)},
        **{f"log{i}": np.log(p).astype(np.float32) for i, p in enumerate(kept, 1)},
        **{f"back{i}": np.log(w).astype(np.float32) for i, w in enumerate(weights[:-1], 1)},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the English 4-gram model.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--thresholds", type=float, nargs=4, default=[0, 2.0, 4.0, 5.0], help="pruning, an order each")
    args = parser.parse_args()
    make(args.work, args.thresholds)


if __name__ == "__main__":
    main()
