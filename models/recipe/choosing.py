"""How much the neural model's word counts beside the phrase model's: BLEU over a grid of weights.

    python -m models.recipe.choosing --french dev.fr --english dev.en [--pool 50]

Uses the two models that ship. Prints a table; the best weights belong into workbench/translation/rescoring.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sacrebleu

from workbench.translation.argos import load
from workbench.translation.engines import phrase_model
from workbench.translation.packages import find_packages, folder_of
from workbench.translation.phrase import PhraseTranslator
from workbench.translation.rescoring import Weights, reweighed

_NEURAL, _WORD = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0), (-0.5, 0.0, 0.5, 1.0, 1.5)


@dataclass(slots=True)
class Remembering:
    """A scorer that is asked once for every pair, however many weights are tried."""

    package: Path
    known: dict[tuple[str, str], tuple[float, ...]]

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]]:
        pairs = list(zip(sentences, references, strict=True))
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self.known]
        if new:
            scores = load(self.package).likelihood([french for french, _ in new], [text for _, text in new])
            self.known |= dict(zip(new, scores, strict=True))
        return [self.known[pair] for pair in pairs]

    def renderings(self, sentences: Sequence[str]) -> list[list[str]]:
        return [[made.text] for made in load(self.package).translate(sentences)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Weigh the two interim models.")
    parser.add_argument("--french", type=Path, required=True)
    parser.add_argument("--english", type=Path, required=True)
    parser.add_argument("--pool", type=int, default=50)
    args = parser.parse_args()
    french, english = (path.read_text("utf-8").splitlines() for path in (args.french, args.english))
    package = next(p for p in find_packages() if p.place == "bundled" and (p.source, p.target) == ("fr", "en"))
    path = phrase_model("fr", "en")
    assert path is not None
    scorer = Remembering(folder_of(package), {})
    drafts = PhraseTranslator(path, proposer=scorer.renderings).drafts(french, args.pool)
    # A rendering of the neural model's own comes first whatever the weights: here it is left out.
    made = [[(part, [d for d in found if d.ties is None]) for part, found in parts] for parts in drafts]
    print("neural" + "".join(f"{f'word {word}':>10}" for word in _WORD))
    for neural in _NEURAL:
        row = []
        for word in _WORD:
            chosen = reweighed(made, scorer, Weights(args.pool, neural, word))
            texts = [" ".join(drafts[0].text for drafts in parts) for parts in chosen]
            row.append(sacrebleu.corpus_bleu(texts, [english]).score)
        print(f"{neural:<6}" + "".join(f"{score:>10.2f}" for score in row), flush=True)


if __name__ == "__main__":
    main()
