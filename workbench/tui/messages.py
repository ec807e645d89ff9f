"""What workers say to screens: a worker posts, the handler owns all state.

Nobody changes a message once it is posted. Textual writes its own fields into them, so they cannot be frozen.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from workbench.comparison.model import Comparison
from workbench.documents.model import Document
from workbench.findings import Findings
from workbench.text.spans import Span
from workbench.translation.model import Hypothesis


@dataclass(eq=False)
class Progressed(Message):
    """A stage of a comparison has begun: "read", "translate", "align", "compare"."""

    stage: str


@dataclass(eq=False)
class Compared(Message):
    """A comparison is ready."""

    article: Document
    origin: Document
    comparison: Comparison


@dataclass(eq=False)
class Failed(Message):
    """Work came to nothing: one sentence for the user, and a trace where the program is at fault."""

    sentence: str
    trace: str = ""


@dataclass(eq=False)
class TwinsFound(Message):
    """Words that stand for one another, as spans of the article's and the origin's text."""

    ticket: int
    article: tuple[tuple[int, int], ...]
    origin: tuple[tuple[int, int], ...]


@dataclass(eq=False)
class RenderingsFound(Message):
    """Other translations of a sentence of the article."""

    sentence: Span
    hypotheses: tuple[Hypothesis, ...]


@dataclass(eq=False)
class GlossaryReady(Message):
    """The glossary is in memory and its index of terms is built."""


@dataclass(eq=False)
class FilesFound(Message):
    """The files of a folder that the program reads."""

    names: tuple[str, ...]


@dataclass(eq=False)
class InfoFound(Message):
    """What the information screen could not say at once."""

    found: Findings
