"""Hints for a model that has made a fault: the lexicon's word, marked in the source.

The model was taught to obey such marks (Dinu et al. 2019), so it writes the sentence again with the word it lacked.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.translation import lexicon
from workbench.translation.faults import Reading, garbled, is_no_name
from workbench.translation.source_words import Word, names
from workbench.translation.word_tokens import plain

_MOST_HINTS = 4  # training had at most three in a sentence
_LEAST_SURE = 0.4  # share of the best translation in the lexicon, for it to be a hint
_RARE = 200  # occurrences in the corpus; of more frequent words the model knows more than the lexicon does


def with_hints(reading: Reading) -> str:
    """The source, with marks on what the rendering left out or garbled as far as the lexicon knows it."""
    named, hints = names(reading.words), []
    for i, (word, column) in enumerate(zip(reading.words, reading.tied.T, strict=True)):
        tokens = [token for token, tied in zip(reading.tokens, column, strict=True) if tied]
        if word.wanted is not None or not word.key[0].isalpha() or (tokens and not garbled([word], tokens)):
            continue
        if target := _name(reading.words, i, reading.text) if i in named else _rare(word):
            hints.append((word.span, target))
    made = reading.source
    for (a, b), target in sorted(hints[:_MOST_HINTS], reverse=True):
        made = f"{made[:a]}⟦ {made[a:b]} ¦ {target} ⟧{made[b:]}"
    return made


def _name(words: Sequence[Word], i: int, text: str) -> str | None:
    if is_no_name(words, i) and (best := _best(words[i])):
        return best.capitalize()
    return None if words[i].surface in text else plain(words[i].surface)


def _rare(word: Word) -> str | None:
    return _best(word) if word.says and lexicon.load("fr", "en").occurrences(word.key) <= _RARE else None


def _best(word: Word) -> str | None:
    for target, p in lexicon.load("fr", "en").translations(word.key).items():
        return target if p >= _LEAST_SURE else None
    return None
