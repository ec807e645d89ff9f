"""The coefficients of `divergence`, written by benchmarks/fit_divergence.py: not to be edited by hand.

Fitted on French-English sentence pairs that two people judged. The order of the features is that of FEATURES
(divergence_words.py) and PAIR_FEATURES (divergence.py); a tuple holds full, partial, unrelated.
"""

from __future__ import annotations

WORD_WEIGHTS: dict[str, float] = {
    "best cosine": -2.6689,
    "best score": -0.75309,
    "best share": -1.8105,
    "lexicon": -0.36498,
    "spelling": -1.1728,
    "neighbours": -0.50477,
    "clause": -0.49843,
    "function word": -0.23464,
    "function word × score": 1.5283,
    "mutual": -0.54264,
    "jump": 3.5739,
    "rival": 0.77556,
    "surplus": 0.19428,
    "sentence cosine": 7.4063,
    "way back": 0.15304,
}
WORD_BIAS = -3.6911
SWITCH = (-2.86, -2.4956, -0.45558, -0.15472)
"""Into and out of a stretch of untranslated words, between plain words and over punctuation."""

PAIR_WEIGHTS: dict[str, tuple[float, float, float]] = {
    "share missing, more": (-0.7997, -0.63018, 1.4299),
    "share missing, less": (-1.5392, -0.92488, 2.4641),
    "mass missing, more": (-0.50003, 0.50532, -0.0052966),
    "mass missing, less": (0.50809, -1.0857, 0.57757),
    "longest stretch, more": (-0.29287, 0.72892, -0.43605),
    "longest stretch, less": (-0.25427, 0.31811, -0.063841),
    "surest words, more": (0.11803, 0.92327, -1.0413),
    "surest words, less": (-1.2806, 2.752, -1.4714),
    "stretch share, more": (-0.004524, 0.56483, -0.56031),
    "stretch share, less": (0.91683, -0.85528, -0.061541),
    "cosine": (22.655, 14.188, -36.843),
    "length ratio": (-0.96091, 0.12003, 0.84088),
    "shorter": (0.30683, 0.054655, -0.36148),
    "longer": (-0.0081657, 0.091051, -0.082886),
    "share product": (-1.8817, 4.2439, -2.3622),
    "gain of cutting, more": (1.7869, 24.249, -26.036),
    "gain of cutting, less": (9.6991, -3.5998, -6.0993),
}
PAIR_BIAS = (-16.841, -16.961, 33.801)
PRIOR = (1, 1.6, 1.3)
"""Factors on the chances: the classes weigh the same in macro F1 but are not equally frequent."""

LIMITS: dict[str, float] = {
    "full": 0.6,
    "partial": 0.4,
    "unrelated": 0.4,
}
"""Per label, the probability above which a word is called untranslated."""
