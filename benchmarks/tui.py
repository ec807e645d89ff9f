"""The terminal UI under a driven terminal: first paint, key to paint for every key, memory while scrolling.

A real process on a pseudo-terminal is written keys to; what it paints is read back. Key to paint is the time from
the key to the last byte of the repaint: everything that follows within 150 ms of silence belongs to it. A session
is run several times with the same keys; each press counts with its least time, so that what other programs on the
machine did is left out and what a press always costs (the first of its kind too) is not. Beside it stands the
processor time of the press: near the time to paint on a quiet machine, far below it on one that others use.

python -m benchmarks.tui [ROWSxCOLUMNS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.terminal import Terminal
from workbench.version import VERSION

SIZE = (50, 180)
PARAGRAPHS = 400
SESSIONS = 3
GOAL = 50

_LONG = f"""
from tests.support.comparisons import long_comparison
from workbench.tui.app import WorkbenchApp
class Long(WorkbenchApp):
    async def on_ready(self):
        await self.switch_mode("compare")
        self.call_later(lambda: self.screen.show(long_comparison({PARAGRAPHS})))
Long().run()
"""


class Step(NamedTuple):
    """One key under one name, pressed some times over; `rest`: seconds to let a toast go by afterwards."""

    name: str
    key: bytes
    times: int = 1
    rest: float = 0.0


ESCAPE, ENTER, PAGE_DOWN, PAGE_UP = b"\x1b", b"\r", b"\x1b[6~", b"\x1b[5~"
TOAST = 3.0
"""A toast goes away after two seconds, and paints then."""

READING = (
    Step("n", b"n", 10), Step("]", b"]", 10), Step("[", b"[", 5), Step("N", b"N", 5),
    Step("J", b"J", 10), Step("K", b"K", 5), Step("enter (other side)", ENTER, 2),
    Step("w (next word)", b"w", 8), Step("b", b"b", 3), Step("l, h (column)", b"l"), Step("l, h (column)", b"h"),
    Step("v (select)", b"v", 2), Step("escape", ESCAPE, 2),
    Step("j", b"j", 20), Step("k", b"k", 10), Step("page down", PAGE_DOWN, 20), Step("page up", PAGE_UP, 10),
    Step("G (end)", b"G"), Step("g (home)", b"g"), Step("G (end)", b"G"), Step("g (home)", b"g"),
    Step("page down", PAGE_DOWN, 3),
    Step("z (one pane)", b"z"), Step("l, h (column)", b"l"), Step("l, h (column)", b"l"), Step("z (one pane)", b"z"),
    Step("z (one pane)", b"z", 2), Step("t (translation)", b"t", 4), Step("i (inspector)", b"i", 4),
    Step("> < (confidence)", b">", 7), Step("> < (confidence)", b"<", 7),
)  # fmt: skip
WINDOWS = (
    Step("f (kinds)", b"f"), Step("in a window", b"j", 2), Step("in a window", b" ", 2), Step("escape", ESCAPE),
    Step("f (kinds)", b"f"), Step("escape", ESCAPE),
    Step("/ (search)", b"/"), *(Step("typing a search", bytes([one])) for one in b"convoy|to.n"),
    Step("enter (search)", ENTER), Step("n (hit)", b"n", 10), Step("escape", ESCAPE),
    Step("? (help)", b"?"), Step("escape", ESCAPE), Step("ctrl+o (jump)", b"\x0f"), Step("escape", ESCAPE),
    Step("y (copy)", b"y"), Step("in a window", b"j", 2), Step("escape", ESCAPE),
    Step("ctrl+p (palette)", b"\x10"), Step("escape", ESCAPE),
)  # fmt: skip
CORRECTING = (
    Step("n", b"n", 3), Step("a (accept)", b"a", 2), Step("x (reject)", b"x", 2), Step("u (undo)", b"u", 2),
    Step("U (redo)", b"U", 1), Step("- + (rows)", b"+", 1, TOAST), Step("- + (rows)", b"u", 1, TOAST),
    Step("c (kind)", b"c"), Step("escape", ESCAPE), Step("e (note)", b"e"), Step("typing a note", b"k", 3),
    Step("escape", ESCAPE), Step("L (link)", b"L"), Step("escape", ESCAPE),
    Step("E (translation)", b"E"), Step("escape", ESCAPE),
    Step("f2, f3, f4 (doors)", b"\x1bOQ"), Step("f2, f3, f4 (doors)", b"\x1bOR"),
    Step("f2, f3, f4 (doors)", b"\x1bOS"), Step("f2, f3, f4 (doors)", b"\x1bOR"),
)  # fmt: skip


def first_paint(home: Path) -> float:
    """Seconds until `workbench` shows its library."""
    terminal = Terminal(["-m", "workbench"], home, SIZE)
    try:
        return terminal.until(b"Library")
    finally:
        terminal.close()


class Press(NamedTuple):
    """Seconds to paint (None: nothing was painted), and of processor time."""

    painted: float | None
    spent: float


def press(terminal: Terminal, key: bytes) -> Press:
    before = terminal.spent()
    return Press(terminal.key(key), terminal.spent() - before)


def session(size: tuple[int, int], steps: Sequence[Step]) -> list[Press]:
    """Each press of a session on a long page, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(["-c", _LONG], Path(home), size)
        try:
            terminal.until(b"/800")  # the legend counts the marks
            found = [press(terminal, b"j") for _ in range(5)]  # at once, while the glossary is still being read
            terminal.settle(3)
            for step in steps:
                found += [press(terminal, step.key) for _ in range(step.times)]
                if step.rest:
                    terminal.settle(step.rest)
            return found
        finally:
            terminal.close()


def key_to_paint(size: tuple[int, int]) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds (to paint, of processor time) of each press by key: the least of several sessions."""
    steps = (*READING, *WINDOWS, *CORRECTING)
    names = ["j, just opened"] * 5 + [step.name for step in steps for _ in range(step.times)]
    times: dict[str, list[tuple[float, float]]] = {}
    for name, *presses in zip(names, *(session(size, steps) for _ in range(SESSIONS)), strict=True):
        painted = [one.painted for one in presses if one.painted is not None]
        if painted:
            times.setdefault(name, []).append((1000 * min(painted), 1000 * min(one.spent for one in presses)))
    return times


def memory(size: tuple[int, int], passes: int = 6) -> list[float]:
    """Resident memory (MB) after each pass through everything, page by page."""
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(["-c", _LONG], Path(home), size)
        try:
            terminal.until(b"/800")
            terminal.settle(3)
            found = []
            for _ in range(passes):
                for _ in range(5000 // size[0] * 3):
                    terminal.send(PAGE_DOWN, 0.02)
                terminal.settle(0.5)
                found.append(terminal.memory())
                terminal.key(b"g")
            return found
        finally:
            terminal.close()


def row(name: str, presses: Sequence[tuple[float, float]]) -> str:
    """One line of the table: median, 95th percentile and worst time to paint, and of processor time."""
    painted, spent = zip(*presses, strict=True)
    high = statistics.quantiles(painted, n=20, method="inclusive")[-1] if len(painted) > 1 else painted[0]
    over = "  over" if max(painted) >= GOAL else ""
    times = f"{statistics.median(painted):9.1f}{high:9.1f}{max(painted):9.1f}"
    return f"  {name:24}{len(presses):5}{times}{statistics.median(spent):9.1f}{max(spent):9.1f}{over}"


def main(size: tuple[int, int] = SIZE) -> None:
    """Print the table and the signature."""
    with tempfile.TemporaryDirectory() as home:
        paints = [first_paint(Path(home)) for _ in range(6)]
    print(f"{'first paint, first start':28} {paints[0] * 1000:8.0f} ms")
    print(f"{'first paint, then (least)':28} {min(paints[1:]) * 1000:8.0f} ms   (goal: < 1000)")
    times = key_to_paint(size)
    print(f"key to paint, ms, {PARAGRAPHS} paragraphs × 3 columns, {size[1]}×{size[0]}   (goal: < {GOAL})")
    print(f"  {'key':24}{'n':>5}{'p50':>9}{'p95':>9}{'max':>9}{'cpu p50':>9}{'max':>9}")
    for name, found in times.items():
        print(row(name, found))
    print(row("all", [one for found in times.values() for one in found]))
    held = memory(size)
    print(f"memory, {len(held)} passes through all  {' → '.join(f'{one:.1f}' for one in held)} MB")
    print(f"  grown after the first pass  {held[-1] - held[0]:+.1f} MB")
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"workbench {VERSION}|textual {version('textual')}|pty {size[1]}x{size[0]}|least of {SESSIONS}|{machine}")


if __name__ == "__main__":
    main(*(tuple(map(int, size.split("x"))) for size in sys.argv[1:2]))  # type: ignore[arg-type]
