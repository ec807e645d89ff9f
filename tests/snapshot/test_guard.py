"""A picture that could not be taken fails its test: otherwise an update would keep a picture of a failure."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from workbench.tui.app import WorkbenchApp


def _boom() -> None:
    raise ZeroDivisionError("boom")


async def _raises(pilot: Pilot[None]) -> None:
    _boom()


async def _app_raises(pilot: Pilot[None]) -> None:
    pilot.app.call_later(_boom)


async def _worker_raises(pilot: Pilot[None]) -> None:
    worker = pilot.app.run_worker(asyncio.to_thread(_boom))
    await asyncio.wait([worker._task] if worker._task else [])


@pytest.mark.parametrize("fails", [_raises, _app_raises, _worker_raises])
def test_what_fails_on_the_way_to_a_picture_fails_the_test(
    app: WorkbenchApp, snap_compare: Callable[..., bool], fails: Callable[[Pilot[None]], object]
) -> None:
    with pytest.raises(Exception, match="boom"):
        snap_compare(app, terminal_size=(80, 24), run_before=fails)


def test_a_cancelled_way_and_an_error_box_fail_the_test(app: WorkbenchApp, snap_compare: Callable[..., bool]) -> None:
    async def cancelled(pilot: Pilot[None]) -> None:
        raise asyncio.CancelledError

    async def told(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, WorkbenchApp)
        pilot.app.show_error("The file is gone.")

    with pytest.raises(RuntimeError, match="cancelled"):
        snap_compare(app, run_before=cancelled)
    with pytest.raises(AssertionError, match="The file is gone"):
        snap_compare(WorkbenchApp(), run_before=told)
