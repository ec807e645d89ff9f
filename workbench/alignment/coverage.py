"""How much of a bead's words are answered on the other side, for every cell of a band (after IBM model 1's idea)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workbench.alignment.band import Band

if TYPE_CHECKING:
    from numpy.typing import NDArray


def answered(
    sentences: Sequence[Sequence[str]],
    others: Sequence[Sequence[str]],
    pairs: Mapping[str, set[str]],
    weight: Mapping[str, float],
    band: Band,
    longest: int,
) -> list[NDArray[Any]]:
    """Weight of the words of sentence i that the sentences j..j+k-1 answer, for k = 1..longest.

    `pairs`: word to the words that answer it. Returns `longest` arrays, float32, shape (band.size,), in the order of
    the band's nodes; 0 past the last sentence of either side.
    """
    import numpy as np

    holding = _positions(others)
    known = {word for words in sentences for word in words if word in pairs}
    places = {word: _places(pairs[word], holding) for word in known}
    result = [np.zeros(band.size, dtype=np.float32) for _ in range(longest)]
    for i, words in enumerate(sentences):
        low, width = int(band.low[i]), int(band.high[i] - band.low[i])
        present, heft = _presence(words, places, weight, low, width + longest)
        if not len(heft):
            continue
        cells = slice(int(band.offset[i]), int(band.offset[i + 1]))
        union = present[:, :width].copy()
        for k in range(longest):
            union |= present[:, k : k + width]
            result[k][cells] = heft @ union
    return result


def _positions(sentences: Sequence[Sequence[str]]) -> dict[str, set[int]]:
    holding: dict[str, set[int]] = defaultdict(set)
    for index, words in enumerate(sentences):
        for word in words:
            holding[word].add(index)
    return holding


def _places(answers: set[str], holding: Mapping[str, set[int]]) -> NDArray[Any]:
    """Ascending indices of the sentences that hold any of `answers`."""
    import numpy as np

    return np.array(sorted(set().union(*(holding.get(word, set()) for word in answers))), dtype=np.int64)


def _presence(
    words: Sequence[str],
    places: Mapping[str, NDArray[Any]],
    weight: Mapping[str, float],
    low: int,
    width: int,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Bool matrix (words with an answer, width): answered by sentence low + column; and the words' weights."""
    import numpy as np

    kept = [word for word in words if word in places]
    present = np.zeros((len(kept), width), dtype=bool)
    for row, word in enumerate(kept):
        found = places[word]
        start, end = np.searchsorted(found, (low, low + width))
        present[row, found[start:end] - low] = True
    return present, np.array([weight[word] for word in kept], dtype=np.float32)
