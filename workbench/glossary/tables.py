"""Terminology as tables: CSV with every field, and the tab-separated glossary that OmegaT reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.errors import UserError
from workbench.glossary.model import Concept, Glossary, Term

_CONCEPT_COLUMNS = ("concept", "theme", "kind", "definition_en", "definition_fr", "note_en", "note_fr", "sources")
_TERM_COLUMNS = (
    "lang", "text", "status", "side", "strength", "class", "forms", "match", "gap", "false_friends", "example",
    "source",
)  # fmt: skip
_LISTS = ("forms", "false_friends")
_NUMBERS = ("strength", "gap")
_BAR = "|"


def to_csv(glossary: Glossary) -> str:
    """One row a term, the concept's fields repeated; lists are parted by `|`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*_CONCEPT_COLUMNS, *_TERM_COLUMNS], lineterminator="\n")
    writer.writeheader()
    for concept in glossary:
        for term in concept.terms:
            writer.writerow(_concept_row(concept) | _term_row(term))
    return out.getvalue()


def from_csv(text: str, theme: str) -> list[Concept]:
    """Concepts of a CSV as `to_csv` writes it. Raises UserError when a column is missing."""
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in ("concept", "lang", "text") if name not in (reader.fieldnames or ())]
    if missing:
        raise UserError(f"The CSV lacks the column {missing[0]!r}; export one to see the columns that are read.")
    rows: dict[str, list[dict[str, str]]] = {}
    for row in reader:
        rows.setdefault(row["concept"], []).append({k: v for k, v in row.items() if k and v})
    return [_concept_of(name, group, theme) for name, group in rows.items()]


def to_omegat(glossary: Glossary, source: str, target: str) -> str:
    """Every wording in `source` with the neutral one in `target`; the comment names concept, status and side."""
    lines = []
    for concept in glossary:
        wanted = concept.neutral(target)
        for term in concept.terms_in(source) if wanted else ():
            assert wanted is not None
            side = f", {glossary.side_label(term.side)} {term.strength}" if term.side else ""
            lines.append("\t".join(map(_flat, (term.text, wanted.text, f"{concept.id}: {term.status}{side}"))))
    return "".join(f"{line}\n" for line in lines)


def from_omegat(text: str, source: str, target: str, theme: str) -> list[Concept]:
    """A concept a row: the source term with its target, the comment as a note."""
    concepts = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 2:
            raise UserError(f"Line {number} has no tab between source and target; part the columns by tabs.")
        terms = (Term(source, cells[0].strip()), Term(target, cells[1].strip()))
        note = {"en": cells[2].strip()} if len(cells) > 2 and cells[2].strip() else {}
        definition = {"en": f"{terms[0].text} / {terms[1].text}"}
        concepts.append(Concept(f"{theme}.{number}", theme, "term", definition, terms, note))
    return concepts


def _concept_row(concept: Concept) -> dict[str, str]:
    return {
        "concept": concept.id,
        "theme": concept.theme,
        "kind": concept.kind,
        "sources": _BAR.join(concept.sources),
        **{f"definition_{lang}": concept.definition.get(lang, "") for lang in ("en", "fr")},
        **{f"note_{lang}": concept.note.get(lang, "") for lang in ("en", "fr")},
    }


def _term_row(term: Term) -> dict[str, Any]:
    row = {name: getattr(term, "class_" if name == "class" else name) for name in _TERM_COLUMNS}
    return {k: _BAR.join(v) if k in _LISTS else ("" if v is None else v) for k, v in row.items()}


def _concept_of(name: str, rows: list[dict[str, str]], theme: str) -> Concept:
    first = rows[0]
    return Concept(
        id=name,
        theme=first.get("theme", theme),
        kind=first.get("kind", "term"),  # type: ignore[arg-type]
        definition=dict(_by_language(first, "definition")),
        note=dict(_by_language(first, "note")),
        sources=tuple(filter(None, first.get("sources", "").split(_BAR))),
        terms=tuple(term_of(row) for row in rows),
    )


def term_of(row: Mapping[str, Any]) -> Term:
    """A term from named text values, as tables and exchange formats hold them."""
    values: dict[str, Any] = {}
    for name in _TERM_COLUMNS:
        if row.get(name) in (None, ""):
            continue
        field = "class_" if name == "class" else name
        if name in _LISTS:
            values[field] = tuple(str(row[name]).split(_BAR))
        else:
            values[field] = int(row[name]) if name in _NUMBERS else row[name]
    return Term(**values)


def _by_language(row: Mapping[str, str], field: str) -> Iterator[tuple[str, str]]:
    for lang in ("en", "fr"):
        if row.get(f"{field}_{lang}"):
            yield lang, row[f"{field}_{lang}"]


def _flat(text: str) -> str:
    return " ".join(text.split())
