"""Exercises of any concept: one right answer, spans in place, and the right answer graded right."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparisons import SAMPLES, from_gold
from workbench.drills.alike import alike_any
from workbench.drills.answering import grade
from workbench.drills.articles import items_from
from workbench.drills.courses import find_course
from workbench.drills.distractors import kin
from workbench.drills.grading import grade_term
from workbench.drills.making import items_of
from workbench.drills.model import CHOICES, GAP, Item
from workbench.glossary.loading import _toml_files, load_glossaries
from workbench.glossary.matching import find_terms
from workbench.resources import glossaries_dir

GLOSSARY = load_glossaries(_toml_files(glossaries_dir()))
SHIPPED = ("attribution-certainty", "syria-armed-groups", "ukraine-nato-russia")
PAIRS = sorted(folder.parent.name for folder in SAMPLES.glob("*/gold.json"))
CONCEPTS = st.sampled_from(sorted(GLOSSARY.concepts))


def accepted_of(item: Item) -> list[str]:
    concept = GLOSSARY.concepts[item.concept]
    own = [f for t in concept.terms_in(item.lang) if not t.is_loaded for f in (t.text, *t.forms)]
    return [*own, item.term, *item.accepted]


@given(CONCEPTS)
@settings(max_examples=120, deadline=None)
def test_no_choice_has_two_right_answers(concept_id: str) -> None:
    for item in items_of(GLOSSARY.concepts[concept_id], GLOSSARY):
        if item.kind not in CHOICES:
            continue
        assert sum(option.right for option in item.options) == 1, item.id
        assert len({option.text for option in item.options}) == len(item.options) >= 2, item.id
        wrong = [option for option in item.options if not option.right]
        if item.kind == "side":
            assert all(o.text not in kin().get(item.side or "", ()) and o.text != item.side for o in wrong), item.id
            continue
        for option in wrong:
            assert not alike_any(option.text, accepted_of(item), item.lang), (item.id, option.text)
            whole = [h for h in find_terms(GLOSSARY, option.text, item.lang) if h.end - h.start == len(option.text)]
            assert not any(h.term.is_neutral and h.concept.id == item.concept for h in whole), (item.id, option.text)


@given(CONCEPTS)
@settings(max_examples=120, deadline=None)
def test_the_expected_answer_and_every_accepted_one_are_never_graded_wrong(concept_id: str) -> None:
    for item in items_of(GLOSSARY.concepts[concept_id], GLOSSARY, kinds=("cloze", "reverse", "translate")):
        assert grade_term(item, item.term, GLOSSARY).label == "right", item.id
        for text in item.accepted:
            assert grade_term(item, text, GLOSSARY).label not in ("wrong-side", "wrong-term"), (item.id, text)


@given(CONCEPTS)
@settings(max_examples=60, deadline=None)
def test_spans_stand_in_the_text_and_a_gap_filled_with_the_answer_is_the_example(concept_id: str) -> None:
    concept = GLOSSARY.concepts[concept_id]
    examples = {term.example for term in concept.terms}
    for item in items_of(concept, GLOSSARY):
        assert all(0 <= start < end <= len(item.text) for start, end in item.marked), item.id
        if item.kind == "cloze":
            assert item.text.replace(GAP, item.term) in examples, item.id


@given(CONCEPTS)
@settings(max_examples=30, deadline=None)
def test_the_same_concept_always_makes_the_same_items(concept_id: str) -> None:
    concept = GLOSSARY.concepts[concept_id]
    first, second = items_of(concept, GLOSSARY), items_of(concept, GLOSSARY)
    assert first == second
    assert len({item.id for item in first}) == len(first)


def test_in_the_shipped_courses_no_wrong_answer_could_be_typed_and_pass() -> None:
    seen = 0
    for item in {item.id: item for name in SHIPPED for item in find_course(name, GLOSSARY).items}.values():
        assert sum(option.right for option in item.options) == bool(item.options), item.id
        for option in item.options:
            if item.kind == "neutral" and not option.right:
                asked = replace(item, options=(), kind="reverse")
                assert not grade_term(asked, option.text, GLOSSARY).passed, (item.id, option.text)
                seen += 1
            if item.kind == "false-friend" and not option.right:
                assert not alike_any(option.text, (item.term,), item.lang), (item.id, option.text)
        if not item.options and item.kind != "spot":
            assert grade(item, item.term, GLOSSARY).credit == 1 or item.kind == "restore", item.id
    assert seen > 100


@pytest.mark.parametrize("name", PAIRS)
def test_exercises_from_articles_have_one_right_answer_and_refuse_the_articles_own_words(name: str) -> None:
    for item in items_from(from_gold(name), GLOSSARY):
        assert sum(option.right for option in item.options) == bool(item.options), item.id
        assert len({option.text for option in item.options}) == len(item.options), item.id
        for number, option in enumerate(item.options, 1):
            assert grade(item, str(number), GLOSSARY).passed == option.right, (item.id, option.text)
            if item.kind == "neutral" and not option.right:
                asked = replace(item, options=(), kind="reverse")
                assert not grade(asked, option.text, GLOSSARY).passed, (item.id, option.text)
        if item.kind == "spot":
            assert grade(item, item.term, GLOSSARY).passed, item.id
        if item.kind in ("restore", "headline"):
            assert not grade(item, item.text, GLOSSARY).passed, item.id
