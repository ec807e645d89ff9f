"""Phrases out of another system's rendering: options for the search beside those of the table.

The rendering is tied to its source by the lexicon and cut into phrases that agree with the ties (Och & Ney 2004); the
search takes those that fit (multi-engine translation, Chen et al. 2007). So a neural model lends its good turns, and
what it makes up or leaves out stays behind: a phrase that says another number, a name, a negation or a quotation
mark more or less, or drops a word that says something, is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from workbench.errors import UserError
from workbench.text.transliteration import sound_key
from workbench.text.words import STOPWORDS
from workbench.translation import lexicon
from workbench.translation.phrase_text import english_number, english_tokens, number_class
from workbench.translation.phrase_words import Word

_MOST_FRENCH, _MOST_ENGLISH = 50, 60  # a whole sentence of those that are searched
_STRAY = 1  # untied English words that a phrase may take along on a side
_SURE, _MUTUAL = 0.25, 0.15  # a tie that stands by itself, and one that must be the best from both sides
_ONE_WORD = 0.5  # share of one translation in the lexicon
_DISTANCE = 3.0  # how fast a tie weakens with the distance of the two words' places
_NEGATIONS = frozenset({"pas", "plus", "jamais", "aucun", "aucune", "rien", "sans", "ni", "non"})
_DENIALS = frozenset({"not", "n't", "no", "never", "nothing", "none", "without", "nor", "neither"})

Borrowed = tuple[int, int, tuple[str, ...]]
"""Source start, source end, English tokens."""


def borrowed(words: Sequence[Word], rendering: str, known: Mapping[str, int]) -> set[Borrowed]:
    """The phrases of `rendering` for stretches of `words`; `known`: English words, the frequent ones first."""
    tokens = in_mid_sentence(english_tokens(rendering), known)
    if not tokens or not words:
        return set()
    try:
        tied = ties(words, tokens)
    except UserError:  # no lexicon, no ties
        return set()
    return {
        (a, b, tuple(tokens[x:y]))
        for a, b, x, y in _agreeing(tied)
        if is_english(words[a:b], tokens[x:y], known) and _is_faithful(words[a:b], tokens[x:y], tied[x:y, a:b])
    }


def ties(words: Sequence[Word], tokens: Sequence[str]) -> np.ndarray:
    """(tokens, words): whether an English token renders a French word, by the lexicon and by their places."""
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
    if word.forced is not None:  # nothing is borrowed for it, but what renders it must not go elsewhere
        parts = [_strengths(Word(word.span, part, part.lower()), tokens) for part in word.surface.split()]
        inside = np.max(parts, axis=0, initial=0) > _SURE if parts else np.zeros(len(tokens))
        return [float(token in word.forced or there) for token, there in zip(tokens, inside, strict=True)]
    there, back = lexicon.load("fr", "en").translations(word.key), lexicon.load("en", "fr").translations
    same = {word.surface, english_number(word.surface)}
    made = []
    for token in tokens:
        low = token.lower()
        alike = token in same or low == word.key or (not there and _is_one_name(word.surface, token))
        made.append(1.0 if alike else max(there.get(low, 0.0), back(low).get(word.key, 0.0)) ** 0.5)
    return made


def _is_one_name(french: str, english: str) -> bool:
    """Whether the two are one name in the spellings of two languages: Andreï, Andrei; Choïgou, Shoigu.

    Only for names that the lexicon does not know: Guinée and Guyana sound alike, too.
    """
    return french[0].isupper() and english[0].isupper() and sound_key(french, "fr") == sound_key(english, "en")


def _agreeing(tied: np.ndarray) -> Iterator[tuple[int, int, int, int]]:
    """Source and target stretches that no tie leaves, untied target words on the edges taken or not."""
    free = np.asarray(~tied.any(1))
    for a in range(tied.shape[1]):
        for b in range(a + 1, min(tied.shape[1], a + _MOST_FRENCH) + 1):
            rows = np.flatnonzero(tied[:, a:b].any(1))
            if not len(rows):
                continue
            first, last = int(rows[0]), int(rows[-1]) + 1
            if tied[first:last, :a].any() or tied[first:last, b:].any():
                continue
            for x in _reach(free, first - 1, -1):
                for y in _reach(free, last, 1):
                    if y - x - 1 < _MOST_ENGLISH:
                        yield a, b, x + 1, y


def _reach(free: np.ndarray, at: int, step: int) -> Iterator[int]:
    """Places from `at` on, one further for each word that is free."""
    yield at
    for _ in range(_STRAY):
        if not 0 <= at < len(free) or not free[at]:
            return
        at += step
        yield at


def is_english(words: Sequence[Word], tokens: Sequence[str], known: Mapping[str, int]) -> bool:
    """Whether every token is an English word, or a name or number as it stands in the source."""
    return not garbled(words, tokens, known)


def garbled(words: Sequence[Word], tokens: Sequence[str], known: Mapping[str, int]) -> list[str]:
    """The tokens that are no English that is known, nor a name or number as it stands in the source."""
    own = {word.surface for word in words if not word.surface.islower()}
    own -= {words[i].surface for i in range(len(words)) if is_no_name(words, i)}
    names = {sound_key(surface, "fr") for surface in own if surface[0].isupper()}
    words_of_lexicon = lexicon.load("en", "fr")
    return [
        token
        for token in tokens
        if token not in known
        and token not in own
        and token[0].isalpha()
        and not (token.islower() and token in words_of_lexicon)
        and not (token[0].isupper() and sound_key(token, "en") in names)
    ]


def is_no_name(words: Sequence[Word], i: int) -> bool:
    """Whether a word with a capital is to be translated: l'Armée Russe, not Jean Moreau, whose neighbour is a name."""
    beside = [word for word in words[max(0, i - 1) : i + 2] if word.surface.istitle()]
    return words[i].surface.istitle() and all(map(_has_one_rendering, beside))


def _has_one_rendering(word: Word) -> bool:
    """Whether the lexicon is sure of the English word, and it is another word."""
    found = lexicon.load("fr", "en").translations(word.key)
    return max(found.values(), default=0.0) >= _ONE_WORD and word.key not in found


def _is_faithful(words: Sequence[Word], tokens: Sequence[str], tied: np.ndarray) -> bool:
    lost = any(says(word) and not column.any() for word, column in zip(words, tied.T, strict=True))
    forced = any(word.forced is not None for word in words)
    return not (forced or lost or invents_a_name(tokens, tied)) and keeps_numbers_quotes_and_negations(words, tokens)


def keeps_numbers_quotes_and_negations(words: Sequence[Word], tokens: Sequence[str]) -> bool:
    """Whether both sides have the same numbers, as many quotation marks, and both or neither deny."""
    numbers = sorted(english_number(w.surface) for w in words if number_class(w.surface))
    denied = any(_denies(words, i) for i in range(len(words)))
    return (
        sorted(filter(number_class, tokens)) == numbers
        and sum(token == '"' for token in tokens) == sum(word.key == '"' for word in words)
        and any(token.lower() in _DENIALS for token in tokens) == denied
    )


def invents_a_name(tokens: Sequence[str], tied: np.ndarray) -> bool:
    """Whether a token with a capital renders no word."""
    return any(token[0].isupper() and not row.any() for token, row in zip(tokens, tied, strict=True))


def _denies(words: Sequence[Word], i: int) -> bool:
    """Whether the word is a negation; "plus" is one only behind its other half, which reading order puts before it."""
    key = words[i].key
    return key in _NEGATIONS and (key != "plus" or (i > 0 and words[i - 1].key in ("ne", "n'")))


def says(word: Word) -> bool:
    """Whether it is a word that says something, no function word or mark."""
    return word.key[0].isalnum() and word.key not in STOPWORDS["fr"]


def in_mid_sentence(tokens: list[str], known: Mapping[str, int]) -> list[str]:
    """The tokens without the capital that only the beginning of a sentence gives them."""
    made, opens = [], True
    for token in tokens:
        low = token[0].lower() + token[1:]
        begins = opens and token[0].isupper() and not token.isupper()
        made.append(low if begins and known.get(low, len(known)) < known.get(token, len(known)) else token)
        opens = token in (".", "?", "!") or (opens and not token[0].isalnum())
    return made
