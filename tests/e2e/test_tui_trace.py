"""The archive and the trace screen in a real terminal: add stories, draw the chain, refuse an edge, find it refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.running import workbench
from tests.support.terminal import Tmux
from workbench.archive import SqliteArchive

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    terminal = Tmux(tmp_path)
    yield terminal
    terminal.call("kill-server")


def _decisions(archive: Path) -> list[tuple[str, str, str]]:
    with SqliteArchive(archive) as opened:
        return [(one.parent, one.child, one.verdict) for one in opened.decisions()]


def test_a_story_is_added_drawn_and_an_edge_refused_for_good(tmux: Tmux, samples: Path) -> None:
    shutil.copy(samples / "chains" / "unnamed-wire" / "articles.jsonl", tmux.home / "story.jsonl")
    archive = tmux.home / "lerna.db"
    tmux.start()
    tmux.wait_for("Archive")
    tmux.keys("F5")
    tmux.wait_for("No archive is open")
    tmux.keys("o")
    tmux.wait_for("Open or make an archive")
    tmux.type_over("lerna.db")
    tmux.keys("Enter")
    tmux.wait_for("The archive is empty")
    tmux.keys("a")
    tmux.wait_for("Add files or a folder")
    tmux.type_over("story.jsonl")
    tmux.keys("Enter")
    tmux.wait_for("10 of 10 documents")
    tmux.wait_until(lambda: "Add files" not in tmux.screen())
    tmux.keys("/")
    tmux.type_over("outlet:newsbasket")
    tmux.keys("Enter")
    tmux.wait_for("1 of 10 documents")
    tmux.keys("g")
    tmux.wait_for("The chain of newsbasket", seconds=180)
    tmux.wait_for("copy from")
    tmux.keys("x")
    tmux.wait_for("refused by")
    ((parent, child, verdict),) = _decisions(archive)
    assert (child, verdict) == ("newsbasket", "refused")
    tmux.kill()

    done = workbench("chain", "--archive", archive, "--json", "-", home=tmux.home)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert (parent, child) not in {(edge["parent"], edge["child"]) for edge in made["edges"]}
    assert [(one["parent"], one["child"]) for one in made["decisions"]] == [(parent, child)]

    tmux.start()
    tmux.wait_for("lerna.db")
    tmux.keys("F6")
    tmux.wait_for("all chains of the archive")
    tmux.keys("G")
    tmux.wait_for("✗", seconds=180)
    tmux.keys("u")
    tmux.wait_until(lambda: _decisions(archive) == [])
    tmux.keys("C-q")
