"""Which rendering a glossary wants for each term of a sentence, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.glossary.matching import find_terms
from workbench.glossary.model import STATUSES, Concept, Glossary, Term
from workbench.text.spans import Span
from workbench.text.words import lemma, tokens

OPEN, BAR, CLOSE = "⟦", "¦", "⟧"
STEERED = ("term", "institution", "place", "person")  # verbs and hedges are grammar, not vocabulary to force
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
            span = hit.spans[0]
            words = in_number(rendering, sentence[span[0] : span[1]], hit.term, source)
            found.append(Wanted(span, hit.concept.id, rendering, words))
    return found


def equivalent(concept: Concept, term: Term, target: str) -> Term | None:
    """The wording in `target` nearest to `term`: the same side first, then the strength, then the better status.

    A loaded word is translated by a loaded one: a translation that tones it down would hide what was said.
    """
    candidates = concept.terms_in(target)
    if not candidates:
        return None

    def distance(other: Term) -> tuple[bool, int, bool, int]:
        return (
            other.side != term.side,
            abs(other.strength - term.strength),
            other.is_loaded != term.is_loaded,
            STATUSES.index(other.status),
        )

    return min(candidates, key=distance)


def in_number(rendering: Term, found: str, term: Term, source: str) -> str:
    """The rendering as a plural where the source has one (English only; names and acronyms stay as they are)."""
    if rendering.lang != "en" or rendering.match == "case" or rendering.text[:1].isupper():
        return rendering.text
    return _plural(rendering.text) if _is_plural(found, term.text, source) else rendering.text


def _is_plural(found: str, citation: str, lang: str) -> bool:
    """Whether the words met are a plural of the citation form."""
    met, base = tokens(found, lang), tokens(citation, lang)
    if not met or found.casefold() == citation.casefold():
        return False
    head, norm = (base[0].norm if base else ""), met[0].norm
    return norm != head and norm[-1:] in "sx" and lemma(norm, lang) == lemma(head, lang)


def _plural(text: str) -> str:
    """English plural of a phrase: its last word, or the one before "of" and its like."""
    words = text.split()
    head = next((i - 1 for i, w in enumerate(words) if i and w in ("of", "in", "for", "from", "with", "to")), -1)
    words[head] = _plural_word(words[head])
    return " ".join(words)


def _plural_word(word: str) -> str:
    if word.endswith("s") or not word[-1:].isalpha():
        return word
    if word.endswith(("x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man"):
        return word[:-3] + "men"
    return word + "s"


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
