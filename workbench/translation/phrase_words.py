"""What the phrase table does not know: names, rare forms, glossary marks; every source word gets an option."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import log

from workbench.errors import UserError
from workbench.translation import lexicon
from workbench.translation.phrase_model import LONGEST_ENGLISH, PhraseModel
from workbench.translation.phrase_text import english_tokens, french_key, french_tokens, reading_order, without_accents

MARK = re.compile(r"⟦\s*(?P<source>[^⟦¦⟧]*?)\s*¦\s*(?P<target>[^⟦¦⟧]*?)\s*⟧")
Rendering = tuple[tuple[str, ...], float]  # English tokens and their score
_MOST = 4
_OPENING, _CLOSING = {"«", "“", "‹", "„"}, {"»", "”", "›"}
_OPENERS = {".", "?", "!", ":", '"', "...", "–", "-", "("}
_NAME = -0.7  # a name that is also a word of the table
_PASS = -4.0  # a word that is passed through as it stands


@dataclass(slots=True)
class Word:
    """A token of the source: its span in the sentence, the key it is looked up by, its forced rendering if any."""

    span: tuple[int, int]
    surface: str
    key: str
    forced: tuple[str, ...] | None = None
    renderings: list[Rendering] = field(default_factory=list)


def words_of(sentence: str) -> list[Word]:
    """The tokens of `sentence` in reading order; a mark ⟦ source ¦ target ⟧ is one token whose rendering is forced."""
    words, at = [], 0
    for mark in MARK.finditer(sentence):
        words += _plain_words(sentence, at, mark.start())
        at = mark.end()
        target = tuple(english_tokens(mark["target"]))
        if target:
            words.append(Word(mark.span("source"), mark["source"], "⟦⟧", target))
        else:
            words += _plain_words(sentence, *mark.span("source"))
    words += _plain_words(sentence, at, len(sentence))
    _mark_inner_quotes(words)
    return [words[i] for i in reading_order([w.key for w in words])]


def _plain_words(sentence: str, start: int, end: int) -> list[Word]:
    spans = ((a + start, b + start) for a, b in french_tokens(sentence[start:end]))
    return [Word((a, b), sentence[a:b], french_key(sentence[a:b])) for a, b in spans]


def _mark_inner_quotes(words: list[Word]) -> None:
    """Quotation marks inside others become single ones, so that none of them is lost or turned about."""
    depth = 0
    for word in words:
        if word.surface in _OPENING:
            depth += 1
            if depth > 1:
                word.key, word.forced = "⟦⟧", ("‘",)
        elif word.surface in _CLOSING and depth:
            if depth > 1:
                word.key, word.forced = "⟦⟧", ("’",)
            depth -= 1


def names(words: list[Word]) -> set[int]:
    """Places of words that are written with a capital though neither their place nor their sentence asks for one."""
    lower = sum(w.surface.islower() for w in words)
    if lower < len(words) / 3:
        return set()
    return {
        i
        for i, word in enumerate(words)
        if i > 0 and word.surface[0].isupper() and words[i - 1].key not in _OPENERS and word.forced is None
    }


def restore_accents(words: list[Word], model: PhraseModel) -> None:
    """Words in capitals are looked up by the accented form that the table knows best: REGIME is rather régime."""
    for word in words:
        if word.surface.isupper() and len(word.key) > 2 and word.key in model.unaccented:
            forms = [word.key, *model.unaccented[word.key]]
            counts = [len(model.spans([form])[2]) for form in forms]
            word.key = forms[counts.index(max(counts))]


def find_renderings(words: list[Word], model: PhraseModel, known: set[int]) -> None:
    """Give the words whose place is not in `known` (places with an option of their own) renderings to choose from."""
    named = names(words)
    for i, word in enumerate(words):
        if word.forced is not None:
            word.renderings = [(word.forced, 0.0)]
        elif i in named and i in known and word.surface in model.english_index:
            word.renderings = [((word.surface,), _NAME)]  # Pierre is no stone
        elif i not in known:
            name = word.surface[:1].isupper() and i > 0 and not word.surface.isupper()
            found = [] if name else list(_by_other_means(word.key, model))
            passed = _PASS + (3.0 if name or not word.key[:1].isalpha() else 0.0)
            word.renderings = [*found[:_MOST], ((word.surface,), passed)]


def _by_other_means(key: str, model: PhraseModel) -> list[Rendering]:
    """Renderings by the lexicon, without accents, by the lemma, by the parts of a hyphenated word."""
    found: list[Rendering] = [((other,), log(p) - 1.0) for other, p in list(_lexicon_row(key).items())[:_MOST]]
    if found:
        return found
    for form in _other_forms(key, model):
        found = _own_options(form, model)
        if found:
            return [(target, score - 1.0) for target, score in found]
    parts = key.split("-")
    if len(parts) > 1:
        best = [_own_options(part, model)[:1] or [((part,), _PASS)] for part in parts if part]
        target = tuple(word for option in best for word in option[0][0])[:LONGEST_ENGLISH]
        return [(target, -1.0)]
    return []


def _lexicon_row(key: str) -> dict[str, float]:
    try:
        return dict(lexicon.load("fr", "en").translations(key))
    except UserError:
        return {}


def _other_forms(key: str, model: PhraseModel) -> list[str]:
    plain = without_accents(key)
    forms = list(model.unaccented.get(plain, ()))
    for ending, other in (("es", ""), ("s", ""), ("e", ""), ("aux", "al"), ("x", "")):
        if key.endswith(ending) and len(key) > len(ending) + 3:
            forms.append(key.removesuffix(ending) + other)
    return forms


def _own_options(key: str, model: PhraseModel) -> list[Rendering]:
    _, _, options = model.spans([key])
    targets, lengths = model.targets(options)
    rows = [
        (tuple(model.english[w] for w in row[:n]), float(model.score[o]))
        for row, n, o in zip(targets, lengths, options, strict=True)
    ]
    return sorted(rows, key=lambda r: -r[1])[:_MOST]
