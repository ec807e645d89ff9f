"""Work on an archive done in threads: each call opens the file for itself; no widget is touched here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from workbench.archive.locating import Place
from workbench.archive.model import Entry, Hit
from workbench.tui.archive.query import parse
from workbench.tui.compare.work import Cancelled

if TYPE_CHECKING:
    from workbench.archive.store import Archive
    from workbench.glossary.model import Glossary
    from workbench.text.spans import Span

MOST = 500
"""Documents that are listed at once."""
LONGEST = 40_000
"""Characters of a text that are shown."""
_PAUSE = 0.1  # seconds between two words on the progress

Tell = Callable[[str], None]


@dataclass(eq=False)
class Listed(Message):
    """What a query found. `total`: documents in the archive; `found`: where in the passage of a document stands what
    was looked for."""

    ticket: int
    hits: tuple[Hit, ...]
    found: dict[str, Span]
    total: int


@dataclass(eq=False)
class NotFound(Message):
    """A search that cannot be made as it is written: what is wrong, in one sentence."""

    ticket: int
    sentence: str


@dataclass(eq=False)
class Sheet(Message):
    """A document to read: its entry, text, what else is known of it, and where the words looked for stand."""

    entry: Entry
    text: str
    length: int
    facts: tuple[tuple[str, str], ...]
    found: tuple[Span, ...]


@dataclass(eq=False)
class NotShown(Message):
    """A document that cannot be read: why, in one sentence."""

    sentence: str


@dataclass(eq=False)
class Told(Message):
    """How far a long piece of work has come."""

    words: str


@dataclass(eq=False)
class Ended(Message):
    """A long piece of work is over: a sentence on how it went, more of them where there were troubles."""

    words: str
    troubles: tuple[str, ...] = ()


def opened(path: Place, *, writing: bool = False) -> Archive:
    """The archive, for one thread."""
    from workbench.archive.opening import open_archive

    return open_archive(path, writing=writing)


def listing(path: Place, line: str, ticket: int, glossary: Callable[[], Glossary]) -> Listed:
    """The documents that fit a line, the latest or the best first; `glossary` is called where concepts are named.

    Raises UserError as a search does.
    """
    query = parse(line, MOST)
    known = glossary() if query.concept or query.term else None
    with opened(path) as archive:
        hits = archive.search(query, known)
        if query.words and len(hits) < MOST:
            hits += _by_id(archive, query.words, {hit.entry.id for hit in hits})
        total = archive.count()
    spans = {h.entry.id: next(_spans(h.passage, h.entry.lang, query.words, h.terms), None) for h in hits}
    return Listed(ticket, tuple(hits), {name: span for name, span in spans.items() if span}, total)


def _by_id(archive: Archive, words: str, known: set[str]) -> list[Hit]:
    """Documents whose id holds what was typed: file names are remembered too."""
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = archive.database.execute(
        f"SELECT id FROM documents WHERE id {archive.database.like} ? ESCAPE '\\' LIMIT 30", (pattern,)
    )
    return [Hit(entry, 0.0, "") for entry in archive.entries([id for (id,) in rows if id not in known])]


def sheet(path: Place, id: str, line: str, terms: Sequence[str] = ()) -> Sheet:
    """One document to read. `terms`: wordings that a search by concept found in it."""
    from workbench.tracing.outlets import find

    with opened(path) as archive:
        (entry,) = archive.entries([id])
        document = archive.document(id)
    known = find(entry.outlet, entry.url)
    facts = {
        "outlet": " · ".join(part for part in (entry.outlet or "", known.note() if known else "") if part),
        "published": entry.published or "",
        "lang": entry.lang,
        "author": document.author or "",
        "url": entry.url or "",
        "captured": entry.captured or "",
        "added": entry.added,
        "versions": str(entry.versions) if entry.versions > 1 else "",
        "source": document.source_path or "",
        "media": document.media_type,
        "sha256": entry.sha256,
    }
    text = document.text[:LONGEST]
    spans = tuple(_spans(text, entry.lang, parse(line, 1).words, terms))
    told = tuple((name, value) for name, value in facts.items() if value)
    return Sheet(entry, text, len(document.text), told, spans)


def _spans(text: str, lang: str, query: str, terms: Sequence[str]) -> Iterator[Span]:
    """Where the words of a query stand in a text, in any inflection, or the wordings of a concept."""
    import re

    from workbench.archive.folding import folded_lemma, words

    for term in terms:
        wording = r"\s+".join(map(re.escape, term.split()))
        yield from ((m.start(), m.end()) for m in re.finditer(wording, text))
    wanted = {folded_lemma(word, lang) for one in query.split() if not one.startswith("-") for word in words(one)}
    if wanted:
        for m in re.finditer(r"[^\W_]+", text):
            if any(folded_lemma(word, lang) in wanted for word in words(m[0])):
                yield m.start(), m.end()


def choices(path: Place, column: str) -> list[tuple[str, int]]:
    """The outlets or languages of an archive, each with its count, the commonest first."""
    assert column in ("outlet", "lang")
    with opened(path) as archive:
        rows = archive.database.execute(
            f"SELECT v.{column}, count(*) FROM documents d JOIN versions v ON v.key = d.current "
            f"WHERE v.{column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 60"
        ).fetchall()
    return [(str(name), int(number)) for name, number in rows]


class Paced:
    """Passes words on at most ten times a second, and raises Cancelled once the user has had enough."""

    def __init__(self, tell: Tell, is_cancelled: Callable[[], bool]) -> None:
        self._tell, self._is_cancelled = tell, is_cancelled
        self._last = 0.0

    def __call__(self, words: str) -> None:
        if self._is_cancelled():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= _PAUSE:
            self._last = now
            self._tell(words)
