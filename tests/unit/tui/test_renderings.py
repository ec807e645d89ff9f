"""Other translations of a sentence: from the bundled model, from an installed package, and where there are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.support.comparisons import from_gold
from tests.support.reading import reading, until
from tests.support.tiny_argos import build
from workbench.translation import packages
from workbench.translation.model import Hypothesis
from workbench.tui.compare import work as jobs


@pytest.fixture(autouse=True)
def fresh_translator() -> Iterator[None]:
    jobs._translator.cache_clear()
    yield
    jobs._translator.cache_clear()


def test_an_installed_package_gives_its_n_best(tmp_path: Path) -> None:
    packages.install(build(tmp_path / "fr_en.argosmodel"))
    comparison = from_gold("01-crossing-en")
    sentence = jobs.sentence_of(comparison, comparison.marks[0])
    assert sentence is not None
    found = jobs.renderings(comparison, sentence, count=3)
    assert len(found) == len({one.text for one in found}) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found[0].text.split()[:2] == comparison.article.slice(sentence).split()[:2]  # the tiny package copies


async def test_the_source_is_shown_while_the_translator_works_and_the_wordings_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "renderings", lambda *_: (Hypothesis("One wording", -0.5), Hypothesis("Two", -0.9)))
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("o")
        assert any("Take a mark" in one.message for one in pilot.app._notifications)
        await pilot.press("n", "o")
        await until(pilot, lambda: "One wording" in str(screen.query_one("#dossier", Static).render()))
        shown = str(screen.query_one("#dossier", Static).render())
        assert "sentence  Syrie" in shown and shown.index("One wording") < shown.index("Two")


async def test_a_mark_of_the_origin_alone_has_nothing_to_translate() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        assert screen.comparison is not None
        screen.choose(next(mark for mark in screen.comparison.marks if mark.kind == "omission"))
        await pilot.press("o")
        assert any("no words in the article" in one.message for one in pilot.app._notifications)
