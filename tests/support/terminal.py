"""A real terminal for the terminal UI: tmux, driven by keys and by the mouse, read as text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.folders import xdg_folders
from tests.support.running import ROOT


class Tmux:
    """A terminal of its own server, driven by keys and read as text."""

    def __init__(self, folder: Path, size: tuple[int, int] = (140, 45), **variables: str) -> None:
        self.socket = str(folder / "tmux")
        self.home = folder / "home"
        self.home.mkdir()
        self.size = size
        self.variables = variables

    def call(self, *arguments: str) -> str:
        done = subprocess.run(["tmux", "-S", self.socket, *arguments], capture_output=True, text=True, timeout=30)
        return done.stdout

    def start(self, *arguments: str | Path) -> None:
        variables = {"HOME": self.home, "PYTHONPATH": ROOT, "WORKBENCH_LANG": "en", "TERM": "screen-256color"}
        variables |= xdg_folders(self.home)
        variables |= {"COLUMNS": "", "LINES": ""} | self.variables  # the size is the terminal's to say
        given = [part for name, value in variables.items() for part in ("-e", f"{name}={value}")]
        width, height = self.size
        command = [sys.executable, "-m", "workbench", *map(str, arguments)]
        size = ("-x", str(width), "-y", str(height))
        self.call("-f", "/dev/null", "new-session", "-d", "-s", "ui", *size, *given, "-c", str(self.home), *command)

    def screen(self) -> str:
        return self.call("capture-pane", "-p", "-t", "ui")

    def wait_for(self, words: str, seconds: float = 40) -> str:
        """The screen once it shows `words`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            shown = self.screen()
            if words in shown:
                return shown
            time.sleep(0.1)
        raise AssertionError(f"{words!r} never came on the screen:\n{self.screen()}")

    def shows(self, words: str, seconds: float = 3) -> bool:
        """Whether some words come on the screen before long."""
        try:
            return bool(self.wait_for(words, seconds))
        except AssertionError:
            return False

    def wait_until(self, condition: Callable[[], bool], seconds: float = 40) -> None:
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, f"it never came to be:\n{self.screen()}"
            time.sleep(0.1)

    def keys(self, *keys: str) -> None:
        self.call("send-keys", "-t", "ui", *keys)

    def type_over(self, words: str, tries: int = 10) -> None:
        """Fill the field in focus; again where the keys came before the field could take them."""
        for _ in range(tries):
            self.keys("C-u")
            self.keys("-l", words)
            try:
                self.wait_for(words, seconds=5)
                return
            except AssertionError:
                continue
        raise AssertionError(f"{words!r} could not be typed:\n{self.screen()}")

    def kill(self) -> None:
        """As a power cut would: no word of warning to the program."""
        os.kill(int(self.call("list-panes", "-t", "ui", "-F", "#{pane_pid}")), signal.SIGKILL)
        until = time.monotonic() + 20
        while self.screen() and time.monotonic() < until:
            time.sleep(0.1)

    def mouse(self, x: int, y: int, button: int = 0) -> None:
        """Press and release at a cell counted from 0, as a terminal reports it (SGR); 64 and 65 are the wheel."""
        for end in ("M", "m") if button < 64 else ("M",):
            self.keys("-H", *(f"{byte:02x}" for byte in f"\x1b[<{button};{x + 1};{y + 1}{end}".encode()))

    def hover(self, x: int, y: int) -> None:
        """Move the mouse to a cell."""
        self.keys("-H", *(f"{byte:02x}" for byte in f"\x1b[<35;{x + 1};{y + 1}M".encode()))

    def paste(self, text: str) -> None:
        """Text as a terminal pastes it, or as it hands over a file dropped on it: in brackets."""
        subprocess.run(["tmux", "-S", self.socket, "load-buffer", "-"], input=text, text=True, timeout=30, check=True)
        self.call("paste-buffer", "-p", "-t", "ui")

    def coloured(self) -> str:
        """The screen with its colour codes."""
        return self.call("capture-pane", "-p", "-e", "-t", "ui")
