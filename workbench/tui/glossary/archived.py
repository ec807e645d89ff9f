"""The concordance of a concept over the archive: every place where one of its wordings stands, by time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from workbench.archive.locating import Place as Archived
from workbench.archive.locating import named
from workbench.archive.model import Entry, Query
from workbench.glossary.matching import find_terms
from workbench.glossary.model import Concept, Glossary
from workbench.tui.archive.jobs import Paced, Told, opened
from workbench.tui.archive.painting import when
from workbench.tui.bindings import key
from workbench.tui.compare.work import Cancelled, failure
from workbench.tui.compare.wrapping import flatten
from workbench.tui.dialogs import Dialog
from workbench.tui.glossary.browsing import heading
from workbench.tui.messages import Failed
from workbench.tui.wording import say

MOST = 2000
"""Documents that are looked through."""
_BEFORE, _AFTER = 60, 80


@dataclass(frozen=True, slots=True)
class Place:
    """One wording in one document, with the words around it."""

    entry: Entry
    before: str
    words: str
    after: str


@dataclass(eq=False)
class Found(Message):
    """The whole concordance."""

    places: tuple[Place, ...]
    documents: int


def places_of(path: Archived, concept: Concept, step: Callable[[str], None]) -> Found:
    """Every place of a concept in an archive, the earliest publication first, undated ones last.

    `step` may raise to cancel. Raises UserError as a search does.
    """
    only = Glossary({concept.id: concept}, digest=concept.id)
    places: list[Place] = []
    with opened(path) as archive:
        step(say("glossary.looking", done=0, of="…"))
        hits = archive.search(Query(concept=concept.id, limit=MOST), only)
        for done, hit in enumerate(hits, start=1):
            step(say("glossary.looking", done=done, of=len(hits)))
            for stored in archive.texts([hit.entry.key]):
                text = flatten(stored.text)
                for found in find_terms(only, stored.text, stored.entry.lang):
                    before = text[max(found.start - _BEFORE, 0) : found.start]
                    words, after = text[found.start : found.end], text[found.end : found.end + _AFTER]
                    places.append(Place(stored.entry, before, words, after))
    places.sort(key=lambda place: (place.entry.published is None, place.entry.published or "", place.entry.id))
    return Found(tuple(places), len(hits))


class ArchiveConcordance(Dialog[str]):
    """The places as a list; the result is the id of the document that is chosen."""

    BINDINGS = [
        key("list-down", "j", "cursor(True)"),
        key("list-up", "k", "cursor(False)"),
        key("glossary-copy", "y", "copy", show=True),
    ]

    def __init__(self, path: Archived, concept: Concept) -> None:
        super().__init__(f"{heading(concept)} · {named(path)}")
        self._path, self._concept = path, concept
        self._places: tuple[Place, ...] = ()

    def body(self) -> ComposeResult:
        yield OptionList(id="places", markup=False)
        yield Static(id="places-told", classes="hint", markup=False)

    def on_mount(self) -> None:
        self._look()

    @work(thread=True, exit_on_error=False)
    def _look(self) -> None:
        worker = get_current_worker()
        step = Paced(self._tell, lambda: worker.is_cancelled)
        try:
            found = places_of(self._path, self._concept, step)
        except Cancelled:
            return
        except Exception as error:
            self.post_message(failure(error))
        else:
            self.post_message(found)

    def _tell(self, words: str) -> None:
        self.post_message(Told(words))

    @on(Told)
    def _on_told(self, message: Told) -> None:
        self.query_one("#places-told", Static).update(message.words)

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        self.query_one("#places-told", Static).update(message.sentence)

    @on(Found)
    def _on_found(self, message: Found) -> None:
        self._places = message.places
        listed = self.query_one("#places", OptionList)
        width = max((listed.size.width - 36) * 2 // 5, 12)
        listed.add_options([Option(line(place, width), id=str(n)) for n, place in enumerate(message.places)])
        listed.highlighted = 0 if message.places else None
        listed.focus()
        told = say("glossary.places", count=len(message.places), documents=message.documents)
        self.query_one("#places-told", Static).update(f"{told} · {say('glossary.places hint')}")

    @on(OptionList.OptionSelected)
    def _on_chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._places[int(event.option_id or 0)].entry.id)

    def action_copy(self) -> None:
        from workbench.tui.clipboard import copy

        rows = (
            "\t".join((p.entry.id, p.entry.published or "", p.entry.lang, p.before, p.words, p.after))
            for p in self._places
        )
        copy(self.app, "\n".join(rows), say("glossary.concordance", count=len(self._places)))


def line(place: Place, before: int) -> Content:
    """A place on one line, its wording under those of the other lines."""
    facts = f"{when(place.entry.published)[:10]:<10} {place.entry.lang} "
    outlet = flatten(place.entry.outlet or place.entry.id)[:14]
    left = f"{place.before[-before:]:>{before}}"
    return Content.assemble((f"{facts}{outlet:<14} ", "$ink-dim"), left, (place.words, "bold $accent"), place.after)
