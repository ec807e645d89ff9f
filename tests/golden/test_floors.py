"""What the benchmarks measure without training data or models of their own may not fall below its pinned floor."""

from __future__ import annotations

import importlib

import pytest

from benchmarks.floors import broken, load


@pytest.mark.parametrize("section", ["segments", "terminology", "readings", "further"])
def test_a_benchmark_holds_its_floors(section: str) -> None:
    module = importlib.import_module(f"benchmarks.{section}")
    try:
        values, corpus = module.measure()
    except FileNotFoundError:
        pytest.skip("the evaluation data is not at hand")

    assert load(section)["corpus"] == corpus, f"the data changed: run `python -m benchmarks.floors {section}`"
    assert broken(section, values) == []
