"""Learn `models/wordspace.npy`: the map under which words that translate one another lie close.

    python -m models.recipe.wordspace clean.tsv.xz links.txt.xz models/wordspace.npy

`clean.tsv`: source name, French, English; `links.txt`: `i-j` word links of the same lines (eflomal). A linear map of
the model's middle layers is started by linear discriminant analysis (what varies between words against what varies
between a word and its translation) and sharpened by contrast with every other word of the batch (InfoNCE, van den
Oord et al. 2018). Half an hour on one core. The result holds no word and no sentence of any source.
"""

from __future__ import annotations

import lzma
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh

from workbench.alignment.tokenvectors import WORD_LAYERS, word_vectors
from workbench.text.words import Token, normalise

Matrix = NDArray[np.float32]
Example = tuple[Matrix, Matrix, list[tuple[int, int]]]
"""Rows of French words, rows of English words (768: two unit vectors), links between them."""

LINKED = re.compile(r"\w+(?:['’-]\w+)*['’]?|[^\w\s]")
"""The tokens that links.txt counts."""
TALK = re.compile("tatoeba")
NEWS = re.compile(
    "newstest|newsdiscuss|ntrex|europarl|tico|cds|un_sdg|games|multi30k|books|alaveteli|privacy|riseup|quaid"
)
PAIRS = {TALK: 8000, NEWS: 6000}
SIZE, TEMPERATURE, RATE, EPOCHS, BATCH, SEED = 128, 0.07, 0.003, 3, 48, 5


def chosen(clean: Path, links: Path) -> list[tuple[str, str, str]]:
    """Sentences of 4 to 35 words from talk and news, evenly over the files: French, English, links."""
    pools: dict[re.Pattern[str], list[tuple[str, str, str]]] = {kind: [] for kind in PAIRS}
    with lzma.open(clean, "rt", encoding="utf-8") as texts, lzma.open(links, "rt") as ties:
        for line, tie in zip(texts, ties, strict=True):
            source, french, english = line.rstrip("\n").split("\t")
            kind = next((kind for kind in PAIRS if kind.search(source)), None)
            if kind and 4 <= len(french.split()) <= 35:
                pools[kind].append((french, english, tie.strip()))
    pick = random.Random(SEED)
    found = [row for kind, pool in pools.items() for row in pick.sample(pool, min(PAIRS[kind], len(pool)))]
    pick.shuffle(found)
    return found


def examples(rows: Sequence[tuple[str, str, str]]) -> Iterator[Example]:
    """Vectors of the words of each pair, and its links by word."""
    for start in range(0, len(rows), 32):
        part = rows[start : start + 32]
        sides = [[_tokens(text) for text in row[:2]] for row in part]
        vectors = word_vectors([side for pair in sides for side in pair], WORD_LAYERS)
        for k, (row, pair) in enumerate(zip(part, sides, strict=True)):
            kept = [[i for i, token in enumerate(side) if token.text[0].isalnum()] for side in pair]
            place = [{i: k for k, i in enumerate(side)} for side in kept]
            ties = [tuple(map(int, tie.split("-"))) for tie in row[2].split()]
            links = [(place[0][i], place[1][j]) for i, j in ties if i in place[0] and j in place[1]]
            if links:
                first, second = (_rows(vectors[2 * k + side], kept[side]) for side in (0, 1))
                yield first, second, links


def _tokens(text: str) -> list[Token]:
    return [Token(m.start(), m.end(), m[0], normalise(m[0])) for m in LINKED.finditer(text)]


def _rows(layers: Sequence[Any], kept: Sequence[int]) -> Matrix:
    return np.concatenate([_unit(layer.words[kept])[0] for layer in layers], axis=1)


def _unit(rows: Matrix) -> tuple[Matrix, Matrix]:
    length = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows / length, length


def discriminant(data: Sequence[Example]) -> tuple[Matrix, Matrix]:
    """The mean (768) and the first SIZE discriminant directions (768, SIZE)."""
    apart = [a[[i for i, _ in links]] - b[[j for _, j in links]] for a, b, links in data]
    within = sum((d.T.astype(float) @ d for d in apart), np.zeros((1, 1))) / 2 / sum(map(len, apart))
    everything = np.concatenate([side for a, b, _ in data for side in (a, b)]).astype(float)
    mean = everything.mean(axis=0)
    total = (everything - mean).T @ (everything - mean) / len(everything)
    size = len(mean)
    _, directions = eigh(total, within + 0.05 * np.trace(within) / size * np.eye(size))
    turn = directions[:, ::-1][:, :SIZE]
    return mean.astype(np.float32), (turn * np.sqrt(SIZE / (turn**2).sum())).astype(np.float32)


def slope(batch: Sequence[Example], mean: Matrix, turn: Matrix) -> Matrix:
    """Gradient of the contrastive loss, both ways, in `turn`."""
    a = np.concatenate([first for first, _, _ in batch]) - mean
    b = np.concatenate([second for _, second, _ in batch]) - mean
    wanted = np.zeros((len(a), len(b)), dtype=np.float32)
    row = column = 0
    for first, second, links in batch:
        for i, j in links:
            wanted[row + i, column + j] = 1.0
        row, column = row + len(first), column + len(second)
    (u, u_length), (v, v_length) = _unit(a @ turn), _unit(b @ turn)
    logits = u @ v.T / TEMPERATURE
    error = _miss(logits, wanted) + _miss(logits.T, wanted.T).T
    error /= TEMPERATURE * (wanted.sum(axis=1) > 0).sum()
    du, dv = error @ v, error.T @ u
    du = (du - u * (u * du).sum(axis=1, keepdims=True)) / u_length
    dv = (dv - v * (v * dv).sum(axis=1, keepdims=True)) / v_length
    return np.asarray(a.T @ du + b.T @ dv)


def _miss(logits: Matrix, wanted: Matrix) -> Matrix:
    """Softmax of each linked row less its targets."""
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    count = wanted.sum(axis=1, keepdims=True)
    return np.asarray((count > 0) * (p - wanted / np.maximum(count, 1)))


def learn(data: Sequence[Example]) -> tuple[Matrix, Matrix]:
    """Mean and map, by Adam from the discriminant start."""
    mean, turn = discriminant(data[:5000])
    first, second = np.zeros_like(turn), np.zeros_like(turn)
    order = np.random.RandomState(0)
    steps = len(data) // BATCH * EPOCHS
    for step in range(1, steps + 1):
        at = (step - 1) % (len(data) // BATCH)
        if at == 0:
            shuffled = order.permutation(len(data))
        g = slope([data[k] for k in shuffled[at * BATCH : (at + 1) * BATCH]], mean, turn)
        first, second = 0.9 * first + 0.1 * g, 0.999 * second + 0.001 * g * g
        rate = RATE * min(1.0, step / 50) * (1 - 0.9 * step / steps)
        turn = turn - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return mean, turn


def accuracy(data: Sequence[Example], mean: Matrix, turn: Matrix) -> float:
    """How often the nearest English word in the pair is one that the French word is linked to."""
    hit = asked = 0
    for a, b, links in data:
        nearest = (_unit((a - mean) @ turn)[0] @ _unit((b - mean) @ turn)[0].T).argmax(axis=1)
        for i in {i for i, _ in links}:
            hit += (i, int(nearest[i])) in links
            asked += 1
    return hit / max(1, asked)


def main(clean: str, links: str, target: str) -> None:
    data = list(examples(chosen(Path(clean), Path(links))))
    held = len(data) // 10
    mean, turn = learn(data[held:])
    print(f"nearest word is a linked one: {accuracy(data[:held], mean, turn):.3f} of {held} held-out pairs")
    turn = turn / np.abs(turn).max()
    np.save(target, np.vstack([mean @ turn, turn]).astype(np.float16))


if __name__ == "__main__":
    main(*sys.argv[1:4])
