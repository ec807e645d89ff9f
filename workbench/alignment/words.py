"""Which words of one text answer words of the other: equal, cognate, or paired by a lexicon."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

Lexicon = Mapping[str, Mapping[str, float]]
"""Lower-case word of side a's language to words of side b's and how likely each is."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+", re.UNICODE)
_ELISION = re.compile(r"^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)")
_STEM = 5
_LIKELY = 0.02
_CYRILLIC = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэіїґў", "abvgdeezijklmnoprstufyeiigu".replace("j", "i"), strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "є": "e"}
    | {"ъ": "", "ь": ""}
)


def words_of(sentence: str) -> list[str]:
    """Lower-case words and figures in order; French articles and pronouns before an apostrophe are cut off."""
    found = (match.group().lower().replace("’", "'") for match in _WORD.finditer(sentence))
    return [_ELISION.sub("", word) for word in found]


def keys_of(word: str) -> set[str]:
    """What `word` is compared by across languages: itself without accents, romanised, and its first five letters."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    folded = folded.translate(_CYRILLIC)
    return {folded, folded[:_STEM] + "*"} if len(folded) >= _STEM else {folded}


def counterparts(
    vocabulary_a: Iterable[str], vocabulary_b: Iterable[str], lexicon: Lexicon | None = None
) -> dict[str, set[str]]:
    """For each word of side a the words of side b that may answer it; words without any are left out."""
    by_key: dict[str, set[str]] = defaultdict(set)
    known = set(vocabulary_b)
    for word in known:
        for key in keys_of(word):
            by_key[key].add(word)
    pairs: dict[str, set[str]] = {}
    for word in set(vocabulary_a):
        answers = set().union(*(by_key.get(key, set()) for key in keys_of(word)))
        if lexicon and word in lexicon:
            answers |= {other for other, share in lexicon[word].items() if share >= _LIKELY and other in known}
        if answers:
            pairs[word] = answers
    return pairs


def weights(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
    """How much each word tells where in its document one is: the log of sentences over sentences that hold it."""
    holding = Counter(word for words in sentences for word in set(words))
    return {word: log((len(sentences) + 1) / count) for word, count in holding.items()}
