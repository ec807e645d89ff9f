"""Exercises from the user's own compared articles."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.comparisons import from_gold
from workbench.comparison.model import Comparison, Mark
from workbench.drills import schedule, store
from workbench.drills.answering import grade
from workbench.drills.articles import items_from
from workbench.drills.feedback import feedback, hint, question
from workbench.drills.making import items_of
from workbench.drills.model import CHOICES, Item, Kind, Verdict
from workbench.drills.session import Session
from workbench.glossary.model import Glossary

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def compared() -> Comparison:
    """A French article and its English origin, with the mark that a comparison puts on a re-framed headline."""
    found = from_gold("01-crossing-en")
    assert found.article.headline is not None and found.origin.headline is not None
    mark = Mark("h1", "headline", (found.article.headline,), (found.origin.headline,), (0,), (0,), None, None, "…")
    return replace(found, marks=(mark, *found.marks))


def test_framing_marks_become_exercises_that_are_answered_by_what_the_marks_say(glossary: Glossary) -> None:
    made = [item for name in ("01-crossing-en", "03-drone-fr") for item in items_from(from_gold(name), glossary)]
    assert len({item.id for item in made}) == len(made)
    for item in made:
        assert all(0 <= start < end <= len(item.text) for start, end in item.marked), item.id
        if item.kind in CHOICES:
            assert sum(option.right for option in item.options) == 1, item.id
        if item.kind != "headline":
            right = next((str(n) for n, o in enumerate(item.options, 1) if o.right), item.term)
            assert grade(item, right, glossary).passed, item.id


def first(kind: Kind, glossary: Glossary, holding: str = "") -> Item:
    return next(item for item in items_from(compared(), glossary) if item.kind == kind and holding in item.text)


@pytest.mark.parametrize(
    ("kind", "holding", "right", "wrong"),
    [
        ("spot", "", "terroristes", "civils"),
        ("side", "", "Authorities in place", "Jihadist groups"),
        ("neutral", "", "groupe armé", "takfiriste"),
        ("translate", "shelled", "Treize civils ont été blessés quand des combattants ont bombardé un passage.",
         "Treize civils ont été blessés quand des terroristes ont bombardé un passage."),
        ("restore", "tirs", "Selon le centre, les tirs venaient du sud.", "Les tirs venaient du sud."),
        ("headline", "", "Syrie : une trentaine de civils blessés à un point de passage humanitaire",
         "Syrie : une trentaine de civils blessés par des terroristes à un passage humanitaire"),
    ],
)  # fmt: skip
def test_each_kind_of_exercise_comes_from_an_article(
    kind: Kind, holding: str, right: str, wrong: str, glossary: Glossary
) -> None:
    item = first(kind, glossary, holding)
    assert grade(item, right, glossary).passed
    assert not grade(item, wrong, glossary).passed
    for language in ("en", "fr"):
        assert question(item, language)
        assert hint(item, glossary, language)
        assert feedback(item, grade(item, wrong, glossary), glossary, language)


def test_a_word_of_another_war_makes_no_exercise_of_terms(glossary: Glossary) -> None:
    """« territoire libéré » in Syria is in the glossary of Ukraine: its neutral wording there would be wrong here."""
    made = items_from(from_gold("01-crossing-en"), glossary)
    assert not any(item.concept.startswith("ukraine") for item in made if item.kind != "spot")
    assert not any(item.kind == "translate" for item in items_from(from_gold("03-drone-fr"), glossary))


def test_an_article_is_asked_at_once_and_alone_whatever_else_is_due(tmp_path: Path, glossary: Glossary) -> None:
    db = store.open_store(tmp_path / "drills.db")
    who = store.save_settings(db, store.trainee_named(db, "Ana"), store.Settings(new_per_day=0))
    pool = items_from(compared(), glossary)
    store.keep_items(db, pool, NOW)
    other = next(item for item in items_of(glossary.concepts["syria.ceasefire"], glossary))
    schedule.review(db, who, other, "x", Verdict("wrong-term"), now=NOW - timedelta(hours=1))
    session = Session(db, who, glossary, pool, alone=True)
    asked = [session.item(name) for name in session.due(NOW).cards]
    assert all(item is not None and item.made_from == "article" for item in asked)
    assert len({item.text for item in asked if item}) == len(asked) >= 10
    assert other.id in Session(db, who, glossary, pool).due(NOW).cards


def test_the_same_comparison_makes_the_same_exercises(glossary: Glossary) -> None:
    comparison = from_gold("01-crossing-en")
    assert items_from(comparison, glossary) == items_from(comparison, glossary)
