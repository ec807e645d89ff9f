"""Fit the coefficients of `workbench.divergence` and cross-validate them.

    python -m benchmarks.fit_divergence            # cross-validated figures
    python -m benchmarks.fit_divergence --write    # fit on everything, write divergence_coefficients.py

Two stages, as in the program: a chain over words (fitted on the pairs that both annotators call partial), then
a multinomial logistic regression over what the chain finds. In cross-validation both stages see only the other
folds, and the second is fitted on what chains of other folds say.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from workbench.comparison.divergence import PAIR_FEATURES, Reading, pair_row, read_pairs
from workbench.comparison.divergence_words import FEATURES, missing
from workbench.text.words import is_word, tokens

Matrix = NDArray[np.float64]
ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "eval" / "divergence" / "dev.jsonl"
TARGET = ROOT / "workbench" / "comparison" / "divergence_coefficients.py"
CLASSES = {"sure": 0, "unperfect": 0, "partial": 1, "not corresponding": 2}
CHAIN_PENALTY, PAIR_PENALTY = 3.0, 5.0
PRIOR = (1.0, 1.6, 1.3)
LIMITS = {"full": 0.6, "partial": 0.4, "unrelated": 0.4}
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """A judged pair: classes by both annotators (-1: undecidable); per side (French first) what each marked."""

    texts: tuple[str, str]
    classes: tuple[int, int]
    spans: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    gold: tuple[tuple[frozenset[int], frozenset[int]], tuple[frozenset[int], frozenset[int]]]

    @property
    def agreed(self) -> bool:
        return self.classes[0] == self.classes[1] >= 0

    @property
    def partial(self) -> bool:
        return self.classes == (1, 1)


def load(path: Path = DATA) -> list[Pair]:
    """The judged pairs; words are the white-space words of the data, gold counts those with a letter or digit."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts = row["fr"], row["en"]
        spans = tuple(_spans(text) for text in texts)
        gold = tuple(
            tuple(_worded(text, where, row[f"{side}_untranslated{who}"]) for who in (1, 2))
            for side, text, where in zip(("fr", "en"), texts, spans, strict=True)
        )
        classes = CLASSES.get(row["tag1"], -1), CLASSES.get(row["tag2"], -1)
        pairs.append(Pair(texts, classes, spans, gold))  # type: ignore[arg-type]
    return pairs


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    found, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        found.append((start, start + len(word)))
        start += len(word)
    return tuple(found)


def _worded(text: str, spans: Sequence[tuple[int, int]], chosen: Sequence[int]) -> frozenset[int]:
    return frozenset(k for k in chosen if any(char.isalnum() for char in text[slice(*spans[k])]))


def words_at(pair: Pair, side: int, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indices of the data's words that character spans touch."""
    return _worded(
        pair.texts[side],
        pair.spans[side],
        [k for k, (s, e) in enumerate(pair.spans[side]) if any(s < end and start < e for start, end in spans)],
    )


def read(pairs: Sequence[Pair]) -> list[Reading | None]:
    """Measure every pair (None where a side has no word)."""
    words = [(tokens(pair.texts[0], "fr"), tokens(pair.texts[1], "en")) for pair in pairs]
    worded = [all(any(is_word(token) for token in side) for side in pair) for pair in words]
    found = iter(read_pairs([pair for pair, fine in zip(words, worded, strict=True) if fine], "fr", "en"))
    return [next(found) if fine else None for fine in worded]


# --- the chain over words -----------------------------------------------------------------------------------------


def fit_chain(
    pairs: Sequence[Pair], readings: Sequence[Reading | None], penalty: float = CHAIN_PENALTY
) -> dict[str, Any]:
    """Maximum likelihood with a quadratic penalty on standardised weights; returned for raw features."""
    rows, breaks, gold = [], [], []
    for pair, reading in zip(pairs, readings, strict=True):
        if reading is None or not pair.partial:
            continue
        for side in (0, 1):
            own = reading.sides[side]
            rows.append(reading.rows[side])
            breaks.append(own.breaks())
            marked = [words_at(pair, side, [(own.tokens[i].start, own.tokens[i].end)]) for i in own.words]
            gold.append(np.array([bool(found & pair.gold[side][0]) for found in marked], dtype=float))
    x, b, k = _padded(rows), _padded(breaks), _padded([np.ones(len(row)) for row in rows])
    y = _padded(gold)
    mean, spread = x[k > 0].mean(axis=0), x[k > 0].std(axis=0) + 1e-9
    x = (x - mean) / spread
    size = x.shape[2]
    seen = _transitions(y, b, k)

    def loss(w: Matrix) -> tuple[float, Matrix]:
        unary = (x @ w[:size] + w[size]) * k
        norm, p, expected = _forward_backward(unary, b, k, w[size + 1 :])
        kept = w.copy()
        kept[size] = 0.0
        value = norm.sum() - (unary * y).sum() - seen @ w[size + 1 :] + 0.5 * penalty * kept @ kept
        slope = np.concatenate([np.einsum("nl,nlf->f", (p - y) * k, x), [((p - y) * k).sum()], expected - seen])
        return float(value), slope + penalty * kept

    w = minimize(loss, np.zeros(size + 5), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = w[:size] / spread
    return {"weights": weights, "bias": [w[size] - float(mean @ weights)], "switch": w[size + 1 :]}


def _padded(parts: Sequence[Matrix]) -> Matrix:
    longest = max(len(part) for part in parts)
    out = np.zeros((len(parts), longest, *parts[0].shape[1:]))
    for k, part in enumerate(parts):
        out[k, : len(part)] = part
    return out


def _transitions(y: Matrix, b: Matrix, k: Matrix) -> Matrix:
    """Counts of (into, out, into over punctuation, out over punctuation)."""
    here = k[:, 1:] > 0
    into, out = here & (y[:, :-1] == 0) & (y[:, 1:] == 1), here & (y[:, :-1] == 1) & (y[:, 1:] == 0)
    over = b[:, 1:] > 0
    return np.array([(move & where).sum() for where in (~over, over) for move in (into, out)], dtype=float)


def _forward_backward(unary: Matrix, b: Matrix, k: Matrix, switch: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    count, length = unary.shape
    table = np.zeros((2, 2, 2))
    table[0, 0, 1], table[0, 1, 0], table[1, 0, 1], table[1, 1, 0] = switch
    over = b.astype(int)
    forward, backward = np.zeros((count, length, 2)), np.zeros((count, length, 2))
    forward[:, 0, 1] = unary[:, 0]
    for at in range(1, length):
        step = table[over[:, at]]
        new = np.logaddexp(forward[:, at - 1, :1] + step[:, 0], forward[:, at - 1, 1:] + step[:, 1])
        new[:, 1] += unary[:, at]
        forward[:, at] = np.where(k[:, at, None] > 0, new, forward[:, at - 1])
    norm = np.logaddexp(forward[:, -1, 0], forward[:, -1, 1])
    expected = np.zeros(4)
    for at in range(length - 1, 0, -1):
        step = table[over[:, at]]
        reach = np.stack([np.zeros(count), unary[:, at]], axis=1) + backward[:, at]
        back = np.logaddexp(step[:, :, 0] + reach[:, :1], step[:, :, 1] + reach[:, 1:])
        backward[:, at - 1] = np.where(k[:, at, None] > 0, back, 0.0)
        for which, (before, after) in enumerate(((0, 1), (1, 0))):
            p = np.exp(forward[:, at - 1, before] + step[:, before, after] + reach[:, after] - norm) * k[:, at]
            expected[which] += p[over[:, at] == 0].sum()
            expected[which + 2] += p[over[:, at] == 1].sum()
    p = np.exp(forward + backward - norm[:, None, None])[:, :, 1] * k
    return norm, p, expected


def absent(reading: Reading, chain: dict[str, Any]) -> tuple[Matrix, Matrix]:
    first, second = (missing(r, s.breaks(), chain) for r, s in zip(reading.rows, reading.sides, strict=True))
    return first, second


# --- the label of a pair ------------------------------------------------------------------------------------------


def fit_pair(rows: Matrix, classes: NDArray[np.int64], penalty: float = PAIR_PENALTY) -> dict[str, Any]:
    """Multinomial logistic regression, quadratic penalty on standardised weights; returned for raw features."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    x = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    hot = np.eye(3)[classes]

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        w = flat.reshape(-1, 3)
        p = _softmax(x @ w)
        kept = w.copy()
        kept[-1] = 0.0
        return float(-(hot * np.log(p + 1e-12)).sum() + 0.5 * penalty * (kept * kept).sum()), (
            x.T @ (p - hot) + penalty * kept
        ).ravel()

    w = minimize(loss, np.zeros(x.shape[1] * 3), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x.reshape(-1, 3)
    weights = w[:-1] / spread[:, None]
    return {"weights": weights.T, "bias": w[-1] - mean @ weights}


def _softmax(logits: Matrix) -> Matrix:
    parts = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(parts / parts.sum(axis=1, keepdims=True))


def chances(rows: Matrix, model: dict[str, Any]) -> Matrix:
    return _softmax(rows @ np.asarray(model["weights"]).T + model["bias"])


# --- figures ------------------------------------------------------------------------------------------------------


def macro_f1(gold: NDArray[np.int64], said: NDArray[np.int64]) -> tuple[float, list[tuple[float, float, float]]]:
    """Mean F1 over the three classes, and (precision, recall, F1) of each."""
    each = []
    for label in range(3):
        hit = int(((gold == label) & (said == label)).sum())
        p, r = hit / max(1, int((said == label).sum())), hit / max(1, int((gold == label).sum()))
        each.append((p, r, 2 * p * r / (p + r) if hit else 0.0))
    return sum(f for _, _, f in each) / 3, each


def word_f1(pairs: Sequence[Pair], said: Sequence[tuple[frozenset[int], frozenset[int]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of untranslated words on the partial pairs, against both annotators together."""
    hit = named = wanted = 0
    for pair, found in zip(pairs, said, strict=True):
        if not pair.partial:
            continue
        for side in (0, 1):
            for gold in pair.gold[side]:
                hit += len(gold & found[side])
                named += len(found[side])
                wanted += len(gold)
    p, r = hit / max(1, named), hit / max(1, wanted)
    return p, r, 2 * p * r / max(1e-9, p + r)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Cross-validated answers: chances of the classes (pairs, 3), and per pair the words' absences."""

    chances: Matrix
    absent: list[tuple[Matrix, Matrix] | None]


def cross_validate(pairs: Sequence[Pair], readings: Sequence[Reading | None], seed: int = 0) -> Outcome:
    """Answers for every pair from models that saw neither it nor its fold."""
    fold = np.random.RandomState(seed).permutation(len(pairs)) % FOLDS
    found: list[tuple[Matrix, Matrix] | None] = [None] * len(pairs)
    for k in range(FOLDS):
        kept = [i for i in range(len(pairs)) if fold[i] != k]
        chain = fit_chain([pairs[i] for i in kept], [readings[i] for i in kept])
        for i in np.flatnonzero(fold == k):
            reading = readings[i]
            found[i] = absent(reading, chain) if reading is not None else None
    rows, classes, usable = pair_rows(pairs, readings, found)
    out = np.tile([0.0, 0.0, 1.0], (len(pairs), 1))
    for k in range(FOLDS):
        model = fit_pair(rows[usable & (fold != k) & (classes >= 0)], classes[usable & (fold != k) & (classes >= 0)])
        here = usable & (fold == k)
        out[here] = chances(rows[here], model)
    return Outcome(out, found)


def pair_rows(
    pairs: Sequence[Pair], readings: Sequence[Reading | None], found: Sequence[tuple[Matrix, Matrix] | None]
) -> tuple[Matrix, NDArray[np.int64], NDArray[np.bool_]]:
    """Features (pairs, features), the first annotator's class, and which pairs have words on both sides."""
    rows = np.zeros((len(pairs), len(PAIR_FEATURES)))
    for i, (reading, part) in enumerate(zip(readings, found, strict=True)):
        if reading is not None and part is not None:
            rows[i] = pair_row(reading, part)
    usable = np.array([part is not None for part in found])
    return rows, np.array([pair.classes[0] for pair in pairs]), usable


def chosen(
    pair: Pair, reading: Reading | None, part: tuple[Matrix, Matrix] | None, limit: float
) -> tuple[frozenset[int], frozenset[int]]:
    """The data's words that are called untranslated above `limit`."""
    if reading is None or part is None:
        return frozenset(range(len(pair.spans[0]))), frozenset(range(len(pair.spans[1])))
    spans = [
        [(side.tokens[i].start, side.tokens[i].end) for i, p in zip(side.words, absences, strict=True) if p > limit]
        for side, absences in zip(reading.sides, part, strict=True)
    ]
    return words_at(pair, 0, spans[0]), words_at(pair, 1, spans[1])


def figures(pairs: Sequence[Pair], readings: Sequence[Reading | None], outcome: Outcome) -> dict[str, Any]:
    """Macro F1, per class, confusion, word F1 as `workbench.divergence` would answer."""
    agreed = np.array([pair.agreed for pair in pairs])
    gold = np.array([pair.classes[0] for pair in pairs])
    said = (outcome.chances * PRIOR).argmax(axis=1)
    labels = list(LIMITS)
    words = [
        chosen(pair, reading, part, LIMITS[labels[label]])
        for pair, reading, part, label in zip(pairs, readings, outcome.absent, said, strict=True)
    ]
    macro, each = macro_f1(gold[agreed], said[agreed])
    confusion = np.zeros((3, 3), dtype=int)
    np.add.at(confusion, (gold[agreed], said[agreed]), 1)
    return {"macro": macro, "each": each, "confusion": confusion, "words": word_f1(pairs, words)}


def write(pairs: Sequence[Pair], readings: Sequence[Reading | None], target: Path = TARGET) -> None:
    """Fit on everything and write the coefficients."""
    chain = fit_chain(pairs, readings)
    found = cross_validate(pairs, readings).absent  # stage two learns from what unseen pairs look like
    rows, classes, usable = pair_rows(pairs, readings, found)
    fine = usable & (classes >= 0)
    pair = fit_pair(rows[fine], classes[fine])
    text = _module(chain, pair)
    target.write_text(text, encoding="utf-8")


def _module(chain: dict[str, Any], pair: dict[str, Any]) -> str:
    def numbers(values: Sequence[float]) -> str:
        return ", ".join(f"{value:.5g}" for value in values)

    words = "".join(f'    "{name}": {w:.5g},\n' for name, w in zip(FEATURES, chain["weights"], strict=True))
    columns = zip(PAIR_FEATURES, np.asarray(pair["weights"]).T, strict=True)
    whole = "".join(f'    "{name}": ({numbers(column)}),\n' for name, column in columns)
    limits = "".join(f'    "{label}": {limit},\n' for label, limit in LIMITS.items())
    return (
        '"""The coefficients of `divergence`, written by benchmarks/fit_divergence.py: not to be edited by hand.\n\n'
        "Fitted on French-English sentence pairs that two people judged; in the order of FEATURES\n"
        "(divergence_words.py) and PAIR_FEATURES (divergence.py); a tuple holds full, partial, unrelated.\n"
        '"""\n\nfrom __future__ import annotations\n\n'
        f"WORD_WEIGHTS: dict[str, float] = {{\n{words}}}\n"
        f"WORD_BIAS = {chain['bias'][0]:.5g}\n"
        f"SWITCH = ({numbers(chain['switch'])})\n"
        '"""Into and out of a stretch of untranslated words, between plain words and over punctuation."""\n\n'
        f"PAIR_WEIGHTS: dict[str, tuple[float, float, float]] = {{\n{whole}}}\n"
        f"PAIR_BIAS = ({numbers(pair['bias'])})\n"
        f"PRIOR = ({numbers(PRIOR)})\n"
        '"""Factors on the chances: the classes weigh the same in macro F1 but are not equally frequent."""\n\n'
        f"LIMITS: dict[str, float] = {{\n{limits}}}\n"
        '"""Per label, the probability above which a word is called untranslated."""\n'
    )


def main(arguments: Sequence[str] = tuple(sys.argv[1:])) -> None:
    if not DATA.is_file():
        print("skipped: no data")
        return
    pairs = load()
    readings = read(pairs)
    report: Callable[[str], None] = print
    for seed in range(3):
        found = figures(pairs, readings, cross_validate(pairs, readings, seed))
        report(f"seed {seed}: macro F1 {found['macro']:.3f}  words F1 {found['words'][2]:.3f}")
    if "--write" in arguments:
        write(pairs, readings)
        report(f"wrote {TARGET.relative_to(ROOT)} ({len(FEATURES)} + {len(PAIR_FEATURES)} features)")


if __name__ == "__main__":
    main()
