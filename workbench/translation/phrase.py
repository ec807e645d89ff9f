"""French to English by phrases: the offline translator for machines without a neural package.

Phrase-based statistical translation (Koehn, Och & Marcu 2003) with its own small model; what it says is rougher than a
neural translation, but every English word is tied to the French words it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from zlib import crc32

import numpy as np

from workbench.errors import UserError
from workbench.text.spans import Span
from workbench.translation import phrase_model
from workbench.translation.phrase_borrowing import Borrowed, borrowed
from workbench.translation.phrase_lm import NOTHING, UNKNOWN, context
from workbench.translation.phrase_model import LONGEST_ENGLISH, PhraseModel
from workbench.translation.phrase_output import Links, Piece, links, with_numbers, written
from workbench.translation.phrase_search import Options, Settings, search
from workbench.translation.phrase_text import number_class
from workbench.translation.phrase_words import Word, find_renderings, names, restore_accents, words_of
from workbench.translation.rescoring import Draft, Scorer, Weights, readable, reweighed
from workbench.translation.whole_rendering import Reading, is_sound, read, with_hints, within_sentence

_MOST_WORDS = 50
_BLOCK = 64  # sentences
_WALLS = frozenset(',;:.?!"()–') | {"..."}
_BORROWED = -0.5  # a phrase of the neural model's; set by BLEU on the first 300 sentences of flores-dev
_NAME_BONUS = 0.5  # a word with a capital is rather a name: Pierre before stone
_TURNS = np.log(np.array([0.7, 0.1, 0.2], np.float32))  # how words that the table does not know are placed


# Sentences to their renderings, best first, at least one each.
Proposer = Callable[[Sequence[str]], Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class PhraseHypothesis:
    """One English rendering; `score` is the model's score a source word (higher is better, no probability).

    `ties`: its links where it is not made of pieces.
    """

    text: str
    score: float
    pieces: list[Piece]
    ties: Links | None = None

    @property
    def alignment(self) -> Links:
        """Pairs of character spans (source sentence, text), in the order of the text."""
        return links(self.pieces) if self.ties is None else self.ties


@dataclass(frozen=True, slots=True)
class _Candidates:
    """All options of a sentence: those of the table by number, then others by their English tokens."""

    options: Options
    numbers: np.ndarray
    extra: list[tuple[str, ...]]


class PhraseTranslator:
    """The model file at `path`, opened at the first translation."""

    def __init__(
        self,
        path: Path,
        settings: Settings | None = None,
        scorer: Scorer | None = None,
        weights: Weights = Weights(),  # noqa: B008  frozen
        proposer: Proposer | None = None,
    ) -> None:
        """`scorer`: a neural model's opinion, by which the best of many renderings is chosen; `proposer`: its own
        renderings, of which the first without a fault is shown; where there is none, the first lends phrases.
        """
        self._path, self._settings, self._scorer, self._weights = path, settings, scorer, weights
        self._proposer = proposer

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

        A mark ⟦ source ¦ target ⟧ in a sentence forces that target. A sentence cut into parts has one rendering.
        """
        most = self._pool(n_best)

        def weigh(made: list[list[tuple[str, list[Draft]]]]) -> list[list[PhraseHypothesis]]:
            return [self._finished(parts, n_best) for parts in self._weighed(made)]

        # The next sentences are searched while the scorer, which lets go of Python's lock, is at the last ones.
        with ThreadPoolExecutor(1) as scoring:
            blocks = (sentences[i : i + _BLOCK] for i in range(0, len(sentences), _BLOCK))
            found = [scoring.submit(weigh, self.drafts(block, most, alone=n_best == 1)) for block in blocks]
            return [hypotheses for block in found for hypotheses in block.result()]

    def alignment(self, sentence: str, text: str) -> Links:
        """The links of the rendering `text` of `sentence`; none if it is not one of those that are thought of."""
        (parts,) = self._weighed(self.drafts([sentence], self._pool(8)))
        found = self._finished(parts, len(parts[0]) if parts else 1)
        return next((one.alignment for one in found if one.text == text), [])

    def _pool(self, n_best: int) -> int:
        return n_best if self._scorer is None else max(n_best, self._weights.pool)

    def drafts(
        self, sentences: Sequence[str], most: int, *, alone: bool = False
    ) -> list[list[tuple[str, list[Draft]]]]:
        """Per sentence and part of it: its French, and up to `most` renderings, best first.

        A proposed rendering without a fault comes before them; if it may stand `alone`, nothing else is thought of.
        """
        parted = [[(s[slice(*_extent(part))], part) for part in _parts(words_of(s))] for s in sentences]
        texts = [readable(french) for parts in parted for french, _ in parts]
        proposed = iter(self._proposed(texts))

        def made(part: list[Word], french: str, *, begins: bool, ends: bool) -> list[Draft]:
            text, ties = next(proposed)
            if text and not (begins and ends):
                text = within_sentence(text, french, self.model.english_index, begins, ends)
            if ties is None:
                return self._drafts(part, most, text)
            start = _extent(part)[0]
            moved = [((a + start, b + start), span) for (a, b), span in ties]
            whole = Draft(text, [], 0.0, len(part), moved)
            return [whole] + ([] if alone else self._drafts(part, most, text))

        return [
            [
                (french, made(part, french, begins=i == 0, ends=i == len(parts) - 1))
                for i, (french, part) in enumerate(parts)
            ]
            for parts in parted
        ]

    def _proposed(self, texts: list[str]) -> list[tuple[str, Links | None]]:
        """A rendering of the proposer's for each text, and its links if it can be shown.

        That is the first without a fault; else one that was asked for with hints; else one in which a single word may
        be garbled.
        """
        if self._proposer is None:
            return [("", None)] * len(texts)
        known, reading = self.model.english_index, cache(self._read)

        def first_sound(source: str, renderings: Sequence[str], most_garbled: int) -> tuple[str, Links | None]:
            for text in renderings:
                if (one := reading(source, text)) and is_sound(one, known, most_garbled):
                    return text, one.links
            return renderings[0], None

        first = self._proposer(texts)
        found = [first_sound(source, these, 0) for source, these in zip(texts, first, strict=True)]
        faulty = [i for i, (_, ties) in enumerate(found) if ties is None]
        hinted = {i: with_hints(one, known) for i in faulty if (one := reading(texts[i], first[i][0]))}
        again = {i: source for i, source in hinted.items() if source != texts[i]}
        second = dict(zip(again, self._proposer(list(again.values())), strict=True))
        for i in faulty:
            these = [*second.get(i, [])[:1], first[i][0]]
            tried = (first_sound(texts[i], these, most_garbled) for most_garbled in (0, 1))
            found[i] = next((one for one in tried if one[1] is not None), found[i])
        return found

    def _read(self, source: str, text: str) -> Reading | None:
        try:
            return read(source, text, self.model.english_index)
        except UserError:  # no lexicon, nothing to examine it by
            return None

    def _weighed(self, made: list[list[tuple[str, list[Draft]]]]) -> list[list[list[Draft]]]:
        """Per sentence and part of it the drafts, best first by all that is asked."""
        if self._scorer is None:
            return [[drafts for _, drafts in parts] for parts in made]
        return reweighed(made, self._scorer, self._weights)

    def _drafts(self, words: list[Word], most: int, proposed: str) -> list[Draft]:
        loans = sorted(borrowed(words, proposed, self.model.english_index)) if proposed else []
        candidates = self._candidates(words, loans)
        walls = [i for i, word in enumerate(words) if word.key in _WALLS]
        piece = cache(lambda option: self._piece(words, candidates, option))  # most drafts share most of them
        made: dict[str, Draft] = {}
        for derivation in search(candidates.options, len(words), self.model.language, self.settings, 3 * most, walls):
            pieces = [piece(option) for option in derivation.options]
            text, _ = written(pieces)
            made.setdefault(text, Draft(text, pieces, derivation.score, len(words)))
            if len(made) == most:
                break
        return list(made.values())

    def _finished(self, parts: list[list[Draft]], n_best: int) -> list[PhraseHypothesis]:
        if not parts:
            return [PhraseHypothesis("", 0.0, [])]
        if len(parts) == 1:
            return [_finish([draft]) for draft in parts[0][:n_best]]
        return [_finish([drafts[0] for drafts in parts])]

    def _candidates(self, words: list[Word], loans: list[Borrowed]) -> _Candidates:
        model = self.model
        restore_accents(words, model)
        start, end, numbers = model.spans([w.key for w in words])
        find_renderings(words, model, set(start[end - start == 1].tolist()))
        extra = [(i, i + 1, target, score) for i, word in enumerate(words) for target, score in word.renderings]
        extra += [(*loan, _BORROWED) for loan in loans]
        targets, lengths = model.targets(numbers)
        known = model.language_words(targets)
        own = np.full((len(extra), max(LONGEST_ENGLISH, *(len(t) for _, _, t, _ in extra), 0)), UNKNOWN, np.uint64)
        for row, (_, _, target, _) in enumerate(extra):
            own[row, : len(target)] = [self._language_number(token) for token in target]
        text = np.zeros((len(numbers) + len(extra), own.shape[1]), np.uint64)
        text[: len(numbers), :LONGEST_ENGLISH] = targets + 1
        for row, (_, _, target, _) in enumerate(extra, len(numbers)):
            text[row, : len(target)] = [self._text_number(token) for token in target]
        table = np.full((len(numbers), own.shape[1]), UNKNOWN, np.uint64)
        table[:, :LONGEST_ENGLISH] = known
        begin, behind = (np.array([row[k] for row in extra], np.int64) for k in (0, 1))
        named = np.isin(start, list(names(words))) & (end - start == 1) & model.capital[np.maximum(targets[:, 0], 0)]
        score = np.concatenate([model.score[numbers] + _NAME_BONUS * named, [s for *_, s in extra]])
        targets_own = [target for _, _, target, _ in extra]
        return self._forecast(
            np.concatenate([start, begin]), np.concatenate([end, behind]), np.concatenate([table, own]),
            np.concatenate([lengths, [len(t) for t in targets_own]]).astype(np.int64), score, numbers,
            targets_own, text,
        )  # fmt: skip

    def _forecast(
        self, start: np.ndarray, end: np.ndarray, words: np.ndarray, length: np.ndarray, score: np.ndarray,
        numbers: np.ndarray, extra: list[tuple[str, ...]], text: np.ndarray,
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
        return _Candidates(Options(start, end, words, length, score, forecast, turns, text), numbers, extra)

    def _language_number(self, token: str) -> int:
        token = number_class(token) or token
        return int(self.model.language_words(np.array([self.model.english_index.get(token, -1)]))[0])

    def _text_number(self, token: str) -> int:
        """Tells English tokens apart, those of no list as well."""
        index = self.model.english_index.get(token)
        return index + 1 if index is not None else (1 << 32) + crc32(token.encode())

    def _piece(self, words: list[Word], candidates: _Candidates, option: int) -> Piece:
        source = words[candidates.options.start[option] : candidates.options.end[option]]
        if option < len(candidates.numbers):
            row, count = self.model.targets(candidates.numbers[option : option + 1])
            tokens = [self.model.english[i] for i in row[0, : count[0]]]
        else:
            tokens = list(candidates.extra[option - len(candidates.numbers)])
        return Piece(source, with_numbers(tokens, source))


def _parts(words: list[Word]) -> list[list[Word]]:
    """At most as many words a part as the search can hold, cut after the best mark of punctuation."""
    if not words:
        return []
    parts = []
    while len(words) > _MOST_WORDS:
        window = range(_MOST_WORDS // 2, _MOST_WORDS)
        cuts = (i for marks in (";:", ",–", ')"') for i in reversed(window) if words[i].key in marks)
        cut = next(cuts, _MOST_WORDS - 1)
        parts.append(words[: cut + 1])
        words = words[cut + 1 :]
    return [*parts, words]


def _extent(words: list[Word]) -> Span:
    return min(w.span[0] for w in words), max(w.span[1] for w in words)


def _finish(parts: list[Draft]) -> PhraseHypothesis:
    """Text and score of the parts of one sentence."""
    score = sum(part.score / part.size for part in parts) / len(parts)
    if all(part.ties is None for part in parts):
        pieces = [piece for part in parts for piece in part.pieces]
        return PhraseHypothesis(written(pieces)[0], score, pieces)
    text, ties = "", list[tuple[Span, Span]]()
    for part in parts:
        text += " " if text else ""
        found = links(part.pieces) if part.ties is None else part.ties
        ties += [(source, (a + len(text), b + len(text))) for source, (a, b) in found]
        text += _going_on(part) if text else part.text
    return PhraseHypothesis(text, score, [], [(source, span) for source, span in ties if span[1] <= len(text)])


def _going_on(draft: Draft) -> str:
    """Text without the capital that a phrase model's draft has only for standing by itself."""
    begins_small = draft.pieces and draft.pieces[0].tokens[:1] and draft.pieces[0].tokens[0][0].islower()
    return draft.text[0].lower() + draft.text[1:] if begins_small else draft.text
