"""Verbs that the glossary lists with « que » or "that", met after what was said: « …, assure le porte-parole »."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.comparison.framing.grammar_words import AVOIR, HAVE
from workbench.glossary.matching import Hit
from workbench.glossary.model import Concept, Glossary, Term
from workbench.text.quotations import Quotation
from workbench.text.words import Token, lemma

_THAT = {"fr": " que", "en": " that"}
_NEAR = 4
"""Characters between a quotation and the verb that reports it: a comma, a space, a dash."""


def reporting_hits(
    words: Sequence[Token], quoted: Sequence[Quotation], glossary: Glossary | None, lang: str
) -> list[Hit]:
    """A hit for each such verb that stands right after a quotation, its auxiliary apart."""
    if glossary is None or not quoted or lang not in _THAT:
        return []
    known = _with_that(glossary, lang)
    found = []
    for place, word in enumerate(words):
        entry = known.get(lemma(word.norm, lang)) or known.get(_infinitive(word.norm))
        if entry is None:
            continue
        start = place
        while start and words[start - 1].norm in AVOIR | HAVE:
            start -= 1
        if any(0 <= words[start].start - quotation.end <= _NEAR for quotation in quoted):
            found.append(Hit(((word.start, word.end),), *entry))
    return found


def _infinitive(norm: str) -> str:
    """« assuré » of « assurer »: the lemmatiser takes participles for adjectives."""
    return norm[:-1] + "er" if norm.endswith("é") else norm


def _with_that(glossary: Glossary, lang: str) -> dict[str, tuple[Concept, Term]]:
    key = lang + _THAT[lang]
    if key not in glossary.matchers:
        glossary.matchers[key] = {
            lemma(term.text.removesuffix(_THAT[lang]), lang): (concept, term)
            for concept in glossary
            if concept.kind == "report-verb"
            for term in concept.terms_in(lang)
            if term.text.endswith(_THAT[lang]) and term.text.count(" ") == 1
        }
    known: dict[str, tuple[Concept, Term]] = glossary.matchers[key]
    return known
