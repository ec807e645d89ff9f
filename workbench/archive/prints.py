"""Fingerprints: hashes by which a text is found again, in its own language and over languages.

Pure functions over words; whatever drives them (this process, a batch engine) gets the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from workbench.archive.folding import folded_lemma
from workbench.archive.model import Prints
from workbench.text.stopwords import STOPWORDS
from workbench.text.transliteration import sound_key
from workbench.text.words import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[Any]
    """uint32, shape (n,)."""

RUN = 5
"""Words in one hashed run."""
WINDOW = 4
"""Of so many runs in a row one is kept: a shared stretch of RUN + WINDOW - 1 = 8 words is always found."""

_CAPITAL = re.compile(r"[^\W\d_][^\W\d_]*(?:[-‑'’][^\W\d_]+)*")
_FIGURES = re.compile(r"\d{1,3}(?:[   ,.]\d{3})+(?!\d)|\d+(?:[.,:]\d+)?")
_MIX = 0x9E3779B1


def prints(text: str, found: Sequence[str], lang: str) -> Prints:
    """The fingerprints of a text whose `folding.words` are `found`."""
    return Prints(winnow(run_hashes(found)).tobytes(), bridge(text, found, lang).tobytes())


@lru_cache(maxsize=1 << 18)
def word_hash(word: str) -> int:
    """A stable 32-bit hash of a word without its accents."""
    return crc32(fold(word).encode("utf-8", "surrogatepass"))


def run_hashes(found: Sequence[str], size: int = RUN) -> Hashes:
    """The hash of every run of `size` words, in order: uint32, shape (max(0, n - size + 1),)."""
    import numpy as np

    hashes = np.fromiter(map(word_hash, found), dtype=np.uint64, count=len(found))
    count = len(found) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint32)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        mixed = (mixed * np.uint64(0x100000001B3)) ^ (hashes[place : place + count] * np.uint64(_MIX))
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def winnow(hashes: Hashes, window: int = WINDOW) -> Hashes:
    """The least hash of every window, sorted, each once (winnowing: Schleimer, Wilkerson & Aiken 2003)."""
    import numpy as np

    if len(hashes) <= window:
        return np.unique(hashes[:1] if len(hashes) else hashes)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, window)
    return np.unique(windows.min(axis=1))


def bridge(text: str, found: Sequence[str], lang: str) -> Hashes:
    """Hashes of what survives translation: names by their sound, figures, and content words through the lexicon."""
    import numpy as np

    keys = {*_names(text, lang), *_figures(text), *_pivots(found, lang)}
    return np.unique(np.fromiter((crc32(key.encode()) for key in keys), dtype=np.uint32, count=len(keys)))


def _names(text: str, lang: str) -> Iterator[str]:
    """Words with a capital, as they sound. Cheap on purpose: a wrong one costs a candidate, not a finding."""
    for match in _CAPITAL.finditer(text):
        word = match[0]
        if word[0].isupper() and len(word) > 3:
            key = _sound(word, lang)
            if len(key) > 2:
                yield f"n:{key}"


@lru_cache(maxsize=1 << 17)
def _sound(word: str, lang: str) -> str:
    return "" if word.casefold() in STOPWORDS.get(lang, ()) else sound_key(word, lang)


def _figures(text: str) -> Iterator[str]:
    for match in _FIGURES.finditer(text):
        figures = re.sub(r"\D", "", match[0])
        if len(figures) > 1:
            yield f"d:{figures}"


def _pivots(found: Sequence[str], lang: str) -> Iterator[str]:
    """English lemmas of content words: their own, or what the bundled lexicon says most often."""
    if lang == "en":
        for word in found:
            if len(word) > 3 and word not in STOPWORDS["en"]:
                yield f"w:{folded_lemma(word, 'en')}"
    elif lang == "fr":
        for word in found:
            if len(word) > 3 and word not in STOPWORDS["fr"]:
                yield from french_pivots(word)


@lru_cache(maxsize=1 << 17)
def french_pivots(word: str) -> tuple[str, ...]:
    """The two likeliest English lemmas of a French word."""
    from workbench.translation.lexicon import load

    made = list(load("fr", "en").translations(word).items())[:2]
    return tuple(dict.fromkeys(f"w:{folded_lemma(other, 'en')}" for other, share in made if share >= 0.15))
