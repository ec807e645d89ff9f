"""Which words of one text answer words of the other: equal, cognate, alike in sound, or paired by a lexicon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log

from workbench.text.transliteration import sound_key
from workbench.text.words import STOPWORDS, fold, is_word, normalise, tokens

Lookup = Callable[[str], Mapping[str, float]]
"""A word of side a's language to words of side b's and how likely each is."""

_STEM = 5  # letters that cognates share: présiden-, negocia-
_SHORTEST = 4  # letters from which a word that both languages spell alike is taken for the same
_SOUNDS = 4  # of a name's sound key
_LIKELY = 0.02
_GRAMMAR = 0.3
"""What a function word counts beside another: it is answered almost anywhere."""


def words_of(sentence: str, lang: str) -> tuple[str, ...]:
    """Words and numbers of a sentence in order, normalised; names keep their capital."""
    return tuple(
        token.text if token.text[:1].isupper() else token.norm for token in tokens(sentence, lang) if is_word(token)
    )


def bundled_lookup(lang_a: str, lang_b: str) -> Lookup | None:
    """The lexicon that the program ships for the two languages, in either direction; None when there is none."""
    from workbench.errors import UserError
    from workbench.translation.lexicon import load

    try:
        return load(lang_a, lang_b).translations
    except UserError:
        return None


def counterparts(
    words_a: Iterable[str], words_b: Iterable[str], lang_a: str, lang_b: str, lookup: Lookup | None = None
) -> dict[str, set[str]]:
    """For each word of side a the words of side b that may answer it; words without any are left out."""
    across = lang_a != lang_b
    by_key: dict[str, set[str]] = defaultdict(set)
    for word in words_b:
        for key in {normalise(word)} | _kin(word, lang_b, across):
            by_key[key].add(word)
    pairs: dict[str, set[str]] = {}
    for word in words_a:
        keys = _kin(word, lang_a, across) | (set() if across else {normalise(word)})
        if lookup:
            keys |= {normalise(other) for other, share in lookup(word.lower()).items() if share >= _LIKELY}
        answers = set().union(*(by_key[key] for key in keys if key in by_key))
        if answers:
            pairs[word] = answers
    return pairs


def _kin(word: str, lang: str, across: bool) -> set[str]:
    """What forms of one word share, and across languages what borrowed words do: spelling, a stem, a name's sound."""
    folded = fold(word)
    keys = set()
    if len(folded) > _STEM and folded.isalpha():
        keys.add(folded[:_STEM] + "*")
    if across and (word[:1].isdigit() or len(folded) >= _SHORTEST):
        keys.add("=" + folded)
    if across and word[:1].isupper():
        sound = sound_key(word, lang)
        if len(sound) >= _SOUNDS:
            keys.add("/" + sound)
    return keys


def weights(sentences: Sequence[Sequence[str]], lang: str) -> dict[str, float]:
    """How much each word tells where in its document one is: the log of sentences over sentences that hold it."""
    holding = Counter(word for words in sentences for word in set(words))
    grammar = STOPWORDS.get(lang, frozenset())
    return {
        word: log((len(sentences) + 1) / count) * (_GRAMMAR if word.lower() in grammar else 1)
        for word, count in holding.items()
    }
