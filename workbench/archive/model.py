"""What goes into an archive and what comes out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from workbench.documents.pointers import Pointer
from workbench.text.spans import Span

if TYPE_CHECKING:
    pass

Outcome = Literal["added", "known", "version"]
Verdict = Literal["confirmed", "refused"]


@dataclass(frozen=True, slots=True)
class Record:
    """A document on its way into an archive: text, the bytes it was read from, and what its source says about it.

    `id_given`: the source names the document itself (JSONL); else the id is a file's name.
    """

    id: str
    text: str
    raw: bytes
    lang: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    captured: str | None = None
    source_path: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    headline: Span | None = None
    id_given: bool = False
    pointers: tuple[Pointer, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the original bytes."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in an archive without its text: what lists and graphs show. `key` is the archive's own number of the
    version, `versions` how many texts were captured under this id."""

    key: int
    id: str
    sha256: str
    lang: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    captured: str | None
    added: str
    versions: int = 1
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """An entry with its text, for work over whole tables."""

    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found: its score (higher is better) and the passage that was found, exactly as it stands."""

    entry: Entry
    score: float
    passage: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; every part that is set must hold. `since`/`until` are ISO dates, both days included."""

    words: str = ""
    meaning: str = ""
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    lang: str | None = None
    concept: str | None = None
    term: str | None = None
    instead_of: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Added:
    """How a record went in, and under which id."""

    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Prints:
    """What a text is found again by: hashes of its word runs, and of what survives translation (uint32, sorted)."""

    words: bytes
    bridge: bytes


@dataclass(frozen=True, slots=True)
class Decision:
    """An analyst's word on an edge of a chain: who said it (`by`) and when (`made`, ISO 8601, set by the archive)."""

    parent: str
    child: str
    verdict: Verdict
    note: str = ""
    by: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """One line of the journal of decisions. `verdict` may be "withdrawn"; `undone`: taken back, and can be redone."""

    parent: str
    child: str
    verdict: str
    note: str
    by: str
    made: str
    undone: bool


@dataclass(slots=True)
class Tally:
    """Counts of a run of `add`."""

    added: int = 0
    known: int = 0
    version: int = 0
    troubles: list[str] = field(default_factory=list)

    @property
    def seen(self) -> int:
        return self.added + self.known + self.version

    def count(self, outcome: Outcome) -> None:
        setattr(self, outcome, getattr(self, outcome) + 1)
