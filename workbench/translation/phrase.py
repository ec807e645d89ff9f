"""French to English by phrases: the offline translator for machines without a neural package.

Phrase-based statistical translation (Koehn, Och & Marcu 2003) with its own small model; what it says is rougher than a
neural translation, but every English word is tied to the French words it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from workbench.translation import lexicon, phrase_model
from workbench.translation.inflection import with_articles
from workbench.translation.phrase_lm import NOTHING, UNKNOWN, context
from workbench.translation.phrase_model import LONGEST_ENGLISH, PhraseModel
from workbench.translation.phrase_search import Derivation, Options, Settings, search
from workbench.translation.phrase_text import NUMBER, YEAR, english_number, join_english, with_capitals
from workbench.translation.phrase_words import Word, find_renderings, names, restore_accents, words_of

_MOST_WORDS = 50
_WALLS = frozenset(',;:.?!"()–') | {"..."}
_NAME_BONUS = 0.5  # a word with a capital is rather a name: Pierre before stone
_TURNS = np.log(np.array([0.7, 0.1, 0.2], np.float32))  # how words that the table does not know are placed
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PhraseHypothesis:
    """One English rendering; `score` is the model's score a source word (higher is better, no probability).

    alignment: pairs of character spans (source sentence, text), in the order of the text.
    """

    text: str
    score: float
    alignment: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """All options of a sentence: those of the table by number, then the renderings of single words."""

    options: Options
    numbers: np.ndarray
    extra: list[tuple[int, tuple[str, ...]]]


class PhraseTranslator:
    """The model file at `path`, opened at the first translation."""

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        self._path, self._settings = path, settings

    @cached_property
    def model(self) -> PhraseModel:
        return phrase_model.load(self._path)

    @cached_property
    def settings(self) -> Settings:
        if self._settings:
            return self._settings
        weights = self.model.settings
        return Settings(language=weights["language"], jump=weights["jump"], turn=weights["turn"])

    def translate(self, sentences: Sequence[str], n_best: int = 1) -> list[list[PhraseHypothesis]]:
        """Up to `n_best` renderings a sentence, best first; an empty one for a blank sentence.

        A mark ⟦ source ¦ target ⟧ in a sentence forces that target.
        """
        return [self._translate(sentence, n_best) for sentence in sentences]

    def _translate(self, sentence: str, n_best: int) -> list[PhraseHypothesis]:
        words = words_of(sentence)
        if not words:
            return [PhraseHypothesis("", 0.0, ())]
        parts = _parts(words)
        found = [self._hypotheses(part, n_best) for part in parts]
        count = n_best if len(parts) == 1 else 1
        return [_finish([part[i] for part in found]) for i in range(min(count, *(len(p) for p in found)))]

    def _hypotheses(self, words: list[Word], n_best: int) -> list[tuple[list[_Piece], float]]:
        candidates = self._candidates(words)
        walls = [i for i, word in enumerate(words) if word.key in _WALLS]
        derivations = search(candidates.options, len(words), self.model.language, self.settings, 3 * n_best, walls)
        made: list[tuple[list[_Piece], float]] = []
        seen = set()
        for derivation in derivations:
            pieces = self._pieces(words, candidates, derivation)
            text = tuple(token for piece in pieces for token in piece.tokens)
            if text not in seen and len(made) < n_best:
                seen.add(text)
                made.append((pieces, derivation.score / len(words)))
        return made

    def _candidates(self, words: list[Word]) -> _Candidates:
        model = self.model
        restore_accents(words, model)
        start, end, numbers = model.spans([w.key for w in words])
        find_renderings(words, model, set(start[end - start == 1].tolist()))
        extra = [(i, target, score) for i, word in enumerate(words) for target, score in word.renderings]
        targets, lengths = model.targets(numbers)
        known = model.language_words(targets)
        own = np.full((len(extra), max(LONGEST_ENGLISH, *(len(t) for _, t, _ in extra), 0)), UNKNOWN, np.uint64)
        for row, (_, target, _) in enumerate(extra):
            own[row, : len(target)] = [self._language_number(token) for token in target]
        table = np.full((len(numbers), own.shape[1]), UNKNOWN, np.uint64)
        table[:, :LONGEST_ENGLISH] = known
        places = np.array([i for i, _, _ in extra], np.int64)
        named = np.isin(start, list(names(words))) & (end - start == 1) & model.capital[np.maximum(targets[:, 0], 0)]
        score = np.concatenate([model.score[numbers] + _NAME_BONUS * named, [s for _, _, s in extra]])
        return self._forecast(
            np.concatenate([start, places]), np.concatenate([end, places + 1]), np.concatenate([table, own]),
            np.concatenate([lengths, [len(t) for _, t, _ in extra]]).astype(np.int64), score, numbers,
            [(i, target) for i, target, _ in extra],
        )  # fmt: skip

    def _forecast(
        self, start: np.ndarray, end: np.ndarray, words: np.ndarray, length: np.ndarray, score: np.ndarray,
        numbers: np.ndarray, extra: list[tuple[int, tuple[str, ...]]],
    ) -> _Candidates:  # fmt: skip
        """Add what the language model thinks of each option by itself."""
        state = np.full(len(start), context(NOTHING), np.uint64)
        language = np.zeros(len(start))
        for i in range(int(length.max(initial=0))):
            going = np.flatnonzero(length > i)
            p, state[going] = self.model.language.score(state[going], words[going, i])
            language[going] += p
        forecast = score + self.settings.language * language
        turns = np.concatenate([phrase_model.turn_logs(self.model.turns[numbers]), np.tile(_TURNS, (len(extra), 1))])
        return _Candidates(Options(start, end, words, length, score, forecast, turns), numbers, extra)

    def _language_number(self, token: str) -> int:
        return int(self.model.language_words(np.array([self.model.english_index.get(token, -1)]))[0])

    def _pieces(self, words: list[Word], candidates: _Candidates, derivation: Derivation) -> list[_Piece]:
        pieces = []
        for option in derivation.options:
            source = words[candidates.options.start[option] : candidates.options.end[option]]
            if option < len(candidates.numbers):
                row, count = self.model.targets(candidates.numbers[option : option + 1])
                tokens = [self.model.english[i] for i in row[0, : count[0]]]
            else:
                tokens = list(candidates.extra[option - len(candidates.numbers)][1])
            pieces.append(_Piece(source, _with_numbers(tokens, source)))
        return pieces


@dataclass(frozen=True, slots=True)
class _Piece:
    """Source words and the English tokens they became."""

    source: list[Word]
    tokens: list[str]


def _parts(words: list[Word]) -> list[list[Word]]:
    """At most as many words a part as the search can hold, cut after the best mark of punctuation."""
    parts = []
    while len(words) > _MOST_WORDS:
        window = range(_MOST_WORDS // 2, _MOST_WORDS)
        cuts = (i for marks in (";:", ",–", ')"') for i in reversed(window) if words[i].key in marks)
        cut = next(cuts, _MOST_WORDS - 1)
        parts.append(words[: cut + 1])
        words = words[cut + 1 :]
    return [*parts, words]


def _with_numbers(tokens: list[str], source: list[Word]) -> list[str]:
    """Number classes replaced by the numbers of the source, in their order."""
    left = {kind: [w.surface for w in source if w.key == kind] for kind in (NUMBER, YEAR)}
    return [english_number(left[t].pop(0)) if left.get(t) else t for t in tokens]


def _finish(parts: list[tuple[list[_Piece], float]]) -> PhraseHypothesis:
    """Text, score and alignment of the parts of one sentence."""
    pieces = [piece for part, _ in parts for piece in part]
    tokens = with_capitals(with_articles([token for piece in pieces for token in piece.tokens]))
    text, spans = join_english(tokens)
    alignment, at = [], 0
    for piece in pieces:
        alignment += _links(piece, spans[at : at + len(piece.tokens)])
        at += len(piece.tokens)
    return PhraseHypothesis(text, sum(score for _, score in parts) / len(parts), tuple(alignment))


def _links(piece: _Piece, spans: list[Span]) -> list[tuple[Span, Span]]:
    """Links inside a phrase by the lexicon; the whole phrase as one link where the lexicon knows none of its words."""
    if not spans:
        return []
    source = min(w.span[0] for w in piece.source), max(w.span[1] for w in piece.source)
    whole = (source, (spans[0][0], spans[-1][1]))
    if len(piece.source) == 1 or len(spans) == 1:
        return [whole]
    words = lexicon.load("fr", "en")
    found = []
    for span, token in zip(spans, piece.tokens, strict=True):
        p, word = max(((_likelihood(words, w, token), w) for w in piece.source), key=lambda row: row[0])
        if p > 0.02:
            found.append((word.span, span))
    return found or [whole]


def _likelihood(words: lexicon.Lexicon, word: Word, token: str) -> float:
    return words.translations(word.key).get(token.lower(), 1.0 if word.surface == token else 0.0)
