"""Fingerprints: hashes by which a text is found again, in its own language and over languages.

Pure functions over words; whatever drives them (this process, a batch engine) gets the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any
from zlib import crc32

from workbench.archive.folding import Table, folded_lemma
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

_UPPER = "".join(char for char in map(chr, range(0x0530)) if char.isupper())
_CAPITAL = re.compile(rf"(?<![^\W\d_])(?<![^\W\d_][-‑'’])[{_UPPER}][^\W\d_]*(?:[-‑'’][^\W\d_]+)*")
_FIGURES = re.compile(r"\d{1,3}(?:[   ,.]\d{3})+(?!\d)|\d+(?:[.,:]\d+)?")
_MIX = 0x9E3779B1


def prints(text: str, found: Sequence[str], lang: str) -> Prints:
    """The fingerprints of a text whose `folding.words` are `found`."""
    return Prints(winnow(run_hashes(found)).tobytes(), bridge(text, found, lang).tobytes())


def word_hash(word: str) -> int:
    """A stable 32-bit hash of a word without its accents."""
    return crc32(fold(word).encode("utf-8", "surrogatepass"))


_HASHES = Table(word_hash)


def run_hashes(found: Sequence[str], size: int = RUN) -> Hashes:
    """The hash of every run of `size` words, in order: uint32, shape (max(0, n - size + 1),)."""
    import numpy as np

    hashes = np.fromiter(map(_HASHES.__getitem__, found), dtype=np.uint64, count=len(found))
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
    if len(hashes) <= window:
        return distinct(hashes[:1] if len(hashes) else hashes)
    import numpy as np

    least = hashes[: len(hashes) - window + 1]
    for place in range(1, window):
        least = np.minimum(least, hashes[place : len(hashes) - window + 1 + place])
    return distinct(least)


def distinct(hashes: Hashes) -> Hashes:
    """Hashes sorted, each once; for some hundred values several times faster than `numpy.unique`."""
    import numpy as np

    ordered = np.sort(hashes)
    keep = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=keep[1:])
    return ordered[keep]


def bridge(text: str, found: Sequence[str], lang: str) -> Hashes:
    """Hashes of what survives translation: names by their sound, figures, and content words through the lexicon."""
    import numpy as np

    keys = [*_names(text, lang), *map(_KEYS.__getitem__, _figures(text))]
    if lang in _PIVOTS:
        keys += chain.from_iterable(map(_PIVOTS[lang].__getitem__, set(found)))
    return distinct(np.array(keys, dtype=np.uint32))


def _key(key: str) -> int:
    return crc32(key.encode())


_KEYS = Table(_key)


def _names(text: str, lang: str) -> Iterator[int]:
    """Words with a capital, as they sound. Cheap on purpose: a wrong one costs a candidate, not a finding."""
    for word in _CAPITAL.findall(text):
        if len(word) > 3:
            key = _sound(word, lang)
            if len(key) > 2:
                yield _KEYS[f"n:{key}"]


@lru_cache(maxsize=1 << 17)
def _sound(word: str, lang: str) -> str:
    return "" if word.casefold() in STOPWORDS.get(lang, ()) else sound_key(word, lang)


def _figures(text: str) -> Iterator[str]:
    for match in _FIGURES.finditer(text):
        figures = re.sub(r"\D", "", match[0])
        if len(figures) > 1:
            yield f"d:{figures}"


@lru_cache(maxsize=1 << 17)
def french_pivots(word: str) -> tuple[str, ...]:
    """The two likeliest English lemmas of a French word."""
    from workbench.translation.lexicon import load

    made = list(load("fr", "en").translations(word).items())[:2]
    return tuple(dict.fromkeys(f"w:{folded_lemma(other, 'en')}" for other, share in made if share >= 0.15))


def _english(word: str) -> tuple[int, ...]:
    return (_key(f"w:{folded_lemma(word, 'en')}"),) if len(word) > 3 and word not in STOPWORDS["en"] else ()


def _french(word: str) -> tuple[int, ...]:
    return tuple(map(_key, french_pivots(word))) if len(word) > 3 and word not in STOPWORDS["fr"] else ()


_PIVOTS = {"en": Table(_english), "fr": Table(_french)}
"""By language: the hashes of a word's English lemmas, its own or what the bundled lexicon says most often."""
