"""A comparison of long texts, stage by stage: seconds and peak memory, nothing cached.

    python -m benchmarks.large [SENTENCES …]

The texts are books of ../shared/eval/links end to end, cut after so many sentences a side; 400 where none is asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

from benchmarks.floors import corpus_hash
from workbench.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "eval" / "links"
_PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from workbench.comparison.compare import compare
from workbench.documents import read
stages = []
def progress(stage):
    if not stages or stages[-1][0] != stage:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        stages.append((stage, time.process_time(), time.perf_counter(), peak))
progress("read")
both = [read(Path(name)) for name in sys.argv[1:]]
compare(*both, progress=progress)
progress("end")
print(json.dumps([[len(d.sentences) for d in both], stages]))
"""


def text(lang: str, sentences: int) -> str:
    """That many sentences of the books, their paragraphs kept."""
    rows: list[tuple[str, str, str]] = []
    for file in sorted(DATA.glob(f"*.{lang}.tsv")):
        for line in file.read_text("utf-8").splitlines():
            paragraph, _, sentence = line.split("\t")
            rows.append((file.name, paragraph, sentence))
    groups = groupby(rows[:sentences], key=lambda row: row[:2])
    return "\n\n".join(" ".join(row[2] for row in group) for _, group in groups) + "\n"


def measured(sentences: int) -> tuple[list[int], list[tuple[str, float, float, float]]]:
    """Sentences read on both sides; stage, processor seconds, seconds and peak MB at its end."""
    with tempfile.TemporaryDirectory() as home:
        files = [Path(home) / f"text.{lang}.txt" for lang in ("fr", "en")]
        for file, lang in zip(files, ("fr", "en"), strict=True):
            file.write_text(text(lang, sentences), "utf-8")
        environment = os.environ | {"HOME": home, "PYTHONPATH": str(ROOT)}
        environment |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        command = [sys.executable, "-c", _PROGRAM, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    counts, stages = json.loads(done.stdout)
    return counts, [(a[0], b[1] - a[1], b[2] - a[2], b[3]) for a, b in pairwise(stages)]


def main(sizes: Sequence[int] = (400,)) -> None:
    """A line a size and stage."""
    if not any(DATA.glob("*.tsv")):
        print("skipped: no data")
        return
    print(f"{'sentences':>13}  {'stage':10} {'processor s':>11} {'seconds':>8} {'peak MB':>8}")
    for size in sizes:
        counts, stages = measured(size)
        stages.append(("all", sum(s[1] for s in stages), sum(s[2] for s in stages), stages[-1][3]))
        for name, processor, seconds, peak in stages:
            print(f"{counts[0]:>6}/{counts[1]:<6}  {name:10} {processor:11.1f} {seconds:8.1f} {peak:8.0f}")
    load = os.getloadavg()[0]
    print(f"workbench {VERSION}|data {corpus_hash(DATA.glob('*.tsv'))}|{os.cpu_count()} cores|load {load:.1f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or (400,))
