"""How well `workbench.divergence` tells full, partial and unrelated pairs apart, and finds untranslated words.

    python -m benchmarks.divergence

Cross-validated (ten folds, the mean of three shufflings: no pair is judged by coefficients that saw it), beside two
baselines on the same folds: thresholds on the cosine of the sentences, and on their lengths alone. Word figures count
words with a letter or digit, on pairs that both annotators call partial, against both annotators together.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.fit_divergence import (
    DATA,
    FOLDS,
    PRIOR,
    Matrix,
    Pair,
    chances,
    cross_validate,
    figures,
    fit_pair,
    load,
    macro_f1,
    read,
    word_f1,
)
from benchmarks.floors import corpus_hash
from workbench.comparison.divergence import LABELS, PAIR_FEATURES, Reading, divergences, pair_row
from workbench.version import VERSION

SEEDS = (0, 1, 2)


def baseline(pairs: Sequence[Pair], readings: Sequence[Reading | None], names: Sequence[str]) -> float:
    """Macro F1 of the same regression on a few of the pair's features, cross-validated."""
    columns = [PAIR_FEATURES.index(name) for name in names]
    rows = np.zeros((len(pairs), len(columns)))
    for k, reading in enumerate(readings):
        if reading is not None:
            zeros = tuple(np.zeros(len(side.words)) for side in reading.sides)
            rows[k] = np.array(pair_row(reading, zeros))[columns]  # type: ignore[arg-type]
    gold = np.array([pair.classes[0] for pair in pairs])
    agreed = np.array([pair.agreed for pair in pairs])
    results = []
    for seed in SEEDS:
        fold = np.random.RandomState(seed).permutation(len(pairs)) % FOLDS
        out: Matrix = np.zeros((len(pairs), 3))
        for k in range(FOLDS):
            kept = (fold != k) & (gold >= 0)
            out[fold == k] = chances(rows[fold == k], fit_pair(rows[kept], gold[kept]))
        results.append(macro_f1(gold[agreed], (out * PRIOR).argmax(axis=1)[agreed])[0])
    return float(np.mean(results))


def agreement(pairs: Sequence[Pair]) -> float:
    """F1 of the annotators' words against one another."""
    hit = said = 0
    for pair in pairs:
        if pair.partial:
            for one, other in pair.gold:
                hit += 2 * len(one & other)
                said += len(one) + len(other)
    return hit / max(1, said)


def everything_untranslated(pairs: Sequence[Pair]) -> float:
    """F1 of calling every word of a partial pair untranslated."""
    return word_f1(pairs, [(_all(pair, 0), _all(pair, 1)) for pair in pairs])[2]


def _all(pair: Pair, side: int) -> frozenset[int]:
    text = pair.texts[side]
    return frozenset(k for k, (s, e) in enumerate(pair.spans[side]) if any(char.isalnum() for char in text[s:e]))


def measure() -> tuple[dict[str, float], str]:
    """What `benchmarks.floors` pins, and the hash of the data."""
    found = table()
    return {"macro F1": found["macro F1"], "word F1": float(found["words"][2])}, corpus_hash([DATA])


def table() -> dict[str, Any]:
    """Everything that `main` shows; empty where the data are absent."""
    if not DATA.is_file():
        return {}
    pairs = load()
    readings = read(pairs)
    runs = [figures(pairs, readings, cross_validate(pairs, readings, seed)) for seed in SEEDS]
    return {
        "macro F1": float(np.mean([run["macro"] for run in runs])),
        "each": np.mean([run["each"] for run in runs], axis=0),
        "words": np.mean([run["words"] for run in runs], axis=0),
        "confusion": runs[0]["confusion"],
        "cosine only": baseline(pairs, readings, ("cosine",)),
        "lengths only": baseline(pairs, readings, ("length ratio", "shorter", "longer")),
        "annotators": agreement(pairs),
        "every word": everything_untranslated(pairs),
        "speed": speed(pairs),
    }


def speed(pairs: Sequence[Pair]) -> float:
    """Milliseconds of processor time a pair, batched."""
    texts = [pair.texts for pair in pairs[:100]]
    start = time.process_time()
    divergences(texts)
    return (time.process_time() - start) * 1000 / len(texts)


def main() -> None:
    found = table()
    if not found:
        print("skipped: no data")
        return
    print(f"{'label':<12}{'P':>7}{'R':>7}{'F1':>7}")
    for label, (p, r, f) in zip(LABELS, found["each"], strict=True):
        print(f"{label:<12}{p:>7.3f}{r:>7.3f}{f:>7.3f}")
    print(f"\n{'macro F1':<26}{'untranslated words':<26}")
    p, r, f = found["words"]
    print(f"{'ours':<18}{found['macro F1']:<8.3f}{'ours':<18}{f:.3f}  (P {p:.3f}, R {r:.3f})")
    print(f"{'cosine only':<18}{found['cosine only']:<8.3f}{'every word':<18}{found['every word']:.3f}")
    print(f"{'lengths only':<18}{found['lengths only']:<8.3f}{'annotators':<18}{found['annotators']:.3f}")
    print("\ngold \\ said " + "".join(f"{label:>11}" for label in LABELS) + "   (one shuffling)")
    for label, row in zip(LABELS, found["confusion"], strict=True):
        print(f"{label:<12}" + "".join(f"{count:>11}" for count in row))
    print(f"\n{found['speed']:.0f} ms of processor time a pair, batched (the machine may be shared)")
    seeds = ",".join(map(str, SEEDS))
    print(f"signature: workbench {VERSION}|divergence|dev {corpus_hash([DATA])}|folds {FOLDS}|seeds {seeds}")


if __name__ == "__main__":
    main()
