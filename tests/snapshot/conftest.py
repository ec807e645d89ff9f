"""Apps whose pictures are the same on every machine: hand-made comparisons, a small glossary, no blinking."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.support.comparisons import from_gold
from tests.support.reading import until
from workbench.glossary.loading import load_glossaries
from workbench.tui.app import WorkbenchApp
from workbench.tui.compare.screen import CompareScreen

Prepare = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def app(samples: Path, monkeypatch: pytest.MonkeyPatch) -> WorkbenchApp:
    monkeypatch.chdir(samples / "06-exchange-moved-en")
    monkeypatch.setenv("WORKBENCH_LANG", "en")
    made = WorkbenchApp()
    made._glossary = load_glossaries([Path(__file__).parent / "words.toml"])
    return made


def behind(door: str, *keys: str, sample: str = "01-crossing-en", theme: str | None = None) -> Prepare:
    """Go through a door, open a sample pair where it is the compare screen, press keys, hold still."""

    async def prepare(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, WorkbenchApp)
        if theme:
            app.theme = theme
        if door == "library":
            await until(pilot, lambda: app.screen.query_one("#files").option_count > 0)  # type: ignore[attr-defined]
        else:
            await app.switch_mode(door)
        await pilot.pause()
        if isinstance(app.screen, CompareScreen):
            app.screen.show(from_gold(sample))
        if door == "glossary":
            await until(pilot, lambda: app.screen.query_one("#concepts").option_count > 0)  # type: ignore[attr-defined]
        await pilot.pause()
        for one in keys:
            await pilot.press(one)
        await pilot.pause()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        await until(pilot, lambda: not app.screen._layout_required)
        app.clear_notifications()
        await pilot.pause()

    return prepare
