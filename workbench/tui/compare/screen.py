"""The compare screen: what the reader's keys mean."""

from __future__ import annotations

import re

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input
from textual.worker import get_current_worker

from workbench.comparison.model import Comparison, Kind, Mark
from workbench.documents.model import Document
from workbench.errors import UserError
from workbench.translation.model import Hypothesis
from workbench.tui.compare import work as jobs
from workbench.tui.compare.cursor import step_word, word_at
from workbench.tui.compare.dossiers import gather
from workbench.tui.compare.heads import ColumnHeads, Legend
from workbench.tui.compare.heat import HeatStrip
from workbench.tui.compare.inspector import Inspector, describe
from workbench.tui.compare.keys import READING
from workbench.tui.compare.layout import Column
from workbench.tui.compare.opening import Opening
from workbench.tui.compare.placing import step
from workbench.tui.compare.search import SearchHit, on_page, search
from workbench.tui.compare.view import CompareView, Place
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.messages import Compared, Failed, GlossaryReady, Progressed, RenderingsFound, TwinsFound
from workbench.tui.wording import language, say


class CompareScreen(WorkbenchScreen):
    """Three columns, the marks between them, and the reasons for each mark."""

    DOOR = "compare"
    BINDINGS = [*READING]

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.documents: tuple[Document, Document] | None = None
        self._hits: list[SearchHit] = []
        self._hit = -1
        self._cursor: Place | None = None
        self._column: Column = "article"
        self._ticket = 0
        self._renderings: dict[str, tuple[Hypothesis, ...]] = {}

    def body(self) -> ComposeResult:
        view = CompareView(id="page")
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

    @property
    def view(self) -> CompareView:
        return self.query_one("#page", CompareView)

    def on_mount(self) -> None:
        self.view.translation = self.workbench.settings.translation
        self.set_class(not self.workbench.settings.inspector, "-no-inspector")
        self.query_one(Opening).idle()
        self.view.focus()

    # Opening a pair

    def open_pair(self, article: str, origin: str) -> None:
        """Read and compare two files in the background."""
        self.query_one(Opening).begin(article, origin)
        self._compare(article, origin)

    @work(thread=True, exclusive=True, exit_on_error=False, group="compare")
    def _compare(self, article: str, origin: str) -> None:
        worker = get_current_worker()

        def progress(stage: str) -> None:
            if worker.is_cancelled:
                raise jobs.Cancelled
            self.post_message(Progressed(stage))

        try:
            done = jobs.run_comparison(article, origin, language(), progress)
            if not worker.is_cancelled:
                self.post_message(done)
        except jobs.Cancelled:
            return
        except Exception as error:
            self.post_message(jobs.failure(error))

    @on(Progressed)
    def _on_progressed(self, message: Progressed) -> None:
        self.query_one(Opening).stage(message.stage)

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        self.query_one(Opening).idle(open_pair=self.comparison is not None)
        self.workbench.show_error(message.sentence, message.trace)

    @on(Compared)
    def _on_compared(self, message: Compared) -> None:
        self.documents = message.article, message.origin
        self.show(message.comparison)
        self.workbench.remember(message)
        for notice in message.comparison.notices[:3]:
            self.notify(notice, timeout=8)

    def show(self, comparison: Comparison) -> None:
        """Show a comparison from its beginning."""
        self.comparison = comparison
        self._hits, self._hit, self._cursor = [], -1, None
        self.query_one(Opening).display = False
        title = comparison.article.title or comparison.article.id
        self.subject(f"{title}  ⇄  {comparison.origin.title or comparison.origin.id}")
        self.view.show(comparison)
        self.view.select(None)
        self.view.focus()
        self._inspect()
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

    @on(GlossaryReady)
    def _on_glossary(self) -> None:
        if self.view.selected is not None:
            self._inspect()

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

    def choose(self, mark: Mark | None, side: Column | None = None) -> None:
        """Take a mark in hand."""
        self.view.select(mark, side)
        self._inspect()

    def action_jump_across(self) -> None:
        """From the article's side of the mark in hand to the origin's, or back: moved text is followed."""
        mark, view = self.view.selected, self.view
        if mark is None or view.page is None:
            return
        rows = [view.row_of.get(("article", n)) for n in mark.article_paragraphs[:1]]
        rows += [view.row_of.get(("origin", n)) for n in mark.origin_paragraphs[:1]]
        if len(set(rows)) == 2 and None not in rows:
            view.select(mark, "origin" if view.row == rows[0] else "article")

    def _inspect(self) -> None:
        """Bring inspector and legend up to date with the mark in hand."""
        if self.comparison is None:
            return
        view, mark = self.view, self.view.selected
        walk = [one.id for one in view.placing.walk]
        at = walk.index(mark.id) + 1 if mark is not None and mark.id in walk else None
        self.query_one(Legend).show(self.comparison, self.comparison.marks, view.filter, at, len(walk))
        view.paint("lit", {"translation": self._translated(mark)} if mark else {})
        self.query_one(Inspector).show(self.dossier_of(mark) if mark else self.overview())

    def dossier_of(self, mark: Mark):  # type: ignore[no-untyped-def]
        assert self.comparison is not None
        glossary = self.workbench.glossary
        return describe(gather(self.comparison, mark, glossary, renderings=self._renderings.get(mark.id, ())), glossary)

    def overview(self):  # type: ignore[no-untyped-def]
        from workbench.tui.compare.overview import overview

        assert self.comparison is not None
        return overview(self.comparison)

    def _translated(self, mark: Mark) -> list[tuple[int, int]]:
        """Where the translation shows the sentences that a mark lies in."""
        assert self.comparison is not None
        from workbench.tui.compare.overview import translated_spans

        return translated_spans(self.comparison, self.view.texts, mark.article) if mark.article else []

    # Rows and columns

    def action_next_row(self) -> None:
        self.view.select_row(self.view.row + 1)

    def action_previous_row(self) -> None:
        self.view.select_row(self.view.row - 1)

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
        self.toggle_class("-no-inspector")
        self.workbench.remember_setting("inspector", not self.has_class("-no-inspector"))

    def _relay(self) -> None:
        self.view.relay()
        self.query_one("#heads").refresh()
        if self.view.selected is not None:
            self.view.select(self.view.selected)

    @on(CompareView.Scrolled)
    def _on_scrolled(self) -> None:
        self.query_one("#heat").refresh()
        self.query_one("#heads").refresh()

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

    def _refilter(self, filter_) -> None:  # type: ignore[no-untyped-def]
        if self.comparison is None:
            return
        self.view.refilter(filter_)
        if self.view.selected is not None and not filter_.shows(self.view.selected):
            self.view.select(None)
        self.query_one("#heat").refresh()
        self._inspect()

    # Search

    def action_search(self) -> None:
        box = self.query_one("#search-box", Input)
        box.add_class("-open")
        box.focus()

    @on(Input.Changed, "#search-box")
    def _on_search_changed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted, "#search-box")
    def _on_search_submitted(self) -> None:
        self.query_one("#search-box").remove_class("-open")
        self.view.focus()

    def _find(self, pattern: str) -> None:
        """Search while typing; an unfinished expression finds nothing and says so in its colour."""
        view, box = self.view, self.query_one("#search-box", Input)
        if view.page is None:
            return
        try:
            hits = search(view.texts, pattern)
        except re.error:
            hits = []
            box.add_class("-bad")
        else:
            box.remove_class("-bad")
        self._hits = on_page(hits, view.page, view.row_of)
        view.paint("search", _by_column(self._hits))
        if self._hits:
            top = view.page.row_at(view.scroll_offset.y)
            near = next((n for n, h in enumerate(self._hits) if view.row_of[h.column, h.paragraph] >= top), 0)
            self._to_hit(near)
        else:
            view.paint("found", {})
            box.border_title = say("compare.none found") if pattern else ""

    def _to_hit(self, number: int) -> None:
        self._hit = number % len(self._hits)
        hit = self._hits[self._hit]
        y = self.view.line_of(hit.column, hit.paragraph, hit.start)
        self.view.paint("found", {hit.column: [(hit.start, hit.end)]})
        if y is not None:
            self.view.bring(y)
        self.query_one("#search-box", Input).border_title = f"{self._hit + 1}/{len(self._hits)}"
        self.subject(say("compare.hit", at=self._hit + 1, of=len(self._hits)))

    def action_leave(self) -> None:
        """Escape: out of the search, the word cursor, the zoom, the mark: the innermost first."""
        view, box = self.view, self.query_one("#search-box", Input)
        if self.query_one(Opening).is_working:
            self.workers.cancel_group(self, "compare")
            self.query_one(Opening).idle(open_pair=self.comparison is not None)
        elif self._hits or box.has_class("-open"):
            self._hits = []
            box.remove_class("-open")
            view.paint("search", {})
            view.paint("found", {})
        elif self._cursor is not None:
            self._cursor = None
            view.paint("cursor", {})
            view.paint("twin", {})
        elif view.zoomed:
            self.action_zoom()
        else:
            self.choose(None)
        view.focus()

    # Words

    def action_word(self, forward: bool) -> None:
        """The word cursor goes one word on; it starts at the mark in hand or at the top of the page."""
        view = self.view
        if view.page is None or not view.rows:
            return
        column: Column = "origin" if self._column == "origin" else "article"
        here = self._cursor if self._cursor and self._cursor.column == column else self._start_of_cursor(column)
        text, paragraphs = view.texts.flat[column], view.texts.paragraphs[column]
        word = word_at(text, paragraphs[here.paragraph], here.offset) if self._cursor else None
        found = step_word(text, paragraphs, here.paragraph, word, forward)
        if found is not None:
            self._cursor = Place(column, found[0], found[1][0])
            view.row = view.row_of.get((column, found[0]), view.row)
            view.paint("cursor", {column: [found[1]]})
            y = view.line_of(*self._cursor)
            if y is not None:
                view.bring(y)
            self._light(self._cursor)

    def _start_of_cursor(self, column: Column) -> Place:
        view = self.view
        mark = view.selected
        spans = (mark.article if column == "article" else mark.origin) if mark else ()
        numbers = (mark.article_paragraphs if column == "article" else mark.origin_paragraphs) if mark else ()
        if spans and numbers:
            return Place(column, numbers[0], spans[0][0])
        assert view.page is not None
        row = view.rows[view.page.row_at(view.scroll_offset.y + 1)].link
        indices = (row.a if column == "article" else row.b) or (0,)
        return Place(column, indices[0], view.texts.paragraphs[column][indices[0]][0])

    @on(CompareView.Chosen)
    def _on_chosen(self, message: CompareView.Chosen) -> None:
        place = message.place
        self._column = place.column
        self.view.select_row(message.row)
        marks = self.view.placing.at(*place)
        if marks:
            self.choose(marks[0], place.column)
        if place.column != "translation":
            self._cursor = place

    @on(CompareView.Pointed)
    def _on_pointed(self, message: CompareView.Pointed) -> None:
        if message.place is not None and message.place.column != "translation":
            self._light(message.place)

    def _light(self, place: Place) -> None:
        self._ticket += 1
        self._find_twins(place, self._ticket)

    @work(thread=True, exclusive=True, exit_on_error=False, group="twins")
    def _find_twins(self, place: Place, ticket: int) -> None:
        if self.comparison is None or get_current_worker().is_cancelled:
            return
        article, origin = jobs.twins(self.comparison, place.column, place.offset)
        if not get_current_worker().is_cancelled:
            self.post_message(TwinsFound(ticket, article, origin))

    @on(TwinsFound)
    def _on_twins(self, message: TwinsFound) -> None:
        if message.ticket == self._ticket:
            self.view.paint("twin", {"article": message.article, "origin": message.origin})

    # Other renderings

    def action_renderings(self) -> None:
        if self.view.selected is not None:
            self._find_renderings(self.view.selected)

    @work(thread=True, exclusive=True, exit_on_error=False, group="renderings")
    def _find_renderings(self, mark: Mark) -> None:
        assert self.comparison is not None
        found = jobs.renderings(self.comparison, mark)
        self.post_message(RenderingsFound(mark.id, found))

    @on(RenderingsFound)
    def _on_renderings(self, message: RenderingsFound) -> None:
        if not message.hypotheses:
            self.notify(say("compare.no renderings"), severity="warning")
        self._renderings[message.mark_id] = message.hypotheses
        self._inspect()

    # Copying

    def action_copy(self) -> None:
        if self.comparison is None:
            return
        from workbench.tui.compare.copying import CopyMenu

        self.app.push_screen(CopyMenu(self.comparison, self.view.rows[self.view.row], self.view.selected))


def _by_column(hits: list[SearchHit]) -> dict[Column, list[tuple[int, int]]]:
    found: dict[Column, list[tuple[int, int]]] = {}
    for hit in hits:
        found.setdefault(hit.column, []).append((hit.start, hit.end))
    return found
