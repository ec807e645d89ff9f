"""Step 5 of the phrase model: prune the phrase pairs and score them.

    python -m models.recipe.phrase_score --work WORK

reads pairs.npz and lex.npz; writes table.npz: source phrases, their options, five features an option (logarithms of
p(english | french), p(french | english) and of both lexical weights; how rarely the pair was seen).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from models.recipe.phrase_extract import LONGEST_ENGLISH, LONGEST_FRENCH

_MOST_OPTIONS = 20
_FLOOR = 5e-4


def totals(hashes: np.ndarray, amounts: np.ndarray) -> np.ndarray:
    """For each entry the sum of `amounts` over all entries with its hash."""
    _, inverse = np.unique(hashes, return_inverse=True)
    return np.bincount(inverse, amounts)[inverse]


def worth_keeping(lengths: np.ndarray, times: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Pairs seen twice, single words, and short pairs from prose that weighs much: one sighting is mostly chance
    (Johnson et al. 2007)."""
    french, english = lengths[:, 0], lengths[:, 1]
    prose = (weight >= 2.5 * times) & (french <= 3)
    return (times >= 2) | ((french == 1) & (english <= 3)) | prose


def rank_within(groups: np.ndarray, score: np.ndarray) -> np.ndarray:
    """Rank of each entry (0 is best) among those of its group."""
    order = np.lexsort((-score, groups))
    sorted_groups = groups[order]
    first = np.flatnonzero(np.concatenate([[True], sorted_groups[1:] != sorted_groups[:-1]]))
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order)) - np.repeat(first, np.diff(np.concatenate([first, [len(order)]])))
    return ranks


def lexical(keys: np.ndarray, counts: np.ndarray, given: np.ndarray, made: np.ndarray, *, swap: bool) -> np.ndarray:
    """log of the product over `made` words of the best p(made | given), as (Zens & Ney 2004) with a maximum.

    given: (n, g), made: (n, m) word numbers, -1 where a phrase is shorter; keys: French << 32 | English.
    """
    condition = (keys & np.uint64(0xFFFFFFFF)) if swap else (keys >> np.uint64(32))
    p = counts / np.bincount(condition.astype(np.int64), counts)[condition.astype(np.int64)]
    out = np.zeros(len(given))
    for j in range(made.shape[1]):
        rows = np.flatnonzero(made[:, j] >= 0)
        best = np.full(len(rows), _FLOOR)
        for i in range(given.shape[1]):
            some = np.flatnonzero(given[rows, i] >= 0)
            a, b = given[rows[some], i].astype(np.uint64), made[rows[some], j].astype(np.uint64)
            wanted = (b << np.uint64(32) | a) if swap else (a << np.uint64(32) | b)
            at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            best[some] = np.maximum(best[some], np.where(keys[at] == wanted, p[at], 0))
        out[rows] += np.log(best)
    return out


def turn_shares(amount: np.ndarray, weight: np.ndarray, doubt: float = 3.0) -> np.ndarray:
    """The share of a pair's sightings with one orientation, drawn to the share among all pairs where it is rare."""
    return (amount + doubt * amount.sum() / weight.sum()) / (weight + doubt)


def gather(text: np.ndarray, at: np.ndarray, lengths: np.ndarray, longest: int) -> np.ndarray:
    """(n, longest) word numbers of phrases that stand at `at` in `text`, -1 beyond their length."""
    columns = np.arange(longest)
    inside = columns < lengths[:, None]
    return np.where(inside, text[np.minimum(at[:, None] + columns, len(text) - 1)].astype(np.int64), -1)


def make(work: Path) -> None:
    """The counts of `work` to its table.npz."""
    with np.load(work / "pairs.npz") as z:
        pairs = {name: z[name] for name in z.files}
    weight, times, lengths = pairs["weight"].astype(np.float64), pairs["times"], pairs["lengths"]
    given_french = totals(pairs["french_hash"], weight)
    given_english = totals(pairs["english_hash"], weight)
    keep = np.flatnonzero(worth_keeping(lengths, times, weight))
    keep = keep[rank_within(pairs["french_hash"][keep], weight[keep]) < _MOST_OPTIONS]
    seen = weight * (times - 0.5) / times  # half a sighting is doubted: rare pairs are no certainties
    forward, backward = np.log(seen / given_french)[keep], np.log(seen / given_english)[keep]
    fine = forward > np.log(0.001)
    keep, forward, backward = keep[fine], forward[fine], backward[fine]
    french = gather(pairs["french"], pairs["french_at"][keep], lengths[keep, 0], LONGEST_FRENCH)
    english = gather(pairs["english"], pairs["english_at"][keep], lengths[keep, 1], LONGEST_ENGLISH)
    with np.load(work / "lex.npz") as z:
        keys, counts = z["keys"], z["counts"]
    features = np.stack(
        [forward, backward, lexical(keys, counts, french, english, swap=False),
         lexical(keys, counts, english, french, swap=True), -1.0 / times[keep]], axis=1)  # fmt: skip
    turns = np.stack([turn_shares(pairs[name], weight)[keep] for name in ("onwards", "swapped")], axis=1)
    order = np.lexsort((-forward, *french.T[::-1]))
    np.savez(work / "table.npz", french=french[order].astype(np.int32), english=english[order].astype(np.int32),
             features=features[order].astype(np.float32), weight=weight[keep][order].astype(np.float32),
             times=times[keep][order], turns=turns[order].astype(np.float32))  # fmt: skip
    print(f"{len(order):,} options, {len(np.unique(pairs['french_hash'][keep])):,} source phrases")


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the phrase pairs.")
    parser.add_argument("--work", type=Path, required=True)
    make(parser.parse_args().work)


if __name__ == "__main__":
    main()
