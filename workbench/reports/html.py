"""One self-contained page: no network, readable without scripts, printable, dark and light.

With a session the machine's word and the analyst's stand side by side, each under its name.
"""

from __future__ import annotations

import json
from functools import cache

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from workbench.comparison.model import Comparison, Mark
from workbench.reports.kinds import LOOKS, label
from workbench.reports.leaning import facts, tally
from workbench.reports.sheet import Sheet, analyst_part, counts
from workbench.reports.wording import WORDS
from workbench.session.record import Record


def render_html(comparison: Comparison, language: str = "en", record: Record | None = None) -> str:
    """The page as text. The same comparison and record give the same bytes.

    `record`: what the analyst said of `comparison`; rejected marks stay, struck through.
    """
    words = WORDS[language]
    said = record if record and record.session.entries else None
    shown = said.view.everything if said else comparison
    sheet = Sheet(shown, said, language)
    return (
        _environment()
        .get_template("comparison.html.j2")
        .render(
            language=language,
            words=words,
            comparison=shown,
            witnesses=[(words["article"], shown.article), (words["origin"], shown.origin)],
            looks=LOOKS,
            counts=counts(comparison, said),
            tally=tally(comparison, language),
            shares=[(name, getattr(comparison.summary, name)) for name in ("verbatim", "rewritten", "new")],
            rows=sheet.rows(),
            three=shown.translation is not None,
            analyst=analyst_part(said, language) if said else None,
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
    environment.globals["label"] = label
    environment.globals["anchor"] = anchor
    environment.filters["pretty"] = lambda value: json.dumps(value, ensure_ascii=False, indent=1)
    return environment


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def anchor(mark: Mark) -> str:
    """The page's id of a mark; an analyst's never meets the machine's."""
    return mark.id if mark.evidence.get("rule") != "analyst" else f"by-{mark.id}"
