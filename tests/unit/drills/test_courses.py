"""Courses and hand-written exercises: enough of them, well formed, and graded as they say."""

import re
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


LEVEL = '[[level]]\nkinds = ["cloze"]\nconcepts = ["syria.army"]\n'
SPOT = '[[spot]]\nid = "a"\nlang = "fr"\norigin = "x"\norigin_lang = "en"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[level]]\nkinds = ["cloze"]\nconcepts = ["syria.armee"]', "did you mean 'syria.army'"),
        ('[[level]]\nkinds = ["clozze"]\nconcepts = []', "did you mean 'cloze'"),
        ('[[level]]\nkinds = "cloze"\nconcepts = ["syria.army"]', "must be a list of texts"),
        ('[[level]]\nconcepts = ["syria.army"]', "concepts but no kinds"),
        ('[[level]]\nkinds = ["false-friend"]\nconcepts = ["syria.army"]', "makes no exercise of false-friend"),
        ('[[level]]\nitems = ["spot/fr/course/rigde"]', "did you mean 'spot/fr/course/ridge'"),
        ("[[level]]\nitems = [3]", "must be a list of texts"),
        ('[level]\nkinds = ["cloze"]', "two brackets"),
        (LEVEL + 'langs = ["de"]', "no language 'de'"),
        (LEVEL + 'each = "2"', "`each` must be a whole number"),
        (LEVEL + 'concept = ["x"]', "unknown key 'concept'; did you mean 'concepts'"),
        ("[course]\nid = 'x'", "asks nothing"),
        ("[course]\ntitel = 'x'\n" + LEVEL, "did you mean 'title'"),
        ("[course]\ntitle = 3\n" + LEVEL, "must be a text or"),
        ("[course]\norder = 'random'\n" + LEVEL, '"listed" or "mixed"'),
        ("[[level]\n", "no readable course"),
        ("[exams]\n" + LEVEL, "unknown table 'exams'; did you mean 'exam'"),
        ("[exam]\nminuts = 3\n" + LEVEL, "did you mean 'minutes'"),
        ("[exam]\nminutes = 0\n" + LEVEL, "a number above 0"),
        ("[exam]\npass = 70\n" + LEVEL, "a share between 0 and 1"),
        ("[exam]\nitems = 500\n" + LEVEL, "wants 500 items, but the levels hold 2"),
        ('[exam]\nkinds = ["headline"]\n' + LEVEL, "allows only headline"),
        (SPOT + 'article = "rien"\n' + LEVEL, "square brackets"),
        (SPOT + 'article = "y [z]"\nconcept = "syria.armi"\n' + LEVEL, "did you mean 'syria.army'"),
        (SPOT + 'article = "y [z]"\nside = "moscou"\n' + LEVEL, "did you mean 'moscow'"),
        (SPOT.replace('"a"', '"ridge"') + 'article = "y [z]"\n' + LEVEL, "another exercise 'spot/fr/course/ridge'"),
        ('[[friend]]\nid = "a"\nlang = "fr"\ntext = "x [y]"\nwrong = ["b"]\n' + LEVEL, "lacks 'right'"),
        (
            '[[friend]]\nid = "a"\nlang = "fr"\ntext = "x [y]"\nright = "b"\nwrong = ["b"]\n' + LEVEL,
            "in `right` and in `wrong`",
        ),
        (
            SPOT.replace("spot", "headline") + 'text = "y"\nterm = "z"\nkeep = ["a"]\n' + LEVEL,
            "does not accept its own `term`",
        ),
    ],
)
def test_a_course_with_a_mistake_is_refused_in_one_sentence_that_says_what_to_mend(
    text: str, message: str, tmp_path: Path, glossary: Glossary
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=re.escape(message)) as refused:
        load_course(path, glossary)
    assert "mine.toml" in str(refused.value) or "'a'" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_course_may_name_an_exercise_of_the_glossary_by_its_id(tmp_path: Path, glossary: Glossary) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[level]]\nitems = ["cloze/fr/syria.ceasefire/cessez-le-feu"]\n', "utf-8")
    assert [item.term for item in load_course(path, glossary).items] == ["cessez-le-feu"]
