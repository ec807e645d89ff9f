"""English articles before words that the engine or a glossary put there."""

from __future__ import annotations

import pytest

from workbench.translation.inflection import with_articles


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("a attack", "an attack"),
        ("an bombing", "a bombing"),
        ('a " accident "', 'an " accident "'),
        ("A hour", "An hour"),
        ("an European union", "a European union"),
        ("a MP", "an MP"),
        ("an NATO base", "a NATO base"),
        ("a 8 a", "an 8 a"),
        ("vitamin a .", "vitamin a ."),
    ],
)
def test_a_and_an_follow_the_sound_of_the_next_word(english: str, wanted: str) -> None:
    assert " ".join(with_articles(english.split())) == wanted
