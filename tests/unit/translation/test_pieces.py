"""Sentences are cut at the strongest marks that make them short enough, and no word is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.translation.pieces import is_looping, split_at_clauses

words = st.lists(st.sampled_from(["le", "chat,", "dort;", "et", "—", "mange…", "a:"]), min_size=1, max_size=80)


@given(words, st.integers(2, 20))
def test_no_word_is_lost_and_every_part_is_short_enough(sentence: list[str], most: int) -> None:
    parts = split_at_clauses(" ".join(sentence), str.split, most)

    assert " ".join(parts).split() == sentence
    assert all(len(part.split()) <= most for part in parts)


def test_strong_marks_are_cut_before_commas() -> None:
    assert split_at_clauses("un, deux trois; quatre, cinq", str.split, 3) == ["un, deux trois;", "quatre, cinq"]


def test_a_decoder_s_loop_is_told_from_a_text_that_repeats_itself() -> None:
    loop = "of the army " * 8
    assert is_looping("l'armée est entrée dans la ville", loop)
    assert not is_looping(loop, loop)
