"""What can be told, word by word, to be wrong with a rendering.

A small model writes better sentences than it knows words, and makes up what it does not know. So its rendering is held
against the source: another number, a name of its own, a negation or a quotation mark more or less, a day or the verb of
saying lost, a word that is not English are faults. What the lexicon cannot tell from rewording is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.text.names import Name, is_common, names, same
from workbench.text.peoples import people
from workbench.text.spans import Span
from workbench.text.transliteration import sound_key
from workbench.text.words import STOPWORDS, lemma
from workbench.translation import english_words, lexicon
from workbench.translation.figures_kept import figures_lost_or_made
from workbench.translation.model import Fault
from workbench.translation.source_words import MARK, Word, words_of
from workbench.translation.speech_kept import speech_lost
from workbench.translation.word_ties import ties
from workbench.translation.word_tokens import english_spans, english_tokens

_LONGEST_REPEAT = 6  # words
_MOST_LOST = 0.5  # of the words that say something, without a counterpart by the lexicon: the rest may be reworded
_ONE_WORD = 0.5  # share of one translation in the lexicon
_NE, _FARTHEST = frozenset({"ne", "n'"}), 4  # ne le lui a pas; personne ne
# what denies beside ne, and what may stand for a denial though it need not be rendered by one: impossible, not possible
_NEGATIONS = frozenset({"pas", "plus", "jamais", "aucun", "aucune", "rien", "ni", "personne", "nul", "nulle", "guère"})
_LIKE_NEGATIONS = """non sans ignorer impossible inconnu insuffisant inutile incapable échouer refuser manquer empêcher
interdire absence défaut peu hors cesser"""
_DENIALS = frozenset({"not", "n't", "no", "never", "nothing", "none", "nobody", "nor", "neither", "cannot"})
_LIKE_DENIALS = """without hardly unable unless fail failed failing refuse refused lack few little only impossible
incapable inability insufficient incorrect inaccurate invalid"""
_PRIVATIVES, _ALMOST_DENIALS = frozenset(_LIKE_NEGATIONS.split()), frozenset(_LIKE_DENIALS.split())


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


def read(source: str, text: str) -> Reading | None:
    """`text` held against `source`; None if either is empty. Raises UserError without a lexicon."""
    words, tokens = words_of(source), english_words.in_mid_sentence(english_tokens(text))
    return Reading(source, text, words, tokens, ties(words, tokens)) if words and tokens else None


def faults(reading: Reading) -> list[Fault]:
    """All that is wrong with the rendering, a kind once."""
    words, tokens, tied = reading.words, reading.tokens, reading.tied
    found = {
        "number": _figures(reading.source, reading.text),
        "name": _names(reading),
        "negation": _negation(words, tokens),
        "quotation": _quotation(words, tokens),
        "speech": speech_lost(reading.source, reading.text),
        "mark": [" ".join(w.wanted) for w in words if w.wanted is not None and not _obeys(tokens, w.wanted)],
        "lost": _lost(words, tied),
        "repeat": _repeated(tokens),
        "word": garbled(words, tokens),
    }
    found["word"] = [token for token in found["word"] if token not in found["name"]]
    return [Fault(kind, tuple(dict.fromkeys(shown))) for kind, shown in found.items() if shown]  # type: ignore[arg-type]


def _figures(source: str, text: str) -> list[str]:
    lost, made = figures_lost_or_made(MARK.sub(r"\g<source>", source), text, "fr", "en")
    return [*lost, *made]


def _names(reading: Reading) -> list[str]:
    """Names of the source none of whose words is rendered, then capitals that belong to none of its names."""
    source = MARK.sub(lambda mark: " " * (mark.start("source") - mark.start()) + mark["source"], reading.source)
    here, there = names(source, "fr"), names(reading.text, "en")
    rendered = [word.span[0] for word, column in zip(reading.words, reading.tied.T, strict=True) if column.any()]
    lost = [
        one.text
        for one in here
        if not any(one.start <= start < one.end for start in rendered) and not any(same(one, other) for other in there)
    ]
    return [*lost, *_made_names(reading, [one for one in there if any(same(one, other) for other in here)])]


def _made_names(reading: Reading, kept: Sequence[Name]) -> list[str]:
    """Words with a capital that render nothing; `kept`: the names of the rendering that the source has, too."""
    tokens, tied = reading.tokens, np.asarray(reading.tied.any(1))
    spans = english_spans(reading.text)
    own, known = {word.surface for word in reading.words}, english_words.ranks()
    peoples = {people(word.key, "fr") for word in reading.words} - {None, ""}

    def is_kept(i: int) -> bool:
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(tokens) and tokens[j][0].isupper() and tied[j]]
        return (
            any(one.start <= spans[i][0] < one.end for one in kept)
            or people(tokens[i].lower(), "en") in peoples
            or any(part in own for part in tokens[i].split("-"))
            or (tokens[i] in known and bool(beside))  # New Zealand, néo-zélandais
        )

    return [token for i, token in enumerate(tokens) if token[0].isupper() and not tied[i] and not is_kept(i)]


def _negation(words: Sequence[Word], tokens: Sequence[str]) -> list[str]:
    """Denials of one side where the other has nothing like one."""
    here = [word.surface for i, word in enumerate(words) if word.key in _NEGATIONS and _has_ne(words, i)]
    there = [token for token in tokens if token.lower() in _DENIALS]
    if here and not there:
        return [] if any(_almost_denies(token.lower()) for token in tokens) else here
    alone = _NE | _NEGATIONS - {"plus", "personne"}  # plus de villes, une personne: these deny nothing by themselves
    denied = any(word.key in alone or lemma(word.key, "fr") in _PRIVATIVES for word in words)
    return [] if denied else there


def _almost_denies(token: str) -> bool:
    """Whether it says no in one word: unidentified, which without its beginning is a word too."""
    bare = token.removeprefix("non" if token.startswith("non") else "un").lstrip("-")
    return token in _ALMOST_DENIALS or (bare != token and len(bare) > 4 and bare in english_words.ranks())


def _has_ne(words: Sequence[Word], i: int) -> bool:
    """Whether the other half of a negation stands near: ne … pas, aucun … ne."""
    return any(_reaches_ne(way) for way in (words[max(0, i - _FARTHEST) : i][::-1], words[i + 1 : i + 1 + _FARTHEST]))


def _reaches_ne(way: Sequence[Word]) -> bool:
    for word in way:
        if word.key in _NE:
            return True
        if not (word.key[0].isalpha() or word.key[0] == "-"):
            return False
    return False


def _quotation(words: Sequence[Word], tokens: Sequence[str]) -> list[str]:
    return ['"'] if tokens.count('"') != sum(word.key == '"' for word in words) else []


def _obeys(tokens: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the wanted words stand there in a row, in whatever form."""
    asked, had = ([lemma(token.lower(), "en") for token in side] for side in (wanted, tokens))
    return any(had[i : i + len(asked)] == asked for i in range(len(had) - len(asked) + 1))


def _lost(words: Sequence[Word], tied: np.ndarray) -> list[str]:
    """The words that say something and have no counterpart, where they are too many to be reworded."""
    saying = [(word.surface, column.any()) for word, column in zip(words, tied.T, strict=True) if word.says]
    lost = [surface for surface, there in saying if not there]
    return lost if len(lost) > _MOST_LOST * len(saying) else []


def _repeated(tokens: Sequence[str]) -> list[str]:
    """What stands twice in a row, as a decoder that has lost its way writes it; "had had" and the like is English."""
    low, found = [token.lower() for token in tokens], list[str]()
    for length in range(1, _LONGEST_REPEAT + 1):
        for i in range(len(low) - 2 * length + 1):
            once = low[i : i + length]
            if once == low[i + length : i + 2 * length] and any(t.isalpha() and t not in STOPWORDS["en"] for t in once):
                found.append(" ".join(tokens[i : i + length]))
    return found


def garbled(words: Sequence[Word], tokens: Sequence[str]) -> list[str]:
    """The tokens that are no English that is known, nor a name or number as it stands in the source."""
    own = {w.surface for i, w in enumerate(words) if not w.surface.islower() and not is_no_name(words, i)}
    sounds = {sound_key(surface, "fr") for surface in own if surface[:1].isupper()}
    known, of_lexicon = english_words.ranks(), lexicon.load("en", "fr")

    def is_known(token: str) -> bool:
        return (
            token in known
            or token in own
            or not token[:1].isalpha()
            or (token.islower() and token in of_lexicon)
            or (token[0].isupper() and sound_key(token, "en") in sounds)
        )

    return [token for token in tokens if not is_known(token) and not all(map(is_known, token.split("-")))]


def is_no_name(words: Sequence[Word], i: int) -> bool:
    """Whether a word with a capital is to be translated: l'Armée Russe, not Jean Moreau, whose neighbour is a name.

    A nationality after a common noun is whatever else stands beside it: le Centre Russe.
    """
    of_people = words[i].surface.istitle() and people(words[i].key, "fr") is not None and _has_one_rendering(words[i])
    if of_people and i and is_common(words[i - 1].surface, "fr"):
        return True
    beside = [word for word in words[max(0, i - 1) : i + 2] if word.surface.istitle()]
    return words[i].surface.istitle() and all(map(_has_one_rendering, beside))


def _has_one_rendering(word: Word) -> bool:
    """Whether the lexicon is sure of the English word, and it is another word."""
    found = lexicon.load("fr", "en").translations(word.key)
    return max(found.values(), default=0.0) >= _ONE_WORD and word.key not in found
