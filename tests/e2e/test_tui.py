"""The terminal UI in a real terminal: open a pair, walk, correct, be killed, come back, export."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import Tmux

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


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
    tmux.wait_for("✎ link by hand")
    sessions = tmux.home / "data" / "workbench" / "sessions"
    tmux.wait_until(lambda: operations(sessions) == ["judge", "relink"])
    (saved,) = sessions.glob("*.json")
    tmux.kill()

    tmux.start("compare", *pair, "--tui")
    tmux.wait_for("✎ link by hand")
    tmux.keys("n")
    tmux.wait_for("✗ rejected")
    tmux.keys("C-s")
    shown = tmux.wait_for("Session: what you said")
    (line,) = [line for line in shown.splitlines() if "Session: what you said" in line]
    tmux.keys(line.split("Session:")[0].split()[-1])
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
