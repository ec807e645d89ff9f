"""Verbs that the glossary lists with « que » or "that", met after what was said: « …, assure le porte-parole ».

What was said may stand in quotation marks or not. Without them the verb must close a sentence whose own verb stands
before the comma: « Le comité, fondé en 1910, soutient le projet » reports nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.comparison.framing.grammar import is_bare_participle, verb_groups
from workbench.comparison.framing.grammar_words import AVOIR, BREAKS, DETERMINERS, HAVE, INVERTED
from workbench.glossary.matching import Hit
from workbench.glossary.model import Concept, Glossary, Term
from workbench.text.quotations import Quotation
from workbench.text.words import Token, lemma

_THAT = {"fr": " que", "en": " that"}
_STOPS = ',.;:!?…«»"'
_SUBORDINATORS = (BREAKS["fr"] | BREAKS["en"]) - {"car", "et", "mais", "or", "ou", "and", "but", "as"}
_REACH = 10
"""Words of an English subject between a comma and its verb, at most."""
_NEAR = 4
"""Characters between a quotation and the verb that reports it: a comma, a space, a dash."""


def reporting_hits(
    words: Sequence[Token], quoted: Sequence[Quotation], glossary: Glossary | None, lang: str
) -> list[Hit]:
    """A hit for each such verb that stands right after what it reports, its auxiliary apart."""
    if glossary is None or lang not in _THAT:
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
        after_quotation = any(0 <= words[start].start - quotation.end <= _NEAR for quotation in quoted)
        if after_quotation or _closes(words, start, place, lang):
            found.append(Hit(((word.start, word.end),), *entry))
    return found


def _closes(words: Sequence[Token], start: int, place: int, lang: str) -> bool:
    """Whether a verb (from `start`, its auxiliary, to `place`) comes after a whole statement and reports it.

    In French it stands before its subject, in English it ends the sentence: "…, the ministry maintains."
    """
    after = words[place + 1] if place + 1 < len(words) else None
    if lang == "en":
        comma = next((i for i in range(start - 1, max(-1, start - _REACH), -1) if words[i].text == ","), 0)
        at_its_place = after is None or after.text[:1] in ".;!?…"
    else:
        comma = start - 1 if start and words[start - 1].text == "," else 0
        subject = after is not None and (after.norm in DETERMINERS[lang] or after.text[:1].isupper())
        at_its_place = subject or (after is not None and after.norm in INVERTED)
    return at_its_place and comma > 0 and any(_is_statement(part, lang) for part in _parts(words, comma))


def _parts(words: Sequence[Token], end: int) -> list[Sequence[Token]]:
    """The stretches between commas of the sentence that is broken off at `end`."""
    parts: list[Sequence[Token]] = []
    last = end
    for i in range(end - 1, -1, -1):
        if words[i].text[:1] in _STOPS:
            parts.append(words[i + 1 : last])
            if words[i].text != ",":
                return parts
            last = i
    return [*parts, words[:last]]


def _is_statement(part: Sequence[Token], lang: str) -> bool:
    """Whether a stretch has a finite verb that no relative pronoun or conjunction makes a part of another sentence."""
    groups = verb_groups(part, lang)
    finite = (g for g in groups if len(g) > 1 or not is_bare_participle(part, g, lang))
    first = next((g[0] for g in finite), None)
    return first is not None and not any(w.norm in _SUBORDINATORS for w in part[:first])


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
