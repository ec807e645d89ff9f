"""Which word of one sentence stands for which word of the other: in two languages, or twice in one.

Three signals make one score for every pair of words: how close their vectors are in their sentences
(SimAlign, Jalili Sabet et al. 2020), how often one translates the other (the bundled lexicon, where the
language pair has one), and how alike they are written once accents and scripts are set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.alignment.modelfile import Unavailable
from workbench.alignment.tokenvectors import WORD_LAYER, Vectors, word_vectors
from workbench.errors import UserError
from workbench.text.transliteration import sound_key
from workbench.text.words import Token, fold, is_word, lemma

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

LEXICON_WEIGHT = 0.35
SPELLING_WEIGHT = 0.25
TEMPERATURE = 0.06
_SURE = 0.35
"""A link needs this share of both words' attention, or to be both words' best."""
_LEAST = 0.12
_FLOOR = 0.62
"""Words whose vectors are further apart than this are tied only by the lexicon or by their letters."""

_FULL_FORMS = {
    "n't": "not", "'s": "is", "'re": "are", "'m": "am", "'ll": "will", "'ve": "have", "'d": "would", "'em": "them",
    "ca": "can", "wo": "will", "gonna": "going", "wanna": "want",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordLink:
    """Token `i` of side a tied to token `j` of side b; `p`: 0..1, how sure."""

    i: int
    j: int
    p: float


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike the words of two sentences are. `rows`, `columns`: token indices of the words of a and b.

    Matrices have shape (words of a, words of b): `vectors` (cosine), `lexicon` (geometric mean of the
    translation probabilities both ways), `spelling`, `score` (their weighted sum), `share` (how much of both
    words' attention goes to one another, 0..1).
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    vectors: Matrix
    lexicon: Matrix
    spelling: Matrix
    score: Matrix
    share: Matrix


def link_words(tokens_a: Sequence[Token], tokens_b: Sequence[Token], lang_a: str, lang_b: str) -> list[WordLink]:
    """Links between the words of two sentences, by `i` then `j`; a word may have several or none."""
    found = similarity(tokens_a, tokens_b, lang_a, lang_b)
    if not found.rows or not found.columns:
        return []
    score, share = found.score, found.share
    best_of_row, best_of_column = score.argmax(axis=1), score.argmax(axis=0)
    links: list[WordLink] = []
    for r, i in enumerate(found.rows):
        for c, j in enumerate(found.columns):
            p = float(share[r, c])
            mutual = best_of_row[r] == c and best_of_column[c] == r
            known = score[r, c] >= _FLOOR
            if known and (p >= _SURE or (mutual and p >= _LEAST)):
                links.append(WordLink(i, j, round(min(1.0, p), 4)))
    return links


def similarity(
    tokens_a: Sequence[Token],
    tokens_b: Sequence[Token],
    lang_a: str,
    lang_b: str,
    vectors: tuple[Vectors, Vectors] | None = None,
) -> Similarity:
    """The matrices behind the links; `vectors` of both sides (layer WORD_LAYER) where the caller has them."""
    import numpy as np

    rows = tuple(i for i, token in enumerate(tokens_a) if is_word(token))
    columns = tuple(j for j, token in enumerate(tokens_b) if is_word(token))
    words_a, words_b = [tokens_a[i].norm for i in rows], [tokens_b[j].norm for j in columns]
    lexicon, spelling = _written(words_a, words_b, lang_a, lang_b)
    shape = (len(rows), len(columns))
    if not rows or not columns:
        empty = np.zeros(shape, dtype=np.float32)
        return Similarity(rows, columns, empty, empty, empty, empty, empty)
    cosine = _cosine(tokens_a, tokens_b, rows, columns, vectors)
    if cosine is None:  # no model file: the written signals stand alone
        cosine = 0.5 + 0.4 * np.maximum(np.sqrt(lexicon), spelling)
    score = cosine + LEXICON_WEIGHT * np.sqrt(lexicon) + SPELLING_WEIGHT * spelling
    weight = np.exp((score - score.max()) / TEMPERATURE)
    share = np.sqrt(weight / weight.sum(axis=1, keepdims=True) * (weight / weight.sum(axis=0, keepdims=True)))
    return Similarity(rows, columns, cosine, lexicon, spelling, score, share)


def _cosine(
    tokens_a: Sequence[Token],
    tokens_b: Sequence[Token],
    rows: Sequence[int],
    columns: Sequence[int],
    vectors: tuple[Vectors, Vectors] | None,
) -> Any:
    import numpy as np

    if vectors is None:
        try:
            (first,), (second,) = word_vectors([tokens_a, tokens_b], (WORD_LAYER,))
        except Unavailable:
            return None
        vectors = first, second
    a, b = vectors[0].words[list(rows)], vectors[1].words[list(columns)]
    a = a / np.maximum(np.linalg.norm(a, axis=1, keepdims=True), 1e-9)
    b = b / np.maximum(np.linalg.norm(b, axis=1, keepdims=True), 1e-9)
    return a @ b.T


def _written(words_a: Sequence[str], words_b: Sequence[str], lang_a: str, lang_b: str) -> tuple[Matrix, Matrix]:
    """The lexicon and the spelling matrix."""
    import numpy as np

    shape = (len(words_a), len(words_b))
    lexicon = np.zeros(shape, dtype=np.float32)
    spelling = np.zeros(shape, dtype=np.float32)
    probability = translation_probability(lang_a, lang_b)
    for r, word in enumerate(words_a):
        for c, other in enumerate(words_b):
            lexicon[r, c] = probability(word, other)
            spelling[r, c] = alike(word, other, lang_a, lang_b)
    return lexicon, spelling


@lru_cache(maxsize=1 << 16)
def alike(word: str, other: str, lang_a: str, lang_b: str) -> float:
    """How alike two words are written, 0..1: letters without accents; across scripts, how they sound.

    Numbers are equal or not; words of fewer than four letters too.
    """
    from rapidfuzz.distance import Indel

    a, b = fold(word), fold(other)
    if a == b:
        return 1.0 if len(a) > 1 or a.isdigit() else 0.0
    if min(len(a), len(b)) < 4 or any(char.isdigit() for char in a + b):
        return 0.0
    if _cyrillic(a) != _cyrillic(b):
        key = sound_key(word, lang_a)
        return 0.9 if len(key) > 2 and key == sound_key(other, lang_b) else 0.0
    close = Indel.normalized_similarity(a, b)
    return max(0.0, 2 * close - 1) if a[:2] == b[:2] or close > 0.75 else 0.0


def _cyrillic(word: str) -> bool:
    return any("а" <= char <= "я" for char in word)


@lru_cache(maxsize=8)
def translation_probability(lang_a: str, lang_b: str) -> Callable[[str, str], float]:
    """p for a word of `lang_a` and one of `lang_b`, 0..1; 0 where the program has no lexicon of the pair.

    In one language: 1 for one word, 0.8 for forms of one lemma.
    """
    if lang_a == lang_b:
        return lambda word, other: 1.0 if word == other else 0.8 * (lemma(word, lang_a) == lemma(other, lang_a))
    from workbench.translation.lexicon import load

    try:
        there, back = load(lang_a, lang_b), load(lang_b, lang_a)
    except UserError:
        return lambda word, other: 0.0

    @lru_cache(maxsize=1 << 17)
    def both_ways(word: str, other: str) -> float:
        word, other = _FULL_FORMS.get(word, word).lstrip("-"), _FULL_FORMS.get(other, other).lstrip("-")
        return float((_forms(there, word, other) * _forms(back, other, word)) ** 0.5)

    def _forms(lexicon: Any, word: str, other: str) -> float:
        found = lexicon.translations(word)
        return max(found.get(other, 0.0), found.get(lemma(other, lexicon.target), 0.0))

    return both_ways
