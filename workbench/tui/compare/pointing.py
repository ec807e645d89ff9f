"""The word cursor and the mouse on the compare screen: a word lights up its counterpart."""

from __future__ import annotations

from threading import Lock

from textual import on, work
from textual.worker import get_current_worker

from workbench.comparison.model import Mark
from workbench.text.spans import Span
from workbench.tui.compare import work as jobs
from workbench.tui.compare.base import ReadingBase
from workbench.tui.compare.cursor import step_word, word_at
from workbench.tui.compare.layout import Column
from workbench.tui.compare.view import CompareView, Place
from workbench.tui.messages import TwinsFound

_REST = 0.12
"""Seconds on a word until its counterpart is looked for."""


def _extent(mark: Mark, column: Column) -> int:
    """How many characters a mark covers on a side."""
    spans = mark.origin if column == "origin" else mark.article
    return sum(end - start for start, end in spans)


class Pointing(ReadingBase):
    """w and b walk words, h and l change columns; a click or the mouse points."""

    def __init__(self) -> None:
        super().__init__()
        self._cursor: Place | None = None
        self._column: Column = "article"
        self._ticket = 0
        self._linking = Lock()
        self._anchor: Place | None = None
        self._twins: tuple[tuple[Span, ...], tuple[Span, ...]] = (), ()

    def cursor_place(self) -> Place | None:
        return self._cursor

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
            view.hold_row(view.row_of.get((column, found[0]), view.row))
            self._paint_selection()
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
        marks = sorted(self.view.placing.at(*place), key=lambda mark: _extent(mark, place.column))
        if marks:
            held = self.view.selected
            again = self._cursor == place and held in marks  # the same character once more: the mark around
            self.choose(marks[(marks.index(held) + 1) % len(marks) if again and held else 0], place.column)
        if place.column != "translation":
            self._cursor = place
            self._paint_selection()

    @on(CompareView.Pointed)
    def _on_pointed(self, message: CompareView.Pointed) -> None:
        if message.place is not None and message.place.column != "translation":
            self._light(message.place)

    def _light(self, place: Place) -> None:
        """Look for the counterpart once the cursor rests: who walks on does not wait for every word."""
        self._ticket += 1
        ticket = self._ticket
        self.set_timer(_REST, lambda: self._find_twins(place, ticket) if ticket == self._ticket else None)

    @work(thread=True, exclusive=True, exit_on_error=False, group="twins")
    def _find_twins(self, place: Place, ticket: int) -> None:
        with self._linking:  # one sentence at a time: the next word of it is then known
            if self.comparison is None or get_current_worker().is_cancelled:
                return
            article, origin = jobs.twins(self.comparison, place.column, place.offset)
        if not get_current_worker().is_cancelled:
            self.post_message(TwinsFound(ticket, article, origin))

    @on(TwinsFound)
    def _on_twins(self, message: TwinsFound) -> None:
        if message.ticket == self._ticket:
            self._twins = message.article, message.origin
            self.view.paint("twin", {"article": message.article, "origin": message.origin})

    # Selecting words

    def action_select_words(self) -> None:
        """Begin a selection at the word cursor; w and b stretch it, v again drops it."""
        if self._cursor is None:
            self.action_word(True)
        self._anchor = None if self._anchor else self._cursor
        self._paint_selection()

    def _selection(self) -> tuple[Column, Span] | None:
        """The column and the span from the anchor (or the cursor alone) over the cursor's word."""
        if self._cursor is None:
            return None
        text, paragraphs = self.view.texts.flat, self.view.texts.paragraphs
        ends = []
        for place in (self._cursor, self._anchor or self._cursor):
            if place.column == self._cursor.column:
                span = paragraphs[place.column][place.paragraph]
                ends.append(word_at(text[place.column], span, place.offset) or (place.offset, place.offset + 1))
        return self._cursor.column, (min(start for start, _ in ends), max(end for _, end in ends))

    def _paint_selection(self) -> None:
        found = self._selection()
        self.view.paint("cursor", {found[0]: [found[1]]} if found else {})

    def selected_spans(self) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
        """Spans (article's, origin's) of what is selected, with the counterpart of a single word; None if nothing."""
        found = self._selection()
        if found is None:
            return None
        column, span = found
        other = self._twins[1 if column == "article" else 0] if self._anchor is None else ()
        return ((span,), other) if column == "article" else (other, (span,))

    def end_pointing(self) -> bool:
        """Put the cursor away; whether there was one."""
        if self._cursor is None:
            return False
        self._cursor, self._anchor, self._twins = None, None, ((), ())
        self.view.paint("cursor", {})
        self.view.paint("twin", {})
        return True
