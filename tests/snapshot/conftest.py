"""Apps whose pictures are the same on every machine: hand-made comparisons, a small glossary, no blinking."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from tests.support.archives import a_chain, a_story, remember
from tests.support.comparisons import from_gold
from tests.support.reading import until
from workbench.glossary.loading import load_glossaries
from workbench.tracing.chain import Measured
from workbench.tracing.material import Material
from workbench.tui.app import WorkbenchApp
from workbench.tui.archive.screen import ArchiveScreen
from workbench.tui.compare.screen import CompareScreen
from workbench.tui.dialogs import ErrorBox
from workbench.tui.trace.jobs import Drawn
from workbench.tui.trace.screen import TraceScreen

Prepare = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def app(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkbenchApp:
    monkeypatch.chdir(samples / "06-exchange-moved-en")
    monkeypatch.setenv("WORKBENCH_LANG", "en")
    remember(a_story(tmp_path / "case.db"))
    made = WorkbenchApp()
    made._glossary = load_glossaries([Path(__file__).parent / "words.toml"])
    return made


@pytest.fixture
def snap_compare(snap_compare: Callable[..., bool]) -> Callable[..., bool]:
    """As the plugin's, but no picture is compared or kept of an app that failed on the way to it.

    The plugin notices what `run_before` raises, not what the app raises meanwhile (Textual leaves a blank screen), nor
    an error box over the page; a cancelled `run_before` leaves it waiting for ever.
    """

    def compare(app: WorkbenchApp, *, run_before: Prepare, **given: Any) -> bool:
        async def guarded(pilot: Pilot[None]) -> None:
            try:
                await run_before(pilot)
                await pilot.pause()
            except asyncio.CancelledError as error:
                raise app._exception or RuntimeError("run_before was cancelled") from error
            if app._exception is not None:
                raise app._exception
            box = next((one for one in app.screen_stack if isinstance(one, ErrorBox)), None)
            assert box is None, f"{box._sentence}\n{box._trace}"

        same = snap_compare(app, run_before=guarded, **given)
        if app._exception is not None:
            raise app._exception
        return same

    return compare


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
        if isinstance(app.screen, ArchiveScreen):
            await until(pilot, lambda: "SHA-256" in str(app.screen.query_one("#sheet-text", Static).content))
        if isinstance(app.screen, TraceScreen):
            made = Measured(Material([], [], [], []), {})
            app.screen.post_message(Drawn(made, a_chain(), None))
            await until(pilot, lambda: bool(app.screen.query_one("#chain").display))
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
