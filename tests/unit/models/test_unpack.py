"""A package back into weights, so that training can go on from what was shipped."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

from models.recipe.argos import Shape, build_spec, sinusoids, write_package
from models.recipe.unpack import read_package, read_variables
from tests.support import tiny_argos

SHAPE = Shape(encoder=2, decoder=1, heads=2, width=16)
INNER = 32


def weights(pieces: int) -> dict[str, np.ndarray]:
    """Small random weights by the trainer's names."""
    random = np.random.default_rng(3)
    shapes = {"embed": (pieces, SHAPE.width)}
    for side, layers in ("encoder", SHAPE.encoder), ("decoder", SHAPE.decoder):
        for layer in range(layers):
            name = f"{side}.{layer}"
            shapes |= {f"{name}.self.qkv": (3 * SHAPE.width, SHAPE.width), f"{name}.self.out": (SHAPE.width,) * 2}
            shapes |= {f"{name}.feed_in": (INNER, SHAPE.width), f"{name}.feed_out": (SHAPE.width, INNER)}
            if side == "decoder":
                shapes |= {f"{name}.cross.q": (SHAPE.width,) * 2, f"{name}.cross.kv": (2 * SHAPE.width, SHAPE.width)}
                shapes |= {f"{name}.cross.out": (SHAPE.width,) * 2}
            norms = ("self", "feed") if side == "encoder" else ("self", "cross", "feed")
            shapes |= {f"{name}.norm_{part}": (SHAPE.width,) for part in norms}
    shapes |= {"encoder_norm": (SHAPE.width,), "decoder_norm": (SHAPE.width,)}
    found = {f"{name}.weight": random.normal(size=shape) for name, shape in shapes.items()}
    found |= {f"{n}.bias": random.normal(size=shape[0]) for n, shape in shapes.items() if n != "embed"}
    return {name: value.astype(np.float32) for name, value in found.items()}


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pieces") / "pieces.model"
    path.write_bytes(read_package(tiny_argos.build(path.with_suffix(".argosmodel")))[1])
    return path


@pytest.mark.parametrize(("kind", "rounding"), [("float32", 0.0), ("int8", 0.005)])
def test_the_weights_come_back_as_they_went_in(tmp_path: Path, pieces: Path, kind: str, rounding: float) -> None:
    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    names = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    given = weights(len(names))
    copied = {name: value.copy() for name, value in given.items()}  # quantising writes into the arrays it is given
    spec = build_spec(copied, SHAPE, sinusoids(64, SHAPE.width), names)
    package = write_package(tmp_path / "a.argosmodel", spec, pieces, source="fr", target="en", version="0.1", kind=kind)
    found, model = read_package(package)
    assert model == pieces.read_bytes()
    assert found.keys() == given.keys()
    for name, value in given.items():
        assert np.abs(found[name] - value).max() <= rounding * np.abs(value).max(), name


def test_a_file_of_an_older_format_is_refused() -> None:
    with pytest.raises(ValueError, match="version 5"):
        read_variables(io.BytesIO((5).to_bytes(4, "little")))
