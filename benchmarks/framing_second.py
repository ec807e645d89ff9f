"""Marks of framing on the second gold set of samples/framing, written blind: all kinds together."""

from __future__ import annotations

from benchmarks.floors import corpus_hash
from benchmarks.framing import GOLD, over_all, score

SLACK = 0.03  # a few dozen gold marks: one that tips over on another processor is no regression


def measure() -> tuple[dict[str, float], str]:
    """What floors.toml pins, on the test pairs, with the hash of both gold files."""
    return over_all(score("second-test")), corpus_hash([GOLD / "second-dev.jsonl", GOLD / "second-test.jsonl"])
