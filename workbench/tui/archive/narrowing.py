"""Narrowing a search by what is known of documents: a menu of fields, and of the values that the archive has."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.widgets import Input

from workbench.archive.locating import Place
from workbench.tui.archive import jobs
from workbench.tui.archive.picking import Pick
from workbench.tui.archive.query import FIELDS, value_of, with_field
from workbench.tui.compare.work import failure
from workbench.tui.dialogs import Ask, Menu
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.wording import say


@dataclass(eq=False)
class Choices(Message):
    """The values of a field to choose from: (value, words)."""

    field: str
    values: tuple[tuple[str, str], ...]


class Narrowing(WorkbenchScreen):
    """Outlet, language and concept are chosen from a list, dates and wordings are written."""

    def action_narrow(self) -> None:
        line = self.query_one("#archive-line", Input).value
        rows = [(name, _row(name, value_of(line, name))) for name in FIELDS]
        self.app.push_screen(Menu(say("archive.narrow"), rows), self._narrow)

    def _narrow(self, field: str | None) -> None:
        path = self.workbench.archive_path
        if field is None or path is None:
            return
        if field in ("outlet", "lang", "concept"):
            self._choices(path, field)
            return
        line = self.query_one("#archive-line", Input).value
        hint = say(f"archive.field {field} hint")
        self.app.push_screen(
            Ask(say(f"archive.field {field}"), value_of(line, field), hint), lambda value: self._set(field, value)
        )

    @work(thread=True, exclusive=True, exit_on_error=False, group="archive-choices")
    def _choices(self, path: Place, field: str) -> None:
        try:
            if field == "concept":
                glossary = self.workbench.warm_glossary()
                from workbench.tui.glossary.browsing import heading

                values = tuple((one.id, f"{heading(one)}  ({one.id})") for one in glossary)
            else:
                values = tuple((name, f"{name}  {count}") for name, count in jobs.choices(path, field))
        except Exception as error:
            self.post_message(failure(error))
            return
        self.post_message(Choices(field, values))

    @on(Choices)
    def _on_choices(self, message: Choices) -> None:
        values = (("", say("archive.any")), *message.values)
        self.app.push_screen(
            Pick(say(f"archive.field {message.field}"), values), lambda value: self._set(message.field, value)
        )

    def _set(self, field: str, value: str | None) -> None:
        if value is not None:
            line = self.query_one("#archive-line", Input)
            line.value = with_field(line.value, field, value.strip())


def _row(field: str, value: str) -> str:
    name = say(f"archive.field {field}")
    return f"{name}: {value}" if value else name
