"""Added, omitted and moved sentences in 63 real news articles, French against English, against gold.

    python -m benchmarks edits

Beside a plain length aligner, and with a pair of strangers (each French article against the next one's English), where
every link is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.floors import corpus_hash
from benchmarks.gale_church import gale_church
from benchmarks.links import Counts, counted
from workbench.alignment import Link, align
from workbench.alignment.embeddings import MODEL
from workbench.version import VERSION

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "edits" / "dev.jsonl"
KINDS = ("added", "omitted", "moved", "links")

Aligner = Callable[[list[str], list[str]], list[Link]]


@dataclass(frozen=True, slots=True)
class Article:
    """French and English sentences; gold: the English index of each French one or None, the moved English one."""

    french: list[str]
    english: list[str]
    gold: list[int | None]
    omitted: frozenset[int]
    moved: frozenset[int]

    def wanted(self) -> dict[str, set[object]]:
        return {
            "added": {i for i, j in enumerate(self.gold) if j is None},
            "omitted": set(self.omitted),
            "moved": set(self.moved),
            "links": {((i,), (j,)) for i, j in enumerate(self.gold) if j is not None},
        }


def articles() -> list[Article]:
    """The articles, or none where the data is absent."""
    if not DATA.exists():
        return []
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    return [
        Article(
            row["fr"],
            row["en"],
            row["gold_fr_to_en"],
            frozenset(row["omitted_en"]),
            frozenset() if row["moved_en"] is None else frozenset({row["moved_en"]}),
        )
        for row in rows
    ]


def ours(french: list[str], english: list[str]) -> list[Link]:
    return align(french, english, "fr", "en")


def without_words(french: list[str], english: list[str]) -> list[Link]:
    return align(french, english, "fr", "en", lookup=None)


def lengths_alone(french: list[str], english: list[str]) -> list[Link]:
    return [Link(a, b) for a, b in gale_church([len(s) for s in french], [len(s) for s in english])]


def score(aligner: Aligner, texts: list[Article]) -> dict[str, Counts]:
    """Counts of each kind over all articles."""
    totals = dict.fromkeys(KINDS, Counts())
    for text in texts:
        links = aligner(text.french, text.english)
        made: dict[str, set[object]] = {
            "added": {i for link in links if not link.b for i in link.a},
            "omitted": {j for link in links if not link.a for j in link.b},
            "moved": {j for link in links if link.moved for j in link.b},
            "links": {(link.a, link.b) for link in links if not link.is_null},
        }
        wanted = text.wanted()
        for kind in KINDS:
            totals[kind] += counted(made[kind], wanted[kind])
    return totals


def strangers_linked(aligner: Aligner, texts: list[Article]) -> float:
    """Share of French sentences linked to an English article on something else."""
    linked = sentences = 0
    for text, other in zip(texts, texts[1:] + texts[:1], strict=True):
        links = aligner(text.french, other.english)
        linked += sum(len(link.a) for link in links if not link.is_null)
        sentences += len(text.french)
    return linked / sentences


def measure() -> tuple[dict[str, float], str]:
    """Values for the floors, and the hash of the data."""
    texts = articles()
    values = {f"{kind} F1": counts.f1 for kind, counts in score(ours, texts).items()}
    values["strangers left alone"] = 1 - strangers_linked(ours, texts)
    return values, corpus_hash([DATA])


def main() -> None:
    """Print precision, recall and F1 of each kind and aligner, and the signature."""
    texts = articles()
    if not texts:
        print("skipped: no data")
        return
    print(f"{'':24}{'kind':10}{'P':>7}{'R':>7}{'F1':>7}   right   made  wanted")
    for title, aligner in (("ours", ours), ("ours, words off", without_words), ("Gale-Church", lengths_alone)):
        for kind, counts in score(aligner, texts).items():
            print(
                f"{title:24}{kind:10}{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
                f"{counts.right:8}{counts.made:7}{counts.wanted:8}"
            )
        print(f"{title:24}strangers linked: {strangers_linked(aligner, texts):.1%} of sentences")
    print(f"edits|f1|data:{corpus_hash([DATA])}|workbench:{VERSION}|{MODEL}")
