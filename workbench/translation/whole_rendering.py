"""A neural rendering that can be shown whole, and a dictionary's hints where it cannot.

A small neural model writes good sentences out of the words it knows, and makes up what it does not know. So its
rendering is held against the source word by word: another number, a name of its own, a negation or a quotation mark
more or less, a word that is not English are faults, and a rendering without is looked for. Words of the source that
nothing renders and that are rare, or names, are marked with what the lexicon knows, for the model, which was taught to
obey such marks (Dinu et al. 2019), to write the sentence again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.text.spans import Span
from workbench.text.words import lemma
from workbench.translation import lexicon
from workbench.translation.phrase_borrowing import (
    garbled,
    in_mid_sentence,
    invents_a_name,
    is_english,
    is_no_name,
    keeps_numbers_quotes_and_negations,
    says,
    ties,
)
from workbench.translation.phrase_text import english_spans, english_tokens, plain
from workbench.translation.phrase_words import Word, names, words_of

_MOST_LOST = 0.5  # of the words that say something, without a counterpart by the lexicon: the rest may be reworded
_MOST_HINTS = 4  # training had at most three in a sentence
_LEAST_SURE = 0.4  # share of the best translation in the lexicon, for it to be a hint
_RARE = 200  # occurrences in the corpus; of more frequent words the model knows more than the lexicon does


@dataclass(frozen=True, slots=True)
class Reading:
    """A source, its rendering and `tied`, (tokens, words): which token renders which word."""

    source: str
    text: str
    words: Sequence[Word]
    tokens: Sequence[str]
    tied: np.ndarray

    @property
    def links(self) -> list[tuple[Span, Span]]:
        """Pairs of character spans (source, text) in the order of the text."""
        spans = english_spans(self.text)
        return [(self.words[word].span, spans[token]) for token, word in np.argwhere(self.tied)]


def read(source: str, text: str, known: Mapping[str, int]) -> Reading | None:
    """`text` held against `source`; None if either is empty. Raises UserError without a lexicon."""
    words, tokens = words_of(source), in_mid_sentence(english_tokens(text), known)
    return Reading(source, text, words, tokens, ties(words, tokens)) if words and tokens else None


def is_sound(reading: Reading, known: Mapping[str, int], most_garbled: int = 0) -> bool:
    """Whether the rendering has no fault that can be told word by word, and obeys every mark.

    `most_garbled`: so many tokens may be no English that is known: one may be a name (Fallujah) or a rare word.
    """
    words, tokens, tied = reading.words, reading.tokens, reading.tied
    saying = [column.any() for word, column in zip(words, tied.T, strict=True) if says(word)]
    return (
        saying.count(False) <= _MOST_LOST * len(saying)
        and keeps_numbers_quotes_and_negations(words, tokens)
        and not invents_a_name(tokens, tied)
        and len(garbled(words, tokens, known)) <= most_garbled
        and all(_obeys(tokens, word.forced) for word in words if word.forced is not None)
    )


def with_hints(reading: Reading, known: Mapping[str, int]) -> str:
    """The source, with marks on what the rendering left out or garbled as far as the lexicon knows it."""
    named, hints = names(list(reading.words)), []
    for i, (word, column) in enumerate(zip(reading.words, reading.tied.T, strict=True)):
        tokens = [token for token, tied in zip(reading.tokens, column, strict=True) if tied]
        if word.forced is not None or not word.key[0].isalpha() or (tokens and is_english([word], tokens, known)):
            continue
        if target := _name(reading.words, i, reading.text) if i in named else _rare(word):
            hints.append((word.span, target))
    made = reading.source
    for (a, b), target in sorted(hints[:_MOST_HINTS], reverse=True):
        made = f"{made[:a]}⟦ {made[a:b]} ¦ {target} ⟧{made[b:]}"
    return made


def within_sentence(text: str, french: str, known: Mapping[str, int], begins: bool, ends: bool) -> str:
    """The rendering of a part of a sentence as it stands in the whole: no capital that only a beginning gives, and at
    its end the mark that the French has there.
    """
    if not begins:
        first, space, rest = text.partition(" ")
        text = "".join(in_mid_sentence([first], known)) + space + rest
    if not ends:
        text = text.rstrip(" .,;:") + (french[-1] if french[-1:] in tuple(",;:") else "")
    return text


def _obeys(tokens: Sequence[str], forced: Sequence[str]) -> bool:
    """Whether the wanted words stand there in a row, in whatever form."""
    wanted, had = ([lemma(token.lower(), "en") for token in side] for side in (forced, tokens))
    return any(had[i : i + len(wanted)] == wanted for i in range(len(had) - len(wanted) + 1))


def _name(words: Sequence[Word], i: int, text: str) -> str | None:
    if is_no_name(words, i) and (best := _best(words[i])):
        return best.capitalize()
    return None if words[i].surface in text else plain(words[i].surface)


def _rare(word: Word) -> str | None:
    return _best(word) if says(word) and lexicon.load("fr", "en").occurrences(word.key) <= _RARE else None


def _best(word: Word) -> str | None:
    for target, p in lexicon.load("fr", "en").translations(word.key).items():
        return target if p >= _LEAST_SURE else None
    return None
