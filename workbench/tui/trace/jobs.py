"""Work of the trace screen done in threads: tracing, measuring a chain, drawing it again, keeping a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from textual.message import Message

from workbench.archive.locating import Place
from workbench.archive.model import Entry
from workbench.archive.places import parted, read_place
from workbench.tracing.model import Chain, Origin
from workbench.tui.archive.jobs import opened
from workbench.tui.wording import say

if TYPE_CHECKING:
    from workbench.archive.store import Archive
    from workbench.documents.model import Document
    from workbench.tracing.chain import Measured

Subject: TypeAlias = "str | Document"
"""What is traced: a place (a file, ARCHIVE#ID) or a document in memory."""
Step = Callable[[str], None]
MOST = 30


@dataclass(eq=False)
class Traced(Message):
    """The likely origins of an article, with what the archive knows of each."""

    name: str
    origins: tuple[Origin, ...]
    entries: dict[str, Entry]


@dataclass(eq=False)
class Drawn(Message):
    """A chain. `name`: the article it is about, None for a whole archive; `said`: a sentence on what was decided."""

    measured: Measured
    chain: Chain
    name: str | None
    said: str = ""


def document_of(subject: Subject) -> Document:
    """The document to trace. Raises UserError as reading does."""
    return read_place(subject) if isinstance(subject, str) else subject


def id_in(path: Place, subject: Subject | None) -> str | None:
    """The id of the subject where it lies in this archive."""
    found = parted(subject) if isinstance(subject, str) else None
    return found[1] if found is not None and found[0] == path else None


def trace(path: Place, subject: Subject, step: Step) -> Traced:
    """Rank the likely origins."""
    from workbench.tracing.trace import trace as ranked

    document = document_of(subject)
    with opened(path) as archive:
        origins = ranked(archive, document, limit=MOST, progress=_stages(step))
        entries = {entry.id: entry for entry in archive.entries([origin.id for origin in origins])}
    return Traced(document.title or document.id, tuple(origins), entries)


def draw(path: Place, subject: Subject | None, step: Step) -> Drawn:
    """Measure and draw the chain of a document, or of the whole archive."""
    from workbench.tracing.chain import chain_of, measured

    document = document_of(subject) if subject is not None else None
    with opened(path) as archive:
        made = measured(archive, document, _stages(step))
        step(say("trace.stage draw"))
        return Drawn(made, chain_of(made, archive.decisions()), made.article)


def decided(path: Place, made: Measured, act: Callable[[Archive], str]) -> Drawn:
    """Keep a decision (`act` does it and says what it did) and draw the chain again. Raises UserError as `act` does."""
    from workbench.tracing.chain import chain_of

    with opened(path, writing=True) as archive:
        said = act(archive)
        return Drawn(made, chain_of(made, archive.decisions()), made.article, said)


def _stages(step: Step) -> Callable[[str, int, int], None]:
    def tell(stage: str, at: int, of: int) -> None:
        words = say(f"trace.stage {stage}")
        step(f"{words} {at}/{of}" if of > 1 else words)

    return tell
