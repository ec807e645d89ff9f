"""Tune the weights of the phrase model on the held-out pairs: one weight after the other, kept where BLEU rises.

python -m models.recipe.phrase_tune --work WORK --out weights.json --minutes 10
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import sacrebleu

from models.recipe.phrase_pack import SETTINGS, WEIGHTS, option_scores, pack
from workbench.translation.phrase import PhraseTranslator
from workbench.translation.phrase_model import PhraseModel
from workbench.translation.phrase_search import Settings

_FACTORS = (1.3, 0.75, 1.7, 0.5)
_ADDED = (0.15, -0.15, 0.3, -0.3)  # for those that may change sign


class Bench:
    """The model with its features at hand, so that weights can be tried without packing it again."""

    def __init__(self, work: Path, limit: int, weights: dict[str, float]) -> None:
        file = work / "tune.npz"
        rows = pack(work, file, weights, version="tune", most=15, margin=2.5)
        with np.load(work / "table.npz") as table:
            self.features = table["features"][rows]
            self.length = (table["english"][rows] >= 0).sum(1)
        self.translator = PhraseTranslator(file)
        self.model: PhraseModel = self.translator.model
        lines = [(work / f"tune.{x}").read_text("utf-8").splitlines() for x in ("fr", "en")]
        step = max(1, len(lines[0]) // limit)
        self.french, self.english = lines[0][::step][:limit], lines[1][::step][:limit]

    def bleu(self, weights: dict[str, float]) -> float:
        score = option_scores(self.features, self.length, weights).astype(np.float32)
        settings = {name: weights[name] for name in SETTINGS}
        self.translator.model = replace(self.model, score=score, settings=settings)
        self.translator.settings = Settings(beam=30, tries=300, **settings)
        made = [found[0].text for found in self.translator.translate(self.french)]
        english = [line.translate(str.maketrans("“”’", '""\'')) for line in self.english]
        return sacrebleu.corpus_bleu(made, [english]).score


def tune(bench: Bench, weights: dict[str, float], minutes: float) -> dict[str, float]:
    """Coordinate search: cycles over the weights until time is up or a whole cycle brings nothing."""
    end = time.monotonic() + 60 * minutes
    best = bench.bleu(weights)
    print(f"start {best:.2f}", flush=True)
    gained = True
    while gained and time.monotonic() < end:
        gained = False
        for name in (
            "word",
            "language",
            "phrase",
            "rare",
            "forward",
            "jump",
            "turn",
            "lexical_forward",
            "backward",
            "lexical_backward",
        ):
            changes = (
                [weights[name] + a for a in _ADDED]
                if name in ("phrase", "word")
                else [weights[name] * f for f in _FACTORS]
            )
            for value in changes:
                if time.monotonic() > end:
                    return weights
                tried = weights | {name: round(value, 4)}
                score = bench.bleu(tried)
                if score > best + 0.03:
                    best, weights, gained = score, tried, True
                    print(f"{score:.2f} {name} {value:.3f}", flush=True)
                    break
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description="Tune the weights of the phrase model.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to start from")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--limit", type=int, default=280, help="sentences")
    args = parser.parse_args()
    weights = json.loads(args.start.read_text()) if args.start else WEIGHTS
    bench = Bench(args.work, args.limit, weights)
    args.out.write_text(json.dumps(tune(bench, weights, args.minutes), indent=1))


if __name__ == "__main__":
    main()
