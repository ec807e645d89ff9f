"""Writing what is on the compare screen to a file."""

from __future__ import annotations

from pathlib import Path

from workbench import paths
from workbench.comparison.model import Comparison
from workbench.documents.model import Document
from workbench.errors import UserError
from workbench.session import Session
from workbench.tui.compare.correcting import Correcting
from workbench.tui.dialogs import Ask, Menu
from workbench.tui.wording import language, say

FORMS: dict[str, str] = {
    "html": "html", "markdown": "md", "json": "json", "marks-csv": "csv", "links-csv": "csv", "sentences-csv": "csv",
    "tmx": "tmx", "pdf": "pdf", "session": "session.json", "bundle": "zip",
}  # fmt: skip


def exported(
    form: str,
    machine: Comparison,
    session: Session,
    language: str,
    documents: tuple[Document, Document] | None = None,
) -> bytes:
    """A comparison in one form: what the machine said and what the analyst said, each under its name.

    A bundle holds the inputs byte for byte beside the two. Raises UserError when a bundle is wanted and the inputs
    are not at hand.
    """
    from workbench.reports.formats import render
    from workbench.session.record import record

    if form == "session":
        return session.to_json().encode("utf-8", "surrogatepass")
    if form == "bundle":
        from workbench.reports.bundle import make_bundle

        if documents is None:
            raise UserError("The bundle needs the files that were compared: open them from the library.")
        return make_bundle(machine, *documents, session=session, language=language)
    return render(machine, form, language, record(session, machine) if session.entries else None)


def write(data: bytes, place: Path) -> None:
    """Write a file whole or not at all. Raises OSError."""
    paths.write_atomically(place.expanduser().absolute(), data)


class Exporting(Correcting):
    """Ctrl+S asks for a form, then for a file."""

    def action_export(self) -> None:
        if self.comparison is None:
            return
        self.app.push_screen(Menu(say("export.title"), [(form, say(f"export.{form}")) for form in FORMS]), self._export)

    def _export(self, form: str | None) -> None:
        if form and self.comparison is not None:
            stem = self.comparison.article.id.split(".")[0] or "comparison"
            asked = Ask(say("export.where"), f"{stem}.{FORMS[form]}")
            self.app.push_screen(asked, lambda path: self._write(form, path))

    def _write(self, form: str, path: str | None) -> None:
        if not path or self.machine is None or self.stated is None or self.session is None:
            return
        try:
            made = exported(form, self.machine, self.session, language(), self.documents)
            write(made, Path(path))
        except UserError as error:
            self.workbench.show_error(str(error))
        except OSError as error:
            self.workbench.show_error(say("export.failed", path=path, reason=error.strerror or error))
        else:
            self.notify(say("export.done", path=path))
