"""Who speaks in a passage: the narrator, somebody quoted, or somebody to whom the narrator ascribes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.comparison.framing.telling import Telling
from workbench.comparison.model import Witness
from workbench.documents.model import Document
from workbench.glossary.matching import Hit, find_terms
from workbench.glossary.model import Glossary
from workbench.text.quotations import quotations
from workbench.text.spans import Span
from workbench.text.words import tokens

Voice = Literal["narrator", "quoted", "attributed"]


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A term that takes sides where it stands; `voice`: who uses it there."""

    span: Span
    text: str
    concept: str
    side: str | None
    strength: int
    voice: Voice


def voice_at(telling: Telling, place: int) -> Voice:
    """Who speaks the word at `place` of a sentence of the pair."""
    from workbench.comparison.framing.speakers import attributions

    if telling.quotation_at(place) is not None:
        return "quoted"
    under = (a for a in attributions(telling) if telling.clause[a.verb[0]] == telling.clause[place])
    return "attributed" if any(place not in a.places for a in under) else "narrator"


def loaded_words(
    witness: Witness | Document, glossary: Glossary, spans: Sequence[Span] | None = None
) -> list[LoadedWord]:
    """Loaded terms of a text, or of `spans` of it only: what an addition brings in, though it changes nothing."""
    quoted = [(q.start, q.end) for q in quotations(witness.text, witness.lang)]
    found = []
    for hit in _terms(witness, glossary, spans):
        inside = spans is None or any(start <= hit.start and hit.end <= end for start, end in spans)
        if hit.term.is_loaded and inside:
            voice: Voice = "quoted" if any(s <= hit.start and hit.end <= e for s, e in quoted) else "narrator"
            span, term = (hit.start, hit.end), hit.term
            found.append(LoadedWord(span, witness.slice(span), hit.concept.id, term.side, term.strength, voice))
    return found


def _terms(witness: Witness | Document, glossary: Glossary, spans: Sequence[Span] | None) -> list[Hit]:
    words = None
    if spans is not None:
        words = [word for span in spans for word in tokens(witness.text, witness.lang, span)]
    return find_terms(glossary, witness.text, witness.lang, words)


def as_evidence(words: Sequence[LoadedWord]) -> list[dict[str, Any]]:
    """The words as the evidence of a mark holds them."""
    return [
        {"text": w.text, "concept": w.concept, "side": w.side, "strength": w.strength, "voice": w.voice} for w in words
    ]
