"""The marks of framing against the test half of the gold, held to the pinned floors."""

from benchmarks import floors, framing, framing_russian, framing_second


def test_framing_keeps_its_floors_on_the_test_pairs() -> None:
    measured, corpus = framing.measure()
    assert floors.load("framing")["corpus"] == corpus, "the gold changed: measure again and pin"
    assert floors.broken("framing", measured) == []


def test_framing_keeps_its_floors_on_the_russian_test_pairs() -> None:
    measured, corpus = framing_russian.measure()
    assert floors.load("framing_russian")["corpus"] == corpus, "the gold changed: measure again and pin"
    assert floors.broken("framing_russian", measured) == []


def test_framing_keeps_its_floors_on_the_pairs_written_blind() -> None:
    measured, corpus = framing_second.measure()
    assert floors.load("framing_second")["corpus"] == corpus, "the gold changed: measure again and pin"
    assert floors.broken("framing_second", measured) == []
