"""Near-duplicates and common wires among real news articles (../shared/eval/syndication), beside other methods.

Truth for near-duplicates: containment of word 8-grams in the shorter text of at least one half, over all pairs. Truth
for wires: articles that name the same agency and share text; the naming words are stripped before anything is compared.
Run: python -m benchmarks.syndication
"""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from workbench.archive.folding import words
from workbench.archive.prints import prints
from workbench.tracing.duplicates import near_duplicates
from workbench.version import VERSION

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "syndication"
WIRES = {
    "ap": r"\(AP\)|Associated Press",
    "reuters": r"\(Reuters\)|Reuters",
    "afp": r"\(AFP\)|Agence France-Presse",
    "bloomberg": r"\(Bloomberg\)",
}
NEAR = 0.5
Pairs = set[tuple[int, int]]


def articles(path: Path) -> list[str]:
    """The texts of one event, their paragraph marks turned into blank lines."""
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8") as file:
        return [row["text"].replace(" ### ", "\n\n") for row in csv.DictReader(file)]


def grams(text: str, size: int = 8) -> frozenset[tuple[str, ...]]:
    found = words(text)
    return frozenset(tuple(found[i : i + size]) for i in range(len(found) - size + 1))


def truth(texts: Sequence[str]) -> Pairs:
    """Every pair with 8-gram containment of at least one half, the slow and obvious way."""
    sets = [grams(text) for text in texts]
    return {
        (i, j)
        for i, j in combinations(range(len(texts)), 2)
        if sets[i] and sets[j] and len(sets[i] & sets[j]) / min(len(sets[i]), len(sets[j])) >= NEAR
    }


def ours(texts: Sequence[str], least: float = NEAR) -> Pairs:
    """Candidates from fingerprints, then containment in runs of eight words."""
    split = [words(text) for text in texts]
    made = [
        np.frombuffer(prints(text, one, "en").words, dtype=np.uint32) for text, one in zip(texts, split, strict=True)
    ]
    return set(near_duplicates(split, made, least))


def lsh(texts: Sequence[str]) -> Pairs:
    """datasketch's MinHash LSH on word 5-grams, Jaccard .4."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.4, num_perm=128)
    hashes = []
    for place, text in enumerate(texts):
        one = MinHash(num_perm=128)
        one.update_batch([" ".join(gram).encode() for gram in grams(text, 5)])
        index.insert(str(place), one)
        hashes.append(one)
    return {(i, int(j)) for i, one in enumerate(hashes) for j in index.query(one) if i < int(j)}


def tfidf(texts: Sequence[str], least: float = 0.6) -> Pairs:
    """All pairs by the cosine of TF-IDF over words."""
    split = [words(text) for text in texts]
    places = {word: n for n, word in enumerate(sorted({word for one in split for word in one}))}
    counts = np.zeros((len(texts), len(places)))
    for row, one in zip(counts, split, strict=True):
        np.add.at(row, [places[word] for word in one], 1)
    rows = counts * np.log(len(texts) / (counts > 0).sum(axis=0))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    near = rows @ rows.T
    return {(i, j) for i, j in combinations(range(len(texts)), 2) if near[i, j] >= least}


def f1(found: Pairs, wanted: Pairs) -> tuple[float, float, float]:
    hits = len(found & wanted)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(wanted))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def together(texts: Sequence[str]) -> tuple[int, int]:
    """(pairs in one group, pairs) of articles that name one wire and share a fifth of the shorter text, bylines off."""
    bare = [re.sub("|".join(WIRES.values()), "", text) for text in texts]
    groups = list(range(len(texts)))
    for i, j in ours(bare, 0.2):
        groups = [groups[i] if group == groups[j] else group for group in groups]
    sets = [grams(text) for text in bare]
    wanted = {
        (i, j)
        for pattern in WIRES.values()
        for i, j in combinations([n for n, text in enumerate(texts) if re.search(pattern, text)], 2)
        if sets[i] and sets[j] and len(sets[i] & sets[j]) / min(len(sets[i]), len(sets[j])) >= 0.2
    }
    return sum(groups[i] == groups[j] for i, j in wanted), len(wanted)


def main() -> None:
    """One row a method and event."""
    if not DATA.is_dir():
        print("skipped: no data")
        return
    methods: dict[str, Callable[[Sequence[str]], Pairs]] = {"workbench": ours, "datasketch LSH": lsh, "TF-IDF": tfidf}
    print(f"{'event':>20} {'method':>15} {'precision':>10} {'recall':>7} {'F1':>6} {'ms':>7}")
    for path in sorted(DATA.glob("*.csv")):
        texts = articles(path)
        wanted = truth(texts)
        for name, method in methods.items():
            started = time.perf_counter()
            try:
                found = method(texts)
            except ModuleNotFoundError:
                print(f"{path.stem:>20} {name:>15} skipped: not installed")
                continue
            spent = (time.perf_counter() - started) * 1000
            precision, recall, score = f1(found, wanted)
            print(f"{path.stem:>20} {name:>15} {precision:>10.2f} {recall:>7.2f} {score:>6.2f} {spent:>7.0f}")
        same, pairs = together(texts)
        print(f"{path.stem:>20} one wire, one group: {same} of {pairs} pairs")
    print(f"workbench {VERSION}|winnowed 5/4, containment in runs of 8")


if __name__ == "__main__":
    main()
