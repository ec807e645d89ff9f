"""Which rendering a glossary wants for each term of a sentence, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.glossary.matching import find_terms
from workbench.glossary.model import STATUSES, Concept, Glossary, Term
from workbench.text.spans import Span
from workbench.translation.inflection import in_number, is_verb
from workbench.translation.lexicon import is_acronym, nearness

OPEN, BAR, CLOSE = "⟦", "¦", "⟧"
NAMES = ("institution", "place", "person")
STEERED = ("term", *NAMES)  # verbs and hedges are grammar, not vocabulary to force
Fate = Literal["kept", "re-ranked", "replaced", "missed"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of the source at `span` and the words the glossary wants for it, in the number of the source."""

    span: Span
    concept: str
    target: Term
    words: str


@dataclass(frozen=True, slots=True)
class TermFate:
    """What became of one wanted rendering: kept by the engine, re-ranked, replaced afterwards, or missed."""

    source: str
    concept: str
    wanted: str
    fate: Fate


def wanted_terms(glossary: Glossary, sentence: str, source: str, target: str) -> list[Wanted]:
    """The renderings that the glossary wants in `sentence`, in order; split terms are left to the engine."""
    found = []
    for hit in find_terms(glossary, sentence, source):
        rendering = equivalent(hit.concept, hit.term, target) if hit.concept.kind in STEERED else None
        if rendering and len(hit.spans) == 1:
            start, end = hit.spans[0]
            words = in_number(rendering, sentence[start:end], sentence[:start], source)
            found.append(Wanted((start, end), hit.concept.id, rendering, words.removeprefix("the ")))
    return found


def equivalent(concept: Concept, term: Term, target: str) -> Term | None:
    """The wording in `target` that renders `term`: as loaded as it is, then nearest in words, then the better status.

    A place or a person is called by the first choice of the language, whatever spelling the source has.

    A loaded word is translated by a loaded one: a translation that tones it down would hide what was said. Where
    several wordings compete and none is near, None: a concept's wordings share a thing and need not translate each
    other, and a wrong word by force is worse than the engine's own.
    """
    candidates = concept.terms_in(target)
    if not candidates or is_verb(term.text, term.lang):
        return None
    named = concept.neutral(target) if concept.kind in ("place", "person") else None
    if named and (named.text == term.text or not term.is_loaded):  # Kyiv is Kyiv, whomever a spelling favours
        return named
    loaded = [c for c in candidates if c.is_loaded == term.is_loaded] or list(candidates)
    ties = {c.text: nearness(term.text, c.text, term.lang, target) for c in loaded}
    near = [c for c in loaded if ties[c.text] - 0.3 * _shunned(c, term) >= _NEAR]
    if near:
        return max(near, key=lambda c: ties[c.text] - _distance(c, term))
    if len(candidates) == 1:
        return candidates[0]
    own = concept.terms_in(term.lang)
    first = min(loaded, key=lambda c: (_distance(c, term), STATUSES.index(c.status)))
    leads = next(t for t in own if (t.is_loaded, t.side) == (term.is_loaded, term.side)) == term
    leads = leads or (concept.kind == "institution" and is_acronym(term.text))
    return first if leads and len(own) <= _UMBRELLA and first.is_loaded == term.is_loaded else None


def _distance(rendering: Term, term: Term) -> float:
    """How far two wordings stand apart in side, strength and status; a whole word apart is 0.5."""
    sides = 0.15 * (rendering.side != term.side) + 0.05 * abs(rendering.strength - term.strength)
    return sides + 0.15 * (rendering.status != term.status) + 0.3 * _shunned(rendering, term)


def _shunned(rendering: Term, term: Term) -> bool:
    """Whether the wording is one to avoid though the source's is not."""
    return rendering.status == "not-preferred" != term.status


_NEAR = 0.2  # half a phrase of two words tied by the lexicon
_UMBRELLA = 6  # a concept of more wordings gathers kinds of a thing, not names of one


def annotated(sentence: str, wanted: Sequence[Wanted]) -> str:
    """The sentence with each wanted rendering inline: `⟦ source ¦ target ⟧` (Dinu et al. 2019)."""
    parts, last = [], 0
    for term in wanted:
        start, end = term.span
        parts += [sentence[last:start], f"{OPEN} {sentence[start:end]} {BAR} {term.words} {CLOSE}"]
        last = end
    return "".join([*parts, sentence[last:]])


def met(text: str, wanted: Sequence[Wanted], glossary: Glossary, target: str) -> list[bool]:
    """For each wanted rendering whether `text` has it, inflected or not; each occurrence serves one."""
    hits = [hit.term for hit in find_terms(glossary, text, target)]
    folded = text.casefold()
    found = []
    for term in wanted:
        if term.target in hits:
            hits.remove(term.target)
            found.append(True)
        else:
            found.append(term.words.casefold() in folded)
    return found
