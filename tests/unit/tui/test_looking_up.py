"""From a mark to its concept in the glossary, with the places where it stands in the open pair."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList, Static

from tests.support.reading import reading, until
from workbench.glossary.loading import load_glossaries
from workbench.tui.glossary.browsing import matching
from workbench.tui.glossary.screen import GlossaryScreen

WORDS = Path(__file__).parents[2] / "snapshot" / "words.toml"


def test_what_is_called_just_so_comes_before_what_only_mentions_it() -> None:
    glossary = load_glossaries([WORDS])
    for concept in glossary:
        for term in concept.terms:
            found = matching(glossary, term.text.upper())
            assert any(term.text == other.text for other in found[0].terms), term.text


async def test_the_concept_of_the_mark_in_hand_opens_with_its_concordance() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        assert screen.comparison is not None
        pilot.app._glossary = load_glossaries([WORDS])  # type: ignore[attr-defined]
        await pilot.press("D")
        assert any("knows no term here" in one.message for one in pilot.app._notifications)
        screen.choose(next(mark for mark in screen.comparison.marks if mark.kind == "loaded-term"))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, GlossaryScreen))
        await until(pilot, lambda: pilot.app.screen.query_one("#concepts", OptionList).option_count > 0)
        await pilot.pause()
        shown = str(pilot.app.screen.query_one("#card", Static).render())
        assert "places in the open pair" in shown and "fr ¶1" in shown
