"""Courses and hand-written exercises: enough of them, well formed, and graded as they say."""

from pathlib import Path

import pytest

from workbench.drills.answering import grade
from workbench.drills.courses import course_files, find_course, load_course
from workbench.drills.material import shipped_items, unbracketed
from workbench.drills.model import KINDS, Item
from workbench.errors import UserError
from workbench.glossary.model import Glossary

SHIPPED = ("attribution-certainty", "syria-armed-groups", "ukraine-nato-russia")
WRITTEN = shipped_items()


def named(name: str) -> Item:
    return next(item for item in WRITTEN if item.id.endswith(f"/course/{name}"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_course_asks_forty_items_or_more_each_once(name: str, glossary: Glossary) -> None:
    course = find_course(name, glossary)
    ids = [item.id for item in course.items]
    assert len(ids) >= 40
    assert len(set(ids)) == len(ids)
    assert {"en", "fr"} <= course.title.keys()
    allowed = [item for item in course.items if item.kind in course.exam.kinds]
    assert len({item.sibling for item in allowed}) >= course.exam.items


def test_the_shipped_courses_ask_every_kind_of_exercise(glossary: Glossary) -> None:
    assert set(SHIPPED) <= set(course_files())
    asked = {item.kind for name in SHIPPED for item in find_course(name, glossary).items}
    assert asked == set(KINDS)


def test_hand_written_exercises_name_real_concepts_and_sides(glossary: Glossary) -> None:
    assert len({item.id for item in WRITTEN}) == len(WRITTEN) > 90
    for item in WRITTEN:
        assert not item.concept or item.concept in glossary.concepts, item.id
        assert item.side is None or item.side in glossary.sides, item.id
        assert sum(option.right for option in item.options) == (item.kind == "false-friend"), item.id


def test_every_hand_written_exercise_accepts_its_answers_and_refuses_the_text_it_is_about(glossary: Glossary) -> None:
    for item in WRITTEN:
        assert grade(item, item.term, glossary).label in ("right", "partial"), item.id
        for text in item.accepted:
            assert grade(item, text, glossary).passed, (item.id, text)
        if item.kind in ("headline", "restore"):
            assert not grade(item, item.text, glossary).passed, item.id


@pytest.mark.parametrize(
    ("name", "answer", "label"),
    [
        ("ridge", "2 5", "right"),
        ("ridge", "2", "partial"),
        ("ridge", "1-14", "partial"),
        ("ridge", "13", "wrong-term"),
        ("ridge", "terroristes bandes", "right"),
        ("booster", "à l'évidence", "right"),
        ("reportedly-bridge", "Le pont aurait été détruit par un drone.", "right"),
        ("reportedly-bridge", "Un drone serait à l'origine de la destruction du pont.", "variant"),
        ("reportedly-bridge", "Le pont a été détruit par un drone.", "wrong-term"),
        ("probably-mortar", "L'obus a sans aucun doute été tiré par un mortier.", "wrong-side"),
        ("probably-mortar", "probablemant", "typo"),
        ("said-mayor", "Selon le maire, personne n'a quitté la ville.", "right"),
        ("minister-admits", "La ministre dit que deux dépôts sont vides", "variant"),
        ("minister-admits", "La ministre avoue que deux dépôts sont vides", "wrong-side"),
        ("minister-admits", "La ministre parle", "wrong-term"),
        ("orcs-flee", "Les occupants russes quittent Verkhniv, selon Kyiv", "wrong-side"),
        ("eventually", "finalement", "right"),
        ("eventually", "éventuellement", "wrong-term"),
    ],
)
def test_answers_to_hand_written_exercises(name: str, answer: str, label: str, glossary: Glossary) -> None:
    assert grade(named(name), answer, glossary).label == label


def test_brackets_become_spans() -> None:
    assert unbracketed("a [b] c [de]") == ("a b c de", ((2, 3), (6, 8)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[level]]\nkinds = ["cloze"]\nconcepts = ["syria.armee"]', "did you mean 'syria.army'"),
        ('[[level]]\nkinds = ["clozze"]\nconcepts = []', "did you mean 'cloze'"),
        ('[[level]]\nitems = ["spot/fr/course/rigde"]', "did you mean 'spot/fr/course/ridge'"),
        ("[course]\nid = 'x'", "asks nothing"),
        ("[[level]\n", "no readable course"),
        ('[exam]\nminuts = 3\n[[level]]\nitems = ["spot/fr/course/ridge"]', "knows items, minutes, pass and kinds"),
        ('[[spot]]\nid = "a"\nlang = "fr"\narticle = "rien"', "square brackets"),
    ],
)
def test_a_course_with_a_mistake_is_refused_with_the_nearest_name(
    text: str, message: str, tmp_path: Path, glossary: Glossary
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=message):
        load_course(path, glossary)
