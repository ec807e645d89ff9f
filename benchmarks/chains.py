"""Syndication chains against the gold trees of samples/chains; with --scale, speed and memory on generated archives.

Run: python -m benchmarks.chains [--scale SIZE...]
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.generated import Article
from benchmarks.generated import archive as generated
from workbench.archive import SqliteArchive
from workbench.archive.adding import add_paths
from workbench.archive.connecting import create
from workbench.tracing.chain import chain
from workbench.tracing.model import Chain
from workbench.tracing.times import interval, may_precede
from workbench.version import VERSION

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "chains"


def agreement(made: Chain, gold: Mapping[str, Any]) -> tuple[int, int, int]:
    """(texts with the right parent, with the right relation, texts). A wire is right if the same texts hang from it."""
    edges = {edge["child"]: edge for edge in gold["edges"]}
    edges |= {decoy: {"parent": None, "relation": None} for decoy in gold["decoys"]}
    found = made.parents()
    parents = relations = 0
    for child, edge in edges.items():
        mine = found.get(child)
        parent, relation = (mine.parent, mine.relation) if mine else (None, None)
        if str(edge["parent"]).startswith("wire:") and parent is not None:
            kin = {one for one, other in edges.items() if other["parent"] == edge["parent"]}
            parents += {one.child for one in made.edges if one.parent == parent} == kin
        else:
            parents += parent == edge["parent"]
        relations += relation == edge["relation"]
    return parents, relations, len(edges)


def backward(made: Chain) -> list[tuple[str, str]]:
    """Edges that run from a later to an earlier text."""
    times = {node.id: interval(node.published) for node in made.nodes}
    return [(e.parent, e.child) for e in made.edges if not may_precede(times[e.parent], times[e.child])]


def of_samples() -> None:
    """One row a story."""
    print(f"{'story':>20} {'texts':>6} {'parent':>7} {'relation':>9} {'backward':>9} {'seconds':>8}")
    for folder in sorted(one for one in SAMPLES.iterdir() if one.is_dir()):
        with tempfile.TemporaryDirectory() as place:
            create(Path(place) / "a.sqlite")
            with SqliteArchive(Path(place) / "a.sqlite", writing=True) as archive:
                add_paths(archive, [folder / "articles.jsonl"])
                started = time.perf_counter()
                made = chain(archive)
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        parents, relations, size = agreement(made, gold)
        seconds = time.perf_counter() - started
        print(
            f"{folder.name:>20} {size:>6} {parents / size:>7.2f} {relations / size:>9.2f} "
            f"{len(backward(made)):>9} {seconds:>8.1f}"
        )


def at_scale(size: int) -> None:
    """Seconds, memory and agreement at one size."""
    articles = list(generated(size))
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "d.jsonl"
        source.write_text("".join(json.dumps(one.row()) + "\n" for one in articles), encoding="utf-8")
        create(Path(place) / "a.sqlite")
        with SqliteArchive(Path(place) / "a.sqlite", writing=True) as archive:
            add_paths(archive, [], [source])
            started = time.perf_counter()
            made = chain(archive)
            seconds = time.perf_counter() - started
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{size:>10} {seconds:>8.1f} {gigabytes:>6.2f} {_right(made, articles):>7.3f} {len(backward(made)):>9}")


def _right(made: Chain, articles: list[Article]) -> float:
    found = made.parents()
    return sum((found[a.id].parent if a.id in found else None) == a.parent for a in articles) / len(articles)


def main() -> None:
    """Print the table asked for."""
    if "--scale" in sys.argv:
        print(f"{'documents':>10} {'seconds':>8} {'GB':>6} {'parent':>7} {'backward':>9}")
        for size in [int(one) for one in sys.argv[sys.argv.index("--scale") + 1 :]] or [1_000, 10_000]:
            at_scale(size)
    else:
        of_samples()
    print(f"workbench {VERSION}|word runs of 3, winnowed 5/4|multilingual-e5-small-q4")


if __name__ == "__main__":
    main()
