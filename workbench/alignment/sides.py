"""What the aligner knows of the two texts: vectors, words, lengths; everything the cost function reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.alignment.centre import centre_of, centred
from workbench.alignment.words import Lookup, counterparts, weights, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.alignment.embeddings import Embed


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
    `reluctance`: what it costs, in these two texts, to leave a sentence alone.
    """

    a: Side
    b: Side
    answers_b: Mapping[str, set[str]]
    answers_a: Mapping[str, set[str]]
    lexical: bool
    ratio: float = 1.0
    reluctance: float = 0.0

    def cut(self, start_a: int, end_a: int, start_b: int, end_b: int) -> Sides:
        """The same knowledge on a stretch of each side."""
        return replace(self, a=self.a.cut(start_a, end_a), b=self.b.cut(start_b, end_b))


def sides_of(
    a: Sequence[str],
    b: Sequence[str],
    lang_a: str,
    lang_b: str,
    *,
    embed: Embed,
    translation: Sequence[str] | None = None,
    lookup: Lookup | None = None,
) -> Sides:
    """Embed and measure both sides. `translation`: of `a`, sentence by sentence; its words are compared instead."""
    centre = centre_of(embed)
    vectors = embed([*a, *b])
    read_a, read_lang = (a, lang_a) if translation is None else (translation, lang_b)
    words_a = [words_of(sentence, read_lang) for sentence in read_a]
    words_b = [words_of(sentence, lang_b) for sentence in b]
    weight_a, weight_b = weights(words_a, read_lang), weights(words_b, lang_b)
    answers_b = counterparts(weight_a, weight_b, read_lang, lang_b, lookup if read_lang != lang_b else None)
    answers_a: dict[str, set[str]] = defaultdict(set)
    for word, others in answers_b.items():
        for other in others:
            answers_a[other].add(word)
    side_a = Side(centred(vectors[: len(a)], centre), tuple(words_a), weight_a, _lengths(a))
    side_b = Side(centred(vectors[len(a) :], centre), tuple(words_b), weight_b, _lengths(b))
    return Sides(side_a, side_b, answers_b, answers_a, lookup is not None or read_lang == lang_b)


def _lengths(sentences: Sequence[str]) -> NDArray[Any]:
    import numpy as np

    return np.array([max(len(sentence), 1) for sentence in sentences], dtype=np.float64)
