"""What it costs to find who has a text from whom among many: beside other ways to find pairs, on the same texts.

Every row is a process of its own, so that memory is that method's alone. `pairs` looks only for candidate pairs, as
the other methods do; `chain` does everything, from the archive to the tree. Recall: copies that are paired with (chain:
hang from) their parent.

Run: python -m benchmarks.chain_scale [SIZE...]; default 1,000 and 10,000; for 100,000 allow half an hour.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.generated import Article
from benchmarks.generated import archive as generated
from workbench.archive.folding import words
from workbench.version import VERSION

Pairs = set[tuple[int, int]]
METHODS = ("pairs", "chain", "datasketch LSH", "TF-IDF")
_MOST_GB = 4.0  # a method that would need more is not started


def pairs(articles: Sequence[Article]) -> Pairs:
    """Our candidates of one language, out of fingerprints made here."""
    from workbench.archive.prints import prints
    from workbench.tracing.candidates import pairs_by_runs

    made = [np.frombuffer(prints(a.text, words(a.text), a.lang).words, dtype=np.uint32) for a in articles]
    return {(int(i), int(j)) for i, j in pairs_by_runs(made)}


def chain(articles: Sequence[Article]) -> Pairs:
    """The edges of the chain of an archive (filled before the clock starts)."""
    from workbench.archive import SqliteArchive
    from workbench.archive.adding import add_paths
    from workbench.archive.connecting import create
    from workbench.tracing.chain import chain as draw

    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder) / "d.jsonl", Path(folder) / "a.sqlite"
        source.write_text("".join(json.dumps(one.row()) + "\n" for one in articles), encoding="utf-8")
        create(path)
        with SqliteArchive(path, writing=True) as archive:
            add_paths(archive, [], [source])
            global started, used
            started, used = time.perf_counter(), time.process_time()
            made = draw(archive)
    place = {one.id: index for index, one in enumerate(articles)}
    return {(min(p), max(p)) for e in made.edges if e.parent in place for p in [(place[e.parent], place[e.child])]}


def lsh(articles: Sequence[Article]) -> Pairs:
    """datasketch's MinHash LSH on word 5-grams, Jaccard .4, 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    index, hashes = MinHashLSH(threshold=0.4, num_perm=128), []
    for place, one in enumerate(articles):
        found = words(one.text)
        made = MinHash(num_perm=128)
        made.update_batch([" ".join(found[i : i + 5]).encode() for i in range(len(found) - 4)])
        index.insert(place, made)
        hashes.append(made)
    return {(min(i, j), max(i, j)) for i, one in enumerate(hashes) for j in index.query(one) if i != j}


def tfidf(articles: Sequence[Article]) -> Pairs:
    """All pairs by the cosine of TF-IDF over words, .6; a block of rows at a time."""
    split = [words(one.text) for one in articles]
    places = {word: n for n, word in enumerate(sorted({word for one in split for word in one}))}
    gigabytes = len(split) * len(places) * 4 / 1e9
    if gigabytes > _MOST_GB:
        raise MemoryError(f"skipped: its matrix would need {gigabytes:.0f} GB")
    rows = np.zeros((len(split), len(places)), dtype=np.float32)
    for row, one in zip(rows, split, strict=True):
        np.add.at(row, [places[word] for word in one], 1)
    rows *= np.log(len(split) / (rows > 0).sum(axis=0)).astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    found: Pairs = set()
    for start in range(0, len(rows), 500):
        first, second = np.nonzero(rows[start : start + 500] @ rows.T >= 0.6)
        found |= {(int(i) + start, int(j)) for i, j in zip(first, second, strict=True) if i + start < j}
    return found


started, used = 0.0, 0.0


def one_row(method: str, size: int) -> None:
    """Run one method and print its row."""
    global started, used
    articles = list(generated(size))
    run: dict[str, Callable[[Sequence[Article]], Pairs]] = dict(zip(METHODS, (pairs, chain, lsh, tfidf), strict=True))
    started, used = time.perf_counter(), time.process_time()
    try:
        found = run[method](articles)
    except (MemoryError, ModuleNotFoundError) as error:
        print(f"{size:>10} {method:>15} {error}")
        return
    spent, worked = time.perf_counter() - started, time.process_time() - used
    place = {one.id: index for index, one in enumerate(articles)}
    wanted = {(place[a.parent], place[a.id]) for a in articles if a.parent and a.relation == "copy"}
    recall = len(wanted & found) / max(1, len(wanted))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{size:>10} {method:>15} {spent:>8.1f} {worked:>8.1f} {memory:>6.2f} {len(found):>9} {recall:>7.3f}")


def main() -> None:
    """One row a size and method."""
    if "--one" in sys.argv:
        one_row(sys.argv[2], int(sys.argv[3]))
        return
    print(f"{'documents':>10} {'method':>15} {'seconds':>8} {'CPU s':>8} {'GB':>6} {'pairs':>9} {'recall':>7}")
    for size in [int(one) for one in sys.argv[1:]] or [1_000, 10_000]:
        for method in METHODS:
            subprocess.run([sys.executable, "-m", "benchmarks.chain_scale", "--one", method, str(size)], check=False)
    print(f"workbench {VERSION}|generated, seed 7|winnowed 5/4|LSH: 5-grams, Jaccard .4|TF-IDF: cosine .6")


if __name__ == "__main__":
    main()
