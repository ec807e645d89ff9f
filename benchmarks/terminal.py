"""A program on a pseudo-terminal: keys are written to it, what it paints is read back and timed."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUIET = 0.15
"""A repaint has ended when nothing more comes for this long (seconds); the wait itself is not counted."""


class Terminal:
    """A Python process on a terminal of `size` (rows, columns), its XDG folders under `home`."""

    def __init__(self, arguments: Sequence[str], home: Path, size: tuple[int, int]) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", HOME=str(home))
            environment |= {
                f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")
            }
            for name in ("NO_COLOR", "TEXTUAL_FPS", "ESCDELAY"):
                environment.pop(name, None)
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))

    def until(self, words: bytes, limit: float = 60) -> float:
        """Seconds from the start until the words were painted. Raises TimeoutError."""
        seen = b""
        while time.perf_counter() - self.started < limit:
            seen += self._read(0.05)
            if words in seen:
                return time.perf_counter() - self.started
        raise TimeoutError(f"{words!r} was not painted in {limit} s")

    def key(self, keys: bytes, limit: float = 2) -> float | None:
        """Seconds from writing the key to the last byte of all that it painted; None when it painted nothing."""
        self.settle(0.05)
        begun = time.perf_counter()
        os.write(self.fd, keys)
        last = None
        while time.perf_counter() - begun < limit:
            if self._read(limit if last is None else QUIET):
                last = time.perf_counter() - begun
            elif last is not None:
                break
        return last

    def send(self, keys: bytes, wait: float = 0.0) -> None:
        """Write keys without waiting for them to be painted; what comes meanwhile is read."""
        os.write(self.fd, keys)
        self._read(wait)

    def spent(self) -> float:
        """Seconds of processor time that all threads have taken so far: what others do on the machine adds nothing."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

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

    def _read(self, wait: float) -> bytes:
        ready, _, _ = select.select([self.fd], [], [], wait)
        return os.read(self.fd, 1 << 16) if ready else b""
