"""The report as a PDF: two columns level, marks by colour and letter, page numbers, the same bytes every time.

Set by Typst, whose fonts come inside its package (Libertinus: Latin, Greek, Cyrillic); other scripts fall back on
the fonts of the machine. An optional extra: the wheel is large, and the HTML page prints well without it.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

from workbench.comparison.model import Comparison, Mark, Witness
from workbench.errors import UserError
from workbench.reports.kinds import LOOKS, label
from workbench.reports.leaning import tally
from workbench.reports.sheet import Sheet, analyst_part, counts
from workbench.reports.voices import Voice
from workbench.reports.wording import WORDS
from workbench.session.record import Record

_COLOURS = {
    "loaded-term": "#b3261e", "attribution": "#8e2f8a", "certainty": "#7d5200", "quotation-marks": "#00666a",
    "agency": "#2a4fc9", "number": "#a8235f", "date": "#a8235f", "name": "#2a4fc9", "addition": "#2b6a2f",
    "no-match": "#626262", "omission": "#b3261e", "moved": "#2a4fc9", "headline": "#1d1d1f", "verbatim": "#28527a",
    "rewritten": "#28527a",
}  # fmt: skip
_LONG_WORD = re.compile(r"\S{41,}")
_WORDS = (
    "article", "origin", "reuse", "left out", "of origin", "marks", "no marks", "method", "nothing here", "analyst",
    "without hold", "machine's share", "machine count", "made by", "moved", "no paragraphs", "machine wrote", "colon",
    "confidence",
)  # fmt: skip


def render_pdf(comparison: Comparison, language: str = "en", record: Record | None = None) -> bytes:
    """The PDF of a comparison; with a record, the analyst's word beside the machine's.

    Raises UserError where Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise UserError(
            "A PDF needs the library typst: install `workbench[pdf]`, or open the HTML report and print it."
        ) from error
    template = files("workbench.reports").joinpath("templates/comparison.typ").read_bytes()
    data = json.dumps(_values(comparison, language, record), ensure_ascii=False)
    made = typst.compile(template, sys_inputs={"data": data.encode("utf-8", "replace").decode("utf-8")})
    assert isinstance(made, bytes)
    return made


def _values(comparison: Comparison, language: str, record: Record | None) -> dict[str, Any]:
    """Everything the template shows, as JSON values; texts only, never markup."""
    words = WORDS[language]
    said = record if record and record.session.entries else None
    shown = said.view.everything if said else comparison
    summary = comparison.summary
    return {
        "lang": language,
        "title": _flat(shown.article.title or shown.article.id),
        "words": {name: words[name] for name in _WORDS},
        "witnesses": [_witness(words[side], getattr(shown, side)) for side in ("article", "origin")],
        "shares": [[name, words[name], getattr(summary, name)] for name in ("verbatim", "rewritten", "new")],
        "omitted": summary.omitted,
        "counts": [
            {"kind": kind, "letter": LOOKS[kind].letter, "name": LOOKS[kind].name(language), "now": n, "machine": m}  # type: ignore[index]
            for kind, n, m in counts(comparison, said)
        ],
        "tally": tally(comparison, language),
        "notices": list(shown.notices),
        "analyst": _analyst(said, language) if said else None,
        "rows": [_row(row, language) for row in Sheet(shown, said, language).rows()],
        "signature": shown.signature,
        "colours": _COLOURS,
    }


def _witness(role: str, witness: Witness) -> dict[str, Any]:
    return {
        "role": role,
        "lang": witness.lang,
        "title": _flat(witness.title or witness.id),
        "facts": [fact for fact in (witness.lang, witness.outlet, witness.published) if fact],
        "url": _flat(witness.url or ""),
        "sha256": witness.sha256,
    }


def _analyst(said: Record, language: str) -> dict[str, Any]:
    part = analyst_part(said, language)
    return {
        "lines": [_flat(line) for line in part["lines"]],
        "notes": [_voice(voice) for voice in part["notes"]],
        "lost": [_flat(line) for line in part["lost"]],
    }


def _row(row: dict[str, Any], language: str) -> dict[str, Any]:
    edits = [one for sentences in row["translation"] for one in sentences if one["voice"]]
    return {
        "moved": row["link"].moved,
        "article": [_paragraph(one) for one in row["article"]],
        "origin": [_paragraph(one) for one in row["origin"]],
        "voices": [_voice(voice) for voice in row["voices"]],
        "edits": [{"by": _flat(one["voice"].text), "text": _flat(one["text"]), "machine": _flat(one["machine"])}
                  for one in edits],
        "marks": [_mark(reason, language) for reason in row["marks"]],
    }  # fmt: skip


def _paragraph(paragraph: dict[str, Any]) -> dict[str, Any]:
    pieces = []
    for piece in paragraph["pieces"]:
        top = piece["top"]
        pieces.append(
            {
                "text": _breakable(piece["text"]),
                "kind": top[0].kind if top else None,
                "stand": top[1] if top else None,
                "ends": [_sign(mark, stand) for mark, stand in piece["ends"]],
            }
        )
    return {"number": paragraph["number"], "headline": paragraph["headline"], "pieces": pieces}


def _sign(mark: Mark, stand: str) -> dict[str, str]:
    return {"label": label(mark), "kind": mark.kind, "stand": stand}


def _mark(reason: dict[str, Any], language: str) -> dict[str, Any]:
    mark: Mark = reason["mark"]
    return {
        **_sign(mark, reason["stand"]),
        "name": LOOKS[mark.kind].name(language),
        "why": _flat(mark.explanation),
        "confidence": f"{mark.confidence:.0%}",
        "voices": [_voice(voice) for voice in reason["voices"]],
    }


def _voice(voice: Voice) -> dict[str, str]:
    return {"deed": voice.deed, "text": _flat(voice.text), "note": _flat(voice.note)}


def _flat(text: str) -> str:
    return _breakable(" ".join(text.split()))


def _breakable(text: str) -> str:
    """Line ends as spaces, and words too long for a column with places where they may break."""
    flat = re.sub(r"\s*\n\s*", " ", text)
    return _LONG_WORD.sub(lambda found: re.sub(r"(.{20})", "\\1\u200b", found[0]), flat)
