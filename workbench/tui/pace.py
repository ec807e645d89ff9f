"""How fast the program answers: frames, the escape key, threads, the garbage collector."""

from __future__ import annotations

import gc
import os
import sys

from textual import constants, screen

FRAMES = 120
"""Repaints a second at most: a repaint that must wait for the next frame waits half as long as with 60."""
ESCAPE = 0.025
"""Seconds until an escape that nothing follows is the key of that name."""


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
