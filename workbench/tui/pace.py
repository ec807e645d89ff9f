"""How fast the program answers: frames, the escape key, threads, the garbage collector."""

from __future__ import annotations

import gc
import importlib
import os
import sys

from textual import constants, screen

FRAMES = 120
"""Repaints a second at most: a repaint that must wait for the next frame waits half as long as with 60."""
ESCAPE = 0.025
"""Seconds until an escape that nothing follows is the key of that name."""
_WINDOWS = (
    "textual.command", "textual.widgets.option_list", "textual.widgets.selection_list", "textual.widgets.text_area",
    *(f"workbench.tui.{name}" for name in ("commands", "dialogs", "help", "jump")),
    *(f"workbench.tui.compare.{name}" for name in ("conflicts", "copying", "exporting", "filters")),
)  # fmt: skip


def quicken() -> None:
    """Set the pace of Textual, unless the user set it in the environment, and of Python."""
    if "TEXTUAL_FPS" not in os.environ:
        screen.UPDATE_PERIOD = 1 / FRAMES  # type: ignore[misc]
    if "ESCDELAY" not in os.environ:
        constants.ESCAPE_DELAY = ESCAPE  # type: ignore[misc]
    gc.set_threshold(20_000, 20, 50)
    sys.setswitchinterval(0.001)  # a key waits no longer than this for a thread that reads or searches


def keep() -> None:
    """What is in memory now stays: the collector need not walk it again while somebody waits for a key."""
    gc.freeze()


def preload() -> None:
    """Import what the windows need before one is opened; called from a thread."""
    for name in _WINDOWS:
        importlib.import_module(name)
