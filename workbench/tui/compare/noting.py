"""Notes on the compare screen: on a mark, a link, a paragraph, or the whole comparison."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from workbench.reports.said import pairs
from workbench.session import View
from workbench.session.operations import Note, Place
from workbench.tui.compare.correcting import Correcting
from workbench.tui.dialogs import Menu, Write
from workbench.tui.wording import language, say

_TITLES = {"mark": "note on mark", "link": "note on link", "article": "note on paragraph",
           "origin": "note on paragraph", "comparison": "note"}  # fmt: skip


class Noting(Correcting):
    """e writes on the mark in hand; without one, and with ctrl+e always, a menu asks on what."""

    def action_note(self) -> None:
        targets = self._targets()
        if "mark" in targets:
            self._write_note("mark")
        else:
            self.action_note_on()

    def action_note_on(self) -> None:
        if self.stated is None:
            self.notify(say("compare.nothing to correct"), severity="warning")
            return
        targets = [(name, words) for name, (words, _) in self._targets().items()]
        self.app.push_screen(
            Menu(say("session.note on"), targets), lambda name: self._write_note(name) if name else None
        )

    def _targets(self) -> dict[str, tuple[str, Note]]:
        """What a note can be on from here: its words for the menu, and the note without its text."""
        if self.stated is None or self.comparison is None:
            return {}
        found: dict[str, tuple[str, Note]] = {}
        mark = self.view.selected
        stated = self.stated.stated(mark.id) if mark is not None else None
        if stated is not None:
            words = " ".join((stated.mark.to or stated.mark.from_ or stated.mark.kind).split())
            found["mark"] = say("session.target mark", words=_short(words)), Note("", mark=stated.ref)
        link = self.current_link()
        if link is not None:
            pair = link.a, link.b
            found["link"] = say("session.target link", words=pairs([pair], language())), Note("", link=pair)
            for side, indices in (("article", link.a), ("origin", link.b)):
                for index in indices:
                    name = side if index == indices[0] else f"{side}-{index}"
                    place: Place = ("article" if side == "article" else "origin", index)
                    words = say(f"session.target {side}", number=index + 1)
                    found[name] = words, Note("", paragraph=place)
        found["comparison"] = say("session.target comparison"), Note("")
        return found

    def _write_note(self, name: str) -> None:
        words, note = self._targets()[name]
        before = note_now(self.stated, note) if self.stated else ""

        def written(text: str | None) -> None:
            if text is not None and text.strip() != before:
                self.do(replace(note, text=text.strip()), say("session.noted"))

        title = say(f"session.{_TITLES[name.partition('-')[0]]}")
        self.app.push_screen(Write(title if name in ("mark", "comparison") else f"{title}: {words}", before), written)


def note_now(view: View, note: Note) -> str:
    """The text that stands where a note would go."""
    if note.mark is not None:
        return next((one.note for one in view.marks if one.ref == note.mark), "")
    if note.link is not None:
        return next((one.note for one in view.links if (one.link.a, one.link.b) == note.link), "")
    if note.paragraph is not None:
        return view.paragraph_notes.get(note.paragraph, "")
    return view.note


def notes_here(view: View, row: tuple[tuple[int, ...], tuple[int, ...]] | None) -> Content:
    """The notes on a row's link and paragraphs and on the whole, a line each; empty where there are none."""
    found: list[tuple[str, str]] = []
    if row is not None:
        found += [
            (say("session.note link", words=pairs([row], language())), one.note)
            for one in view.links
            if (one.link.a, one.link.b) == row
        ]
        for side, indices in (("article", row[0]), ("origin", row[1])):
            for index in indices:
                place: Place = ("article" if side == "article" else "origin", index)
                words = say(f"session.target {side}", number=index + 1)
                found.append((words, view.paragraph_notes.get(place, "")))
    found.append((say("session.target comparison"), view.note))
    lines = [Content.assemble(("✎ ", "$accent"), (f"{words}  ", "$ink-dim"), text) for words, text in found if text]
    return Content("\n").join(lines)


def _short(words: str, most: int = 40) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
