"""Marks of framing on faithful human translations, where hardly any belongs: false accusations a hundred sentences.

Some are true: translators do write « affirme » for "says" or leave an "almost" out. What counts is that there are few.

    python -m benchmarks.faithful [-v]

The rules were written with the first three in view (`-v` shows every mark there); the last is only counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.floors import corpus_hash
from benchmarks.framing import KINDS, linked
from workbench.version import VERSION

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "mt"
SLACK = 0.005
Lines = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """Every `step`-th sentence of a set from `first` on."""

    name: str
    corpus: str
    first: int
    step: int

    def pairs(self) -> Lines:
        sides = [(DATA / f"{self.corpus}.{lang}").read_text("utf-8").splitlines() for lang in ("fr", "en")]
        return list(zip(*sides, strict=True))[self.first :: self.step]


SEEN = (Part("genre", "genre", 0, 1), Part("flores-dev", "flores-dev", 0, 4), Part("wmt12", "wmt12", 0, 12))
COUNTED = Part("wmt12, counted", "wmt12", 1, 6)


def marks(pairs: Lines) -> Iterator[tuple[tuple[str, str], Any]]:
    """Each mark of framing with the pair that it stands in."""
    from workbench.comparison.framing import findings

    for french, english in pairs:
        pair = {"article": french, "origin": english, "article_lang": "fr", "origin_lang": "en"}
        for found in findings(linked(pair)):
            if found.kind in KINDS:
                yield (french, english), found


def counts(part: Part) -> tuple[int, Counter[str]]:
    """Sentences of a part, and how many marks of each kind are in it."""
    pairs = part.pairs()
    return len(pairs), Counter(found.kind for _, found in marks(pairs))


def measure() -> tuple[dict[str, float], str]:
    """What floors.toml pins: sentences less marks, a sentence, all kinds together."""
    values = {}
    for part in (*SEEN, COUNTED):
        sentences, found = counts(part)
        values[f"{part.name} unmarked"] = 1 - sum(found.values()) / sentences
    return values, corpus_hash(sorted(DATA.glob("*.fr")) + sorted(DATA.glob("*.en")))


def _show(part: Part) -> None:
    for (french, english), found in marks(part.pairs()):
        print(f"{found.kind} ({found.rule}): {found.from_!r} -> {found.to!r}\n  {french}\n  {english}")


def main(arguments: Sequence[str] = ()) -> None:
    """Print marks a hundred sentences, a kind and a part."""
    if not DATA.exists():
        print("skipped: no data")
        return
    print(f"{'marks in 100 sentences':24}{'sentences':>10}" + "".join(f"{kind:>17}" for kind in KINDS) + f"{'all':>8}")
    for part in (*SEEN, COUNTED):
        sentences, found = counts(part)
        cells = "".join(f"{100 * found[kind] / sentences:17.1f}" for kind in KINDS)
        print(f"{part.name:24}{sentences:10}{cells}{100 * sum(found.values()) / sentences:8.1f}")
    if "-v" in (arguments or sys.argv[1:]):
        for part in SEEN:
            _show(part)
    print(f"workbench {VERSION}|a pair linked by force|no origin of the article")


if __name__ == "__main__":
    main()
