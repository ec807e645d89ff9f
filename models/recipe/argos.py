"""Trained weights into an Argos package: a CTranslate2 model, word pieces and metadata in one zip. Needs no torch."""

from __future__ import annotations

import json
import math
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

NAMES = {"fr": "French", "en": "English", "ru": "Russian"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # one time for every member: the same weights give the same bytes

Weights = Mapping[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a model: layers of encoder and decoder, heads, width."""

    encoder: int
    decoder: int
    heads: int
    width: int


def build_spec(weights: Weights, shape: Shape, positions: np.ndarray, pieces: list[str]) -> Any:
    """A CTranslate2 Transformer of pre-norm layers with one embedding matrix for source, target and output.

    `weights`: float32 arrays by the trainer's names; `positions`: (longest sentence, width), sines then cosines.
    """
    from ctranslate2.specs import TransformerSpec, common_spec

    spec = TransformerSpec.from_config(
        (shape.encoder, shape.decoder), shape.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for side, name, layers in (spec.encoder, "encoder", shape.encoder), (spec.decoder, "decoder", shape.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = weights["embed.weight"]
        side.scale_embeddings = True
        side.position_encodings.encodings = positions.astype(np.float32)
        _norm(side.layer_norm, weights, f"{name}_norm")
        for i in range(layers):
            _layer(side.layer[i], weights, f"{name}.{i}", crossing=name == "decoder")
    spec.decoder.projection.weight = weights["embed.weight"]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_eos = True
    return spec


def sinusoids(length: int, width: int) -> np.ndarray:
    """(length, width) position encodings, sines then cosines, as CTranslate2 lays them out."""
    rate = np.exp(-math.log(10000) / (width // 2 - 1) * np.arange(width // 2, dtype=np.float32))
    angle = np.arange(length, dtype=np.float32)[:, None] * rate
    return np.concatenate([np.sin(angle), np.cos(angle)], axis=1).astype(np.float32)


def write_package(
    path: Path, spec: Any, pieces: Path, *, source: str, target: str, version: str, readme: str = "", kind: str = "int8"
) -> Path:
    """Quantise `spec`, and zip it with the SentencePiece model `pieces` as the Argos package `path`."""
    spec.validate()
    spec.optimize(quantization=kind)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / f"{source}_{target}"
        (root / "model").mkdir(parents=True)
        spec.save(str(root / "model"))
        shutil.copy(pieces, root / "sentencepiece.model")
        (root / "metadata.json").write_text(json.dumps(_metadata(source, target, version), indent=2), "utf-8")
        if readme:
            (root / "README.md").write_text(readme, "utf-8")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
            for file in sorted(root.rglob("*")):
                if file.is_file():
                    member = zipfile.ZipInfo(str(file.relative_to(root.parent)), _EPOCH)
                    package.writestr(member, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return path


def _metadata(source: str, target: str, version: str) -> dict[str, str]:
    return {
        "package_version": version,
        "argos_version": "1.9",
        "type": "translate",
        "from_code": source,
        "from_name": NAMES.get(source, source),
        "to_code": target,
        "to_name": NAMES.get(target, target),
    }


def _layer(layer: Any, weights: Weights, name: str, *, crossing: bool) -> None:
    _norm(layer.self_attention.layer_norm, weights, f"{name}.norm_self")
    _linear(layer.self_attention.linear[0], weights, f"{name}.self.qkv")
    _linear(layer.self_attention.linear[1], weights, f"{name}.self.out")
    if crossing:
        _norm(layer.attention.layer_norm, weights, f"{name}.norm_cross")
        _linear(layer.attention.linear[0], weights, f"{name}.cross.q")
        _linear(layer.attention.linear[1], weights, f"{name}.cross.kv")
        _linear(layer.attention.linear[2], weights, f"{name}.cross.out")
    _norm(layer.ffn.layer_norm, weights, f"{name}.norm_feed")
    _linear(layer.ffn.linear_0, weights, f"{name}.feed_in")
    _linear(layer.ffn.linear_1, weights, f"{name}.feed_out")


def _linear(target: Any, weights: Weights, name: str) -> None:
    target.weight, target.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _norm(target: Any, weights: Weights, name: str) -> None:
    target.gamma, target.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]
