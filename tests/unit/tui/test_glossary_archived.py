"""The concordance of a concept over the archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.support.archives import record, remember
from tests.support.reading import until
from workbench.archive import SqliteArchive
from workbench.archive.connecting import create
from workbench.glossary.loading import load_glossaries
from workbench.tui.app import WorkbenchApp
from workbench.tui.archive.screen import ArchiveScreen
from workbench.tui.compare.work import Cancelled
from workbench.tui.glossary.archived import ArchiveConcordance, line, places_of

WORDS = Path(__file__).parents[2] / "snapshot" / "words.toml"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    create(path)
    with SqliteArchive(path, writing=True) as archive:
        archive.add([
            record("late", "The militants left the town, and other militants came.", published="2024-05-16"),
            record("undated", "No terrorist was seen.", published=None),
            record("early", "A terrorist\nwas held at dawn.", published="2024-05-14T06:00:00Z"),
            record("other", "The harvest was good.", published="2024-05-15"),
        ])  # fmt: skip
    return path


def test_every_wording_is_found_by_time_with_the_words_around_it(case: Path) -> None:
    concept = load_glossaries([WORDS]).concepts["pictures.armed-group"]
    found = places_of(case, concept, lambda words: None)
    assert [(place.entry.id, place.words) for place in found.places] == [
        ("early", "terrorist"), ("late", "militants"), ("late", "militants"), ("undated", "terrorist"),
    ]  # fmt: skip
    assert found.documents == 3
    assert found.places[0].after.startswith(" was held")
    lines = [line(place, 20).plain for place in found.places]
    assert len({one.index(place.words, 30) for one, place in zip(lines, found.places, strict=True)}) == 1


def test_looking_through_the_archive_can_be_stopped(case: Path) -> None:
    concept = load_glossaries([WORDS]).concepts["pictures.armed-group"]

    def step(words: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        places_of(case, concept, step)


async def test_a_place_leads_to_its_document_in_the_archive(case: Path) -> None:
    remember(case)
    app = WorkbenchApp()
    app._glossary = load_glossaries([WORDS])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f4")
        await until(pilot, lambda: app.screen.query_one("#concepts", OptionList).option_count == 2)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ArchiveConcordance))
        await until(pilot, lambda: app.screen.query_one("#places", OptionList).option_count == 4)
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(app.screen, ArchiveScreen))
        screen = app.screen
        assert isinstance(screen, ArchiveScreen)
        await until(pilot, lambda: screen.in_hand == "late")
        assert screen.line == "concept:pictures.armed-group"
