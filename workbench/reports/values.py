"""The comparison as JSON with the analyst's part beside it: additive, the machine's part stays as it is."""

from __future__ import annotations

import json
from typing import Any

from workbench.comparison.model import Comparison
from workbench.reports.voices import verdict_of
from workbench.session import StatedMark
from workbench.session.operations import Entry, Note, entry_out
from workbench.session.record import Record


def render_json(comparison: Comparison, record: Record | None = None) -> str:
    """The contract's JSON; with a record, a key `analyst` more. `Comparison.from_json` reads the machine's part."""
    if record is None:
        return comparison.to_json()
    values = comparison.to_dict() | {"analyst": analyst_values(record)}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def analyst_values(record: Record) -> dict[str, Any]:
    """What is in force, by whom and when, and the session itself as it was kept."""
    seen = record.view.comparison.to_dict()
    added = {m["id"]: m for m in record.view.everything.to_dict()["marks"]}
    return {
        "marks": [_mark(record, one) for one in record.view.marks if record.speaks_of(one.mark.id)],
        "added_marks": [added[one.mark.id] for one in record.view.marks if one.by == "analyst"],
        "links": [
            {**values, "said_by": one.by, **_who(record.drawn.get((one.link.a, one.link.b)))}
            for values, one in zip(seen["links"], record.view.links, strict=True)
        ],
        "withdrawn_links": [
            {"article": list(link.a), "origin": list(link.b), **_who(entry)} for link, entry in record.withdrawn
        ],
        "translation": [
            {"source": list(source), "text": record.view.edits[source], **_who(entry)}
            for source, entry in record.edits.items()
        ],
        "notes": [_note(about, entry) for about, entry in record.notes.items()],
        "summary": {"marks": seen["summary"]["marks"]},
        "session": record.session.to_dict(),
    }


def _mark(record: Record, one: StatedMark) -> dict[str, Any]:
    """The analyst's word on a mark; keys only for what was said."""
    values: dict[str, Any] = {"id": one.mark.id, "said_by": one.by}
    added, kind, verdict = record.added.get(one.ref), record.kinds.get(one.ref), verdict_of(record, one)
    if one.by == "analyst" and added:
        values["added"] = _who(added)
    if kind and one.ref.kind != one.mark.kind:
        values["kind"] = {"now": one.mark.kind, "before": one.ref.kind, **_who(kind)}
    if verdict:
        values["decision"] = {"verdict": one.verdict, **_who(verdict)}
    note = record.note("mark", one.ref)
    if note and isinstance(note.operation, Note):
        values["note"] = {"text": note.operation.text, **_who(note)}
    return values


def _note(about: tuple[str, Any], entry: Entry) -> dict[str, Any]:
    """A note as the session keeps it, less what the record says already, and what it is about."""
    return {"about": about[0], **{k: v for k, v in entry_out(entry).items() if k not in ("do", "group")}}


def _who(entry: Entry | None) -> dict[str, str]:
    return {"by": entry.by, "at": entry.at} if entry else {}
