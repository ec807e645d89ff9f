"""How good and how fast the translator at hand is: BLEU and chrF against human English, words a second, memory.

    python -m benchmarks.mt [--sentences 300]

Measures what `workbench.translate` would use for French to English, without its memory, and beside it the package by
itself where the program checks what it says.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.translation.argos import load
from workbench.translation.model import Translator

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "mt"
# Debian's Apertium, fra→cat→eng, on the whole of flores-dev; measured once and for all (issue 3).
APERTIUM_FLORES = 15.3
_EVERY = {"flores-dev": 1, "wmt12": 5, "genre": 1}  # one sentence in so many

Translate = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the table; `speed` in source words a second on the clock, and a second of processor time."""

    name: str
    sentences: int
    bleu: float
    chrf: float
    speed: float
    speed_of_core: float
    bleu_signature: str
    chrf_signature: str


def test_set(name: str, limit: int | None = None) -> tuple[list[str], list[str]] | None:
    """French sentences and their human English, or None where the data is absent."""
    paths = [DATA / f"{name}.{side}" for side in ("fr", "en")]
    if not all(p.is_file() for p in paths):
        return None
    french, english = (p.read_text("utf-8").splitlines()[:: _EVERY[name]][:limit] for p in paths)
    return french, english


def measure(name: str, translate: Translate, french: list[str], english: list[str]) -> Score:
    """Scores of `translate` on one test set, by sacreBLEU."""
    from sacrebleu.metrics import BLEU, CHRF

    translate(french[:2])  # loading is not counted
    began, began_work = time.perf_counter(), time.process_time()
    made = translate(french)
    spent, worked = time.perf_counter() - began, time.process_time() - began_work
    words = sum(len(line.split()) for line in french)
    bleu, chrf = BLEU(), CHRF()
    return Score(
        name,
        len(french),
        bleu.corpus_score(made, [english]).score,
        chrf.corpus_score(made, [english]).score,
        words / max(spent, 1e-9),
        words / max(worked, 1e-9),
        str(bleu.get_signature()),
        str(chrf.get_signature()),
    )


def translators() -> list[tuple[str, Translate]]:
    """What the program uses for French to English, by name, and the package in it by itself."""
    from workbench.translation.engines import find_translator, is_interim
    from workbench.translation.packages import find_packages, folder_of

    used = find_translator("fr", "en", remember=False)
    if used is None:
        return []
    package = next(p for p in find_packages() if (p.source, p.target) == ("fr", "en"))
    if not is_interim(package):
        return [(package.name, _by(used))]
    return [(f"{package.name}, checked", _by(used)), (f"{package.name}, by itself", _by(load(folder_of(package))))]


def _by(translator: Translator) -> Translate:
    return lambda lines: [r.text for r in translator.translate(lines)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the French to English translation.")
    parser.add_argument("--sentences", type=int, help="at most so many of each set")
    args, _ = parser.parse_known_args()
    found = translators()
    if not found:
        print("skipped: no French to English translator installed")
    for name, translate in found:
        _table(name, translate, args.sentences)
    if found:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {memory:.0f} MiB; Apertium fra→cat→eng on all of flores-dev: BLEU {APERTIUM_FLORES}")


def _table(name: str, translate: Translate, limit: int | None) -> None:
    print(f"translator: {name}")
    print(f"{'set':<12}{'sentences':>10}{'BLEU':>8}{'chrF':>8}{'words/s':>9}{'a core':>8}")
    score = None
    for test in _EVERY:
        data = test_set(test, limit)
        if data is None:
            print(f"{test:<12}skipped: no data")
            continue
        score = measure(test, translate, *data)
        print(
            f"{score.name:<12}{score.sentences:>10}{score.bleu:>8.1f}{score.chrf:>8.1f}"
            f"{score.speed:>9.0f}{score.speed_of_core:>8.0f}"
        )
    if score:
        print(f"BLEU {score.bleu_signature}\nchrF {score.chrf_signature}")


if __name__ == "__main__":
    main()
