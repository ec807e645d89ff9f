"""How fast an archive takes documents in, how large it grows, and how long a search takes.

Run: python -m benchmarks.archive_scale [SIZE...]; the default is 1,000 and 10,000; 100,000 takes several minutes.
With --in FILE the searches run on an archive that such a run left behind (--keep FILE). With --server ADDRESS SIZE
the same is done on a PostgreSQL server, in a database that holds no archive yet.
"""

from __future__ import annotations

import json
import platform
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generated import rows as generated
from workbench.archive import Query
from workbench.archive.adding import add_paths
from workbench.archive.locating import is_address
from workbench.archive.opening import create, open_archive
from workbench.version import VERSION

QUERIES = {
    "very common word": Query("de"),
    "common word": Query("ministre"),
    "common words": Query("question ministre"),
    "rare word": Query("soldat"),
    "two words": Query("attaques gouvernement"),
    "phrase": Query('"conseil de"'),
    "English": Query("minister question"),
    "Russian": Query("самолёты"),
    "without": Query("frontière -mer"),
    "outlet and day": Query("ministre", outlet="outlet17", since="2024-03-01", until="2024-04-15"),
    "very common, outlet": Query("de", outlet="outlet250"),
    "month, no word": Query(since="2024-05", until="2024-05"),
    "language": Query("президент", lang="ru"),
    "term": Query(term="groupes terroristes"),
    "term, English": Query(term="militants"),
    "term, Russian": Query(term="боевики"),
    "concept": Query(concept="chemical.chemical-attack"),
}
ROUNDS = 5


def fill(source: Path, place: str | Path) -> tuple[float, float]:
    """(seconds, seconds of processor time) to put a file of lines into a new archive."""
    create(place)
    with open_archive(place, writing=True) as archive:
        started, used = time.perf_counter(), time.process_time()
        add_paths(archive, [], [source])
        return time.perf_counter() - started, time.process_time() - used


Times = dict[str, list[tuple[float, float]]]
"""By kind of search: seconds on the clock, and of processor time (on a machine that others use too)."""


def searches(place: str | Path) -> Times:
    """The times of every kind of search, ROUNDS times, after one round that is not counted."""
    times: Times = {name: [] for name in QUERIES}
    with open_archive(place) as archive:
        for round_ in range(ROUNDS + 1):
            for name, query in QUERIES.items():
                started, used = time.perf_counter(), time.process_time()
                archive.search(query)
                if round_:
                    times[name].append((time.perf_counter() - started, time.process_time() - used))
    return times


def p95(times: Times, clock: int) -> float:
    """Milliseconds that 95 of 100 searches stay under; `clock`: 0 as a user waits, 1 of processor time."""
    flat = sorted(one[clock] for rounds in times.values() for one in rounds)
    return flat[min(len(flat) - 1, int(0.95 * len(flat)))] * 1000


def measure(size: int, folder: Path, place: str | Path) -> None:
    """Print one row."""
    source = folder / "documents.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for row in generated(size):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    spent, used = fill(source, place)
    times = searches(place)
    room = room_of(place)
    print(
        f"{size:>10} {size / spent:>8.0f} {size / used:>12.0f} {room / size / 1000:>8.1f} "
        f"{room / 1e6:>8.0f} {p95(times, 0):>14.0f} {p95(times, 1):>12.0f}",
        flush=True,
    )
    _worst(times)


def room_of(place: str | Path) -> int:
    """Bytes that an archive takes."""
    if not is_address(place):
        return Path(place).stat().st_size
    with open_archive(place) as archive:
        (room,) = archive.database.execute(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'workbench' AND c.relkind = 'r'"
        ).fetchone()
    return int(room)


def _worst(times: Times) -> None:
    """The slowest kinds of search: best round on the clock."""
    best = {name: min(rounds)[0] * 1000 for name, rounds in times.items()}
    ordered = sorted(best, key=lambda name: -best[name])
    print("           best ms: " + ", ".join(f"{name} {best[name]:.0f}" for name in ordered[:8]))


def main() -> None:
    """Print one row a size."""
    arguments = sys.argv[1:]
    if "--in" in arguments:
        times = searches(Path(arguments[arguments.index("--in") + 1]))
        print(f"search p95 {p95(times, 0):.0f} ms, of processor time {p95(times, 1):.0f} ms")
        _worst(times)
        return
    kept: str | Path | None = Path(arguments.pop(arguments.index("--keep") + 1)) if "--keep" in arguments else None
    if "--server" in arguments:
        kept = arguments.pop(arguments.index("--server") + 1)
    print(
        f"{'documents':>10} {'added/s':>8} {'a CPU second':>12} {'KB each':>8} {'file MB':>8} {'search p95 ms':>14} "
        f"{'CPU p95 ms':>12}"
    )
    for size in [int(one) for one in arguments if one.isdigit()] or [1_000, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder), kept or Path(folder) / "archive.sqlite")
    engine = "sqlite" if kept is None or isinstance(kept, Path) else "postgresql"
    print(f"workbench {VERSION}|{engine}|python {platform.python_version()}|generated, seed 7, one in eight Russian")


if __name__ == "__main__":
    main()
