"""The bundled bilingual lexicon: which English words a French word was linked to in two million sentence pairs.

Built by models/recipe/lexicon.py; licences and counts in models/README.md.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from workbench.errors import UserError
from workbench.resources import models_dir
from workbench.text.words import STOPWORDS, Token, fold, lemma, tokens


class Lexicon:
    """Word translations from `source` to `target` with their probabilities. Words are lower-cased, accents count."""

    def __init__(self, path: Path, source: str, target: str, *, reverse: bool = False) -> None:
        self.source, self.target = source, target
        self._path, self._reverse = path, reverse
        self.translations = lru_cache(maxsize=1 << 16)(self._translations)
        self.probability = lru_cache(maxsize=1 << 16)(self._probability)

    def __contains__(self, word: str) -> bool:
        return self._rows.find(_plain(word)) is not None

    def __len__(self) -> int:
        return len(self._rows)

    def items(self) -> Iterator[tuple[str, list[tuple[str, int]]]]:
        """Every word with its translations and their counts, in the order of the alphabet."""
        return ((word, _fields(row)) for word, row in self._rows)

    def occurrences(self, word: str) -> int:
        """How often `word`, or its lemma where the form is not known, was linked to anything."""
        plain = _plain(word)
        return sum(count for _, count in self._counts(plain) or self._counts(lemma(plain, self.source)))

    def _translations(self, word: str) -> Mapping[str, float]:
        """Target words for `word`, or for its lemma where the form is not known; best first, empty if neither is."""
        plain = _plain(word)
        found = self._counts(plain) or self._counts(lemma(plain, self.source))
        total = sum(count for _, count in found)
        return MappingProxyType({other: count / total for other, count in found})

    def _probability(self, word: str, other: str) -> float:
        """p(other | word) in 0..1; forms of one lemma on either side count as one word."""
        wanted, base = _plain(other), lemma(_plain(other), self.target)
        best = 0.0
        for form in dict.fromkeys((word, lemma(_plain(word), self.source))):
            found = self.translations(form)
            best = max(best, sum(p for w, p in found.items() if w == wanted or lemma(w, self.target) == base))
        return min(1.0, best)

    def _counts(self, word: str) -> list[tuple[str, int]]:
        row = self._rows.find(word)
        return _fields(row) if row else []

    @cached_property
    def _rows(self) -> _Rows:
        rows = _Rows(gzip.decompress(self._path.read_bytes()))
        return rows.turned() if self._reverse else rows


class _Rows:
    """Word → its row, kept as the sorted lines of a file: a tenth of the room that a dictionary takes."""

    def __init__(self, lines: bytes) -> None:
        self._lines = lines
        ends = np.flatnonzero(np.frombuffer(lines, np.uint8) == ord("\n"))
        self._starts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for line in self._lines.decode().splitlines():
            word, _, row = line.partition("\t")
            yield word, row

    def find(self, word: str) -> str | None:
        """What stands behind a word and its tab; None if there is no such line."""
        key = word.encode()
        place = bisect_left(self._starts, key, key=self._word)
        if place == len(self._starts) or self._word(self._starts[place]) != key:
            return None
        start = int(self._starts[place])
        return self._lines[start + len(key) + 1 : self._lines.index(b"\n", start)].decode()

    def _word(self, start: int) -> bytes:
        return self._lines[start : self._lines.index(b"\t", start)]

    def turned(self) -> _Rows:
        """The rows of the other direction, the most frequent words first in each."""
        found: dict[str, list[tuple[int, str]]] = {}
        for word, row in self:
            for other, count in _fields(row):
                found.setdefault(other, []).append((-count, word))
        lines = (
            f"{other}\t" + "\t".join(f"{word}\t{-n}" for n, word in sorted(found[other])) for other in sorted(found)
        )
        return _Rows("".join(f"{line}\n" for line in lines).encode())


def _fields(row: str) -> list[tuple[str, int]]:
    fields = row.split("\t")
    return [(other, int(count)) for other, count in zip(fields[::2], fields[1::2], strict=True)]


@lru_cache(maxsize=4)
def load(source: str, target: str) -> Lexicon:
    """The lexicon of a language pair, in either direction; opened at the first look-up.

    Raises UserError for a pair that the program has no lexicon for.
    """
    for name, reverse in ((f"{source}-{target}", False), (f"{target}-{source}", True)):
        path = models_dir() / f"lexicon.{name}.tsv.gz"
        if path.is_file():
            return Lexicon(path, source, target, reverse=reverse)
    raise UserError(f"There is no bilingual lexicon for {source}→{target}; the program ships one for fr→en and en→fr.")


@lru_cache(maxsize=1 << 14)
def nearness(text: str, other: str, source: str, target: str) -> float:
    """0..1: how far the words of two short phrases are each other's translations; by spelling alone without a lexicon.

    An acronym is nearest to an acronym.
    """
    a = [t for t in tokens(text, source) if _says(t.norm)]
    b = [t for t in tokens(other, target) if _says(t.norm)]
    if not a or not b:
        return 0.0
    short = is_acronym(text), is_acronym(other)
    if any(short) and fold(text) != fold(other):
        return 0.45 if all(short) else 0.3 if text.istitle() and len(a) == 1 and text.isalpha() else 0.1
    try:
        words: Lexicon | None = load(source, target)
    except UserError:
        words = None

    def tie(one: Token, two: Token) -> float:
        if fold(one.norm) == fold(two.norm) or _same_name(one.text, two.text):
            return 1.0
        return min(1.0, 2 * words.probability(one.norm, two.norm)) if words else 0.0

    if len(b) == 1 < len(a) and words and _compound(words, [t.norm for t in a], b[0].norm):
        return 1.0
    ties = [[tie(one, two) for two in b] for one in a]
    return (sum(map(max, ties)) / len(a) + sum(map(max, zip(*ties, strict=True))) / len(b)) / 2


def _same_name(one: str, two: str) -> bool:
    """Whether two words with capitals are spellings of one name: Odessa, Odesa."""
    return one.istitle() and two.istitle() and SequenceMatcher(None, fold(one), fold(two)).ratio() > 0.75


def _compound(words: Lexicon, parts: list[str], word: str) -> bool:
    """Whether `word` is two of the parts' translations written as one: war + lord."""
    known = {part: set(words.translations(part)) for part in parts}
    cuts = [(word[:i], word[i:]) for i in range(2, len(word) - 1)]
    return any(a in known[p] and b in known[q] for a, b in cuts for p in parts for q in parts if p != q)


def _says(word: str) -> bool:
    return word not in STOPWORDS and (len(word) > 2 or word.isupper()) and word[:1].isalnum()


def is_acronym(text: str) -> bool:
    """Whether `text` is one short word, most of it in capitals."""
    return " " not in text and 1 < len(text) < 8 and sum(c.isupper() for c in text) > len(text) / 2


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
