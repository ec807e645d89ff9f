"""Grading against the teacher's verdicts, held to the pinned floors."""

from benchmarks import drills, floors


def test_grading_keeps_its_floors_and_never_turns_a_right_answer_into_a_side() -> None:
    measured, corpus = drills.measure()
    assert floors.load("drills")["corpus"] == corpus, "the gold changed: measure again and pin"
    assert floors.broken("drills", measured) == []
    assert measured["accuracy"] >= 0.93
    assert measured["right_never_wrong_side"] == 1.0


def test_unusual_answers_are_left_to_the_teacher_rather_than_called_wrong_or_loaded() -> None:
    found = drills.unusual()
    assert sorted(found) == [1, 2]
    for row in found.values():
        right, wrong = row["right"], row["wrong"]
        assert right["refused"] <= right.total() / 4
        assert wrong["passed"] <= 2
