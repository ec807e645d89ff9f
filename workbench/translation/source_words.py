"""The words of a French sentence with their offsets; a glossary mark is one word whose rendering is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.text.spans import Span
from workbench.text.words import STOPWORDS
from workbench.translation.word_tokens import english_tokens, french_tokens, plain

MARK = re.compile(r"⟦\s*(?P<source>[^⟦¦⟧]*?)\s*¦\s*(?P<target>[^⟦¦⟧]*?)\s*⟧")
_OPENERS = {".", "?", "!", ":", '"', "...", "–", "-", "("}
_OPENING, _CLOSING = {"«", "“", "‹", "„"}, {"»", "”", "›"}
_MOST_WORDS = 50  # a part: the bundled model learnt from sentences of up to forty
_CUTS = ";:", ",–", ')"'  # the better the mark, the earlier it is tried


@dataclass(slots=True)
class Word:
    """A token of the source: its span in the sentence, the key it is looked up by, its wanted rendering if any.

    `place`: the span of the whole mark ⟦ source ¦ target ⟧ that it stands in, else its own.
    """

    span: Span
    surface: str
    key: str
    place: Span
    wanted: tuple[str, ...] | None = None

    @property
    def says(self) -> bool:
        """Whether it is a word that says something, no function word, mark of punctuation or glossary mark."""
        return self.key[0].isalnum() and self.key not in STOPWORDS["fr"]


def words_of(sentence: str) -> list[Word]:
    """The tokens of `sentence` in its order; a mark ⟦ source ¦ target ⟧ is one token whose rendering is wanted."""
    words, at = list[Word](), 0
    for mark in MARK.finditer(sentence):
        words += _plain_words(sentence, at, mark.start())
        at = mark.end()
        target = tuple(english_tokens(mark["target"]))
        if target:
            words.append(Word(mark.span("source"), mark["source"], "⟦⟧", mark.span(), target))
        else:
            words += _plain_words(sentence, *mark.span("source"))
    words += _plain_words(sentence, at, len(sentence))
    _tell_inner_quotes(words)
    return words


def _plain_words(sentence: str, start: int, end: int) -> list[Word]:
    spans = [(a + start, b + start) for a, b in french_tokens(sentence[start:end])]
    return [Word(span, sentence[slice(*span)], plain(sentence[slice(*span)]).lower(), span) for span in spans]


def _tell_inner_quotes(words: Sequence[Word]) -> None:
    """Quotation marks inside others are single ones in English."""
    depth = 0
    for word in words:
        if word.surface in _OPENING:
            depth += 1
        if depth > 1 and word.surface in _OPENING | _CLOSING:
            word.key = "'"
        if word.surface in _CLOSING and depth:
            depth -= 1


def names(words: Sequence[Word]) -> set[int]:
    """Places of words that are written with a capital though neither their place nor their sentence asks for one."""
    lower = sum(w.surface.islower() for w in words)
    if lower < len(words) / 3:
        return set()
    return {
        i
        for i, word in enumerate(words)
        if i > 0 and word.surface[:1].isupper() and words[i - 1].key not in _OPENERS and word.wanted is None
    }


def parts_of(sentence: str) -> list[Span]:
    """The sentence without white space around it, whole or, where it is long, cut after the best marks."""
    words, parts = words_of(sentence), list[Span]()
    while words:
        end = len(words) if len(words) <= _MOST_WORDS else _cut(words) + 1
        parts.append((min(w.place[0] for w in words[:end]), max(w.place[1] for w in words[:end])))
        words = words[end:]
    return parts


def _cut(words: Sequence[Word]) -> int:
    window = range(_MOST_WORDS // 2, _MOST_WORDS)
    found = (i for marks in _CUTS for i in reversed(window) if words[i].key in marks)
    return next(found, _MOST_WORDS - 1)
