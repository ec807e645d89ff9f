"""A start for the embeddings: word pieces that stand in translations of one another begin as neighbours.

    python -m models.recipe.embeddings --work WORK --width 256

Reads WORK/corpus.npz, writes WORK/embeddings.npy for `train`, in half a minute. It saves a model that is trained on a
CPU the first half hour, in which it would learn nothing else. Needs scipy.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from models.recipe.prepare import END

_LEAST_TOGETHER, _LEAST_LINK = 5, 0.02
_SELF = 0.3  # a piece is tied to itself as well: names and numbers stay what they are


def occurrences(pieces: np.ndarray, lengths: np.ndarray, size: int) -> sparse.csr_matrix:
    """(sentences, pieces): 1 where the piece stands in the sentence."""
    rows = np.repeat(np.arange(len(lengths)), lengths)
    found = sparse.csr_matrix((np.ones(len(pieces), np.float32), (rows, pieces)), (len(lengths), size))
    found.data[:] = 1
    return found


def links(source: sparse.csr_matrix, target: sparse.csr_matrix) -> sparse.csr_matrix:
    """(pieces, pieces): the correlation (phi) of a source piece and a target piece over the sentence pairs."""
    n, size = source.shape
    of_source, of_target = (np.asarray(side.sum(0))[0] for side in (source, target))
    both = (source.T @ target).tocoo()
    a, b = of_source[both.row], of_target[both.col]
    phi = (both.data * n - a * b) / np.sqrt(a * (n - a) * b * (n - b) + 1)
    kept = (both.data >= _LEAST_TOGETHER) & (phi > _LEAST_LINK) & (both.row > END) & (both.col > END)
    return sparse.csr_matrix((phi[kept], (both.row[kept], both.col[kept])), (size, size))


def embeddings(linked: sparse.csr_matrix, width: int, seed: int = 1) -> np.ndarray:
    """(pieces, width) vectors of length one: the leading directions of the normalised graph of links."""
    size = linked.shape[0]
    graph = linked + linked.T
    scale = sparse.diags(1 / np.sqrt(np.asarray(graph.sum(0))[0] + 0.05))
    graph = scale @ (graph + _SELF * sparse.identity(size)) @ scale
    rng = np.random.default_rng(seed)
    left, strength, _ = svds(graph.astype(np.float32), k=width, v0=rng.standard_normal(size).astype(np.float32))
    vectors = left * np.sqrt(strength)
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    alone = rng.standard_normal((size, width)) / np.sqrt(width)  # for the pieces that nothing is tied to
    return np.where(length > 1e-4, vectors / np.maximum(length, 1e-4), alone).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description="Start the embeddings from the corpus.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--width", type=int, default=512)
    args = parser.parse_args()
    with np.load(args.work / "corpus.npz") as corpus:
        lengths = corpus["lengths"]
        size = int(max(corpus["source"].max(), corpus["target"].max())) + 1
        sides = [occurrences(corpus[name], lengths[:, i], size) for i, name in enumerate(("source", "target"))]
    found = embeddings(links(*sides), args.width)
    np.save(args.work / "embeddings.npy", found)
    print(f"{len(found):,} pieces")


if __name__ == "__main__":
    main()
