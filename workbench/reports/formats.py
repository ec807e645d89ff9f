"""Every form a comparison is written in, by name: what the command line and the terminal UI both offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.comparison.model import Comparison
    from workbench.session.record import Record

FORMATS = ("html", "markdown", "json", "marks-csv", "links-csv", "sentences-csv", "tmx", "pdf")


def render(
    comparison: Comparison, form: str, language: str = "en", record: Record | None = None, accepted_only: bool = False
) -> bytes:
    """A comparison in one of FORMATS, as bytes; with a record, the analyst's word beside the machine's.

    `accepted_only` concerns "tmx" alone. Raises UserError for "pdf" where its library is not installed.
    """
    if form == "tmx":
        from workbench.reports.tmx import render_tmx

        return render_tmx(comparison, record=record, accepted_only=accepted_only)
    if form == "pdf":
        from workbench.reports.pdf import render_pdf

        return render_pdf(comparison, language, record)
    return _text(comparison, form, language, record).encode("utf-8", "surrogatepass")


def _text(comparison: Comparison, form: str, language: str, record: Record | None) -> str:
    from workbench.reports import html, markdown, tables, values

    match form:
        case "html":
            return html.render_html(comparison, language, record)
        case "markdown":
            return markdown.render_markdown(comparison, language, record)
        case "json":
            return values.render_json(comparison, record)
        case "marks-csv":
            return tables.marks_csv(comparison, record)
        case "links-csv":
            return tables.links_csv(comparison, record)
        case "sentences-csv":
            return tables.sentences_csv(comparison, record)
    raise ValueError(f"no such form: {form!r}")
