"""The compare screen: what the reader's keys mean."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from workbench.comparison.model import Comparison, Kind, Mark
from workbench.errors import UserError
from workbench.tui import pace
from workbench.tui.compare.correcting import stated_fields
from workbench.tui.compare.dossiers import gather
from workbench.tui.compare.exporting import Exporting
from workbench.tui.compare.heads import ColumnHeads, Legend
from workbench.tui.compare.heat import HeatStrip
from workbench.tui.compare.inks import Inks
from workbench.tui.compare.inspector import Inspector, describe
from workbench.tui.compare.keys import CORRECTING, READING
from workbench.tui.compare.layout import Column
from workbench.tui.compare.looking_up import LookingUp
from workbench.tui.compare.noting import Noting, notes_here
from workbench.tui.compare.opening import Opening, OpensPairs
from workbench.tui.compare.overview import overview, translated_spans
from workbench.tui.compare.placing import Filter, step
from workbench.tui.compare.pointing import Pointing
from workbench.tui.compare.rendering import Rendering
from workbench.tui.compare.searching import Searching
from workbench.tui.compare.taking_over import TakingOver
from workbench.tui.compare.view import CompareView
from workbench.tui.messages import Failed, GlossaryReady
from workbench.tui.wording import say


class CompareScreen(OpensPairs, Searching, Pointing, LookingUp, Rendering, Noting, TakingOver, Exporting):
    """Three columns, the marks between them, and the reasons for each mark."""

    DOOR = "compare"
    BINDINGS = [*READING, *CORRECTING]

    def body(self) -> ComposeResult:
        yield (inks := Inks(id="inks"))
        view = CompareView(inks, id="page")
        with Horizontal(id="desk"):
            with Vertical(id="reading"):
                yield ColumnHeads(view, id="heads")
                with Horizontal(id="sheet"):
                    yield view
                    yield HeatStrip(view, id="heat")
            with Vertical(id="side"):
                yield Legend(id="legend")
                yield Inspector(id="inspector")
        yield Input(placeholder=say("compare.search for"), id="search-box")
        yield Opening(id="opening")

    def on_mount(self) -> None:
        self.view.translation = self.workbench.settings.translation
        self.query_one("#desk").set_class(not self.workbench.settings.inspector, "-no-inspector")
        self.query_one(Opening).idle()
        self.view.focus()

    def show(self, comparison: Comparison) -> None:
        """Show a comparison from its beginning, as the analyst left it."""
        self.comparison = self.begin_session(comparison)
        self.workbench.open_comparison = comparison
        self._renderings.clear()
        self._hits, self._hit, self._cursor, self._anchor = [], -1, None, None
        self.query_one(Opening).display = False
        self.tell_subject()
        self.view.selected, self.view.row, self.view.noted = None, 0, self.noted()
        self.view.show(self.comparison, self.rejected(), self.drawn())
        self.view.scroll_home(animate=False)
        self.view.focus()
        self.inspect()
        if not self.app.is_headless:
            pace.keep()
        self._warm(comparison.article.lang, comparison.origin.lang)

    @work(thread=True, exclusive=True, exit_on_error=False, group="glossary")
    def _warm(self, *languages: str) -> None:
        """The glossary takes half a second to read: not while somebody waits for a key."""
        try:
            self.workbench.warm_glossary(languages)
        except UserError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(GlossaryReady())
        pace.preload()

    @on(GlossaryReady)
    def _on_glossary(self) -> None:
        if self.view.selected is not None:
            self.inspect()

    # Marks

    def action_next(self) -> None:
        self._walk(True)

    def action_previous(self) -> None:
        self._walk(False)

    def action_next_same(self) -> None:
        self._walk(True, same_kind=True)

    def action_previous_same(self) -> None:
        self._walk(False, same_kind=True)

    def _walk(self, forward: bool, same_kind: bool = False) -> None:
        """To the next hit while searching, else to the next mark."""
        if self.comparison is None:
            return
        if self._hits and not same_kind:
            self._to_hit(self._hit + (1 if forward else -1))
            return
        mark = step(self.view.placing.walk, self.view.selected, forward, same_kind)
        if mark is None:
            self.notify(say("compare.no marks shown"), severity="warning")
        else:
            self.choose(mark)

    def action_jump_across(self) -> None:
        """From the article's side of the mark in hand to the origin's, or back: moved text is followed."""
        mark, view = self.view.selected, self.view
        if mark is None or view.page is None:
            return
        rows = [view.row_of.get(("article", n)) for n in mark.article_paragraphs[:1]]
        rows += [view.row_of.get(("origin", n)) for n in mark.origin_paragraphs[:1]]
        if len(set(rows)) == 2 and None not in rows:
            view.select(mark, "origin" if view.row == rows[0] else "article")

    def inspect(self, done: str = "") -> None:
        """Bring inspector and legend up to date with the mark in hand; the legend says what was `done` to it."""
        if self.comparison is None:
            return
        view, mark = self.view, self.view.selected
        walk = [one.id for one in view.placing.walk]
        at = walk.index(mark.id) + 1 if mark is not None and mark.id in walk else None
        self.query_one(Legend).show(self.comparison, self.comparison.marks, view.filter, at, len(walk), done)
        view.paint("lit", {"translation": self._translated(mark)} if mark else {})
        self.query_one(Inspector).show(self._told(mark))

    def _told(self, mark: Mark | None) -> Content:
        """What the inspector shows: the mark in hand or the whole, and the notes on what is around."""
        assert self.comparison is not None
        link = self.current_link()
        notes = notes_here(self.stated, (link.a, link.b) if link else None) if self.stated else Content("")
        blocks = [self.dossier_of(mark), notes] if mark else [notes, overview(self.comparison)]
        return Content("\n").join([block for block in blocks if block.plain])

    def dossier_of(self, mark: Mark) -> Content:
        assert self.comparison is not None
        glossary = self.workbench.glossary
        me = self.workbench.settings.analyst
        said = stated_fields(self.stated.stated(mark.id) if self.stated else None, mark, me)
        dossier = gather(self.comparison, mark, glossary, renderings=self.renderings_of(mark), **said)
        return describe(dossier, glossary)

    def _translated(self, mark: Mark) -> list[tuple[int, int]]:
        """Where the translation shows the sentences that a mark lies in."""
        assert self.comparison is not None
        return translated_spans(self.comparison, self.view.texts, mark.article) if mark.article else []

    # Rows and columns

    def action_next_row(self) -> None:
        self.view.select_row(self.view.row + 1)
        self.inspect()

    def action_previous_row(self) -> None:
        self.view.select_row(self.view.row - 1)
        self.inspect()

    def action_translation(self) -> None:
        if self.comparison is not None and self.comparison.translation is None:
            self.notify(say("compare.no translation"), severity="warning")
            return
        if 80 <= self.app.size.width < 120:
            self.view.swapped = not self.view.swapped
        else:
            self.view.translation = not self.view.translation
            self.workbench.remember_setting("translation", self.view.translation)
        self._relay()

    def action_zoom(self) -> None:
        """One pane over the whole page, and back."""
        self.view.zoomed = None if self.view.zoomed else self._column
        self._relay()

    def action_column(self, by: int) -> None:
        """The word cursor, or the pane that is zoomed, goes one column left or right."""
        columns: list[Column] = ["article", "translation", "origin"] if self.view.zoomed else ["article", "origin"]
        if not self.view.has_translation and "translation" in columns:
            columns.remove("translation")
        here = columns.index(self._column) if self._column in columns else 0
        self._column = columns[max(0, min(here + by, len(columns) - 1))]
        if self.view.zoomed:
            self.view.zoomed = self._column
            self._relay()
        elif self._cursor is not None:
            self._cursor = None
            self.action_word(True)

    def action_inspector(self) -> None:
        hidden = self.query_one("#desk").toggle_class("-no-inspector").has_class("-no-inspector")
        self.workbench.remember_setting("inspector", not hidden)

    def _relay(self) -> None:
        """Another layout: the mark in hand stays on view where it was, else what was being read."""
        held = self.view.shows_mark()
        self.view.relay()
        if held:
            self.view.select(self.view.selected)

    # Filters

    def action_toggle_kind(self, kind: Kind) -> None:
        self._refilter(self.view.filter.toggled([kind]))

    def action_confidence(self, by: float) -> None:
        least = min(1.0, max(0.0, round(self.view.filter.least + by, 1)))
        self._refilter(self.view.filter._replace(least=least))

    def action_filter(self) -> None:
        if self.comparison is None:
            return
        from workbench.tui.compare.filters import FilterPanel

        self.app.push_screen(FilterPanel(self.comparison.marks, self.view.filter, self._refilter))

    def _refilter(self, filter_: Filter) -> None:
        if self.comparison is None:
            return
        self.view.refilter(filter_)
        if self.view.selected is not None and not filter_.shows(self.view.selected):
            self.view.select(None)
        self.query_one("#heat").refresh()
        self.inspect()

    def action_leave(self) -> None:
        """Escape: out of the search, the word cursor, the zoom, the mark: the innermost first."""
        view = self.view
        if self.query_one(Opening).is_working:
            self.workers.cancel_group(self, "compare")
            self.query_one(Opening).idle(open_pair=self.comparison is not None)
        elif self.end_search() or self.end_pointing():
            pass
        elif view.zoomed:
            self.action_zoom()
        else:
            self.choose(None)
        view.focus()

    # Copying

    def action_copy(self) -> None:
        if self.comparison is None:
            return
        from workbench.tui.compare.copying import CopyMenu

        self.app.push_screen(CopyMenu(self.comparison, self.view.rows[self.view.row], self.view.selected))
