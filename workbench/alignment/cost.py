"""What a link gains: shared meaning, words answered, lengths that fit; apart from the search that uses it."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any

from workbench.alignment.band import Band
from workbench.alignment.coverage import answered
from workbench.alignment.search import Bead
from workbench.alignment.sides import Side, Sides

if TYPE_CHECKING:
    from numpy.typing import NDArray

BEADS: tuple[Bead, ...] = (
    *((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)),
    *((2, 3), (3, 2), (1, 4), (4, 1), (1, 5), (5, 1)),
)

MEANING, WORDS = 0.5, 0.45
"""Weights of the cosine and of the share of answered words where words can be looked up."""
MEANING_ALONE, WORDS_ALONE, HANDICAP = 0.85, 0.13, 0.05
"""The same where only names, figures and cognates can answer: one signal alone must be the surer for it."""
PRIOR = 4.0
"""Weight of words that the meaning stands in for: a sentence of few words is not judged by them alone."""
THRESHOLD = 0.12
"""A link is worth having above this; below, its sentences are better left without a counterpart."""
GROWTH = 0.25
"""How much each pair of sentences beyond the first lets the evidence weigh more."""
MERGING = 0.06
"""Cost of every sentence beyond the first of each side."""
SHORT, SHORT_LENGTH = 0.03, 25.0
"""Cost of leaving a very short sentence alone, and the letters over which it wears off."""
USUAL_SHARE, STEADINESS, PRIOR_ODDS = 0.1, 40, 0.03
"""Share of sentences without a counterpart that needs no correction, the sentences it counts for beside those of the
two texts, and how much the share found there makes null links dearer or cheaper."""
LENGTH = 0.04
"""Weight of the log likelihood of the lengths (Gale & Church 1993)."""
_VARIANCE = 6.8  # of the length of a translation, per letter: theirs
_UNLIKELIEST = -8.0


def gains(sides: Sides, band: Band) -> dict[Bead, NDArray[Any]]:
    """Gain of every bead at every node of the band: float32, shape (band.size,), -inf where it does not fit.

    Vectors of beads are composed from those of their sentences (mean, weighted by the root of the length), so that
    nothing is embedded twice; gains grow with the sentences that a bead takes, so that links of different sizes and
    null links (gain 0) compare.
    """
    cells = _Cells(sides, band)
    result = {}
    for bead in BEADS:
        if bead[0] <= len(sides.a) and bead[1] <= len(sides.b):
            cosine = cells.cosine(bead)
            evidence = _evidence(sides, cosine, cells.coverage(bead, cosine))
            result[bead] = cells.fitting(bead, _gain(bead, evidence, cells.length(bead)))
    return result


def nulls(sides: Sides, side: Side) -> NDArray[Any]:
    """Gain of each sentence left without a counterpart; shape (len(side),).

    An interjection of its own is seldom added or left out: it costs more to call it so.
    """
    import numpy as np

    return np.asarray(-SHORT * np.exp(-side.lengths / SHORT_LENGTH) - sides.reluctance)


def reluctance(alone: int, sentences: int) -> float:
    """Cost of a null link where `alone` of the `sentences` of both sides were found to have no counterpart.

    In a faithful translation a null link is rare and needs strong evidence; between texts that share little it is
    the rule, and a link needs strong evidence instead.
    """
    share = (alone + USUAL_SHARE * STEADINESS) / (sentences + STEADINESS)
    return PRIOR_ODDS * log(USUAL_SHARE / share)


class _Cells:
    """The signals on the nodes of one band; every method returns an array of shape (band.size,)."""

    def __init__(self, sides: Sides, band: Band) -> None:
        self._sides, self._band = sides, band
        self._rows, self._columns = band.nodes()
        self._heft = sides.a.lengths**0.5, sides.b.lengths**0.5
        self._similarity = _similarity(sides, band)
        self._answered_a, self._answered_b = _both_ways(sides, band, *band.nodes())
        self._words = _word_weights(sides.a), _word_weights(sides.b)

    def fitting(self, bead: Bead, values: NDArray[Any]) -> NDArray[Any]:
        """`values` where the bead stays inside the texts and the band, else -inf."""
        import numpy as np

        fits = (self._rows + bead[0] <= len(self._sides.a)) & (self._columns + bead[1] <= len(self._sides.b))
        for x, y in ((bead[0], bead[1]), (bead[0] - 1, 0), (0, bead[1] - 1)):
            fits &= self._band.find(self._rows + x, self._columns + y)[1]
        return np.where(fits, values, -np.inf)

    def cosine(self, bead: Bead) -> NDArray[Any]:
        """Cosine of the composed vectors, from the cosines of their sentences."""
        import numpy as np

        total = np.zeros(self._band.size)
        for x in range(bead[0]):
            for y in range(bead[1]):
                index, inside = self._band.find(self._rows + x, self._columns + y)
                heft = self._at(self._heft[0], self._rows + x) * self._at(self._heft[1], self._columns + y)
                total += np.where(inside, self._similarity[index] * heft, 0)
        norm_a = _norms(self._sides.a.vectors * self._heft[0][:, None], bead[0])
        norm_b = _norms(self._sides.b.vectors * self._heft[1][:, None], bead[1])
        return np.asarray(total / np.maximum(self._at(norm_a, self._rows) * self._at(norm_b, self._columns), 1e-6))

    def coverage(self, bead: Bead, cosine: NDArray[Any]) -> NDArray[Any]:
        """Share of the words of both sides that the other side answers, by weight."""
        import numpy as np

        total = np.zeros(self._band.size)
        for x in range(bead[0]):
            index, inside = self._band.find(self._rows + x, self._columns)
            total += np.where(inside, self._answered_a[bead[1] - 1][index], 0)
        for y in range(bead[1]):
            index, inside = self._band.find(self._rows, self._columns + y)
            total += np.where(inside, self._answered_b[bead[0] - 1][index], 0)
        words_a, words_b = _sums(self._words[0], bead[0]), _sums(self._words[1], bead[1])
        weight = self._at(words_a, self._rows) + self._at(words_b, self._columns)
        return np.asarray(_share(total, weight, cosine))

    def length(self, bead: Bead) -> NDArray[Any]:
        length_a = self._at(_sums(self._sides.a.lengths, bead[0]), self._rows) * self._sides.ratio
        length_b = self._at(_sums(self._sides.b.lengths, bead[1]), self._columns)
        result: NDArray[Any] = _length_term(length_a, length_b)
        return result

    def _at(self, values: NDArray[Any], index: NDArray[Any]) -> NDArray[Any]:
        return values[index.clip(0, len(values) - 1)]


def _similarity(sides: Sides, band: Band) -> NDArray[Any]:
    import numpy as np

    result = np.zeros(band.size, dtype=np.float32)
    for i in range(len(sides.a)):
        low, high = int(band.low[i]), min(int(band.high[i]), len(sides.b))
        start = int(band.offset[i])
        result[start : start + high - low] = sides.b.vectors[low:high] @ sides.a.vectors[i]
    return result


def _both_ways(
    sides: Sides, band: Band, rows: NDArray[Any], columns: NDArray[Any]
) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
    """Answered weight of each a-sentence by 1.. b-sentences, and of each b-sentence by 1.. a-sentences."""
    longest = max(max(bead) for bead in BEADS)
    forth = answered(sides.a.words, sides.b.words, sides.answers_b, sides.a.weight, band, longest)
    turned = band.turned(len(sides.b))
    back = answered(sides.b.words, sides.a.words, sides.answers_a, sides.b.weight, turned, longest)
    index, _ = turned.find(columns, rows)
    return forth, [values[index] for values in back]


def _word_weights(side: Side) -> NDArray[Any]:
    import numpy as np

    return np.array([sum(side.weight[word] for word in words) for words in side.words])


def _sums(values: NDArray[Any], width: int) -> NDArray[Any]:
    """Sums of `width` consecutive values."""
    import numpy as np

    return np.convolve(values, np.ones(width), "valid")


def _norms(vectors: NDArray[Any], width: int) -> NDArray[Any]:
    """Lengths of the sums of `width` consecutive rows."""
    import numpy as np

    sums = np.cumsum(np.concatenate([np.zeros((1, vectors.shape[1])), vectors]), axis=0)
    return np.linalg.norm(sums[width:] - sums[:-width], axis=1)


def gain_of(sides: Sides, a: range, b: range) -> float:
    """Gain of one link, whatever its size and wherever its sentences stand."""
    evidence, length = _alone(sides, a, b)
    return _gain((len(a), len(b)), evidence, length)


def evidence_of(sides: Sides, a: range, b: range) -> float:
    """What speaks for one link, 0..1: its signals, weighted, without the costs of merging and the threshold."""
    return _alone(sides, a, b)[0]


def _alone(sides: Sides, a: range, b: range) -> tuple[float, float]:
    """Evidence and log likelihood of the lengths of one link, counted directly."""
    vector_a, vector_b = _composed(sides.a, a), _composed(sides.b, b)
    cosine = float(vector_a @ vector_b)
    words_a = [word for i in a for word in sides.a.words[i]]
    words_b = [word for j in b for word in sides.b.words[j]]
    known_a, known_b = set(words_a), set(words_b)
    found_a = sum(sides.a.weight[w] for w in words_a if w in sides.answers_b and sides.answers_b[w] & known_b)
    found_b = sum(sides.b.weight[w] for w in words_b if w in sides.answers_a and sides.answers_a[w] & known_a)
    weight = sum(sides.a.weight[w] for w in words_a) + sum(sides.b.weight[w] for w in words_b)
    length_a = float(sum(sides.a.lengths[i] for i in a)) * sides.ratio
    length_b = float(sum(sides.b.lengths[j] for j in b))
    evidence = _evidence(sides, cosine, _share(found_a + found_b, weight, cosine))
    return float(evidence), float(_length_term(length_a, length_b))


def _composed(side: Side, indices: range) -> NDArray[Any]:
    import numpy as np

    total = (side.vectors[indices.start : indices.stop].T * side.lengths[indices.start : indices.stop] ** 0.5).sum(1)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-6))


def _evidence(sides: Sides, cosine: Any, coverage: Any) -> Any:
    if sides.lexical:
        return MEANING * cosine + WORDS * coverage
    return MEANING_ALONE * cosine + WORDS_ALONE * coverage - HANDICAP


def _share(found: Any, weight: Any, cosine: Any) -> Any:
    """Share of the words that are answered; where there are few words to go by, the meaning stands in for them."""
    import numpy as np

    return (found + PRIOR * np.maximum(cosine, 0)) / (weight + PRIOR)


def _length_term(length_a: Any, length_b: Any) -> Any:
    """Log likelihood of two lengths, weighted (Gale & Church 1993)."""
    import numpy as np

    distance = (length_b - length_a) ** 2 / (_VARIANCE * (length_a + length_b) / 2 + 1)
    return LENGTH * np.maximum(-distance / 2, _UNLIKELIEST)


def _gain(bead: Bead, evidence: Any, length: Any) -> Any:
    return (1 + GROWTH * (sum(bead) - 2) / 2) * (evidence - THRESHOLD) - MERGING * (sum(bead) - 2) + length
