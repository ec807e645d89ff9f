"""One self-contained page: no network, readable without scripts, printable, dark and light."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from workbench.comparison.model import Comparison, Mark, Witness
from workbench.reports.kinds import GROUND, LOOKS
from workbench.reports.leaning import facts, tally
from workbench.reports.rows import Row, Side, rows, segments, translated_paragraph
from workbench.reports.wording import WORDS


def render_html(comparison: Comparison, language: str = "en") -> str:
    """The page as text. The same comparison gives the same bytes."""
    words = WORDS[language]
    return (
        _environment()
        .get_template("comparison.html.j2")
        .render(
            language=language,
            words=words,
            comparison=comparison,
            witnesses=[(words["article"], comparison.article), (words["origin"], comparison.origin)],
            looks=LOOKS,
            counts=_counts(comparison),
            tally=tally(comparison, language),
            shares=[(name, getattr(comparison.summary, name)) for name in ("verbatim", "rewritten", "new")],
            rows=[_row(comparison, row) for row in rows(comparison)],
            three=comparison.translation is not None,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("workbench.reports"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["include_raw"] = lambda name: Markup(_source(environment, name))
    environment.filters["percent"] = lambda value: f"{value:.0%}"
    environment.globals["facts"] = facts
    environment.filters["pretty"] = lambda value: json.dumps(value, ensure_ascii=False, indent=1)
    return environment


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _counts(comparison: Comparison) -> list[tuple[str, int]]:
    return [(k, comparison.summary.marks[k]) for k in LOOKS if comparison.summary.marks.get(k) and k not in GROUND]


def _row(comparison: Comparison, row: Row) -> dict[str, Any]:
    shown = [m for m in row.marks if m.kind not in GROUND]
    ground = [k for k in ("verbatim", "rewritten") if any(m.kind == k for m in row.marks)]
    return {
        "link": row.link,
        "marks": shown,
        "ground": ground,
        "heat": min(5, len(shown)),
        "article": _cell(comparison.article, row.link.a, shown, "article"),
        "origin": _cell(comparison.origin, row.link.b, shown, "origin"),
        "translation": [translated_paragraph(comparison, i) for i in row.link.a],
    }


def _cell(witness: Witness, indices: tuple[int, ...], shown: list[Mark], side: Side) -> list[dict[str, Any]]:
    cell = []
    for index in indices:
        span = witness.paragraphs[index]
        pieces = [
            {
                "text": piece.text,
                "top": piece.marks[-1] if piece.marks else None,
                "marks": piece.marks,
                "ends": piece.ends,
            }
            for piece in segments(witness, span, shown, side)
        ]
        cell.append({"number": index + 1, "pieces": pieces, "headline": witness.headline == span})
    return cell
