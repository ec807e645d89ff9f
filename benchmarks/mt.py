"""How good and how fast the translator at hand is: BLEU and chrF against human English, words a second, memory.

    python -m benchmarks.mt [--sentences 300] [--phrase models/phrase.fr-en.npz]

Measures what `workbench.translate` would use for French to English, without its memory; `--phrase` measures a phrase
model file whatever else is installed.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "mt"
# Debian's Apertium, fra→cat→eng, on the whole of flores-dev; measured once and for all (issue 3).
APERTIUM_FLORES = 15.3
_EVERY = {"flores-dev": 1, "wmt12": 5, "genre": 1}  # one sentence in so many

Translate = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the table; `speed` in source words a second of processor time, all cores together."""

    name: str
    sentences: int
    bleu: float
    chrf: float
    speed: float
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
    began = time.process_time()
    made = translate(french)
    spent = time.process_time() - began
    bleu, chrf = BLEU(), CHRF()
    return Score(
        name,
        len(french),
        bleu.corpus_score(made, [english]).score,
        chrf.corpus_score(made, [english]).score,
        sum(len(line.split()) for line in french) / max(spent, 1e-9),
        str(bleu.get_signature()),
        str(chrf.get_signature()),
    )


def translator(phrase: Path | None) -> tuple[str, Translate] | None:
    """The name of the translator at hand and the function that calls it."""
    if phrase is not None:
        from workbench.translation.phrase import PhraseTranslator

        model = PhraseTranslator(phrase)
        return f"phrases {phrase.name}", lambda lines: [found[0].text for found in model.translate(lines)]
    from workbench.translation.engines import find_translator

    found = find_translator("fr", "en", remember=False)
    if found is None:
        return None
    return f"{found.engine} {found.package}", lambda lines: [r.text for r in found.translate(lines)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the French to English translation.")
    parser.add_argument("--sentences", type=int, help="at most so many of each set")
    parser.add_argument("--phrase", type=Path, help="a phrase model file")
    args, _ = parser.parse_known_args()
    found = translator(args.phrase)
    if found is None:
        print("skipped: no French to English translator installed")
        return
    name, translate = found
    print(f"translator: {name}")
    print(f"{'set':<12}{'sentences':>10}{'BLEU':>8}{'chrF':>8}{'words/s':>9}")
    scores = []
    for test in _EVERY:
        data = test_set(test, args.sentences)
        if data is None:
            print(f"{test:<12}skipped: no data")
            continue
        scores.append(measure(test, translate, *data))
        s = scores[-1]
        print(f"{s.name:<12}{s.sentences:>10}{s.bleu:>8.1f}{s.chrf:>8.1f}{s.speed:>9.0f}")
    if scores:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {memory:.0f} MiB; Apertium fra→cat→eng on all of flores-dev: BLEU {APERTIUM_FLORES}")
        print(f"BLEU {scores[0].bleu_signature}\nchrF {scores[0].chrf_signature}")


if __name__ == "__main__":
    main()
