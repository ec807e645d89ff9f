"""What an exercise is, what an answer is worth, and the settings that grading obeys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from workbench.text.spans import Span

Kind = Literal["neutral", "translate", "spot", "side", "restore", "headline", "cloze", "reverse", "false-friend"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CHOICES: frozenset[Kind] = frozenset({"neutral", "side", "false-friend"})
SENTENCES: frozenset[Kind] = frozenset({"translate", "restore", "headline"})

Label = Literal[
    "right", "variant", "inflected", "typo", "accent", "not-preferred", "partial", "probable", "wrong-side",
    "wrong-term", "empty",
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)
CREDIT: Mapping[Label, float] = {
    "right": 1.0, "variant": 1.0, "typo": 0.75, "accent": 0.75, "inflected": 0.5, "not-preferred": 0.5,
    "partial": 0.5, "probable": 0.5, "wrong-side": 0.0, "wrong-term": 0.0, "empty": 0.0,
}  # fmt: skip

NO_SIDE = "none"  # the answer "takes no side" among the sides offered


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from: words, or the key of a side; `right` for exactly one of an item's options."""

    text: str
    right: bool = False
    side: str | None = None
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise. The same glossary, pair or article always makes the same item under the same id.

    `text` is what is shown (with `GAP` for a cloze) in `text_lang`, `marked` the words of it in question, `beside` a
    second text: the origin (spot, restore, headline) or the cue of a gap. `lang` is the language of the answer,
    `term` the answer, `accepted` others as good. `keep`: what the answer must still say (alternatives parted by `|`),
    `avoid`: the spin it must lose. `classes`: report-verb or hedge classes that restore what was dropped.
    `made_from`: "glossary", "course" or "article". `verb`: the answer is a verb whose tense the sentence fixes.
    """

    id: str
    kind: Kind
    lang: str
    concept: str
    theme: str
    text: str
    text_lang: str
    marked: tuple[Span, ...] = ()
    beside: str = ""
    beside_lang: str = ""
    options: tuple[Option, ...] = ()
    term: str = ""
    accepted: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    side: str | None = None
    note: Mapping[str, str] = field(default_factory=dict, hash=False)
    source: str = ""
    made_from: str = "glossary"
    verb: bool = False

    @property
    def sibling(self) -> str:
        """Items of one concept are siblings, and those on one sentence of an article: one gives the others away."""
        if self.made_from == "article":
            return f"{self.id.split('/')[2]} {self.text}"[:120]
        return self.concept or self.id


GAP = "____"


@dataclass(frozen=True, slots=True)
class Strictness:
    """`accents`: required, or forgiven. `typos`: whether a slip of the finger keeps most of the credit."""

    accents: bool = False
    typos: bool = True


LENIENT = Strictness()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer is worth and why; `right` and `missed` are words of the answer and of what was expected.

    `side`: whom the chosen word favours. `neutral`: what to write instead, `source`: who says so. `notes`: keys of
    `feedback.py` with their values. `doubtful`: the grader would not swear to it; a teacher should look. The label
    "probable" is given by a model to what the rules could not judge, and shown to the teacher.
    """

    label: Label
    right: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    given: str = ""
    expected: str = ""
    side: str | None = None
    strength: int = 0
    neutral: str | None = None
    source: str = ""
    notes: tuple[tuple[str, Mapping[str, str]], ...] = field(default=(), hash=False)
    doubtful: bool = False

    @property
    def unsure(self) -> bool:
        """Neither known right nor known wrong: what a model, or a teacher, may be asked about."""
        return self.doubtful and not self.passed and self.label == "wrong-term"

    @property
    def credit(self) -> float:
        return CREDIT[self.label]

    @property
    def passed(self) -> bool:
        return self.credit >= 0.5


def leaning(kind: str, label: str, side: str | None) -> str | None:
    """The side that an error leans to: it chose that side's word where a neutral one was wanted."""
    return side if label == "wrong-side" and kind != "side" else None
