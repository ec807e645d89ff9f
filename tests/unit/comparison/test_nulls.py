"""A clause without counterpart, and what another mark says of its words."""

from __future__ import annotations

from workbench.comparison.context import Finding
from workbench.comparison.nulls import is_answered

CLAUSE = Finding("addition", ((10, 30),), (), "addition.clause")


def test_a_clause_whose_words_another_mark_pairs_has_a_counterpart() -> None:
    assert is_answered(CLAUSE, [Finding("loaded-term", ((12, 20),), ((3, 9),), "loaded-term.softened")])


def test_a_clause_beside_the_paired_words_has_none() -> None:
    assert not is_answered(CLAUSE, [Finding("loaded-term", ((30, 40),), ((3, 9),), "loaded-term.softened")])


def test_a_mark_of_one_side_answers_nothing() -> None:
    assert not is_answered(CLAUSE, [Finding("loaded-term", ((12, 20),), (), "loaded-term.added")])


def test_a_whole_sentence_without_counterpart_stays_one() -> None:
    sentence = Finding("addition", ((10, 30),), (), "addition.sentence")
    assert not is_answered(sentence, [Finding("number", ((12, 20),), ((3, 9),), "number.changed")])
