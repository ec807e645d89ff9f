"""Scoring marks against gold: the same kind on overlapping words of both sides counts as found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.comparison.model import Comparison, Mark
from workbench.text.spans import Span

ALIASES = {"no-match": "addition"}


@dataclass(frozen=True, slots=True)
class GoldMark:
    """A gold mark with its words turned into spans (None where a side has none); an optional one may be missed."""

    kind: str
    article: Span | None
    origin: Span | None
    note: str
    optional: bool = False


def gold_marks(entries: Iterable[Mapping[str, Any]], article: str, origin: str) -> list[GoldMark]:
    """Gold entries (substrings, with an occurrence number where they are ambiguous) as spans."""
    return [
        GoldMark(
            ALIASES.get(entry["kind"], entry["kind"]),
            find(article, entry.get("article"), entry.get("article_at", 0)),
            find(origin, entry.get("origin"), entry.get("origin_at", 0)),
            entry.get("note", ""),
            entry.get("optional", False),
        )
        for entry in entries
    ]


def find(text: str, words: str | None, occurrence: int = 0) -> Span | None:
    """The span of the n-th occurrence of `words`. Raises ValueError when there is none."""
    if words is None:
        return None
    start = -1
    for _ in range(occurrence + 1):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"{words!r} does not stand in the text")
    return start, start + len(words)


def matches(mark: Mark, gold: GoldMark) -> bool:
    """Same kind, and overlapping words on every side that the gold names."""
    if ALIASES.get(mark.kind, mark.kind) != gold.kind:
        return False
    sides = [(gold.article, mark.article), (gold.origin, mark.origin)]
    named = [(span, spans) for span, spans in sides if span is not None]
    touched = [any(s < span[1] and span[0] < e for s, e in spans) for span, spans in named]
    # A mark on one side alone still points the reader to the right words.
    return any(touched) and all(t or not spans for t, (_, spans) in zip(touched, named, strict=True))


@dataclass
class Tally:
    """Found, missed and false marks of each kind."""

    found: Counter[str]
    missed: Counter[str]
    false: Counter[str]

    def precision(self, kind: str) -> float:
        made = self.found[kind] + self.false[kind]
        return self.found[kind] / made if made else 1.0

    def recall(self, kind: str) -> float:
        wanted = self.found[kind] + self.missed[kind]
        return self.found[kind] / wanted if wanted else 1.0


def tally(pairs: Iterable[tuple[Sequence[Mark], Sequence[GoldMark]]], kinds: Sequence[str]) -> Tally:
    """Count over many comparisons. A false mark is one that meets no gold mark of its kind."""
    result = Tally(Counter(), Counter(), Counter())
    for marks, gold in pairs:
        for wanted in gold:
            hit = any(matches(mark, wanted) for mark in marks)
            if hit or not wanted.optional:
                (result.found if hit else result.missed)[wanted.kind] += 1
        for mark in marks:
            kind = ALIASES.get(mark.kind, mark.kind)
            if kind in kinds and not any(matches(mark, wanted) for wanted in gold):
                result.false[kind] += 1
    return result


def sample_folders(samples: Path) -> list[Path]:
    """The pairs of samples/ that have one article, one origin and gold."""
    return [f for f in sorted(samples.iterdir()) if (f / "gold.json").is_file() and "origin" in _gold(f)]


def _gold(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "gold.json").read_text("utf-8")))


def load_sample(folder: Path) -> tuple[Path, Path, dict[str, Any]]:
    gold = _gold(folder)
    return folder / gold["article"], folder / gold["origin"], gold


def link_score(comparison: Comparison, gold: dict[str, Any]) -> tuple[int, int, int]:
    """(right, made, wanted) paragraph links, null links left out."""
    made = {(k.a, k.b) for k in comparison.links if not k.is_null}
    wanted = {(tuple(a), tuple(b)) for a, b in gold["paragraph_links"] if a and b}
    return len(made & wanted), len(made), len(wanted)
