"""The counts that stand in for a score: who speaks the loaded words, which side they favour."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import compare, read
from workbench.comparison.model import Comparison
from workbench.reports.leaning import facts, side_of, tally

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def crossing() -> Comparison:
    folder = SAMPLES / "01-crossing-en"
    return compare(read(folder / "article.fr.txt"), read(folder / "origin.en.txt"))


def test_loaded_words_are_counted_by_who_speaks_them(crossing: Comparison) -> None:
    assert tally(crossing)[0] == "Loaded words brought in: 4 in the article's own voice, 2 in words it reports"


def test_wordings_are_counted_by_side_and_direction_with_the_side_named_for_a_reader(crossing: Comparison) -> None:
    assert "Moscow +1" in tally(crossing)[1]
    assert "Moscou +1" in tally(crossing, "fr")[1]


def test_a_faithful_translation_has_nothing_to_count() -> None:
    folder = SAMPLES / "07-faithful-en"
    assert tally(compare(read(folder / "article.fr.txt"), read(folder / "origin.en.txt"))) == []


def test_a_loaded_mark_names_its_side_its_neutral_alternative_and_its_source(crossing: Comparison) -> None:
    mark = next(m for m in crossing.marks if m.to == "terroristes")
    assert side_of(mark) == "Authorities in place"
    assert [name for name, _ in facts(mark, "fr")] == ["favorise", "neutre", "source"]
    assert dict(facts(mark))["neutral"] == "groupe armé"


def test_a_mark_without_a_glossary_entry_tells_no_facts(crossing: Comparison) -> None:
    mark = next(m for m in crossing.marks if m.kind == "number")
    assert side_of(mark) is None
    assert facts(mark) == []
