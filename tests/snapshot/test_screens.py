"""Every screen at three sizes, in the light theme and without colour: pictures compared as text.

After a wanted change look at the report, then `pytest tests/snapshot --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.snapshot.conftest import behind
from workbench.tui.app import WorkbenchApp

SIZES = [(80, 24), (120, 40), (200, 60)]
DOORS = ["library", "compare", "glossary", "archive", "trace"]
KEYS = {
    "library": (*"artic",), "compare": ("n", "n", "x", "n"), "glossary": ("j", "k"), "archive": ("k",),
    "trace": ("j", "j", "j"),
}  # fmt: skip
Snap = Callable[..., bool]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("door", DOORS)
def test_screens(app: WorkbenchApp, snap_compare: Snap, door: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=behind(door, *KEYS[door]))


@pytest.mark.parametrize("door", DOORS)
def test_screens_in_the_light(app: WorkbenchApp, snap_compare: Snap, door: str) -> None:
    prepare = behind(door, *KEYS[door], theme="workbench-light")
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepare)


@pytest.mark.parametrize("door", DOORS)
def test_screens_without_colour(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, snap_compare: Snap, door: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = request.getfixturevalue("app")
    assert app.no_color
    assert snap_compare(app, terminal_size=(120, 40), run_before=behind(door, *KEYS[door]))


def test_the_stacked_page(app: WorkbenchApp, snap_compare: Snap) -> None:
    assert snap_compare(app, terminal_size=(70, 40), run_before=behind("compare", "n"))


def test_moved_paragraphs(app: WorkbenchApp, snap_compare: Snap) -> None:
    prepare = behind("compare", "n", "n", "n", "n", sample="06-exchange-moved-en")
    assert snap_compare(app, terminal_size=(160, 40), run_before=prepare)


@pytest.mark.parametrize(
    "keys",
    [("n", "f"), ("question_mark",), ("ctrl+o",), ("n", "y"), ("slash", *"ville|town")],
    ids=["kinds", "help", "jump", "copy", "search"],
)
def test_windows_over_the_page(app: WorkbenchApp, snap_compare: Snap, keys: tuple[str, ...]) -> None:
    assert snap_compare(app, terminal_size=(100, 30), run_before=behind("compare", *keys))


def test_the_ansi_theme(app: WorkbenchApp, snap_compare: Snap) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=behind("compare", "n", theme="ansi-dark"))
