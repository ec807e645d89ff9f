"""English articles before words that the engine or a glossary put there."""

from __future__ import annotations

import pytest

from workbench.translation.inflection import with_articles


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("a attack", "an attack"),
        ("an bombing", "a bombing"),
        ('a "accident"', 'an "accident"'),
        ("A hour", "An hour"),
        ("an European union", "a European union"),
        ("a MP", "an MP"),
        ("a Ukrainian town", "a Ukrainian town"),
        ("a unidentified drone", "an unidentified drone"),
        ("an unit", "a unit"),
        ("a SUV", "an SUV"),
        ("an NATO base", "a NATO base"),
        ("a 8 a", "an 8 a"),
        ("vitamin a .", "vitamin a ."),
    ],
)
def test_a_and_an_follow_the_sound_of_the_next_word(english: str, wanted: str) -> None:
    assert with_articles(english) == wanted


@pytest.mark.parametrize(
    "english", ["Vitamin A is good.", "Plan A. Another", 'He said: "A".', "A-10 aircraft", "the S.A. 2"]
)
def test_letters_and_names_that_look_like_articles_are_left(english: str) -> None:
    assert with_articles(english) == english
