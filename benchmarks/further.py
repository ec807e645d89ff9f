"""Marks and links on the twelve further pairs of samples/further, for the floors; `samples` prints them."""

from __future__ import annotations

from benchmarks.samples import FURTHER, measured

SLACK = 0.1  # as for samples: a handful of gold marks a kind


def measure() -> tuple[dict[str, float], str]:
    """Values for the floors, and the hash of the pairs."""
    return measured(FURTHER)
