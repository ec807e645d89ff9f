"""What is here: versions, packages, folders. As `workbench --info` prints it, to read and to copy."""

from __future__ import annotations

from textual import work
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.findings import Findings, as_text, findings, terminal
from workbench.tui import settings
from workbench.tui.bindings import key
from workbench.tui.dialogs import Dialog
from workbench.tui.messages import InfoFound
from workbench.tui.wording import language, say
from workbench.version import VERSION


class InfoScreen(Dialog[None]):
    """Versions, translation packages, glossaries, folders and files of settings."""

    BINDINGS = [key("info-copy", "y,c", "copy", show=True), key("info-close", "q,enter", "close")]

    def __init__(self) -> None:
        super().__init__(say("info.title"))
        self._found: Findings = {}

    def body(self) -> ComposeResult:
        with VerticalScroll(id="help-text"):
            yield Static(id="info-text")
        yield Static(say("dialog.error hint"), classes="hint", markup=False)

    def on_mount(self) -> None:
        self._show(_at_hand(self.app))
        self._find()

    @work(thread=True, exit_on_error=False)
    def _find(self) -> None:
        self.post_message(InfoFound(findings() | {"terminal": terminal()}))

    def on_info_found(self, message: InfoFound) -> None:
        self._show(self._found | message.found)

    def _show(self, found: Findings) -> None:
        self._found = found
        lines = []
        for section, rows in found.items():
            lines.append(Content.styled(section, "bold $accent"))
            lines += [Content.assemble((f"  {name:<22} ", "$ink-dim"), value) for name, value in rows.items()]
        self.query_one("#info-text", Static).update(Content("\n").join(lines))

    def action_copy(self) -> None:
        from workbench.tui.clipboard import copy

        copy(self.app, as_text(self._found), say("info.title"))


def _at_hand(app: App[object]) -> Findings:
    """What needs no reading from the disk: this window, and where the settings are."""
    rows = {
        say("info.settings"): str(settings.settings_file()),
        say("info.keys"): str(settings.keymap_file()),
        say("info.theme"): f"{app.theme}{' · NO_COLOR' if app.no_color else ''}",
        say("info.language"): language(),
        say("info.size"): f"{app.size.width} × {app.size.height}",
    }
    return {"workbench": {"workbench": VERSION, **rows}}
