"""Gathering what the inspector shows of a mark."""

from __future__ import annotations

from workbench.comparison.model import Comparison, Mark
from workbench.glossary.model import Concept, Glossary, Term
from workbench.tui.compare.inspector import Dossier, Renderings


def gather(
    comparison: Comparison,
    mark: Mark,
    glossary: Glossary | None,
    *,
    by: str = "machine",
    status: str = "",
    analyst: str = "",
    note: str = "",
    machine_kind: str = "",
    renderings: Renderings | None = None,
) -> Dossier:
    """The dossier of a mark in a comparison."""
    article, origin = comparison.article, comparison.origin
    return Dossier(
        mark=mark,
        by=by,
        status=status,
        analyst=analyst,
        note=note,
        machine_kind=machine_kind,
        concepts=_concepts(mark, comparison, glossary) if glossary else (),
        renderings=renderings,
        languages=(article.lang, origin.lang),
        paragraphs=(
            f"{article.lang} ¶{mark.article_paragraphs[0] + 1}" if mark.article_paragraphs else "",
            f"{origin.lang} ¶{mark.origin_paragraphs[0] + 1}" if mark.origin_paragraphs else "",
        ),
    )


def _concepts(mark: Mark, comparison: Comparison, glossary: Glossary) -> tuple[tuple[Concept, Term | None], ...]:
    """Concepts that the evidence names; for a mark of terms without one, those found in its words."""
    named = [value for value in _named(mark) if value in glossary.concepts]
    words = [(mark.to or "", comparison.article.lang), (mark.from_ or "", comparison.origin.lang)]
    if not named and mark.kind in ("loaded-term", "attribution", "certainty"):
        from workbench.glossary.matching import find_terms

        named = [hit.concept.id for text, lang in words for hit in find_terms(glossary, text, lang)]
    return tuple((glossary.concepts[name], _term(glossary.concepts[name], words)) for name in dict.fromkeys(named))[:2]


def _named(mark: Mark) -> list[str]:
    values = mark.evidence.get("values")
    tables = [mark.evidence, values if isinstance(values, dict) else {}]
    return [str(table[name]) for table in tables for name in ("concept", "entry", "concepts") if name in table]


def _term(concept: Concept, words: list[tuple[str, str]]) -> Term | None:
    """The concept's term that stands in the article's words, else in the origin's."""
    for text, lang in words:
        for term in concept.terms_in(lang):
            if term.text.lower() in text.lower() or any(form.lower() in text.lower() for form in term.forms):
                return term
    return None
