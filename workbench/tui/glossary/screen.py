"""The glossary screen: groups, concepts, a card."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.comparison.model import Witness
from workbench.errors import UserError
from workbench.glossary.model import Concept, Glossary
from workbench.tui.bindings import Spoken, key
from workbench.tui.dialogs import Write
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.glossary import own
from workbench.tui.glossary.browsing import GROUPINGS, Grouping, concordance, groups, heading, matching
from workbench.tui.glossary.card import card, theme_name
from workbench.tui.messages import Failed, GlossaryReady
from workbench.tui.wording import language, say

ALL = "*"


class PlainList(Spoken, OptionList):
    """A list with the keys of a list."""

    BINDINGS = [key("list-down", "j", "cursor_down"), key("list-up", "k", "cursor_up")]


class GlossaryScreen(WorkbenchScreen):
    """Loaded terminology by theme, side and kind, with the places where it stands in the open pair."""

    DOOR = "glossary"
    BINDINGS = [
        key("glossary-search", "slash", "search", show=True),
        key("glossary-group", "b", "group", show=True),
        key("glossary-edit", "e", "edit", show=True),
        key("glossary-new", "plus", "new"),
        key("glossary-drop", "delete", "drop"),
        key("glossary-copy", "y", "copy", show=True),
        key("glossary-archive", "a", "archive", show=True),
        key("glossary-back", "escape", "back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._by: Grouping = "theme"
        self._group = ALL
        self._shown: dict[str, Concept] = {}
        self._concept: Concept | None = None

    def body(self) -> ComposeResult:
        with Horizontal(id="terms"):
            yield PlainList(id="groups")
            with Vertical(id="middle"):
                yield Input(placeholder=say("glossary.search"), id="term-search")
                yield PlainList(id="concepts")
            with VerticalScroll(id="card-pane"):
                yield Static(id="card")

    def on_mount(self) -> None:
        self.query_one("#concepts").focus()
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            self.workbench.warm_glossary()
        except UserError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(GlossaryReady())

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        self.workbench.show_error(message.sentence, message.trace)

    @on(GlossaryReady)
    def _on_ready(self) -> None:
        self._list_groups()

    @property
    def glossary(self) -> Glossary | None:
        return self.workbench.glossary

    # Groups and concepts

    def _list_groups(self) -> None:
        glossary = self.glossary
        if glossary is None:
            return
        listed = self.query_one("#groups", OptionList)
        listed.border_title = say(f"glossary.by {self._by}")
        listed.clear_options()
        found = groups(glossary, self._by)
        listed.add_option(Option(f"{say('glossary.all')}  {len(glossary)}", id=ALL))
        for name, concepts in found.items():
            words = Content.assemble(self._group_name(name), (f"  {len(concepts)}", "$ink-dim"))
            listed.add_option(Option(words, id=name))
        listed.highlighted = 0
        terms = sum(len(concept.terms) for concept in glossary)
        self.subject(say("glossary.size", concepts=len(glossary), terms=terms, digest=glossary.digest))

    def _group_name(self, name: str) -> str:
        assert self.glossary is not None
        if self._by == "side":
            return self.glossary.side_label(name, language())
        return say(f"glossary.kind {name}") if self._by == "kind" else theme_name(name)

    @on(OptionList.OptionHighlighted, "#groups")
    def _on_group(self, event: OptionList.OptionHighlighted) -> None:
        self._group = event.option_id or ALL
        self._list_concepts()

    @on(Input.Changed, "#term-search")
    def _on_typed(self) -> None:
        self._list_concepts()

    @on(Input.Submitted, "#term-search")
    def _on_searched(self) -> None:
        self.query_one("#concepts").focus()

    def _list_concepts(self) -> None:
        glossary = self.glossary
        if glossary is None:
            return
        pool = list(glossary) if self._group == ALL else groups(glossary, self._by).get(self._group, [])
        found = matching(pool, self.query_one("#term-search", Input).value)
        self._shown = {concept.id: concept for concept in found}
        listed = self.query_one("#concepts", OptionList)
        listed.clear_options()
        listed.add_options([Option(Content(heading(concept)), id=concept.id) for concept in found])
        listed.border_title = say("glossary.concepts", count=len(found))
        if found:
            listed.highlighted = 0
        else:
            self._concept = None
            self.query_one("#card", Static).update(say("glossary.none"))

    @on(OptionList.OptionHighlighted, "#concepts")
    def _on_concept(self, event: OptionList.OptionHighlighted) -> None:
        self._concept = self._shown.get(event.option_id or "")
        self._show_card()

    def _show_card(self) -> None:
        concept, glossary = self._concept, self.glossary
        if concept is None or glossary is None:
            return
        mine = concept.id in _own(concept.theme)
        lines = concordance(glossary, concept, self._witnesses())
        self.query_one("#card", Static).update(card(concept, glossary, lines, mine))
        self.query_one("#card-pane").scroll_home(animate=False)

    def _witnesses(self) -> list[Witness]:
        """The documents of the pair that is open."""
        comparison = self.workbench.open_comparison
        return [comparison.article, comparison.origin] if comparison is not None else []

    def on_screen_resume(self) -> None:
        self._show_card()

    def look_up(self, concept_id: str) -> None:
        """Show one concept, from wherever one comes."""
        self.query_one("#term-search", Input).value = concept_id
        self._group = ALL
        self._list_concepts()
        self.query_one("#concepts").focus()

    # Keys

    def action_search(self) -> None:
        self.query_one("#term-search").focus()

    def action_back(self) -> None:
        self.query_one("#term-search", Input).value = ""
        self.query_one("#concepts").focus()

    def action_group(self) -> None:
        """By theme, by side, by kind, in turn."""
        self._by = GROUPINGS[(GROUPINGS.index(self._by) + 1) % len(GROUPINGS)]
        self._list_groups()

    def action_copy(self) -> None:
        if self._concept is not None:
            from workbench.tui.clipboard import copy

            copy(self.app, own.as_toml(self._concept), say("glossary.as toml"))

    def action_archive(self) -> None:
        """Where the concept stands in the archive, whatever the wording."""
        from workbench.tui.glossary.archived import ArchiveConcordance

        path, concept = self.workbench.archive_path, self._concept
        if path is None:
            self.notify(say("archive.none yet"), severity="warning")
        elif concept is not None:
            name = concept.id

            def chosen(document: str | None) -> None:
                if document:
                    self.run_worker(self.workbench.read_in_archive(document, f"concept:{name}"))

            self.app.push_screen(ArchiveConcordance(path, concept), chosen)

    def action_edit(self) -> None:
        """The concept in hand as TOML; what is kept goes to the user's own glossary."""
        if self._concept is not None:
            self._write(own.as_toml(self._concept), self._concept.theme)

    def action_new(self) -> None:
        theme = self._concept.theme if self._concept else "own"
        self._write(own.BLANK.format(theme=theme), theme)

    def _write(self, text: str, theme: str) -> None:
        def written(kept: str | None) -> None:
            if kept is None or kept == text:
                return
            try:
                concept = own.keep(kept, theme)
            except UserError as error:
                self.notify(str(error), severity="error", timeout=10)
                self._write(kept, theme)
            except OSError as error:
                self.workbench.show_error(say("glossary.not kept", reason=error.strerror or error))
            else:
                self.notify(say("glossary.kept", concept=concept.id, path=own.own_file(theme)))
                self._reread()

        self.app.push_screen(Write(say("glossary.edit"), text, tall=True, suffix=".toml"), written)

    def action_drop(self) -> None:
        if self._concept is not None and self._concept.id in _own(self._concept.theme):
            own.drop(self._concept.id, self._concept.theme)
            self.notify(say("glossary.dropped", concept=self._concept.id))
            self._reread()

    def _reread(self) -> None:
        self.workbench.forget_glossary()
        self._read()


def _own(theme: str) -> dict[str, Concept]:
    try:
        return own.own_concepts(theme)
    except UserError:
        return {}
