"""Which texts are worth a closer look together: shared word runs in one language, names and words over languages.

Pure functions over arrays of hashes (archive.prints); cost grows with the number of shared hashes, not of pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

CROWD = 48
"""A hash in more texts than this is boilerplate, or a story that everybody ran: it then only ties neighbours."""
MOST_CROWD = 120
"""The same over languages, where a name is in every text of its story; with more, pairs grow as the square of texts."""
_NEIGHBOURS = 3
_CHUNK = 8_000_000  # pairs counted at once: 64 MB


def pairs_by_runs(prints: Sequence[Array], *, least: float = 0.06, most: int = 16) -> Array:
    """Pairs of texts that share runs: int64 (n, 2), i < j, each text with its `most` best partners.

    `least`: containment, shared hashes over those of the shorter text; never Jaccard, so that a short release is found
    inside a long page.
    """
    import numpy as np

    sizes = np.array([len(one) for one in prints], dtype=np.int64)
    codes, shared = _count(prints, [np.ones(len(one)) for one in prints], CROWD)
    first, second = codes // max(1, len(prints)), codes % max(1, len(prints))
    smaller = np.minimum(sizes[first], sizes[second])
    containment = shared / np.maximum(smaller, 1)
    keep = (containment >= least) & ((shared >= 3) | (shared == smaller))
    return best_partners(first[keep], second[keep], containment[keep], len(prints), most)


def pairs_by_bridge(
    prints: Sequence[Array], langs: Sequence[str], *, most: int = 6, crowd: int | None = None, least: float = 0.12
) -> Array:
    """Pairs of texts in two languages that share rare names, figures and translated words: int64 (n, 2), i < j.

    `least`: share of the weight (inverse document frequency) of the lighter text's hashes.
    """
    import numpy as np

    if not prints:
        return np.zeros((0, 2), dtype=np.int64)
    crowd = crowd or min(max(CROWD, len(prints) // 100), MOST_CROWD)
    flat = np.concatenate(list(prints)) if prints else np.zeros(0, dtype=np.uint32)
    values, counts = np.unique(flat, return_counts=True)
    idf = np.log(1 + len(prints) / counts)
    weights = [idf[np.searchsorted(values, one)] for one in prints]
    masses = np.array([one.sum() for one in weights])
    codes, shared = _count(prints, weights, crowd, langs=np.unique(np.array(langs), return_inverse=True)[1])
    first, second = codes // len(prints), codes % len(prints)
    overlap = shared / np.maximum(np.minimum(masses[first], masses[second]), 1e-9)
    keep = overlap >= least
    return best_partners(first[keep], second[keep], overlap[keep], len(prints), most)


def _count(
    prints: Sequence[Array], weights: Sequence[Array], crowd: int, langs: Array | None = None
) -> tuple[Array, Array]:
    """(code, summed weight) of every pair that shares a hash; code = i * n + j with i < j. With `langs`, only pairs of
    different languages."""
    import numpy as np

    size = len(prints)
    owners = np.repeat(np.arange(size, dtype=np.int64), [len(one) for one in prints])
    flat = np.concatenate(list(prints)) if size else np.zeros(0, dtype=np.uint32)
    mass = np.concatenate(list(weights)) if size else np.zeros(0)
    order = np.argsort(flat, kind="stable")
    flat, owners, mass = flat[order], owners[order], mass[order]
    starts = np.flatnonzero(np.r_[True, flat[1:] != flat[:-1]]) if len(flat) else np.zeros(0, dtype=np.int64)
    lengths = np.diff(np.r_[starts, len(flat)])
    codes: list[Array] = []
    sums: list[Array] = []
    for group in _groups(starts, lengths, crowd):
        first, second = owners[group[0]], owners[group[1]]
        if langs is not None:
            other = langs[first] != langs[second]
            first, second, group = first[other], second[other], (group[0][other], group[1][other])
        code, total = _summed(first * size + second, mass[group[0]])
        codes.append(code)
        sums.append(total)
    if not codes:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    return _summed(np.concatenate(codes), np.concatenate(sums))


def _groups(starts: Array, lengths: Array, crowd: int) -> Any:
    """Places of the two members of every pair inside equal hashes, a chunk at a time."""
    import numpy as np

    for length in np.unique(lengths[lengths > 1]):
        begin = starts[lengths == length]
        if length <= crowd:
            left, right = np.triu_indices(int(length), 1)
        else:
            left = np.repeat(np.arange(length), _NEIGHBOURS)
            right = left + np.tile(np.arange(1, _NEIGHBOURS + 1), int(length))
            left, right = left[right < length], right[right < length]
        step = max(1, _CHUNK // len(left))
        for at in range(0, len(begin), step):
            block = begin[at : at + step, None]
            yield (block + left).ravel(), (block + right).ravel()


def _summed(codes: Array, weights: Array) -> tuple[Array, Array]:
    import numpy as np

    values, inverse = np.unique(codes, return_inverse=True)
    return values, np.bincount(inverse, weights=weights, minlength=len(values))


def best_partners(first: Array, second: Array, scores: Array, size: int, most: int) -> Array:
    """The pairs that are among the `most` best of either member."""
    import numpy as np

    both = np.r_[first, second]
    order = np.lexsort((-np.r_[scores, scores], both))
    ranks = np.empty(len(both), dtype=np.int64)
    starts = np.searchsorted(both[order], np.arange(size))
    ranks[order] = np.arange(len(both)) - starts[both[order]] if len(both) else 0
    kept = np.minimum(ranks[: len(first)], ranks[len(first) :]) < most
    return np.stack([first[kept], second[kept]], axis=1) if kept.any() else np.zeros((0, 2), dtype=np.int64)


def pairs_by_vectors(
    vectors: Sequence[Array | None], langs: Sequence[str], *, most: int = 6, least: float = 0.9
) -> Array:
    """Pairs in two languages whose lead paragraphs are near: int64 (n, 2), i < j.

    `vectors`: per text float32 (paragraphs, d) or None. The cosine of the two leads is divided by the mean of each
    side's nearest ones, against hubs (margin scoring, Artetxe & Schwenk 2019); the first paragraph counts twice.
    """
    import numpy as np

    known = [i for i, one in enumerate(vectors) if one is not None and len(one)]
    if len(known) < 2:
        return np.zeros((0, 2), dtype=np.int64)
    leads = np.stack([lead(vectors[i]) for i in known])
    tongue = np.unique(np.array([langs[i] for i in known]), return_inverse=True)[1]
    near = leads @ leads.T
    near[tongue[:, None] == tongue[None, :]] = -1.0
    around = np.sort(near, axis=1)[:, -4:].clip(0.3)
    hub = around.mean(axis=1)
    margin = near / ((hub[:, None] + hub[None, :]) / 2)
    first, second = np.triu_indices(len(known), 1)
    scores = margin[first, second]
    keep = scores >= least
    names = np.array(known)
    return best_partners(names[first[keep]], names[second[keep]], scores[keep], len(vectors), most)


def lead(rows: Any) -> Array:
    """One vector of length 1 for a text's paragraphs (float32, shape (n, d)), the first counting twice."""
    import numpy as np

    weights = np.ones(len(rows))
    weights[0] = 2.0
    mean = (rows * weights[:, None]).sum(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9))
