"""The application: its screens, its themes, what it remembers. What a screen does is the screen's affair."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from workbench.archive.locating import Place, is_address
from workbench.tui import pace, themes
from workbench.tui import settings as remembered
from workbench.tui.bindings import Spoken, key
from workbench.tui.doors import DOORS, enter, open_doors
from workbench.tui.wording import say, use_language

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.command import Provider
    from textual.driver import Driver

    from workbench.comparison.model import Comparison
    from workbench.documents.model import Document
    from workbench.glossary.model import Glossary
    from workbench.tui.messages import Compared


_STYLES = Path(__file__).parent / "styles"


def _commands() -> type[Provider]:
    """The palette is imported when it is first opened."""
    from workbench.tui.commands import WorkbenchCommands

    return WorkbenchCommands


class WorkbenchApp(Spoken, App[None]):
    """The workbench in a terminal. `article`, `origin`: files to compare at once."""

    TITLE = "workbench"
    CSS_PATH = [_STYLES / f"{name}.tcss" for name in ("frame", "compare", "library", "glossary")]
    COMMANDS = {_commands}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = [
        *(key(f"door-{door.name}", door.key, f"door('{door.name}')") for door in DOORS),
        key("help", "question_mark,f1", "help"),
        key("palette", "ctrl+p", "command_palette", show=True),
        key("screenshot", "ctrl+g", "picture"),
        key("jump", "ctrl+o", "jump"),
        key("info", "f12", "info"),
        key("quit", "ctrl+q", "quit", show=True, priority=True),
    ]

    def __init__(self, article: str | None = None, origin: str | None = None) -> None:
        self.settings = remembered.load()
        use_language(remembered.interface_language(self.settings))
        super().__init__()
        for theme in themes.OWN:
            self.register_theme(theme)
        self.pair = (article, origin)
        self.open_comparison: Comparison | None = None
        self.open_documents: tuple[Document, Document] | None = None
        self._glossary: Glossary | None = None
        self._clashes: set[tuple[str, str]] = set()
        for door in open_doors():
            self.add_mode(door.name, partial(_screen, door.name))

    def run(self, **kwargs: Any) -> None:
        if not kwargs.get("headless"):
            pace.quicken()
        return super().run(**kwargs)

    def get_driver_class(self) -> type[Driver]:
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from workbench.tui.driver import PromptDriver

        return PromptDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables_for(self.current_theme)

    async def on_mount(self) -> None:
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember_setting("theme", theme.name))
        self._take_keymap()
        article, origin = self.pair
        if article and origin:
            await self.open_pair(article, origin)
        else:
            await self.switch_mode(open_doors()[0].name)

    def _take_keymap(self) -> None:
        """The user's keys, and a word on each that cannot be used."""
        from workbench.tui import keymap

        found = keymap.load()
        self.set_keymap(found.keys)
        for sentence in found.complaints:
            self.notify(sentence, severity="warning", timeout=12)

    def tell_clash(self, key: str, loser: Binding) -> None:
        """The user's key map has taken a key from a command: say so, once."""
        said = self.get_key_display(loser.with_key(key)), loser.id or ""
        if said not in self._clashes:
            self._clashes.add(said)
            words = say("keymap.clash", key=said[0], command=loser.description, name=said[1])
            self.notify(words, severity="warning", timeout=12)

    async def open_pair(self, article: str, origin: str) -> None:
        """Go to the compare screen and compare two files."""
        from workbench.tui.compare.screen import CompareScreen

        await self.switch_mode("compare")
        screen = self.screen
        if isinstance(screen, CompareScreen):
            screen.open_pair(article, origin)

    @property
    def archive_path(self) -> Place | None:
        """The archive that is open: the one used last, else the user's own where it exists."""
        from workbench.archive.store import default_path

        if self.settings.archive and is_address(self.settings.archive):
            return self.settings.archive
        named = [Path(self.settings.archive)] if self.settings.archive else []
        return next((path for path in (*named, default_path()) if path.is_file()), None)

    async def search_archive(self, line: str) -> None:
        """Go to the archive and look for something."""
        from workbench.tui.archive.screen import ArchiveScreen

        await self.switch_mode("archive")
        if isinstance(self.screen, ArchiveScreen):
            self.screen.look_for(line)

    async def read_in_archive(self, id: str, line: str = "") -> None:
        """Go to the archive and open a document there, among those that `line` finds."""
        from workbench.tui.archive.screen import ArchiveScreen

        await self.switch_mode("archive")
        if isinstance(self.screen, ArchiveScreen):
            self.screen.open_document(id, line)

    async def trace_origins(self, place: str) -> None:
        """Go to the trace screen and find the likely origins of a document."""
        from workbench.tui.trace.screen import TraceScreen

        await self.switch_mode("trace")
        if isinstance(self.screen, TraceScreen):
            self.screen.trace(place)

    async def draw_chain(self, place: str | None) -> None:
        """Go to the trace screen and draw the chain of a document, or of the whole archive."""
        from workbench.tui.trace.screen import TraceScreen

        await self.switch_mode("trace")
        if isinstance(self.screen, TraceScreen):
            self.screen.draw(place)

    async def action_door(self, name: str) -> None:
        """Through a door, unless we are already behind it or a window is open."""
        if name != self.current_mode and name in {door.name for door in open_doors()}:
            await self.switch_mode(name)

    @property
    def glossary(self) -> Glossary | None:
        """The glossary where it is in memory already: see `warm_glossary`."""
        return self._glossary

    def warm_glossary(self, languages: Collection[str] = ()) -> Glossary:
        """Read the glossary and build its index for some languages: slow, call it from a thread.

        Raises UserError when a glossary cannot be read.
        """
        from workbench.glossary.loading import default_glossary
        from workbench.glossary.matching import find_terms

        glossary = self._glossary or default_glossary()
        for language in languages:
            find_terms(glossary, "", language)
        self._glossary = glossary
        return glossary

    def forget_glossary(self) -> None:
        """The user's glossary has changed: read it anew when next asked for."""
        self._glossary = None

    def remember(self, compared: Compared) -> None:
        """A pair was compared: it goes to the top of the recent ones."""
        from workbench.tui.library.recent import add

        self.open_documents = compared.article, compared.origin
        add(compared)

    def remember_setting(self, name: str, value: object) -> None:
        setattr(self.settings, name, value)
        remembered.save(self.settings)

    def show_error(self, sentence: str, trace: str = "") -> None:
        """A box with a sentence, and a trace where the program is at fault."""
        from workbench.tui.dialogs import ErrorBox

        self.push_screen(ErrorBox(sentence, trace))

    def action_help(self) -> None:
        from workbench.tui.help import HelpScreen

        self.push_screen(HelpScreen(self.screen, self.focused))

    def action_command_palette(self) -> None:
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=say("palette.search"), id="--command-palette"))

    def action_info(self) -> None:
        from workbench.tui.info import InfoScreen

        self.push_screen(InfoScreen())

    def action_jump(self) -> None:
        """A letter over each pane; the one typed takes the focus."""
        from workbench.tui.jump import JumpMode

        targets = [widget for widget in self.screen.focus_chain if widget.region.area]
        self.push_screen(JumpMode(targets), lambda target: target.focus() if target is not None else None)

    def action_speak(self, language: str) -> None:
        """Another language from the next start on; windows opened from now on speak it already."""
        self.remember_setting("language", language)
        use_language(language)
        self.notify(say("app.language"))

    def action_sign(self) -> None:
        """The name under which this analyst's statements are kept, for those who merge sessions."""
        from workbench.tui.dialogs import Ask

        def given(name: str | None) -> None:
            if name is not None:
                self.remember_setting("analyst", " ".join(name.split()))
                self.notify(say("app.signed", name=self.settings.analyst or "—"))

        self.push_screen(Ask(say("palette.sign"), self.settings.analyst, say("app.sign hint")), given)

    def action_picture(self) -> None:
        """Save what is on the screen as an SVG file in the data folder."""
        from workbench import paths

        folder = paths.ensure(paths.data_dir() / "pictures")
        self.notify(say("app.picture", path=self.save_screenshot(path=str(folder))))


def _screen(name: str):  # type: ignore[no-untyped-def]
    door = next(door for door in DOORS if door.name == name)
    return enter(door)()
