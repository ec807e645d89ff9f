"""The terminal UI in a real terminal: open a pair, walk, correct, be killed, come back, export."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.running import ROOT

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Tmux:
    """A terminal of its own server, driven by keys and read as text."""

    def __init__(self, folder: Path) -> None:
        self.socket = str(folder / "tmux")
        self.home = folder / "home"
        self.home.mkdir()

    def call(self, *arguments: str) -> str:
        done = subprocess.run(["tmux", "-S", self.socket, *arguments], capture_output=True, text=True, timeout=30)
        return done.stdout

    def start(self, *arguments: str | Path) -> None:
        variables = {"HOME": self.home, "PYTHONPATH": ROOT, "WORKBENCH_LANG": "en", "TERM": "screen-256color"}
        variables |= {f"XDG_{n}_HOME": self.home / n.lower() for n in ("DATA", "CONFIG", "CACHE", "STATE")}
        given = [part for name, value in variables.items() for part in ("-e", f"{name}={value}")]
        command = [sys.executable, "-m", "workbench", *map(str, arguments)]
        self.call("new-session", "-d", "-s", "ui", "-x", "140", "-y", "45", *given, "-c", str(self.home), *command)

    def screen(self) -> str:
        return self.call("capture-pane", "-p", "-t", "ui")

    def wait_for(self, words: str, seconds: float = 60) -> str:
        """The screen once it shows `words`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            shown = self.screen()
            if words in shown:
                return shown
            time.sleep(0.1)
        raise AssertionError(f"{words!r} never came on the screen:\n{self.screen()}")

    def wait_until(self, condition: Callable[[], bool], seconds: float = 60) -> None:
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


def operations(sessions: Path) -> list[str]:
    """What the one saved session holds, by name."""
    files = [f for f in sessions.glob("*.json") if not f.name.startswith(".")]
    return [entry["do"] for f in files for entry in json.loads(f.read_text("utf-8"))["operations"]]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    terminal = Tmux(tmp_path)
    yield terminal
    terminal.call("kill-server")


def test_a_pair_is_read_corrected_and_found_again_after_a_kill(tmux: Tmux, samples: Path) -> None:
    pair = samples / "01-crossing-en" / "article.fr.txt", samples / "01-crossing-en" / "origin.en.txt"
    tmux.start("compare", *pair, "--tui")
    tmux.wait_for("¶2")
    tmux.keys("n")
    tmux.wait_for("by the program")
    tmux.keys("x")
    tmux.wait_for("✗ rejected")
    tmux.keys("+")
    tmux.wait_for("✎ your link")
    sessions = tmux.home / "data" / "workbench" / "sessions"
    tmux.wait_until(lambda: operations(sessions) == ["judge", "relink"])
    (saved,) = sessions.glob("*.json")
    tmux.kill()

    tmux.start("compare", *pair, "--tui")
    tmux.wait_for("✎ your link")
    tmux.keys("n")
    tmux.wait_for("✗ rejected")
    tmux.keys("C-s")
    tmux.wait_for("Session: what you said")
    tmux.keys("7")
    tmux.wait_for("File to write")
    tmux.type_over("mine.json")
    tmux.keys("Enter")
    tmux.wait_until(lambda: (tmux.home / "mine.json").exists())
    assert json.loads((tmux.home / "mine.json").read_text("utf-8")) == json.loads(saved.read_text("utf-8"))
    tmux.keys("C-q")


def test_bad_files_are_said_in_one_sentence_and_the_program_stays(tmux: Tmux) -> None:
    tmux.start("compare", "nowhere.txt", "nothing.txt", "--tui")
    tmux.wait_for("nowhere.txt does not exist")
    tmux.keys("Escape")
    tmux.wait_for("No pair is open")
