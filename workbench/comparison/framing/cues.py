"""What a mark says about the glossary term behind it."""

from __future__ import annotations

from typing import Any

from workbench.comparison.framing.telling import Cue, Telling
from workbench.glossary.model import Concept, Glossary, Term


def describe(telling: Telling, cue: Cue, glossary: Glossary | None = None) -> dict[str, Any]:
    """The glossary entry as evidence: id, term, status, side and strength, neutral wording, source."""
    concept, term = cue.hit.concept, cue.hit.term
    found: dict[str, Any] = {"concept": concept.id, "term": term.text, "status": term.status}
    if term.side:
        found |= {"side": term.side, "strength": term.strength}
    neutral = neutral_wording(concept, term, telling.lang)
    if neutral:
        found["neutral"] = neutral
    source = term.source or next(iter(concept.sources), None)
    if source:
        found["source"] = glossary.source_title(source) if glossary is not None else source
    return found


def neutral_wording(concept: Concept, term: Term, lang: str) -> str | None:
    """The wording to prefer for a term that is not neutral itself."""
    best = concept.neutral(lang) if term.is_loaded else None
    return best.text if best is not None else None
