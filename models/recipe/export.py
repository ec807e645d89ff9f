"""Step 3 of the neural model: the averaged weights as an Argos package, checked against PyTorch.

    python -m models.recipe.export --work WORK --out models/translate-fr_en-1_0.argosmodel --version 1.0

--mix PACKAGE: the weights are averaged with those of the package that training began from, which is often better than
either (Wortsman et al. 2022, model soups); --share is what the new ones count, chosen by the loss on held-out pairs.
The only step between training and shipping that needs torch; the rest of the path (models/recipe/argos.py) is numpy.
"""

from __future__ import annotations

import argparse
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from models.recipe.argos import Shape, build_spec, sinusoids, write_package
from models.recipe.network import Sizes, Translator
from models.recipe.prepare import END, START
from models.recipe.unpack import read_package

_SENTENCES = (
    ("Au moins onze civils ont péri mardi.", "At least eleven civilians were killed on Tuesday."),
    ("« Trêve fragile » à Idleb, selon l’ONU.", '"Fragile truce" in Idlib, according to the UN.'),
)
_TOLERANCE = 5e-4


def load(work: Path, mix: Path | None = None, share: float = 1.0) -> Translator:
    """The model with its averaged weights, or their mean with those of the package `mix`, ready to be asked."""
    state = torch.load(work / "checkpoint.pt", map_location="cpu", weights_only=True)
    model = Translator(Sizes(**state["sizes"]), dropout=0.0)
    earlier = read_package(mix)[0] if mix else {}
    for name, value in state["average"].items():
        if name in earlier:
            value.lerp_(torch.from_numpy(earlier[name].copy()), 1 - share)
    model.load_state_dict(state["average"])
    return model.eval()


def export(model: Translator, work: Path, out: Path, version: str, readme: str = "", kind: str = "int8") -> None:
    """Write the package `out`; `kind` is CTranslate2's quantisation, float32 for comparing."""
    pieces = work / "sentencepiece.model"
    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    names = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    sizes = model.sizes
    shape = Shape(sizes.encoder, sizes.decoder, sizes.heads, sizes.width)
    weights = {name: value.numpy().astype(np.float32) for name, value in model.state_dict().items()}
    spec = build_spec(weights, shape, sinusoids(sizes.longest, sizes.width), names)
    write_package(out, spec, pieces, source="fr", target="en", version=version, readme=readme, kind=kind)


def largest_difference(model: Translator, work: Path, package: Path) -> float:
    """The largest difference between CTranslate2's log-probability of a piece and PyTorch's."""
    import ctranslate2

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "sentencepiece.model"))
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(package) as file:
            file.extractall(folder)
        engine = ctranslate2.Translator(str(next(Path(folder).glob("*/model"))), compute_type="float32")
        worst = 0.0
        for french, english in _SENTENCES:
            source, target = pieces.encode(french), pieces.encode(english)
            asked = torch.tensor([[*source, END]]), torch.tensor([[START, *target, END]])
            ours = model.log_probabilities(*asked)[0].numpy()
            tokens = [[pieces.encode(french, out_type=str)], [pieces.encode(english, out_type=str)]]
            theirs = np.array(engine.score_batch(*tokens)[0].log_probs)
            worst = max(worst, float(np.abs(ours - theirs).max()))
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description="Export the neural model as an Argos package.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1.0")
    parser.add_argument("--readme", type=Path, help="the card to put into the package")
    parser.add_argument("--mix", type=Path, help="an earlier package to be averaged with; it may have fewer layers")
    parser.add_argument("--share", type=float, default=0.7, help="what the new weights count beside those of --mix")
    args = parser.parse_args()
    model, plain = load(args.work, args.mix, args.share), args.work / "float32.argosmodel"
    export(model, args.work, plain, args.version, kind="float32")
    worst = largest_difference(model, args.work, plain)
    if worst > _TOLERANCE:
        raise SystemExit(f"CTranslate2 and PyTorch differ by {worst:.1e}; nothing was written to {args.out}.")
    export(model, args.work, args.out, args.version, args.readme.read_text("utf-8") if args.readme else "")
    print(f"{args.out}, {args.out.stat().st_size / 1e6:.1f} MB; scores equal PyTorch's to {worst:.1e}")


if __name__ == "__main__":
    main()
