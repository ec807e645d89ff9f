"""How much of one text another one explains, word by word: by the same wording, or by the same sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workbench.tracing.witness import RUN, Witness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.alignment.embeddings import Embed

_PARAPHRASE = 0.6
"""What a sentence said in other words of the same language counts, against 1 for the same wording."""


@dataclass(frozen=True)
class Reuse:
    """Two texts against each other. `a_by_b`: float32, one value a word of a: 0 not in b, 1 surely from the same text.

    `wording`: the words match as they stand (same language); else sentences were aligned.
    """

    a_by_b: NDArray[Any]
    b_by_a: NDArray[Any]
    wording: bool

    @cached_property
    def a_share(self) -> float:
        """Share of a's words that b explains."""
        return float(self.a_by_b.mean()) if len(self.a_by_b) else 0.0

    @cached_property
    def b_share(self) -> float:
        """Share of b's words that a explains."""
        return float(self.b_by_a.mean()) if len(self.b_by_a) else 0.0

    def turned(self) -> Reuse:
        """The same pair seen from b."""
        return Reuse(self.b_by_a, self.a_by_b, self.wording)


def by_wording(a: Witness, b: Witness) -> Reuse:
    """Words that stand in runs of RUN words which the other text has too."""
    return Reuse(_covered(a, b), _covered(b, a), True)


def _covered(a: Witness, b: Witness) -> NDArray[Any]:
    import numpy as np

    mask = np.zeros(len(a.words), dtype=np.float32)
    if len(a.runs) and len(b.run_set):
        places = np.searchsorted(b.run_set, a.runs)
        places[places == len(b.run_set)] = 0
        shared = b.run_set[places] == a.runs
        for shift in range(RUN):
            mask[shift : shift + len(shared)][shared] = 1.0
    return mask


def by_sense(a: Witness, b: Witness, embed: Embed | None = None) -> Reuse:
    """Sentences aligned for real, whatever the languages; each word counts as much as its sentence's link is sure."""
    from workbench.alignment import align

    links = align(a.sentences, b.sentences, a.lang, b.lang, embed=embed) if a.sentences and b.sentences else []
    scores_a, scores_b = [0.0] * len(a.sentences), [0.0] * len(b.sentences)
    for link in links:
        if not link.is_null:
            for i in link.a:
                scores_a[i] = link.score
            for j in link.b:
                scores_b[j] = link.score
    return Reuse(_spread(a, scores_a), _spread(b, scores_b), False)


def by_bridge(a: Witness, b: Witness) -> Reuse:
    """Sentences that share names, figures and dictionary words: no model, a hundred times cheaper than `by_sense`.

    Good enough to tell a translation from a stranger in a large archive; it cannot tell same event from same text.
    """
    return Reuse(_spread(a, _bridged(a, b)), _spread(b, _bridged(b, a)), False)


def _bridged(a: Witness, b: Witness) -> list[float]:
    """For each sentence of a, how much of what it holds the best sentence of b holds too, 0..1."""
    places: dict[int, list[int]] = {}
    for place, keys in enumerate(b.sentence_bridges):
        for key in keys:
            places.setdefault(key, []).append(place)
    scores = []
    for keys in a.sentence_bridges:
        shared = Counter(place for key in keys for place in places.get(key, ()))
        best = max(shared.values(), default=0)
        scores.append(min(1.0, 1.6 * best / len(keys)) if best >= 2 else 0.0)
    return scores


def _spread(witness: Witness, scores: Sequence[float]) -> NDArray[Any]:
    """Scores of sentences as scores of words."""
    import numpy as np

    spread = np.repeat(np.array(scores, dtype=np.float32), witness.sentence_sizes)
    return np.resize(spread, len(witness.words)) if len(spread) != len(witness.words) else spread


def measure(a: Witness, b: Witness, sense: Callable[[Witness, Witness], Reuse] = by_sense) -> Reuse:
    """The reuse between two texts: by wording in one language, by sense over languages.

    A text of the same language that shares the matter and little of the wording was reworded, or translated apart: its
    sentences count less, and only where wording says nothing.
    """
    if a.lang != b.lang:
        return sense(a, b)
    wording = by_wording(a, b)
    if max(wording.a_share, wording.b_share) > 0.3:
        return wording
    import numpy as np

    reworded = sense(a, b)
    return Reuse(
        np.maximum(wording.a_by_b, _PARAPHRASE * reworded.a_by_b),
        np.maximum(wording.b_by_a, _PARAPHRASE * reworded.b_by_a),
        False,
    )
