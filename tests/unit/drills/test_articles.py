"""Exercises from the user's own compared articles."""

from tests.support.comparisons import from_gold
from workbench.drills.answering import grade
from workbench.drills.articles import items_from
from workbench.drills.model import CHOICES
from workbench.glossary.model import Glossary


def test_framing_marks_become_exercises_that_are_answered_by_what_the_marks_say(glossary: Glossary) -> None:
    made = [item for name in ("01-crossing-en", "02-evacuation-ru") for item in items_from(from_gold(name), glossary)]
    assert {"spot", "restore", "side", "neutral", "translate"} & {item.kind for item in made} >= {"spot"}
    assert len({item.id for item in made}) == len(made)
    for item in made:
        assert all(0 <= start < end <= len(item.text) for start, end in item.marked), item.id
        if item.kind in CHOICES:
            assert sum(option.right for option in item.options) == 1, item.id
        if item.kind != "headline":
            right = next((str(n) for n, o in enumerate(item.options, 1) if o.right), item.term)
            assert grade(item, right, glossary).passed, item.id


def test_the_same_comparison_makes_the_same_exercises(glossary: Glossary) -> None:
    comparison = from_gold("01-crossing-en")
    assert items_from(comparison, glossary) == items_from(comparison, glossary)
