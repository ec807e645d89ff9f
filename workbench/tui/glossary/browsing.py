"""Which concepts a reader of the glossary sees: by theme, by side, by what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workbench.comparison.model import Witness
from workbench.glossary.matching import find_terms
from workbench.glossary.model import Concept, Glossary
from workbench.tui.compare.wrapping import flatten

Grouping = Literal["theme", "side", "kind"]
GROUPINGS: tuple[Grouping, ...] = ("theme", "side", "kind")


def groups(glossary: Glossary, by: Grouping) -> dict[str, list[Concept]]:
    """Concepts by theme, by side that a term favours, or by kind; each group in the glossary's order."""
    found: dict[str, list[Concept]] = {}
    for concept in glossary:
        for name in _names(concept, by):
            found.setdefault(name, []).append(concept)
    return dict(sorted(found.items()))


def _names(concept: Concept, by: Grouping) -> Iterable[str]:
    if by == "theme":
        return (concept.theme,)
    if by == "kind":
        return (concept.kind,)
    return dict.fromkeys(term.side for term in concept.terms if term.side)


def heading(concept: Concept) -> str:
    """The neutral wordings that name a concept in a list: French first, then English."""
    words = [found.text for lang in ("fr", "en") if (found := concept.neutral(lang))]
    return " — ".join(words) or (concept.terms[0].text if concept.terms else concept.id)


def matching(concepts: Iterable[Concept], query: str) -> list[Concept]:
    """Concepts whose id, wordings or definition hold what was typed, accents and case set aside; the nearest first."""
    typed = _plain(query).strip()
    wanted = typed.split()
    found = [concept for concept in concepts if all(word in _searched(concept) for word in wanted)]
    return sorted(found, key=lambda concept: _distance(concept, typed)) if typed else found


def _distance(concept: Concept, typed: str) -> int:
    """0 where it is called just that, then where a wording begins with it, holds it, and where only the rest does."""
    wordings = [_plain(text) for term in concept.terms for text in (term.text, *term.forms)]
    if typed == concept.id or typed in wordings:
        return 0
    if any(words.startswith(typed) for words in wordings):
        return 1
    return 2 if any(typed in words for words in wordings) else 3


def _searched(concept: Concept) -> str:
    terms = [text for term in concept.terms for text in (term.text, *term.forms)]
    return _plain(" ".join([concept.id, *terms, *concept.definition.values()]))


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Line:
    """One place where a term stands: the words before it, itself, the words after."""

    document: str
    lang: str
    paragraph: int
    before: str
    words: str
    after: str


def concordance(glossary: Glossary, concept: Concept, witnesses: Iterable[Witness], width: int = 40) -> list[Line]:
    """Every place in the documents where a wording of the concept stands."""
    lines = []
    for witness in witnesses:
        text = flatten(witness.text)
        for hit in find_terms(glossary, witness.text, witness.lang):
            if hit.concept.id == concept.id:
                before, after = text[max(hit.start - width, 0) : hit.start], text[hit.end : hit.end + width]
                words = text[hit.start : hit.end]
                lines.append(Line(witness.id, witness.lang, witness.paragraph_at(hit.start), before, words, after))
    return lines
