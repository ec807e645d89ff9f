"""Which English word renders which French one, by the lexicon and by their places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.text.transliteration import sound_key
from workbench.translation import lexicon
from workbench.translation.source_words import Word
from workbench.translation.word_tokens import english_number, french_tokens

_SURE, _MUTUAL = 0.25, 0.15  # a tie that stands by itself, and one that must be the best from both sides
_DISTANCE = 3.0  # how fast a tie weakens with the distance of the two words' places
_TITLES = {"m.": ("mr", "mr."), "mm.": ("messrs.",), "mme": ("mrs", "mrs.", "ms", "ms."), "mlle": ("miss", "ms.")}


def ties(words: Sequence[Word], tokens: Sequence[str]) -> np.ndarray:
    """(tokens, words): whether an English token renders a French word. Raises UserError without a lexicon."""
    places = (np.arange(len(tokens)) + 0.5)[:, None] / len(tokens) - (np.arange(len(words)) + 0.5) / len(words)
    strength = np.array([_strengths(word, tokens) for word in words]).T
    strength *= np.exp(-_DISTANCE * np.abs(places))
    rows, columns = np.arange(len(tokens)), np.arange(len(words))
    best_word, best_token = strength.argmax(1), strength.argmax(0)
    of_token, of_word = strength[rows, best_word], strength[best_token, columns]
    tied = np.zeros(strength.shape, bool)
    mutual = best_token[best_word] == rows
    tied[rows, best_word] = (of_token > _SURE) | (mutual & (of_token > _MUTUAL))
    tied[best_token, columns] |= (of_word > _SURE) & ~tied.any(0)
    return tied


def _strengths(word: Word, tokens: Sequence[str]) -> list[float]:
    """How surely each of `tokens` renders `word`, 0 to 1."""
    if word.wanted is not None:
        inside = [word.surface[a:b] for a, b in french_tokens(word.surface)]
        parts = [_strengths(Word(word.span, part, part.lower(), word.place), tokens) for part in inside]
        there = np.max(parts, axis=0, initial=0) > _SURE if parts else np.zeros(len(tokens))
        return [float(token in word.wanted or known) for token, known in zip(tokens, there, strict=True)]
    there, back = lexicon.load("fr", "en").translations(word.key), lexicon.load("en", "fr").translations
    same = {word.surface, english_number(word.surface), *_TITLES.get(word.key, ())}
    made = []
    for token in tokens:
        low = token.lower()
        alike = token in same or low in same or low == word.key or (not there and _is_one_name(word.surface, token))
        made.append(1.0 if alike else max(there.get(low, 0.0), back(low).get(word.key, 0.0)) ** 0.5)
    return made


def _is_one_name(french: str, english: str) -> bool:
    """Whether the two are one name in the spellings of two languages: Andreï, Andrei; Choïgou, Shoigu.

    Only for names that the lexicon does not know: Guinée and Guyana sound alike, too.
    """
    return french[:1].isupper() and english[0].isupper() and sound_key(french, "fr") == sound_key(english, "en")
