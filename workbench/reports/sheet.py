"""The side-by-side as plain values for templates (HTML, PDF), with whose every mark, link and sentence is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workbench.comparison.model import Comparison, Mark, Witness
from workbench.reports.doubts import in_words
from workbench.reports.kinds import GROUND, LOOKS
from workbench.reports.rows import Row, Side, rows, segments
from workbench.reports.voices import general_notes, on_link, on_mark, on_sentence, overview, pair_name, without_hold
from workbench.session.record import Record


def counts(machine: Comparison, said: Record | None) -> list[tuple[str, int, int]]:
    """Kind, marks in force, marks that the machine made."""
    before = machine.summary.marks
    now = said.view.comparison.summary.marks if said else before
    return [
        (kind, now.get(kind, 0), before.get(kind, 0))
        for kind in LOOKS
        if kind not in GROUND and (now.get(kind) or before.get(kind))
    ]


def analyst_part(said: Record, language: str) -> dict[str, Any]:
    return {
        "lines": overview(said, language),
        "notes": general_notes(said, language),
        "lost": without_hold(said, language),
    }


class Sheet:
    """Rows as a template draws them."""

    def __init__(self, shown: Comparison, said: Record | None, language: str) -> None:
        self.shown = shown
        self.said = said
        self.language = language
        self.rejected = {one.mark.id for one in said.view.marks if one.verdict == "rejected"} if said else set()
        self.translated = _translated(shown, said, language)

    def rows(self) -> list[dict[str, Any]]:
        """Every row; none where the texts hold no paragraph."""
        return [self._row(row) for row in rows(self.shown)] if self.shown.links else []

    def _row(self, row: Row) -> dict[str, Any]:
        told = [m for m in row.marks if m.kind not in GROUND or (self.said and self.said.speaks_of(m.id))]
        shown = sorted(told, key=lambda m: m.id not in self.rejected)
        return {
            "link": row.link,
            "name": pair_name((row.link.a, row.link.b), self.language),
            "marks": [self._reason(m) for m in told],
            "voices": on_link(self.said, row.link, self.language) if self.said else [],
            "heat": min(5, sum(m.id not in self.rejected for m in shown)),
            "article": self._cell(self.shown.article, row.link.a, shown, "article"),
            "origin": self._cell(self.shown.origin, row.link.b, shown, "origin"),
            "translation": [self.translated(index) for index in row.link.a],
        }

    def _reason(self, mark: Mark) -> dict[str, Any]:
        voices = on_mark(self.said, mark, self.language) if self.said else []
        return {"mark": mark, "stand": self._stand(mark), "voices": voices}

    def _stand(self, mark: Mark) -> str:
        """Whose a mark is: the machine's, the analyst's, or rejected."""
        if mark.id in self.rejected:
            return "rejected"
        stated = self.said.stated.get(mark.id) if self.said else None
        return stated.by if stated else "machine"

    def _cell(
        self, witness: Witness, indices: tuple[int, ...], shown: Sequence[Mark], side: Side
    ) -> list[dict[str, Any]]:
        cell = []
        for index in indices:
            span = witness.paragraphs[index]
            pieces = [
                {
                    "text": piece.text,
                    "top": (piece.marks[-1], self._stand(piece.marks[-1])) if piece.marks else None,
                    "ends": [(mark, self._stand(mark)) for mark in piece.ends],
                }
                for piece in segments(witness, span, shown, side)
            ]
            cell.append({"number": index + 1, "pieces": pieces, "headline": witness.headline == span})
        return cell


def _translated(shown: Comparison, said: Record | None, language: str) -> Callable[[int], list[dict[str, Any]]]:
    """For an article paragraph its translated sentences: the text in force, the machine's, and whose it is."""
    machine = said.machine.translation if said else shown.translation
    own = {sentence.source: sentence.text for sentence in machine.sentences} if machine else {}
    by_paragraph: dict[int, list[dict[str, Any]]] = {}
    for sentence in shown.translation.sentences if shown.translation else ():
        voice = on_sentence(said, sentence.source, language) if said else None
        known = {
            "text": sentence.text,
            "machine": own.get(sentence.source, ""),
            "voice": voice,
            "doubts": in_words(sentence.doubts, language),
        }
        by_paragraph.setdefault(shown.article.paragraph_at(sentence.source[0]), []).append(known)
    return lambda index: by_paragraph.get(index, [])
