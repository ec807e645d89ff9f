"""What the aligner knows of the two texts: vectors, words, lengths; everything the cost function reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.alignment.words import Lexicon, counterparts, weights, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Side:
    """One sequence of sentences. `vectors`: float32 (n, d), centred on the document, rows of length 1."""

    vectors: NDArray[Any]
    words: tuple[tuple[str, ...], ...]
    weight: Mapping[str, float]
    lengths: NDArray[Any]

    def __len__(self) -> int:
        return len(self.words)

    def cut(self, start: int, end: int) -> Side:
        """Sentences start..end-1, with what was measured on the whole document."""
        return replace(
            self,
            vectors=self.vectors[start:end],
            words=self.words[start:end],
            lengths=self.lengths[start:end],
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sequences and how their words answer one another (`answers_b`: word of side a to words of side b).

    `lexical`: whether the words of one language can be looked up in the other, by a lexicon or because both are the
    same language; without that only names, figures and cognates answer. `ratio`: letters of b to a letter of a.
    """

    a: Side
    b: Side
    answers_b: Mapping[str, set[str]]
    answers_a: Mapping[str, set[str]]
    lexical: bool
    ratio: float

    def cut(self, start_a: int, end_a: int, start_b: int, end_b: int) -> Sides:
        """The same knowledge on a stretch of each side."""
        return replace(self, a=self.a.cut(start_a, end_a), b=self.b.cut(start_b, end_b))


def sides_of(
    a: Sequence[str],
    b: Sequence[str],
    vectors_a: NDArray[Any],
    vectors_b: NDArray[Any],
    *,
    read_a: Sequence[str] | None = None,
    same_language: bool = False,
    lexicon: Lexicon | None = None,
) -> Sides:
    """Measure both sides. `read_a`: a translation of `a`, sentence by sentence, whose words are compared instead."""
    words_a = [tuple(words_of(sentence)) for sentence in (read_a or a)]
    words_b = [tuple(words_of(sentence)) for sentence in b]
    weight_a, weight_b = weights(words_a), weights(words_b)
    one_language = same_language or read_a is not None
    answers_b = counterparts(weight_a, weight_b, None if one_language else lexicon)
    answers_a: dict[str, set[str]] = defaultdict(set)
    for word, others in answers_b.items():
        for other in others:
            answers_a[other].add(word)
    side_a = Side(_centred(vectors_a), tuple(words_a), weight_a, _lengths(a))
    side_b = Side(_centred(vectors_b), tuple(words_b), weight_b, _lengths(b))
    ratio = float(side_b.lengths.sum() / side_a.lengths.sum()) if len(a) and len(b) else 1.0
    return Sides(side_a, side_b, answers_b, answers_a, one_language or bool(lexicon), ratio)


def _centred(vectors: NDArray[Any]) -> NDArray[Any]:
    """Take the document's mean away: what all its sentences share (language, topic) tells none of them apart."""
    import numpy as np

    if len(vectors) < 2:
        return vectors
    moved = vectors - vectors.mean(axis=0)
    norms = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(norms, 1e-6), dtype=np.float32)


def _lengths(sentences: Sequence[str]) -> NDArray[Any]:
    import numpy as np

    return np.array([max(len(sentence), 1) for sentence in sentences], dtype=np.float64)
