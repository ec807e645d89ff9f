"""The terminal UI under a driven terminal: first paint, key to paint, memory while scrolling.

A real process on a pseudo-terminal is written keys to; what it paints is read back. Key to paint is the time from
the key to the last byte of the first burst of output.

python -m benchmarks.tui
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from workbench.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
SIZE = (50, 180)
PARAGRAPHS = 400
QUIET = 0.012
"""A burst of output ends when nothing comes for this long (seconds); it is not counted."""

_LONG = f"""
from tests.support.comparisons import long_comparison
from workbench.tui.app import WorkbenchApp
class Long(WorkbenchApp):
    async def on_ready(self):
        await self.switch_mode("compare")
        self.call_later(lambda: self.screen.show(long_comparison({PARAGRAPHS})))
Long().run()
"""


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, arguments: Sequence[str], home: Path) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", HOME=str(home))
            environment |= {
                f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")
            }
            environment.pop("NO_COLOR", None)
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))

    def until(self, words: bytes, limit: float = 60) -> float:
        """Seconds from the start until the words were painted."""
        seen = b""
        while time.perf_counter() - self.started < limit:
            seen += self._read(0.05)
            if words in seen:
                return time.perf_counter() - self.started
        raise TimeoutError(f"{words!r} was not painted in {limit} s")

    def key(self, keys: bytes, limit: float = 2) -> float | None:
        """Seconds from the key to the end of what it painted; None when it painted nothing."""
        self._drain()
        begun = time.perf_counter()
        os.write(self.fd, keys)
        last = None
        while time.perf_counter() - begun < limit:
            if self._read(limit if last is None else QUIET):
                last = time.perf_counter() - begun
            elif last is not None:
                break
        return last

    def memory(self) -> float:
        """Resident memory in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def settle(self, seconds: float = 1.0) -> None:
        """Read until nothing comes for a while."""
        while self._read(seconds):
            pass

    def _drain(self) -> None:
        while self._read(0.05):
            pass

    def _read(self, wait: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], wait)
        return os.read(self.fd, 1 << 16) if ready else b""


def first_paint(home: Path) -> float:
    """Seconds until `workbench` shows its library."""
    terminal = Terminal(["-m", "workbench"], home)
    try:
        return terminal.until(b"Library")
    finally:
        terminal.close()


def key_to_paint(home: Path) -> tuple[dict[str, list[float]], list[float]]:
    """Milliseconds by key on a long page, and the memory (MB) every 100 pages of scrolling."""
    terminal = Terminal(["-c", _LONG], home)
    try:
        terminal.until(b"/800")  # the legend counts the marks
        terminal.settle(2)
        keys = {
            "j": b"j",
            "page down": b"\x1b[6~",
            "n": b"n",
            "]": b"]",
            "J": b"J",
            "G": b"G",
            "g": b"g",
            "t": b"t",
            "z": b"z",
        }
        times: dict[str, list[float]] = {}
        for name, sent in keys.items():
            found = [terminal.key(sent) for _ in range(2 if name in "Ggtz" else 10)]
            times[name] = [1000 * one for one in found if one is not None]
        memory = [terminal.memory()]
        for _ in range(3):
            for _ in range(100):
                os.write(terminal.fd, b"\x1b[6~")
                terminal._read(0.02)
            terminal.settle(0.5)
            memory.append(terminal.memory())
            terminal.key(b"g")
        return times, memory
    finally:
        terminal.close()


def main() -> None:
    """Print the table and the signature."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paints = [first_paint(home) for _ in range(4)]
        times, memory = key_to_paint(home)
    print(f"{'first paint, first start':28} {paints[0] * 1000:8.0f} ms")
    print(f"{'first paint, then (median)':28} {statistics.median(paints[1:]) * 1000:8.0f} ms   (goal: < 1000)")
    print(f"key to paint, {PARAGRAPHS} paragraphs × 3 columns, {SIZE[1]}×{SIZE[0]}   (goal: < 50)")
    for name, found in times.items():
        print(f"  {name:26} {statistics.median(found):8.1f} ms   worst {max(found):6.1f}")
    print(f"memory over 300 pages        {' → '.join(f'{one:.0f}' for one in memory)} MB")
    load = os.getloadavg()[0]
    print(f"workbench {VERSION}|textual|pty {SIZE[1]}x{SIZE[0]}|{os.cpu_count()} cores, load {load:.1f}")


if __name__ == "__main__":
    main()
