"""Step 4 of the phrase model: consistent phrase pairs (Och & Ney 2004) with counts.

    python -m models.recipe.phrase_extract --work WORK

reads fr.txt, en.txt, weight.txt and the word links fwd.txt, rev.txt; writes pairs.npz (phrases and their counts),
lex.npz (word-pair counts) and words.fr.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from models.recipe.phrase_links import Block, symmetrise
from workbench.translation.phrase_text import NUMBER, YEAR

LONGEST_FRENCH, LONGEST_ENGLISH = 5, 6
_FAR = 1 << 20
_BLOCK = 60_000
_PRIME = np.uint64(0x9E3779B97F4A7C15)


@dataclass(slots=True)
class Found:
    """Phrase pairs: a hash of each side, where one of them stands, how long it is, its weight, how often it occurs."""

    french_hash: np.ndarray
    english_hash: np.ndarray
    french_at: np.ndarray
    english_at: np.ndarray
    lengths: np.ndarray  # (n, 2)
    weight: np.ndarray
    times: np.ndarray
    onwards: np.ndarray  # weight of the times it went on where the English phrase before it had ended
    swapped: np.ndarray  # weight of the times it stood before what the English phrase before it renders


def spans_of(block: Block) -> tuple[np.ndarray, ...]:
    """Per French word the first and last English word it is linked to, and the other way about (first > last: none)."""
    f, e = block.links[:, 0], block.links[:, 1]
    first_e, last_e = np.full(len(block.french), _FAR * 4096), np.full(len(block.french), -1)
    first_f, last_f = np.full(len(block.english), _FAR * 4096), np.full(len(block.english), -1)
    np.minimum.at(first_e, f, e), np.maximum.at(last_e, f, e)
    np.minimum.at(first_f, e, f), np.maximum.at(last_f, e, f)
    return first_e, last_e, first_f, last_f


def rolling(values: np.ndarray, size: int, best: np.ufunc) -> np.ndarray:
    """`best` over every window of `size`, by its start; the last windows are cut short."""
    out = values.copy()
    for shift in range(1, size):
        out[: len(values) - shift] = best(out[: len(values) - shift], values[shift:])
    return out


def rolling_hash(ids: np.ndarray, size: int) -> np.ndarray:
    out = np.zeros(len(ids), np.uint64)
    for shift in range(size):
        ahead = np.zeros(len(ids), np.uint64)
        ahead[: len(ids) - shift] = ids[shift:]
        out = (out + ahead + np.uint64(1)) * _PRIME
        out ^= out >> np.uint64(29)
    return out


def extract(block: Block, numbers: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, ...]:
    """French start and length, English start and length of every consistent pair, loose unlinked words included.

    `numbers`: running counts of number classes on each side; a pair must hold as many on either.
    """
    first_e, last_e, first_f, last_f = spans_of(block)
    sentence_end = np.repeat(block.french_at[1:], np.diff(block.french_at))
    english_start = np.repeat(block.english_at[:-1], np.diff(block.english_at))
    english_end = np.repeat(block.english_at[1:], np.diff(block.english_at))
    loose = np.concatenate([last_f < 0, [False]])
    back_first = [rolling(first_f, m, np.minimum) for m in range(1, LONGEST_ENGLISH + 1)]
    back_last = [rolling(last_f, m, np.maximum) for m in range(1, LONGEST_ENGLISH + 1)]
    rows = []
    for length in range(1, LONGEST_FRENCH + 1):
        low, high = rolling(first_e, length, np.minimum), rolling(last_e, length, np.maximum)
        start = np.flatnonzero((np.arange(len(low)) + length <= sentence_end) & (high >= low))
        start = start[high[start] - low[start] < LONGEST_ENGLISH]
        low, high = low[start], high[start]
        size = high - low
        seen_first = np.choose(size, [b[low] for b in back_first])
        seen_last = np.choose(size, [b[low] for b in back_last])
        fine = (seen_first >= start) & (seen_last < start + length)
        rows += _loosened(start[fine], low[fine], high[fine], length, loose, english_start, english_end)
    columns = tuple(np.concatenate(column) for column in zip(*rows, strict=True))
    return tuple(c[_same_numbers(columns, numbers)] for c in columns)


def _loosened(start, low, high, length, loose, english_start, english_end):  # type: ignore[no-untyped-def]
    """The pairs as they are and with up to two unlinked English words more at either end."""
    rows = []
    for left in range(3):
        for right in range(3):
            a, b = low - left, high + right
            fine = (a >= english_start[low]) & (b < english_end[low]) & (b - a < LONGEST_ENGLISH)
            for i in range(1, left + 1):
                fine &= loose[np.maximum(low - i, 0)]
            for i in range(1, right + 1):
                fine &= loose[np.minimum(high + i, len(loose) - 1)]
            rows.append((start[fine], np.full(fine.sum(), length), a[fine], (b - a + 1)[fine]))
    return rows


def _same_numbers(columns: tuple[np.ndarray, ...], numbers: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    f, n, e, m = columns
    return np.all(numbers[0][f + n] - numbers[0][f] == numbers[1][e + m] - numbers[1][e], axis=1)


def _running(ids: np.ndarray, classes: list[int]) -> np.ndarray:
    hits = np.stack([ids == c for c in classes], axis=1)
    return np.concatenate([np.zeros((1, len(classes)), np.int64), np.cumsum(hits, axis=0)])


def collect(block: Block, weight: np.ndarray, classes: tuple[list[int], list[int]], base: tuple[int, int]) -> Found:
    """The block's distinct pairs. `weight`: a sentence each; `base`: where the block stands in the whole corpus."""
    numbers = _running(block.french, classes[0]), _running(block.english, classes[1])
    f, n, e, m = extract(block, numbers)
    french = np.choose(n - 1, [rolling_hash(block.french, k)[f] for k in range(1, LONGEST_FRENCH + 1)])
    english = np.choose(m - 1, [rolling_hash(block.english, k)[e] for k in range(1, LONGEST_ENGLISH + 1)])
    sentence = np.searchsorted(block.french_at, f, side="right") - 1
    amount = weight[sentence].astype(np.float32)
    onwards, swapped = orientation(block, f, n, e)
    found = Found(french, english, (f + base[0]).astype(np.int32), (e + base[1]).astype(np.int32),
                  np.stack([n, m], axis=1).astype(np.uint8), amount, np.ones(len(f), np.int32),
                  amount * onwards, amount * swapped)  # fmt: skip
    return merge([found])


def orientation(block: Block, f: np.ndarray, n: np.ndarray, e: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whether the English word before each pair is linked to the French word before it (onwards) or after it (swapped).

    Word-based orientation (Koehn et al. 2005); the beginning of a sentence counts as linked to the beginning.
    """
    width = np.int64(len(block.english) + 2)
    links = np.sort((block.links[:, 0] + 1) * width + block.links[:, 1] + 1)

    def linked(french: np.ndarray, english: np.ndarray) -> np.ndarray:
        keys = (french + 1) * width + english + 1
        return links[np.minimum(np.searchsorted(links, keys), len(links) - 1)] == keys

    opens_f, opens_e = np.isin(f, block.french_at), np.isin(e, block.english_at)
    onwards = np.where(opens_e, opens_f, ~opens_f & linked(f - 1, e - 1))
    swapped = ~onwards & ~opens_e & ~np.isin(f + n, block.french_at) & linked(f + n, e - 1)
    return onwards, swapped


def merge(parts: list[Found]) -> Found:
    """One entry a pair: weights and occurrences added up."""
    joined = [np.concatenate([getattr(p, name) for p in parts]) for name in Found.__slots__]
    keys = joined[0] * np.uint64(31) + joined[1] * _PRIME
    order = np.argsort(keys, kind="stable")
    first = np.flatnonzero(np.concatenate([[True], np.diff(keys[order]) != 0]))
    sums = [np.add.reduceat(column[order], first) for column in joined[5:]]
    return Found(*(column[order[first]] for column in joined[:5]), *sums)


def word_numbers(path: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Words by falling frequency, the text as numbers, and where each sentence begins."""
    lines = path.read_text("utf-8").splitlines()
    counts = Counter(token for line in lines for token in line.split())
    words = [w for w, _ in counts.most_common()]
    index = {w: i for i, w in enumerate(words)}
    lengths = np.fromiter((line.count(" ") + 1 for line in lines), np.int64, len(lines))
    flat = np.fromiter((index[t] for line in lines for t in line.split()), np.uint32, int(lengths.sum()))
    return words, flat, np.concatenate([[0], np.cumsum(lengths)])


def make(work: Path) -> None:
    """The tokens and word links of `work` to its pairs.npz and lex.npz."""
    french_words, french, french_at = word_numbers(work / "fr.txt")
    english_words, english, english_at = word_numbers(work / "en.txt")
    (work / "table.fr").write_text("\n".join(french_words), "utf-8")
    (work / "table.en").write_text("\n".join(english_words), "utf-8")
    weight = np.loadtxt(work / "weight.txt")
    classes = ([french_words.index(c) for c in (NUMBER, YEAR)], [english_words.index(c) for c in (NUMBER, YEAR)])
    parts, links = [], []
    with (work / "fwd.txt").open() as forward, (work / "rev.txt").open() as backward:
        for first in range(0, len(weight), _BLOCK):
            last = min(first + _BLOCK, len(weight))
            at = french_at[first : last + 1] - french_at[first], english_at[first : last + 1] - english_at[first]
            lines = (
                [line.strip() for line in islice(forward, last - first)],
                [x.strip() for x in islice(backward, last - first)],
            )
            base = int(french_at[first]), int(english_at[first])
            block = Block(
                french[base[0] : french_at[last]], english[base[1] : english_at[last]], *at, symmetrise(*lines, *at)
            )
            parts.append(collect(block, weight[first:last], classes, base))
            links.append(word_pairs(block, weight[first:last]))
            print(f"{last:,} sentences, {len(parts[-1].weight):,} pairs", flush=True)
    keys, amounts = add_up(np.concatenate([k for k, _ in links]), np.concatenate([a for _, a in links]))
    np.savez(work / "lex.npz", keys=keys, counts=amounts)
    whole = merge(parts)
    np.savez(
        work / "pairs.npz", **{name: getattr(whole, name) for name in Found.__slots__}, french=french, english=english
    )
    print(f"{len(whole.weight):,} phrase pairs, {len(keys):,} word pairs")


def word_pairs(block: Block, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Linked word pairs as keys (French number shifted by 32 bits, English number) with weights."""
    f, e = block.links[:, 0], block.links[:, 1]
    keys = (block.french[f].astype(np.uint64) << np.uint64(32)) | block.english[e]
    return add_up(keys, weight[np.searchsorted(block.french_at, f, side="right") - 1])


def add_up(keys: np.ndarray, amounts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.argsort(keys, kind="stable")
    first = np.flatnonzero(np.concatenate([[True], np.diff(keys[order]) != 0]))
    return keys[order[first]], np.add.reduceat(amounts[order].astype(np.float64), first)


def main() -> None:
    parser = argparse.ArgumentParser(description="Extract phrase pairs.")
    parser.add_argument("--work", type=Path, required=True)
    make(parser.parse_args().work)


if __name__ == "__main__":
    main()
