"""What is wrong with a glossary, as sentences that say where and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workbench.glossary.matching import Matcher
from workbench.glossary.model import CLASSES, KINDS, MATCHINGS, STATUSES, Concept, Glossary, Term

LANGUAGES = ("fr", "en", "ru")
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. An error makes matching or drilling wrong; a warning is a gap."""

    severity: Severity
    concept: str
    message: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.concept}: {self.message}"


def check(glossary: Glossary, languages: Sequence[str] = LANGUAGES) -> list[Problem]:
    """Every problem of every concept, in the glossary's order."""
    owners: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for concept in glossary:
        problems += _concept(concept, glossary, languages)
        for term in concept.terms:
            problems += _term(term, concept, glossary)
            problems += _duplicate(term, concept, owners)
    return problems


def _concept(concept: Concept, glossary: Glossary, languages: Sequence[str]) -> Iterator[Problem]:
    yield from _known(concept.kind, KINDS, "kind", concept)
    if not concept.definition:
        yield Problem("error", concept.id, "no definition; write one sentence.")
    for source in concept.sources:
        if glossary.sources:
            yield from _known(source, glossary.sources, "source", concept)
    for lang in languages:
        terms = concept.terms_in(lang)
        if not terms:
            yield Problem("warning", concept.id, f"no term in {lang!r}; add one.")
        elif any(term.is_loaded for term in terms) and concept.neutral(lang) is None:
            yield Problem("error", concept.id, f"loaded terms in {lang!r} but no neutral alternative; add one.")


def _term(term: Term, concept: Concept, glossary: Glossary) -> Iterator[Problem]:
    yield from _known(term.status, STATUSES, "status", concept)
    yield from _known(term.match, MATCHINGS, "match", concept)
    if term.side is not None and glossary.sides:
        yield from _known(term.side, glossary.sides, "side", concept)
    if term.class_ is not None:
        yield from _known(term.class_, CLASSES.get(concept.kind, ()), "class", concept)
    elif concept.kind in CLASSES:
        yield Problem("error", concept.id, f"{term.text!r} has no class; choose one of {_list(CLASSES[concept.kind])}.")
    if not 0 <= term.strength <= 3:
        yield Problem("error", concept.id, f"strength {term.strength} of {term.text!r} is outside 0-3.")
    if term.strength and term.side is None:
        yield Problem("error", concept.id, f"{term.text!r} has a strength but no side; name the side.")
    if term.example is None:
        yield Problem("warning", concept.id, f"{term.text!r} has no example; write a sentence that contains it.")
    elif not _matches_own_example(term, concept):
        yield Problem("error", concept.id, f"{term.text!r} is not found in its own example; add the form to `forms`.")


def _matches_own_example(term: Term, concept: Concept) -> bool:
    alone = Glossary({concept.id: replace(concept, terms=(term,))}, digest="")
    return bool(Matcher(alone, term.lang).find(term.example or ""))


def _duplicate(term: Term, concept: Concept, owners: dict[tuple[str, str], str]) -> Iterator[Problem]:
    key = (term.lang, term.text if term.match == "case" else term.text.casefold())
    owner = owners.setdefault(key, concept.id)
    if owner != concept.id:
        yield Problem("error", concept.id, f"{term.text!r} ({term.lang}) also stands in {owner}; keep one of the two.")


def _known(value: str, known: Collection[str], what: str, concept: Concept) -> Iterator[Problem]:
    if value not in known:
        near = difflib.get_close_matches(value, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {_list(known)}."
        yield Problem("error", concept.id, f"unknown {what} {value!r}; {hint}")


def _list(values: Collection[str]) -> str:
    return ", ".join(map(str, values))
