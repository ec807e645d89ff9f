"""Whether two sentences say the same, and which words of each the other does not carry."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from workbench.alignment.modelfile import Unavailable
from workbench.alignment.tokenvectors import LAST_LAYER, WORD_LAYERS, Vectors, in_word_space, word_vectors
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
from workbench.text.stopwords import STOPWORDS
from workbench.text.words import Token, is_word, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    _Measured = tuple[NDArray[np.float32], list[Vectors]]
    """Of one sentence: its words in word space, and the layers they come from."""

Label = Literal["full", "partial", "unrelated"]
LABELS: tuple[Label, ...] = get_args(Label)

_BOTH_SIDES = (
    "share missing", "mass missing", "longest stretch", "stretch share",
    "closeness", "attention", "worst three words", "far words",
)  # fmt: skip
PAIR_FEATURES = (
    *(f"{name}, {which}" for name in _BOTH_SIDES for which in ("more", "less")),
    "share product", "cosine", "middle cosine", "length ratio", "shorter", "longer",
)  # fmt: skip
FAR = 0.35
"""A word whose best partner is less close than this is a far word."""
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
    """What was measured on a pair: the evidence on the words of both sides, and the cosine of the sentences by the
    last and by a middle layer."""

    sides: tuple[Side, Side]
    rows: tuple[Matrix, Matrix]
    cosine: float
    middle_cosine: float


def divergence(a: str, b: str, lang_a: str = "fr", lang_b: str = "en") -> Divergence:
    """Compare two sentences, in two languages or in one. Deterministic; any text is accepted.

    A side without words makes the pair "unrelated", unless both are without.
    """
    return divergences([(a, b)], lang_a, lang_b)[0]


def divergences(pairs: Sequence[tuple[str, str]], lang_a: str = "fr", lang_b: str = "en") -> list[Divergence]:
    """`divergence` of many pairs; their words are measured together, which is several times faster."""
    words = [(tokens(a, lang_a), tokens(b, lang_b)) for a, b in pairs]
    readings = iter(read_pairs([pair for pair in words if all(map(_word_spans, pair))], lang_a, lang_b))
    return [judge(next(readings)) if all(map(_word_spans, pair)) else _wordless(*pair) for pair in words]


def _wordless(words_a: Sequence[Token], words_b: Sequence[Token]) -> Divergence:
    only = _word_spans(words_a), _word_spans(words_b)
    return Divergence("unrelated", *only, 0.0) if any(only) else Divergence("full", (), (), 1.0)


def judge(reading: Reading) -> Divergence:
    """What a reading says of its pair."""
    absent = absences(reading, CHAIN)
    chances = chances_of(pair_row(reading, absent), PAIR)
    label = LABELS[max(range(3), key=lambda k: chances[k] * PRIOR[k])]
    only = [
        tuple(
            (side.tokens[i].start, side.tokens[i].end)
            for i, p in zip(side.words, part, strict=True)
            if p > LIMITS[label]
        )
        for side, part in zip(reading.sides, absent, strict=True)
    ]
    return Divergence(label, only[0], only[1], round(chances[0], 4))


def stretches(text: str, lang: str, only: Sequence[Span], least: int = 3) -> tuple[Span, ...]:
    """The clauses among `only` (a side of a Divergence): runs of its words that hold `least` content words.

    One function word that found a partner by chance does not break a run. Spans run over the punctuation between.
    """
    return stretches_of(tokens(text, lang), lang, only, least)


def stretches_of(units: Sequence[Token], lang: str, only: Sequence[Span], least: int = 3) -> tuple[Span, ...]:
    """`stretches` for tokens that are at hand, whatever text their offsets count in."""
    words = [token for token in units if is_word(token)]
    stop = STOPWORDS.get(lang, frozenset())
    missing_at = set(only)
    runs: list[list[Token]] = [[]]
    for k, token in enumerate(words):
        missing_now = (token.start, token.end) in missing_at
        bridge = token.norm in stop and k + 1 < len(words) and (words[k + 1].start, words[k + 1].end) in missing_at
        if missing_now or (runs[-1] and bridge):
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    full = [run for run in runs if sum(token.norm not in stop for token in run) >= least]
    return tuple((run[0].start, run[-1].end) for run in full)


def read_pairs(
    pairs: Sequence[tuple[list[Token], list[Token]]],
    lang_a: str,
    lang_b: str,
    tick: Callable[[], None] = lambda: None,
) -> list[Reading]:
    """Measure pairs of sentences that all hold a word; `tick` is called before every batch."""
    out: list[Reading] = []
    for start in range(0, len(pairs), _BATCH):
        tick()
        batch = pairs[start : start + _BATCH]
        try:
            vectors = word_vectors([side for pair in batch for side in pair], (*WORD_LAYERS, LAST_LAYER))
            measured: list[_Measured | None] = [(in_word_space(layers[:-1]), layers) for layers in vectors]
        except Unavailable:  # the written signals stand alone
            measured = [None] * (2 * len(batch))
        for k, (words_a, words_b) in enumerate(batch):
            out.append(_read(words_a, words_b, lang_a, lang_b, measured[2 * k], measured[2 * k + 1]))
    return out


_BATCH = 32
_UNKNOWN = 0.86
"""The cosine half-way between full and unrelated pairs, for want of vectors."""


def _read(
    words_a: list[Token],
    words_b: list[Token],
    lang_a: str,
    lang_b: str,
    first: _Measured | None,
    second: _Measured | None,
) -> Reading:
    import numpy as np

    if first is None or second is None:
        found, cosine, middle = similarity(words_a, words_b, lang_a, lang_b), _UNKNOWN, _UNKNOWN
    else:
        (space_a, layers_a), (space_b, layers_b) = first, second
        found = similarity(words_a, words_b, lang_a, lang_b, (space_a, space_b))
        cosine = _cosine(layers_a[-1].whole, layers_b[-1].whole)
        middle = _cosine(np.mean(layers_a[-2].words, axis=0), np.mean(layers_b[-2].words, axis=0))
    sides = Side(words_a, found.rows, lang_a, found), Side(words_b, found.columns, lang_b, _turned(found))
    return Reading(sides, (evidence(sides[0], cosine), evidence(sides[1], cosine)), cosine, middle)


def absences(reading: Reading, chain: Mapping[str, Any]) -> tuple[Matrix, Matrix]:
    """Per side and word, the probability that the other side does not carry it, were the pair a partial one."""
    first, second = (
        missing(rows, side.breaks(), chain) for rows, side in zip(reading.rows, reading.sides, strict=True)
    )
    return first, second


def pair_row(reading: Reading, absent: tuple[Matrix, Matrix]) -> list[float]:
    """The `PAIR_FEATURES` of a pair."""
    measured = [
        [*_extent(side.weights(), part), *_closeness(side)] for side, part in zip(reading.sides, absent, strict=True)
    ]
    row: list[float] = []
    for one, other in zip(*measured, strict=True):
        row += [max(one, other), min(one, other)]
    short, long = sorted(len(side.words) for side in reading.sides)
    sizes = [math.log((long + 1) / (short + 1)), math.log(short + 1), math.log(long + 1)]
    return [*row, row[0] * row[1], reading.cosine, reading.middle_cosine, *sizes]


def _extent(weights: Matrix, absent: Matrix) -> list[float]:
    """Of one side: share and mass of what is missing, the longest missing stretch, its share."""
    total = float(weights.sum())
    mass = float((absent * weights).sum())
    longest = run = 0.0
    for p, weight in zip(absent, weights, strict=True):
        run = run + float(weight) if p > 0.5 else 0.0
        longest = max(longest, run)
    return [mass / total, math.log1p(mass), math.log1p(longest), longest / total]


def _closeness(side: Side) -> list[float]:
    """Of one side: how close its words' partners are and how much attention they share (means), the three
    neighbouring words that are worst off, the share of far words."""
    import numpy as np

    s, weights = side.similarity, side.weights()
    close = s.vectors.max(axis=1) + 0.2 * np.sqrt(s.lexicon.max(axis=1))
    windows = range(max(1, len(close) - 2))
    worst = min(np.average(close[k : k + 3], weights=weights[k : k + 3]) for k in windows)
    return [
        float(np.average(close, weights=weights)),
        float(np.average(s.share.max(axis=1), weights=weights)),
        min(1.0, float(worst)),
        float(np.average(close < FAR, weights=weights)),
    ]


def chances_of(row: Sequence[float], pair: Mapping[str, Any]) -> list[float]:
    """Probabilities of `LABELS` (multinomial logistic regression)."""
    logits = [sum(w * x for w, x in zip(weights, row, strict=True)) + bias
              for weights, bias in zip(pair["weights"], pair["bias"], strict=True)]  # fmt: skip
    top = max(logits)
    parts = [math.exp(logit - top) for logit in logits]
    return [part / sum(parts) for part in parts]


def _cosine(a: Any, b: Any) -> float:
    import numpy as np

    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9))


def _turned(s: Similarity) -> Similarity:
    return Similarity(s.columns, s.rows, s.vectors.T, s.lexicon.T, s.spelling.T, s.score.T, s.share.T)


def _word_spans(words: Sequence[Token]) -> tuple[Span, ...]:
    return tuple((token.start, token.end) for token in words if is_word(token))
