"""Concepts as TOML, the form in which glossaries live."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.glossary.model import Concept, Term


def to_toml(concepts: Iterable[Concept], theme: str) -> str:
    """A glossary file that `load_glossaries` reads back as the same concepts."""
    import tomli_w

    table: dict[str, Any] = {"glossary": {"id": theme}, "concept": [_concept(c) for c in concepts]}
    return tomli_w.dumps(table)


def _concept(concept: Concept) -> dict[str, Any]:
    return {
        "id": concept.id,
        "kind": concept.kind,
        "definition": dict(concept.definition),
        **({"note": dict(concept.note)} if concept.note else {}),
        **({"sources": list(concept.sources)} if concept.sources else {}),
        "term": [term_values(term) for term in concept.terms],
    }


def term_values(term: Term) -> dict[str, Any]:
    """A term's fields as plain values, those at their defaults left out."""
    default = Term(term.lang, term.text)
    values: dict[str, Any] = {"lang": term.lang, "text": term.text, "status": term.status}
    for name in ("side", "strength", "class_", "forms", "match", "gap", "false_friends", "example", "source"):
        value = getattr(term, name)
        if value != getattr(default, name):
            values[name.rstrip("_")] = list(value) if isinstance(value, tuple) else value
    return values
