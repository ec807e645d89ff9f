"""Whether two sentences say the same, and which words of each the other does not carry."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from workbench.alignment.modelfile import Unavailable
from workbench.alignment.tokenvectors import LAST_LAYER, WORD_LAYER, Vectors, word_vectors
from workbench.alignment.wordlinks import Similarity, similarity
from workbench.comparison.divergence_coefficients import (
    LIMITS,
    PAIR_BIAS,
    PAIR_WEIGHTS,
    PRIOR,
    SWITCH,
    WORD_BIAS,
    WORD_WEIGHTS,
)
from workbench.comparison.divergence_words import Side, evidence, missing
from workbench.text.spans import Span
from workbench.text.words import Token, is_word, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

Label = Literal["full", "partial", "unrelated"]
LABELS: tuple[Label, ...] = get_args(Label)

PAIR_FEATURES = (
    "share missing, more", "share missing, less", "mass missing, more", "mass missing, less",
    "longest stretch, more", "longest stretch, less", "surest words, more", "surest words, less",
    "stretch share, more", "stretch share, less", "cosine", "length ratio", "shorter", "longer", "share product",
    "gain of cutting, more", "gain of cutting, less",
)  # fmt: skip

CHAIN: dict[str, Any] = {"weights": list(WORD_WEIGHTS.values()), "bias": [WORD_BIAS], "switch": SWITCH}
PAIR: dict[str, Any] = {"weights": list(zip(*PAIR_WEIGHTS.values(), strict=True)), "bias": PAIR_BIAS}


@dataclass(frozen=True, slots=True)
class Divergence:
    """How far sentence a and sentence b say the same.

    `label`: "full" (one translates the other, freely perhaps), "partial" (one carries words that the other
    leaves out) or "unrelated". `a_only`, `b_only`: character spans, one a word, of what the other side does
    not carry, in order. `score`: 0..1, the probability that a and b are a full pair.
    """

    label: Label
    a_only: tuple[Span, ...]
    b_only: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured on a pair: the evidence on the words of both sides and on the pair as a whole."""

    sides: tuple[Side, Side]
    rows: tuple[Matrix, Matrix]
    cosine: float
    gains: tuple[float, float]


def divergence(a: str, b: str, lang_a: str = "fr", lang_b: str = "en") -> Divergence:
    """Compare two sentences, in two languages or in one. Deterministic; any text is accepted.

    A side without words makes the pair "unrelated", unless both are without.
    """
    words_a, words_b = tokens(a, lang_a), tokens(b, lang_b)
    spans_a, spans_b = _word_spans(words_a), _word_spans(words_b)
    if not spans_a or not spans_b:
        same = not spans_a and not spans_b
        return Divergence("full" if same else "unrelated", spans_a, spans_b, 1.0 if same else 0.0)
    reading = read_pair(words_a, words_b, lang_a, lang_b)
    absent = absences(reading, CHAIN)
    chances = chances_of(pair_row(reading, absent), PAIR)
    label = LABELS[max(range(3), key=lambda k: chances[k] * PRIOR[k])]
    limit = LIMITS[label]
    only = [
        tuple((side.tokens[i].start, side.tokens[i].end) for i, p in zip(side.words, part, strict=True) if p > limit)
        for side, part in zip(reading.sides, absent, strict=True)
    ]
    return Divergence(label, only[0], only[1], round(chances[0], 4))


def read_pair(words_a: Sequence[Token], words_b: Sequence[Token], lang_a: str, lang_b: str) -> Reading:
    """Measure two sentences that both hold a word."""
    vectors = _vectors(words_a, words_b)
    middle = (vectors[0][0], vectors[1][0]) if vectors else None
    found = similarity(words_a, words_b, lang_a, lang_b, middle)
    cosine, gains = 0.5, (0.0, 0.0)
    if vectors:
        last = vectors[0][1], vectors[1][1]
        cosine, gains = _cosine(last[0].whole, last[1].whole), (_gain(last[0], last[1]), _gain(last[1], last[0]))
    sides = (
        Side(words_a, found.rows, lang_a, found),
        Side(words_b, found.columns, lang_b, _turned(found)),
    )
    return Reading(sides, (evidence(sides[0], cosine), evidence(sides[1], cosine)), cosine, gains)


def absences(reading: Reading, chain: Mapping[str, Any]) -> tuple[Matrix, Matrix]:
    """Per side and word, the probability that the other side does not carry it, were the pair a partial one."""
    first, second = (
        missing(rows, side.breaks(), chain) for rows, side in zip(reading.rows, reading.sides, strict=True)
    )
    return first, second


def pair_row(reading: Reading, absent: tuple[Matrix, Matrix]) -> list[float]:
    """The `PAIR_FEATURES` of a pair."""
    measured = [_extent(side.weights(), part) for side, part in zip(reading.sides, absent, strict=True)]
    row: list[float] = []
    for one, other in zip(*measured, strict=True):
        row += [max(one, other), min(one, other)]
    sizes = sorted(len(side.words) for side in reading.sides)
    ratio = math.log((sizes[1] + 1) / (sizes[0] + 1))
    row += [reading.cosine, ratio, math.log(sizes[0] + 1), math.log(sizes[1] + 1), row[0] * row[1]]
    return [*row, max(reading.gains), min(reading.gains)]


def _extent(weights: Matrix, absent: Matrix) -> list[float]:
    """Of one side: share and mass missing, longest missing stretch, its surest words, the stretch's share."""
    import numpy as np

    total = float(weights.sum())
    mass = float((absent * weights).sum())
    longest = run = 0.0
    for p, weight in zip(absent, weights, strict=True):
        run = run + float(weight) if p > 0.5 else 0.0
        longest = max(longest, run)
    surest = float(np.sort(1.0 - absent)[::-1][:3].mean())
    return [mass / total, math.log1p(mass), math.log1p(longest), surest, longest / total]


def chances_of(row: Sequence[float], pair: Mapping[str, Any]) -> list[float]:
    """Probabilities of `LABELS` (multinomial logistic regression)."""
    logits = [sum(w * x for w, x in zip(weights, row, strict=True)) + bias
              for weights, bias in zip(pair["weights"], pair["bias"], strict=True)]  # fmt: skip
    top = max(logits)
    parts = [math.exp(logit - top) for logit in logits]
    return [part / sum(parts) for part in parts]


def _vectors(words_a: Sequence[Token], words_b: Sequence[Token]) -> tuple[list[Vectors], list[Vectors]] | None:
    try:
        first, second = word_vectors([words_a, words_b], (WORD_LAYER, LAST_LAYER))
    except Unavailable:
        return None
    return first, second


_LONGEST = 400
"""Tokens; trying every stretch of a longer text would take too much memory."""


def _gain(own: Vectors, other: Vectors) -> float:
    """How much closer to `other` the sentence comes when its least fitting stretch of words is cut out."""
    import numpy as np

    words = own.words.astype(float)
    size = len(words)
    if not 3 <= size <= _LONGEST:
        return 0.0
    aim = other.words.mean(axis=0).astype(float)
    aim /= np.linalg.norm(aim) + 1e-9
    sums = np.vstack([np.zeros(words.shape[1]), np.cumsum(words, axis=0)])
    starts, ends = np.triu_indices(size + 1, 2)
    kept = (ends - starts) < size
    starts, ends = starts[kept], ends[kept]
    along = sums @ aim
    total = along[size] - (along[ends] - along[starts])
    gram = sums @ sums.T
    inner = gram[ends, ends] + gram[starts, starts] - 2 * gram[ends, starts]
    cross = gram[size, ends] - gram[size, starts]
    length = np.sqrt(np.maximum(gram[size, size] + inner - 2 * cross, 1e-9))
    whole = along[size] / math.sqrt(max(gram[size, size], 1e-9))
    return max(0.0, float((total / length).max() - whole))


def _cosine(a: Any, b: Any) -> float:
    import numpy as np

    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9))


def _turned(s: Similarity) -> Similarity:
    return Similarity(s.columns, s.rows, s.vectors.T, s.lexicon.T, s.spelling.T, s.score.T, s.share.T)


def _word_spans(words: Sequence[Token]) -> tuple[Span, ...]:
    return tuple((token.start, token.end) for token in words if is_word(token))
