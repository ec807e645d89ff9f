"""The compare screen with a sample pair on it, under a test's hands."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.support.comparisons import from_gold
from workbench.tui.app import WorkbenchApp
from workbench.tui.compare.screen import CompareScreen


@asynccontextmanager
async def reading(name: str, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Pilot[None], CompareScreen]]:
    app = WorkbenchApp()
    async with app.run_test(size=size) as pilot:
        await app.switch_mode("compare")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        screen.show(from_gold(name))
        await pilot.pause()
        yield pilot, screen


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(600):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError("it never came to be")
