"""Concepts and the terms that name them, with the side each wording favours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_args

Status = Literal["preferred", "admitted", "not-preferred", "loaded", "prohibited"]
Kind = Literal["term", "institution", "place", "person", "report-verb", "hedge", "booster", "false-friend"]
Matching = Literal["lemma", "exact", "case"]

STATUSES: tuple[Status, ...] = get_args(Status)
KINDS: tuple[Kind, ...] = get_args(Kind)
MATCHINGS: tuple[Matching, ...] = get_args(Matching)
CLASSES = {
    "report-verb": ("neutral", "distancing", "factive", "assertive"),
    "hedge": ("hearsay", "possibility", "approximation", "attribution-shield", "doubt"),
    "booster": ("certainty", "emphasis"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One wording. `side`: whom it favours (None is neutral), `strength` 0-3; `class_`: of a verb, hedge, booster."""

    lang: str
    text: str
    status: Status = "preferred"
    side: str | None = None
    strength: int = 0
    class_: str | None = None
    forms: tuple[str, ...] = ()
    match: Matching = "lemma"
    gap: int = 0
    false_friends: tuple[str, ...] = ()
    example: str | None = None
    source: str | None = None

    @property
    def is_neutral(self) -> bool:
        return self.side is None and self.status in ("preferred", "admitted")

    @property
    def is_loaded(self) -> bool:
        return self.side is not None or self.status in ("loaded", "prohibited")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing and its competing wordings; texts for people are keyed by interface language."""

    id: str
    theme: str
    kind: Kind
    definition: Mapping[str, str]
    terms: tuple[Term, ...]
    note: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def terms_in(self, lang: str) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.lang == lang)

    def neutral(self, lang: str) -> Term | None:
        """The wording to prefer in `lang`: preferred before admitted; None when there is no neutral one."""
        candidates = [term for term in self.terms_in(lang) if term.is_neutral]
        return min(candidates, key=lambda term: STATUSES.index(term.status), default=None)


@dataclass(frozen=True)
class Glossary:
    """Concepts by id. `digest` names the exact content: the same digest finds the same terms."""

    concepts: Mapping[str, Concept]
    digest: str
    sides: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def side_label(self, side: str, language: str = "en") -> str:
        label = self.sides.get(side, {}).get("label", {})
        return label.get(language) or label.get("en") or side

    def source_title(self, key: str) -> str:
        entry = self.sources.get(key, {})
        parts = [str(entry[name]) for name in ("publisher", "title", "year") if entry.get(name)]
        return ", ".join(parts) or key

    @cached_property
    def themes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(concept.theme for concept in self))

    @cached_property
    def matchers(self) -> dict[str, Any]:
        """The matching room's index of each language, built when first asked for."""
        return {}
