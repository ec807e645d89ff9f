"""The gold pairs of framing: well formed, a third of them plain, dev and test apart."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FRAMING = Path(__file__).parents[3] / "samples" / "framing"
FLOORS = {"loaded-term": 35, "attribution": 30, "certainty": 30, "quotation-marks": 25, "agency": 25}
KINDS = {*FLOORS, "number", "date", "name"}


def pairs(name: str) -> list[dict[str, Any]]:
    lines = (FRAMING / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", ["dev", "test"])
def test_every_span_stands_in_its_text_and_says_which_occurrence_when_there_are_several(name: str) -> None:
    for pair in pairs(name):
        for mark in pair["marks"]:
            assert mark["kind"] in KINDS, pair["id"]
            assert mark["article"] or mark["origin"], pair["id"]
            for side in ("article", "origin"):
                if mark[side] is not None:
                    found = pair[side].count(mark[side])
                    assert mark.get(f"{side}_at", 0) < found, (pair["id"], mark[side])
                    assert found == 1 or f"{side}_at" in mark, (pair["id"], mark[side])


@pytest.mark.parametrize("name", ["dev", "test"])
def test_a_third_of_the_pairs_is_plain_and_each_kind_has_enough_marks(name: str) -> None:
    gold = pairs(name)
    plain = sum(not pair["marks"] for pair in gold)
    assert len(gold) >= 170
    assert 0.30 <= plain / len(gold) <= 0.40
    counts = Counter(mark["kind"] for pair in gold for mark in pair["marks"])
    assert {kind: counts[kind] for kind in FLOORS if counts[kind] < FLOORS[kind]} == {}
    assert len({pair["id"] for pair in gold}) == len(gold)


def test_no_sentence_of_the_test_set_is_in_the_dev_set() -> None:
    dev, test = pairs("dev"), pairs("test")
    for side in ("article", "origin"):
        assert {pair[side] for pair in dev}.isdisjoint(pair[side] for pair in test)
