"""The marks of framing against the test half of the gold, held to the pinned floors."""

from benchmarks import floors, framing


def test_framing_keeps_its_floors_on_the_test_pairs() -> None:
    measured, corpus = framing.measure()
    assert floors.load("framing")["corpus"] == corpus, "the gold changed: measure again and pin"
    assert floors.broken("framing", measured) == []
