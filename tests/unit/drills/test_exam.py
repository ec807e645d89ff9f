"""Exams: drawn fairly, timed, sealed, and graded again when they are checked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from workbench.drills.classreport import class_report, from_exam, report_csv, report_html
from workbench.drills.courses import find_course
from workbench.drills.exam import Exam, check, draw
from workbench.glossary.model import Glossary

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def sit(glossary: Glossary, answers: int = 20, code: str = "") -> dict[str, Any]:
    exam = Exam(find_course("syria-armed-groups", glossary), "Ana", glossary, "seed", NOW)
    for number in range(answers):
        item = exam.current
        assert item is not None
        right = next((str(n) for n, option in enumerate(item.options, 1) if option.right), item.term)
        exam.answer("régime d'Assad" if number % 4 == 3 else right, NOW + timedelta(seconds=number))
    return exam.result(NOW + timedelta(minutes=5), code)


def test_the_same_word_draws_the_same_questions_one_a_concept(glossary: Glossary) -> None:
    course = find_course("syria-armed-groups", glossary)
    drawn = draw(course, "class 4b")
    assert drawn == draw(course, "class 4b") != draw(course, "class 4c")
    assert len({item.sibling for item in drawn}) == len(drawn) == course.exam.items
    assert {item.kind for item in drawn} == set(course.exam.kinds)


def test_a_sound_result_is_sound_and_any_change_breaks_its_seal(glossary: Glossary) -> None:
    result = sit(glossary)
    assert check(result, glossary) == []
    assert result["passed"]
    for change in ({"credit": 20.0}, {"trainee": "Ben"}, {"passed": False}):
        assert any("seal" in problem for problem in check(result | change, glossary))


def test_a_seal_made_anew_does_not_hide_an_answer_that_grades_otherwise(glossary: Glossary) -> None:
    from workbench.drills.exam import seal

    result = sit(glossary)
    wrong = next(answer for answer in result["answers"] if answer["credit"] == 0)
    wrong |= {"label": "right", "credit": 1.0}
    result["credit"] += 1
    result["seal"] = seal(result)
    assert any("is not graded 'right'" in problem for problem in check(result, glossary))


def test_a_result_sealed_with_the_teachers_word_needs_it(glossary: Glossary) -> None:
    result = sit(glossary, code="chouette")
    assert check(result, glossary, "chouette") == []
    assert any("code" in problem for problem in check(result, glossary))
    assert any("seal is broken" in problem for problem in check(result, glossary, "hibou"))


def test_answers_after_the_time_count_as_empty_and_so_do_questions_without_one(glossary: Glossary) -> None:
    exam = Exam(find_course("syria-armed-groups", glossary), "Ana", glossary, "seed", NOW)
    assert exam.seconds_left(NOW) == 20 * 60
    exam.answer("anything", NOW + timedelta(minutes=21))
    result = exam.result(NOW + timedelta(minutes=22))
    assert {answer["label"] for answer in result["answers"]} == {"empty"}
    assert (result["credit"], result["passed"]) == (0, False)
    assert check(result, glossary) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_class_report_counts_terms_and_the_side_that_errors_lean_to(glossary: Glossary, language: str) -> None:
    found = class_report(from_exam(sit(glossary)), glossary)
    assert found.answers == 20
    assert dict(found.sides).keys() == {"syrian-opposition"}
    assert sum(row.wrong for row in found.terms) >= 4
    table, page = report_csv(found, glossary, language), report_html(found, glossary, language)
    assert table.count("\nterm,") == len(found.terms)
    assert found.terms[0].concept in page
    assert glossary.side_label("syrian-opposition", language) in page
    assert "http" not in page and "<script" not in page


def test_names_in_a_report_can_do_no_harm(glossary: Glossary) -> None:
    result = sit(glossary) | {"trainee": "=HYPERLINK(<b>)"}
    found = class_report(from_exam(result), glossary)
    assert "trainee,'=HYPERLINK" in report_csv(found, glossary, "en")
    assert "<b>" not in report_html(found, glossary, "en")


def test_in_mid_exam_the_kept_result_is_sound_and_tells_no_answer_to_come(glossary: Glossary) -> None:
    exam = Exam(find_course("syria-armed-groups", glossary), "Ana", glossary, "seed", NOW)
    exam.answer("x", NOW)
    result = exam.result(NOW, running=True)
    assert check(result, glossary) == []
    assert result["answers"][0]["expected"]
    assert {answer["expected"] for answer in result["answers"][1:]} == {""}


def test_a_chosen_wording_is_kept_by_its_words_and_counted_in_the_report(glossary: Glossary) -> None:
    exam = Exam(find_course("syria-armed-groups", glossary), "Élodie", glossary, "seed", NOW)
    while exam.current is not None:
        item = exam.current
        wrong = next((str(n) for n, option in enumerate(item.options, 1) if not option.right), "x")
        exam.answer(wrong, NOW)
    result = exam.result(NOW)
    chosen = [answer for answer in result["answers"] if answer["kind"] == "neutral"]
    assert chosen and not any(answer["answer"].isdecimal() for answer in chosen)
    assert check(result, glossary) == []
    found = class_report([*from_exam(result), *from_exam(result | {"trainee": "Zoé"})], glossary)
    assert [one.name for one in found.trainees] == ["Élodie", "Zoé"]
    assert {answer["answer"] for answer in chosen} <= {row.often for row in found.terms}
    assert "\u202f%" in report_html(found, glossary, "fr")
