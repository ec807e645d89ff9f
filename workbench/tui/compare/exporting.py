"""Writing what is on the compare screen to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench import paths
from workbench.comparison.model import Comparison
from workbench.documents.model import Document
from workbench.errors import UserError
from workbench.session import Session, View

FORMS: dict[str, str] = {
    "html": "html", "markdown": "md", "json": "json", "marks-csv": "csv", "links-csv": "csv", "tmx": "tmx",
    "session": "session.json", "bundle": "zip",
}  # fmt: skip


def exported(
    form: str,
    machine: Comparison,
    view: View,
    session: Session,
    language: str,
    documents: tuple[Document, Document] | None = None,
) -> bytes:
    """A comparison in one form: as the analyst left it, every analyst's mark saying so in its evidence.

    "json" is what the machine said; the analyst's part of it is "session"; a bundle holds the two, with the inputs
    byte for byte. Raises UserError when a bundle is wanted and the inputs are not at hand.
    """
    from workbench.reports.html import render_html
    from workbench.reports.markdown import render_markdown
    from workbench.reports.tables import links_csv, marks_csv
    from workbench.reports.tmx import render_tmx

    if form == "bundle":
        from workbench.reports.bundle import make_bundle

        if documents is None:
            raise UserError("The bundle needs the files that were compared: open them from the library.")
        return make_bundle(machine, *documents, {"session.json": session.to_json().encode()})
    seen = view.comparison
    makers: dict[str, Callable[[], str | bytes]] = {
        "html": lambda: render_html(seen, language),
        "markdown": lambda: render_markdown(seen, language),
        "json": machine.to_json,
        "marks-csv": lambda: marks_csv(seen),
        "links-csv": lambda: links_csv(seen),
        "tmx": lambda: render_tmx(seen),
        "session": session.to_json,
    }
    made = makers[form]()
    return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")


def write(data: bytes, place: Path) -> None:
    """Write a file whole or not at all. Raises OSError."""
    paths.write_atomically(place.expanduser().absolute(), data)
