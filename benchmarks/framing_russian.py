"""Marks of framing where the origin is Russian, on the gold pairs of samples/framing/russian-*: all kinds together."""

from __future__ import annotations

from benchmarks.floors import corpus_hash
from benchmarks.framing import GOLD, over_all, score

SLACK = 0.1  # a dozen gold marks: one that tips over on another processor is no regression


def measure() -> tuple[dict[str, float], str]:
    """What floors.toml pins, on the test pairs, with the hash of both gold files."""
    return over_all(score("russian-test")), corpus_hash([GOLD / "russian-dev.jsonl", GOLD / "russian-test.jsonl"])
