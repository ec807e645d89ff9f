"""Cold starts, a whole comparison, alignment and translation: seconds and peak memory, beside the alternatives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "seed"
RUNS = 5


def main() -> None:
    """Print the table; every figure is the least of RUNS, the machine's load beside it."""
    article, origin, what = _pair()
    print(f"{'what':58} {'seconds':>8} {'MB':>6}")
    with tempfile.TemporaryDirectory() as home:
        _row("workbench --help, cold", _least(["-m", "workbench", "--help"], home))
        _row("python -c pass (the floor)", _least(["-c", "pass"], home))
        command = ["-m", "workbench", "compare", str(article), str(origin), "--json", os.devnull]
        _row(f"compare {what}, first time (nothing cached)", _least(command, home, fresh=True))
        _row(f"compare {what}, again (caches warm)", _least(command, home))
    _alignment()
    _argos()
    print(f"workbench {VERSION}|python {sys.version.split()[0]}|{os.cpu_count()} cores|load {os.getloadavg()[0]:.1f}")


def _pair() -> tuple[Path, Path, str]:
    if (SEED / "article.fr.txt").exists():
        return SEED / "article.fr.txt", SEED / "origin.en.txt", "the seed pair"
    folder = ROOT / "samples" / "01-crossing-en"
    return folder / "article.fr.txt", folder / "origin.en.txt", "sample 01 (no seed data)"


def _least(arguments: Sequence[str], home: str, *, fresh: bool = False) -> tuple[float, float]:
    """Least wall seconds and the peak memory in MB over RUNS of `python ARGUMENTS`."""
    return min(_run(arguments, tempfile.mkdtemp(dir=home) if fresh else home) for _ in range(RUNS))


def _run(arguments: Sequence[str], home: str) -> tuple[float, float]:
    program = (
        "import os, resource, subprocess, sys, time, json\n"
        "start = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "seconds = time.perf_counter() - start\n"
        "print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]))\n"
    )
    environment = os.environ | {"HOME": home, "PYTHONPATH": str(ROOT)}
    environment |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", program, sys.executable, *arguments],
        capture_output=True, text=True, env=environment, check=True,
    )  # fmt: skip
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def _alignment() -> None:
    """1,000 and 5,000 made-up sentences a side, vectors given: the search alone, beside a plain length DP."""
    import numpy as np

    from benchmarks.gale_church import gale_church
    from workbench.alignment import align

    generator = np.random.default_rng(7)
    for size in (1000, 5000):
        vectors = generator.normal(size=(size, 384)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        a = [f"phrase {i} " + "mot " * (i % 17) for i in range(size)]
        b = [f"sentence {i} " + "word " * (i % 17) for i in range(size)]
        known = {text: vectors[i] for side in (a, b) for i, text in enumerate(side)}
        start = time.perf_counter()
        align(a, b, "fr", "en", embed=lambda texts, known=known: _vectors(known, texts))
        _row(f"align 2 x {size:,} sentences, vectors given", (time.perf_counter() - start, _own_peak()))
        start = time.perf_counter()
        if size == 1000:
            gale_church([len(t) for t in a], [len(t) for t in b])
            _row(f"  Gale-Church, 2 x {size:,} (length DP in Python)", (time.perf_counter() - start, _own_peak()))


def _vectors(known: dict[str, Any], texts: Sequence[str]) -> Any:
    """The vectors given; any one of them for the sentences the aligner brings along to find the middle."""
    import numpy as np

    other = next(iter(known.values()))
    return np.array([known.get(text, other) for text in texts])


def _argos() -> None:
    """The same tiny package through argostranslate.translate, as it comes, without a network."""
    from tests.support.tiny_argos import build

    with tempfile.TemporaryDirectory() as home:
        package = build(Path(home) / "translate-fr_en-0_1.argosmodel")
        program = (
            "import sys, time, argostranslate.package as p, argostranslate.translate as t\n"
            "p.install_from_path(sys.argv[1])\n"
            "start = time.perf_counter()\n"
            "t.translate('Les habitants sont partis. ' * 40, 'fr', 'en')\n"
            "print(time.perf_counter() - start)\n"
        )
        environment = os.environ | {"HOME": home, "ORT_DISABLE_TELEMETRY": "1"}
        prefix = ["unshare", "--user", "--map-root-user", "--net"]
        try:
            done = subprocess.run(
                [*prefix, sys.executable, "-c", program, str(package)],
                capture_output=True, text=True, env=environment, timeout=120,
            )  # fmt: skip
            last = (done.stderr.strip().splitlines() or ["?"])[-1][:90]
            told = f"{float(done.stdout):8.2f}" if done.returncode == 0 else f"fails offline: {last}"
        except subprocess.TimeoutExpired:
            told = "no answer in 120 s"
        except OSError:
            told = "skipped: no unshare"
        print(f"{'argostranslate.translate, 40 sentences, no network':58} {told}")
        start = time.perf_counter()
        _ours(package)
        _row("  the same package and sentences through ours", (time.perf_counter() - start, _own_peak()))


def _ours(package: Path) -> None:
    from workbench.translation.argos import ArgosTranslator
    from workbench.translation.packages import _unpack

    folder = package.parent / "unpacked"
    _unpack(package, folder)
    ArgosTranslator(folder).translate(["Les habitants sont partis."] * 40)


def _own_peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _row(what: str, figures: tuple[float, float]) -> None:
    print(f"{what:58} {figures[0]:8.2f} {figures[1]:6.0f}")


if __name__ == "__main__":
    main()
