"""A package back into the trainer's weights: training goes on from what was shipped when its checkpoint is gone.

The reverse of models/recipe/argos.py. What int8 rounded away is learnt again within minutes.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import BinaryIO

import numpy as np

_KINDS = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
_PARTS = {
    "self_attention/layer_norm": "norm_self", "self_attention/linear_0": "self.qkv",
    "self_attention/linear_1": "self.out", "attention/layer_norm": "norm_cross", "attention/linear_0": "cross.q",
    "attention/linear_1": "cross.kv", "attention/linear_2": "cross.out", "ffn/layer_norm": "norm_feed",
    "ffn/linear_0": "feed_in", "ffn/linear_1": "feed_out",
}  # fmt: skip
_ENDS = {"weight": "weight", "bias": "bias", "gamma": "weight", "beta": "bias"}


def read_package(path: Path) -> tuple[dict[str, np.ndarray], bytes]:
    """The float32 weights of the package `path` by the trainer's names, and its SentencePiece model."""
    with zipfile.ZipFile(path) as package:
        names = {name.split("/", 1)[1]: name for name in package.namelist()}
        variables = read_variables(io.BytesIO(package.read(names["model/model.bin"])))
        pieces = package.read(names["sentencepiece.model"])
    return named(variables), pieces


def named(variables: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """CTranslate2's variables of a Transformer by the trainer's names, multiplied out where they are int8."""
    found = {}
    for name, value in variables.items():
        head, _, end = name.rpartition("/")
        ours = _name(head)
        if ours is not None and end in _ENDS:
            scale = variables.get(f"{head}/weight_scale") if end == "weight" else None
            plain = value.astype(np.float32)
            found[f"{ours}.{_ENDS[end]}"] = plain if scale is None else plain / scale.astype(np.float32)[:, None]
    return found


def _name(head: str) -> str | None:
    side, _, rest = head.partition("/")
    if head == "decoder/embeddings":  # one matrix for source, target and output
        return "embed"
    if rest == "layer_norm":
        return f"{side}_norm"
    layer, _, part = rest.partition("/")
    return f"{side}.{layer.removeprefix('layer_')}.{_PARTS[part]}" if part in _PARTS else None


def read_variables(file: BinaryIO) -> dict[str, np.ndarray]:
    """The variables of a CTranslate2 model.bin (format version 6), without other names of the same ones."""
    version = _number(file, 4)
    if version < 6:
        raise ValueError(f"model.bin is of version {version}; version 6 and above can be read.")
    _text(file), _number(file, 4)
    found = {}
    for _ in range(_number(file, 4)):
        name, rank = _text(file), _number(file, 1)
        shape = [_number(file, 4) for _ in range(rank)]
        kind, size = _KINDS[_number(file, 1)], _number(file, 4)
        found[name] = np.frombuffer(file.read(size), kind).reshape(shape)
    return found


def _number(file: BinaryIO, size: int) -> int:
    return int.from_bytes(file.read(size), "little")


def _text(file: BinaryIO) -> str:
    return file.read(_number(file, 2))[:-1].decode()
