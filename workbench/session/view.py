"""Laying the analyst's statements over the machine's: effective links and marks, each saying by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from workbench.alignment.links import Link
from workbench.comparison.model import Comparison, Mark, Translation, Witness
from workbench.session.operations import (
    AddMark,
    EditSentence,
    Entry,
    Judge,
    MarkRef,
    Note,
    Pair,
    Place,
    Rekind,
    Relink,
    Unknown,
    Verdict,
)  # fmt: skip
from workbench.text.spans import Span

if TYPE_CHECKING:
    from workbench.session.session import Session

By = Literal["machine", "analyst"]


@dataclass(frozen=True, slots=True)
class StatedLink:
    """A link in force, and who drew it (`analyst`: the name given, "" where none was)."""

    link: Link
    by: By
    analyst: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatedMark:
    """A mark in force or rejected. `machine`: as the machine made it, where it did; `analyst`: who spoke last.

    `ref` is the name under which the session's operations speak of it.
    """

    mark: Mark
    by: By
    ref: MarkRef
    verdict: Verdict = ""
    machine: Mark | None = None
    analyst: str = ""
    note: str = ""

    @property
    def is_rekinded(self) -> bool:
        return self.machine is not None and self.machine.kind != self.mark.kind


@dataclass(frozen=True, slots=True)
class View:
    """A comparison as the analyst sees it.

    `comparison`: with the links, marks and translations in force; rejected marks are left out. `everything`:
    with them. `edits`: by source span, the sentences that the analyst translated. `stale`: entries that found
    nothing to hold on to (another program version marked the texts otherwise).
    """

    comparison: Comparison
    everything: Comparison
    links: tuple[StatedLink, ...]
    marks: tuple[StatedMark, ...]
    edits: Mapping[Span, str]
    note: str
    stale: tuple[Entry, ...]
    paragraph_notes: Mapping[Place, str] = field(default_factory=dict)

    def stated(self, mark_id: str) -> StatedMark | None:
        """What is said of a mark, by its id."""
        return next((one for one in self.marks if one.mark.id == mark_id), None)


def view(session: Session, comparison: Comparison) -> View:
    """See `Session.view`."""
    state = _State(comparison)
    for entry in session.entries:
        state.apply(entry)
    marks = _in_order(list(state.marks.values()))
    links = tuple(StatedLink(link, *state.drawn[pair], state.note_on(pair)) for pair, link in state.ordered())
    everything = replace(
        comparison,
        links=tuple(one.link for one in links),
        marks=tuple(one.mark for one in marks),
        translation=_edited(comparison, state.edits),
    )
    kept = tuple(one.mark for one in marks if one.verdict != "rejected")
    counts: dict[str, int] = dict(sorted(Counter(mark.kind for mark in kept).items()))
    in_force = replace(everything, marks=kept, summary=replace(comparison.summary, marks=counts))
    noted = {place: text for place, text in state.paragraph_notes.items() if text}
    return View(in_force, everything, links, marks, dict(state.edits), state.note, tuple(state.stale), noted)


class _State:
    """What holds while the entries are gone through."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.links: dict[Pair, Link] = {(link.a, link.b): link for link in comparison.links}
        self.drawn: dict[Pair, tuple[By, str]] = {pair: ("machine", "") for pair in self.links}
        self._machine_links = dict(self.links)
        self.marks: dict[MarkRef, StatedMark] = {
            (ref := MarkRef.of(mark)): StatedMark(mark, "machine", ref, machine=mark) for mark in comparison.marks
        }
        self.edits: dict[Span, str] = {}
        self.link_notes: dict[Pair, str] = {}
        self.paragraph_notes: dict[Place, str] = {}
        self.note = ""
        self.stale: list[Entry] = []

    def apply(self, entry: Entry) -> None:
        match entry.operation:
            case Relink(before, after):
                self._relink(entry, before, after)
            case Judge(ref, verdict):
                self._on_mark(entry, ref, verdict=verdict)
            case Rekind(ref, kind):
                if ref in self.marks:
                    self._on_mark(entry, ref, mark=replace(self.marks[ref].mark, kind=kind))
                else:
                    self.stale.append(entry)
            case AddMark():
                self._add(entry, entry.operation)
            case Note(text, ref, pair, place):
                self._annotate(entry, text, ref, pair, place)
            case EditSentence(source, text):
                self._edit(entry, source, text)
            case Unknown():
                self.stale.append(entry)

    def _relink(self, entry: Entry, before: Sequence[Pair], after: Sequence[Pair]) -> None:
        if not all(pair in self.links for pair in before) or _indices(before) != _indices(after):
            self.stale.append(entry)
            return
        for pair in before:
            del self.links[pair], self.drawn[pair]
        for pair in after:
            restored = self._machine_links.get(pair)
            self.links[pair] = restored or Link(pair[0], pair[1], 1.0)
            self.drawn[pair] = ("machine", "") if restored else ("analyst", entry.by)

    def _on_mark(self, entry: Entry, ref: MarkRef, **changes: object) -> None:
        if ref in self.marks:
            self.marks[ref] = replace(self.marks[ref], analyst=entry.by, **changes)  # type: ignore[arg-type]
        else:
            self.stale.append(entry)

    def _add(self, entry: Entry, added: AddMark) -> None:
        article, origin = self.comparison.article, self.comparison.origin
        if not _fits(added.article, article) or not _fits(added.origin, origin):
            self.stale.append(entry)
            return
        ref = MarkRef(added.kind, added.article, added.origin)
        mark = Mark(
            id=self._free(added.name, ref),
            kind=added.kind,
            article=added.article,
            origin=added.origin,
            article_paragraphs=_paragraphs(article, added.article),
            origin_paragraphs=_paragraphs(origin, added.origin),
            from_=_words(origin, added.origin),
            to=_words(article, added.article),
            explanation=added.explanation,
            evidence={"rule": "analyst", "by": entry.by, "at": entry.at},
        )
        before = self.marks.get(ref)
        if before is None:
            self.marks[ref] = StatedMark(mark, "analyst", ref, analyst=entry.by)
        elif before.by == "analyst":
            self.marks[ref] = replace(before, mark=replace(mark, kind=before.mark.kind), analyst=entry.by)
        else:  # the machine says so already
            self._on_mark(entry, ref, verdict="accepted")

    def _free(self, name: str, ref: MarkRef) -> str:
        """The name that an analyst's mark asks for, or one like it that no other mark has: no file can pose as "m1"."""
        taken = {one.mark.id for known, one in self.marks.items() if known != ref}
        while name in taken:
            name = f"a-{name}"
        return name

    def _annotate(self, entry: Entry, text: str, ref: MarkRef | None, pair: Pair | None, place: Place | None) -> None:
        if ref is not None:
            self._on_mark(entry, ref, note=text)
        elif pair is not None:
            self.link_notes[pair] = text
        elif place is not None:
            if 0 <= place[1] < len(getattr(self.comparison, place[0]).paragraphs):
                self.paragraph_notes[place] = text
            else:
                self.stale.append(entry)
        else:
            self.note = text

    def _edit(self, entry: Entry, source: Span, text: str) -> None:
        translation = self.comparison.translation
        if translation is None or source not in {sentence.source for sentence in translation.sentences}:
            self.stale.append(entry)
        elif text:
            self.edits[source] = text
        else:
            self.edits.pop(source, None)

    def note_on(self, pair: Pair) -> str:
        """The note on a link; one on a link that was redrawn since goes with the paragraph it began with."""
        lost = [
            text
            for noted, text in self.link_notes.items()
            if text and noted not in self.links and _begins_in(noted, pair)
        ]
        return "\n".join(text for text in (self.link_notes.get(pair, ""), *lost) if text)

    def ordered(self) -> list[tuple[Pair, Link]]:
        """The links in force, in article order, those of the origin alone last; fresh ones know if they cross."""
        pairs = sorted(self.links, key=lambda pair: (not pair[0], pair[0] or pair[1]))
        both = [pair for pair in pairs if pair[0] and pair[1]]
        found = []
        for pair in pairs:
            link = self.links[pair]
            if self.drawn[pair][0] == "analyst" and pair in both:
                link = replace(link, moved=_crosses(pair, both))
            found.append((pair, link))
        return found


def _begins_in(noted: Pair, pair: Pair) -> bool:
    return noted[0][0] in pair[0] if noted[0] else bool(set(noted[1][:1]) & set(pair[1]))


def _crosses(pair: Pair, both: Sequence[Pair]) -> bool:
    """Whether a link crosses more of its nearest neighbours (two a side) than it runs beside."""
    at = both.index(pair)
    before, after = both[max(at - 2, 0) : at], both[at + 1 : at + 3]
    crossed = sum(other[1][0] > pair[1][0] for other in before) + sum(other[1][0] < pair[1][0] for other in after)
    return crossed * 2 > len(before) + len(after)


def _indices(pairs: Iterable[Pair]) -> tuple[list[int], list[int]]:
    listed = list(pairs)
    return sorted(i for pair in listed for i in pair[0]), sorted(j for pair in listed for j in pair[1])


def _fits(spans: Sequence[Span], witness: Witness) -> bool:
    return all(0 <= start < end <= len(witness.text) for start, end in spans)


def _paragraphs(witness: Witness, spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(
        index for index, (start, end) in enumerate(witness.paragraphs) if any(s < end and start < e for s, e in spans)
    )


def _words(witness: Witness, spans: Sequence[Span]) -> str | None:
    return " … ".join(witness.slice(span) for span in spans) if spans else None


def _in_order(marks: Sequence[StatedMark]) -> tuple[StatedMark, ...]:
    """The machine's marks in the machine's order, each of the analyst's after the last that begins before it."""
    ordered = [one for one in marks if one.by == "machine"]
    for one in marks:
        if one.by == "analyst":
            side = "article" if one.mark.article else "origin"
            start = getattr(one.mark, side)[0][0]
            places = [n for n, other in enumerate(ordered) if getattr(other.mark, side)[:1] and
                      getattr(other.mark, side)[0][0] <= start]  # fmt: skip
            ordered.insert(places[-1] + 1 if places else 0, one)
    return tuple(ordered)


def _edited(comparison: Comparison, edits: Mapping[Span, str]) -> Translation | None:
    translation = comparison.translation
    if translation is None or not edits:
        return translation
    sentences = tuple(
        replace(sentence, text=edits[sentence.source], doubts=()) if sentence.source in edits else sentence
        for sentence in translation.sentences
    )
    return replace(translation, sentences=sentences)
