"""The coefficients of `divergence`, written by benchmarks/fit_divergence.py: not to be edited by hand.

Fitted on French-English sentence pairs that two people judged; in the order of FEATURES
(divergence_words.py) and PAIR_FEATURES (divergence.py); a tuple holds full, partial, unrelated.
"""

from __future__ import annotations

WORD_WEIGHTS: dict[str, float] = {
    "best cosine": -1.6814,
    "best score": -0.78029,
    "best share": -2.9778,
    "lexicon": -0.44999,
    "spelling": -1.5667,
    "neighbours": 0.20668,
    "clause": -0.42084,
    "function word": -0.39491,
    "function word × score": 1.5362,
    "mutual": 0.11003,
    "jump": 1.3113,
    "rival": 0.64556,
    "surplus": -0.0011118,
    "sentence cosine": 6.9859,
    "way back": 0.35875,
}
WORD_BIAS = -4.2195
SWITCH = (-2.7843, -2.6258, -0.55233, -0.21764)
"""Into and out of a stretch of untranslated words, between plain words and over punctuation."""

PAIR_WEIGHTS: dict[str, tuple[float, float, float]] = {
    "share missing, more": (-0.67522, 0.57708, 0.098141),
    "share missing, less": (-0.90733, 0.16743, 0.7399),
    "mass missing, more": (-0.59351, 0.8353, -0.24179),
    "mass missing, less": (-0.068054, -0.49397, 0.56202),
    "longest stretch, more": (-0.60533, 0.60193, 0.003399),
    "longest stretch, less": (0.28857, -0.21756, -0.071017),
    "stretch share, more": (1.1099, 0.045891, -1.1558),
    "stretch share, less": (-0.68388, 1.4284, -0.74455),
    "closeness, more": (0.39378, 1.2246, -1.6184),
    "closeness, less": (0.89523, 1.5293, -2.4245),
    "attention, more": (0.40806, 2.5924, -3.0005),
    "attention, less": (1.124, 1.393, -2.517),
    "worst three words, more": (-0.86996, 0.84279, 0.027164),
    "worst three words, less": (0.99965, -2.0316, 1.0319),
    "far words, more": (0.02218, -1.1531, 1.1309),
    "far words, less": (0.4701, 0.040638, -0.51074),
    "share product": (1.7835, -4.1881, 2.4046),
    "cosine": (17.309, 2.1363, -19.445),
    "middle cosine": (5.1969, -1.3434, -3.8535),
    "length ratio": (-0.38545, -0.31185, 0.69729),
    "shorter": (0.44266, 0.38505, -0.82771),
    "longer": (0.30617, 0.27377, -0.57993),
}
PAIR_BIAS = (-19.737, -6.0049, 25.742)
PRIOR = (1, 1.6, 1.3)
"""Factors on the chances: the classes weigh the same in macro F1 but are not equally frequent."""

LIMITS: dict[str, float] = {
    "full": 0.6,
    "partial": 0.4,
    "unrelated": 0.4,
}
"""Per label, the probability above which a word is called untranslated."""
