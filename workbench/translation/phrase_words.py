"""What the phrase table does not know: names, rare forms, glossary marks; every source word gets an option."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import log

from workbench.errors import UserError
from workbench.translation import lexicon
from workbench.translation.phrase_model import LONGEST_ENGLISH, PhraseModel
from workbench.translation.phrase_text import english_tokens, french_key, french_tokens, without_accents

MARK = re.compile(r"⟦\s*(?P<source>[^⟦¦⟧]*?)\s*¦\s*(?P<target>[^⟦¦⟧]*?)\s*⟧")
Rendering = tuple[tuple[str, ...], float]  # English tokens and their score
_MOST = 4
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
    """The tokens of `sentence`; a mark ⟦ source ¦ target ⟧ is one token whose rendering is forced."""
    words, at = [], 0
    for mark in MARK.finditer(sentence):
        words += _plain_words(sentence, at, mark.start())
        at = mark.end()
        target = tuple(english_tokens(mark["target"]))
        if target:
            words.append(Word(mark.span("source"), mark["source"], "⟦⟧", target))
        else:
            words += _plain_words(sentence, *mark.span("source"))
    return words + _plain_words(sentence, at, len(sentence))


def _plain_words(sentence: str, start: int, end: int) -> list[Word]:
    spans = ((a + start, b + start) for a, b in french_tokens(sentence[start:end]))
    return [Word((a, b), sentence[a:b], french_key(sentence[a:b])) for a, b in spans]


def find_renderings(words: list[Word], model: PhraseModel, known: set[int]) -> None:
    """Give the words whose place is not in `known` (places with an option of their own) renderings to choose from."""
    for i, word in enumerate(words):
        if word.forced is not None:
            word.renderings = [(word.forced, 0.0)]
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
