"""Which words of a sentence its partner does not carry: evidence word by word, then a chain along the sentence.

The chain is a conditional random field of two states (Lafferty et al. 2001): what is left untranslated comes in
stretches, so a word's neighbours speak for it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.alignment.wordlinks import Similarity
from workbench.text.stopwords import STOPWORDS
from workbench.text.words import Token, is_word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

FEATURES = (
    "best cosine", "best score", "best share", "lexicon", "spelling", "neighbours", "clause", "function word",
    "function word × score", "mutual", "jump", "rival", "surplus", "sentence cosine", "way back",
)  # fmt: skip
FUNCTION_WEIGHT = 0.3
"""What a function word counts against a content word."""


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence seen from its words: matrices have shape (own words, other side's words)."""

    tokens: Sequence[Token]
    words: tuple[int, ...]
    lang: str
    similarity: Similarity

    def weights(self) -> Matrix:
        """What each word counts, shape (words,)."""
        return 1.0 - (1.0 - FUNCTION_WEIGHT) * self.function_words()

    def function_words(self) -> Matrix:
        import numpy as np

        stop = STOPWORDS.get(self.lang, frozenset())
        return np.array([_is_function(self.tokens[i].norm, stop) for i in self.words], dtype=float)

    def breaks(self) -> Matrix:
        """1 where punctuation stands between a word and the one before it, shape (words,)."""
        import numpy as np

        out = np.zeros(len(self.words))
        for k in range(1, len(self.words)):
            between = self.tokens[self.words[k - 1] + 1 : self.words[k]]
            out[k] = any(not is_word(token) and token.text not in _NO_BREAK for token in between)
        return out


_NO_BREAK = frozenset("-‑'’ʼ%$€£°&/")


def _is_function(norm: str, stop: frozenset[str]) -> bool:
    return norm in stop or norm.lstrip("-'") in stop or norm in _CONTRACTED


_CONTRACTED = frozenset({"n't", "re", "ll", "ve", "'re", "'ll", "'ve", "'m", "'d", "'s", "ca", "wo"})


def evidence(side: Side, sentence_cosine: float) -> Matrix:
    """One row of `FEATURES` a word, shape (words, features); both sides must hold a word."""
    import numpy as np

    s = side.similarity
    score, share = s.score.astype(float), s.share.astype(float)
    size, other = score.shape
    best = score.argmax(axis=1)
    best_score, best_share = score.max(axis=1), share.max(axis=1)
    way_back = np.abs(score.argmax(axis=0)[best] - np.arange(size))
    function = side.function_words()
    certainty = best_score + 0.5 * best_share
    columns = (
        s.vectors.max(axis=1),
        best_score,
        best_share,
        np.sqrt(s.lexicon.max(axis=1)),
        s.spelling.max(axis=1),
        _around(certainty),
        _by_clause(certainty, side.weights(), side.breaks()),
        function,
        function * best_score,
        way_back == 0,
        _jumps(best) / other,
        _rivals(best, best_score),
        np.full(size, math.log((size + 1) / (other + 1))),
        np.full(size, sentence_cosine),
        np.minimum(way_back, 4) / 4,
    )
    return np.stack([np.asarray(column, dtype=float) for column in columns], axis=1)


def _around(values: Matrix) -> Matrix:
    """Mean of the two words on either side, the nearer ones counting double."""
    import numpy as np

    size = len(values)
    total, weight = np.zeros(size), np.zeros(size)
    for step, share in ((1, 1.0), (2, 0.5)):
        if size > step:
            total[step:] += share * values[:-step]
            total[:-step] += share * values[step:]
            weight[step:] += share
            weight[:-step] += share
    return total / np.maximum(weight, 1e-9)


def _by_clause(values: Matrix, weights: Matrix, breaks: Matrix) -> Matrix:
    """Each word's clause (from one mark of punctuation to the next): weighted mean of `values`."""
    import numpy as np

    clause = np.cumsum(breaks).astype(int)
    total = np.bincount(clause, weights=values * weights) / np.bincount(clause, weights=weights)
    return np.asarray(total[clause])


def _jumps(best: NDArray[np.int64]) -> Matrix:
    """How far a word's partner stands from the nearest partner of its neighbours."""
    import numpy as np

    size = len(best)
    out = np.zeros(size)
    for k in range(size):
        near = [abs(best[k] - best[m]) for m in range(max(0, k - 2), min(size, k + 3)) if m != k]
        out[k] = min(near, default=0)
    return out


def _rivals(best: NDArray[np.int64], scores: Matrix) -> Matrix:
    """By how much another word outdoes this one for its partner, -1..1."""
    import numpy as np

    out = np.empty(len(best))
    for k, partner in enumerate(best):
        others = [scores[m] for m in range(len(best)) if m != k and best[m] == partner]
        out[k] = max(others, default=0.0) - scores[k]
    return np.clip(out, -1.0, 1.0)


def missing(rows: Matrix, breaks: Matrix, chain: Mapping[str, Sequence[float]]) -> Matrix:
    """Probability of each word to be untranslated, shape (words,).

    `chain`: `weights` of the features, `bias`, and `switch`: four costs of changing state, into and out of a
    stretch, between plain words and over punctuation.
    """
    import numpy as np

    unary = rows @ np.asarray(chain["weights"]) + chain["bias"][0]
    size = len(unary)
    into, out, into_break, out_break = chain["switch"]
    steps = [((0.0, into_break), (out_break, 0.0)) if flag else ((0.0, into), (out, 0.0)) for flag in breaks]
    forward = np.zeros((size, 2))
    forward[0, 1] = unary[0]
    for k in range(1, size):
        for state in (0, 1):
            reach = np.logaddexp(forward[k - 1, 0] + steps[k][0][state], forward[k - 1, 1] + steps[k][1][state])
            forward[k, state] = reach + (unary[k] if state else 0.0)
    backward = np.zeros((size, 2))
    for k in range(size - 2, -1, -1):
        for state in (0, 1):
            step = steps[k + 1][state]
            backward[k, state] = np.logaddexp(step[0] + backward[k + 1, 0], step[1] + unary[k + 1] + backward[k + 1, 1])
    joint = forward + backward
    return np.asarray(1.0 / (1.0 + np.exp(np.clip(joint[:, 0] - joint[:, 1], -60, 60))))
