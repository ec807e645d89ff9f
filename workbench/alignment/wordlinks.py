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
from workbench.alignment.tokenvectors import WORD_LAYERS, in_word_space, word_vectors
from workbench.errors import UserError
from workbench.text.transliteration import sound_key
from workbench.text.words import Token, fold, is_word, lemma
from workbench.translation.lexicon import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

LEXICON_WEIGHT = 0.35
SPELLING_WEIGHT = 0.25
TEMPERATURE = 0.1
_SURE, _LEAST = 0.5, 0.2
"""A link needs this share of both words' attention; less will do where each is the other's best."""
_FLOOR = 0.4
"""The score below which no two words are tied: four in five best partners in unrelated sentences stay under it."""

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
    return links_of(similarity(tokens_a, tokens_b, lang_a, lang_b))


def links_of(found: Similarity) -> list[WordLink]:
    """The links that a similarity holds: pairs that give one another most of their attention."""
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
    vectors: tuple[Matrix, Matrix] | None = None,
) -> Similarity:
    """The matrices behind the links; `vectors` of both sides (in word space) where the caller has them."""
    import numpy as np

    rows = tuple(i for i, token in enumerate(tokens_a) if is_word(token))
    columns = tuple(j for j, token in enumerate(tokens_b) if is_word(token))
    words_a, words_b = [tokens_a[i].norm for i in rows], [tokens_b[j].norm for j in columns]
    shape = (len(rows), len(columns))
    if not rows or not columns:
        empty = np.zeros(shape, dtype=np.float32)
        return Similarity(rows, columns, empty, empty, empty, empty, empty)
    lexicon, written = (each(words_a, words_b, lang_a, lang_b) for each in (translation_chances, spelling))
    cosine = _cosine(tokens_a, tokens_b, rows, columns, vectors)
    if cosine is None:  # no model file: the written signals stand alone
        cosine = 0.5 + 0.4 * np.maximum(np.sqrt(lexicon), written)
    score = cosine + LEXICON_WEIGHT * np.sqrt(lexicon) + SPELLING_WEIGHT * written
    weight = np.exp((score - score.max()) / TEMPERATURE)
    share = np.sqrt(weight / weight.sum(axis=1, keepdims=True) * (weight / weight.sum(axis=0, keepdims=True)))
    return Similarity(rows, columns, cosine, lexicon, written, score, share)


def _cosine(
    tokens_a: Sequence[Token],
    tokens_b: Sequence[Token],
    rows: Sequence[int],
    columns: Sequence[int],
    vectors: tuple[Matrix, Matrix] | None,
) -> Any:

    if vectors is None:
        try:
            first, second = word_vectors([tokens_a, tokens_b], WORD_LAYERS)
        except Unavailable:
            return None
        vectors = in_word_space(first), in_word_space(second)
    a, b = vectors[0][list(rows)], vectors[1][list(columns)]
    return a @ b.T


def spelling(words_a: Sequence[str], words_b: Sequence[str], lang_a: str, lang_b: str) -> Matrix:
    """How alike words are written, 0..1: letters without accents; across scripts, whether they sound the same.

    Numbers are equal or not; words of fewer than four letters too.
    """
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    a, b = [fold(word) for word in words_a], [fold(word) for word in words_b]
    close = cdist(a, b, scorer=Indel.normalized_similarity)
    same_start = np.equal.outer(np.array([w[:2] for w in a]), np.array([w[:2] for w in b]))
    long = np.logical_and.outer(*(np.array([len(w) > 3 and w.isalpha() for w in words]) for words in (a, b)))
    short = np.array([len(w) < 2 and not w.isdigit() for w in a])
    out = np.where(long & (same_start | (close > 0.75)), np.maximum(0.0, 2 * close - 1), 0.0)
    out = np.where((close == 1.0) & ~short[:, None], 1.0, out).astype(np.float32)
    if _cyrillic(a) != _cyrillic(b):
        keys_a, keys_b = [sound_key(w, lang_a) for w in a], [sound_key(w, lang_b) for w in b]
        for r, c in np.argwhere(long):
            if len(keys_a[r]) > 2 and keys_a[r] == keys_b[c]:
                out[r, c] = max(out[r, c], 0.9)
    return out


def _cyrillic(words: Sequence[str]) -> bool:
    return any("а" <= char <= "я" for word in words for char in word)


def translation_chances(words_a: Sequence[str], words_b: Sequence[str], lang_a: str, lang_b: str) -> Matrix:
    """Geometric mean of p(b | a) and p(a | b); zeros where the program has no lexicon of the language pair.

    In one language: 1 for one word, 0.8 for forms of one lemma.
    """
    import numpy as np

    out = np.zeros((len(words_a), len(words_b)), dtype=np.float32)
    a, b = [_full_form(word) for word in words_a], [_full_form(word) for word in words_b]
    bases_a, bases_b = [lemma(word, lang_a) for word in a], [lemma(word, lang_b) for word in b]
    if lang_a == lang_b:
        for r, c in np.ndindex(out.shape):
            out[r, c] = 1.0 if a[r] == b[c] else 0.8 * (bases_a[r] == bases_b[c])
        return out
    try:
        there, back = load(lang_a, lang_b), load(lang_b, lang_a)
    except UserError:
        return out
    turned = [back.translations(word) for word in b]
    for r, word in enumerate(a):
        found = there.translations(word)
        for c, other in enumerate(b):
            forward = max(found.get(other, 0.0), found.get(bases_b[c], 0.0))
            if forward:
                backward = max(turned[c].get(word, 0.0), turned[c].get(bases_a[r], 0.0))
                out[r, c] = (forward * backward) ** 0.5
    return out


@lru_cache(maxsize=8)
def translation_probability(lang_a: str, lang_b: str) -> Callable[[str, str], float]:
    """`translation_chances` for one word of `lang_a` and one of `lang_b` at a time, remembered."""

    @lru_cache(maxsize=1 << 17)
    def chance(word: str, other: str) -> float:
        return float(translation_chances([word], [other], lang_a, lang_b)[0, 0])

    return chance


def _full_form(word: str) -> str:
    return _FULL_FORMS.get(word, word).lstrip("-")
