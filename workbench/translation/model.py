"""What a translator takes and gives: the protocol that every engine keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    from workbench.translation.terminology import TermFate


FaultKind = Literal["number", "name", "negation", "quotation", "speech", "mark", "lost", "repeat", "word"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind, and the words that show it: of the source where something is lost, else of the rendering."""

    kind: FaultKind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One rendering of a sentence; `score` is the mean log-probability of its tokens (0 is certain)."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence's translation: the best text, the n-best list (best first), a note when it was cut up.

    `terms`: what became of each rendering a glossary wanted; `doubts`: what a check against the source found wrong.
    """

    text: str
    alternatives: tuple[Hypothesis, ...] = ()
    note: str | None = None
    terms: tuple[TermFate, ...] = ()
    doubts: tuple[Fault, ...] = ()


@runtime_checkable
class Translator(Protocol):
    """Translates sentences one by one, in one batch; the i-th rendering belongs to the i-th sentence."""

    @property
    def engine(self) -> str: ...

    @property
    def package(self) -> str: ...

    @property
    def source(self) -> str: ...

    @property
    def target(self) -> str: ...

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]: ...

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]] | None:
        """Log-probability of each token of `references[i]` given `sentences[i]`; None if the engine cannot."""
        ...
