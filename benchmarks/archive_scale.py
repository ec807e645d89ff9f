"""How fast an archive takes documents in, how large it grows, and how long a search takes.

Run: python -m benchmarks.archive_scale [SIZE...]; the default is 1,000 and 10,000; 100,000 takes several minutes.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generated import archive as generated
from workbench.archive import Query, SqliteArchive
from workbench.archive.adding import add_paths
from workbench.archive.connecting import create
from workbench.version import VERSION

QUERIES = ("ministre", "attaques gouvernement", '"conseil de sécurité"', "accords", "soldier", "frontière -mer")


def measure(size: int, folder: Path) -> tuple[float, float, list[float]]:
    """(documents a second, bytes a document, seconds of each search) at `size` documents."""
    source = folder / "documents.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for article in generated(size):
            out.write(json.dumps(article.row(), ensure_ascii=False) + "\n")
    path = folder / "archive.sqlite"
    create(path)
    with SqliteArchive(path, writing=True) as archive:
        started = time.perf_counter()
        add_paths(archive, [], [source])
        rate = size / (time.perf_counter() - started)
    with SqliteArchive(path) as archive:
        archive.search(Query("chaud"))
        times = []
        for query in QUERIES * 3:
            started = time.perf_counter()
            archive.search(Query(query))
            times.append(time.perf_counter() - started)
    return rate, path.stat().st_size / size, times


def main() -> None:
    """Print one row a size."""
    sizes = [int(one) for one in sys.argv[1:]] or [1_000, 10_000]
    print(f"{'documents':>10} {'added/s':>8} {'KB each':>8} {'file MB':>8} {'search median ms':>17} {'worst ms':>9}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rate, each, times = measure(size, Path(folder))
        print(
            f"{size:>10} {rate:>8.0f} {each / 1000:>8.1f} {each * size / 1e6:>8.0f} "
            f"{statistics.median(times) * 1000:>17.1f} {max(times) * 1000:>9.1f}"
        )
    print(f"workbench {VERSION}|sqlite|python {platform.python_version()}|generated, seed 7")


if __name__ == "__main__":
    main()
