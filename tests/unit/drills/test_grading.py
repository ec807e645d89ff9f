"""Grading: what is right, what is missed, and which side a word takes."""

import pytest

from workbench.drills.grading import grade_term
from workbench.drills.model import Item, Strictness
from workbench.glossary.model import Glossary


def item(kind: str, lang: str, term: str, concept: str, *accepted: str) -> Item:
    return Item("x", kind, lang, concept, "", "…", "en", term=term, accepted=accepted)  # type: ignore[arg-type]


ATTACK = item("cloze", "fr", "attaque chimique présumée", "chemical.chemical-attack", "attaque chimique")
ARMY = item("translate", "fr", "armée syrienne", "syria.army", "forces gouvernementales")
TRUCE = item("cloze", "fr", "cessez-le-feu", "syria.ceasefire", "trêve")


@pytest.mark.parametrize(
    ("asked", "answer", "label"),
    [
        (TRUCE, "le cessez-le-feu", "right"),
        (TRUCE, "TRÊVE.", "variant"),
        (TRUCE, "trêves", "inflected"),
        (TRUCE, "cessez-le-fue", "typo"),
        (TRUCE, "régime de silence", "wrong-side"),
        (TRUCE, "couvre-feu", "wrong-term"),
        (TRUCE, " . ", "empty"),
        (ATTACK, "prétendue attaque chimique", "wrong-side"),
        (ARMY, "Sur la crête, les forces gouvernementales ont avancé.", "variant"),
        (ARMY, "Les troupes du régime ont avancé.", "wrong-side"),
        (ARMY, "Les troupes du régmie ont avancé.", "wrong-side"),
        (ARMY, "Les pompiers ont avancé.", "wrong-term"),
    ],
)
def test_an_answer_gets_the_verdict_a_teacher_would_give(
    asked: Item, answer: str, label: str, glossary: Glossary
) -> None:
    assert grade_term(asked, answer, glossary).label == label


def test_a_wrong_side_is_named_with_the_neutral_alternative_and_its_source(glossary: Glossary) -> None:
    verdict = grade_term(ARMY, "Les forces du régime avancent.", glossary)
    assert (verdict.side, verdict.given, verdict.neutral) == ("opponents", "forces du régime", "armée syrienne")
    assert verdict.source
    assert verdict.missed == ("armée syrienne",)


def test_accents_are_forgiven_unless_they_are_required(glossary: Glossary) -> None:
    assert grade_term(TRUCE, "treve", glossary).label == "variant"
    assert grade_term(TRUCE, "treve", glossary, Strictness(accents=True)).label == "accent"


def test_typos_cost_everything_where_the_setting_says_so(glossary: Glossary) -> None:
    assert grade_term(TRUCE, "cessez-le-fue", glossary, Strictness(typos=False)).credit == 0
