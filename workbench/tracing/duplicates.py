"""Near-duplicates: texts of which the shorter one stands for the most part in the longer one, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.archive.prints import run_hashes
from workbench.tracing import candidates

RUN = 8
"""Words in a row that count as copied."""


def near_duplicates(texts: Sequence[Sequence[str]], prints: Sequence[Any], least: float = 0.5) -> dict[Any, float]:
    """Containment of every pair (i, j), i < j, whose shorter text has at least `least` of its 8-word runs in the other.

    `texts`: the words of each text (archive.folding.words). `prints`: its winnowed hashes, from which the candidates
    come, so that not every pair is looked at.
    """
    import numpy as np

    runs = [np.unique(run_hashes(text, RUN)) for text in texts]
    found = {}
    for i, j in candidates.pairs_by_runs(prints, most=max(16, len(texts) // 4)).tolist():
        smaller = min(len(runs[i]), len(runs[j]))
        shared = len(np.intersect1d(runs[i], runs[j], assume_unique=True))
        if smaller and shared / smaller >= least:
            found[i, j] = shared / smaller
    return found
