"""`workbench drill` as a trainee and a teacher use it: plain lines, a terminal of 80×24, files between them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def drill(*arguments: str, typed: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "workbench", "drill", *arguments],
        input=typed, capture_output=True, text=True, timeout=120, env=environment, cwd=cwd or ROOT,
    )  # fmt: skip


def test_a_sitting_in_plain_lines_is_kept_and_shows_in_progress_and_report(tmp_path: Path) -> None:
    store = str(tmp_path / "drills.db")
    who = ("--store", store, "--trainee", "Ana")
    done = drill(*who, "--course", "attribution-certainty", "--plain", "--count", "2", typed="?\n1\na\n2\n\n")
    assert done.returncode == 0, done.stderr
    assert "hint:" in done.stdout
    assert "\x1b" not in done.stdout
    due = drill("due", *who, "--course", "attribution-certainty", "--json", "-")
    assert json.loads(due.stdout)["new"] == 8
    assert "Ana" in drill("report", "--store", store).stdout
    assert "%" in drill("progress", *who, "--lang", "fr").stdout


def test_an_exam_is_sealed_once_and_verified_and_a_changed_one_is_caught(tmp_path: Path) -> None:
    out = tmp_path / "ana.json"
    who = ("--store", str(tmp_path / "drills.db"), "--trainee", "Ana")
    sat = drill("exam", "syria-armed-groups", *who, "--out", str(out), "--plain", "--lang", "fr", typed="1\n" * 20)
    assert sat.returncode == 0, sat.stderr
    assert "? : indice" not in sat.stdout.partition("Examen")[2].partition("\n")[2]
    assert drill("verify", str(out)).returncode == 0
    assert drill("exam", "syria-armed-groups", *who, "--out", str(out), typed="").returncode == 2
    out.write_text(out.read_text("utf-8").replace('"trainee": "Ana"', '"trainee": "Ben"'), "utf-8")
    caught = drill("verify", str(out))
    assert caught.returncode == 1
    assert "seal is broken" in caught.stderr
    page = tmp_path / "class.html"
    assert drill("report", str(out), "--html", str(page)).returncode == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_mistakes_in_the_call_are_one_sentence_and_exit_2(tmp_path: Path) -> None:
    for arguments, said in (
        (("--course", "syria"), "did you mean 'syria-armed-groups'"),
        (("export",), "Say what to write"),
        (("due", "--store", str(tmp_path / "no" / "x.db")), "does not exist"),
        (("appeals", "--store", str(tmp_path / "d.db"), "--uphold", "7"), "no open appeal 7"),
    ):
        failed = drill(*arguments)
        assert failed.returncode == 2, arguments
        assert said in failed.stderr
        assert "Traceback" not in failed.stderr


def test_an_exam_that_is_killed_counts_as_it_stands_and_is_not_sat_again(tmp_path: Path) -> None:
    out = tmp_path / "ana.json"
    arguments = ["exam", "syria-armed-groups", "--store", str(tmp_path / "d.db"), "--out", str(out), "--plain"]
    child = subprocess.Popen(
        [sys.executable, "-m", "workbench", "drill", *arguments], cwd=ROOT, text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert child.stdin is not None and child.stdout is not None
    child.stdin.write("1\n")
    child.stdin.flush()
    seen = ""
    while "2/20" not in seen:
        seen += child.stdout.read(1)
    child.kill()
    child.wait()
    assert drill("verify", str(out)).returncode == 0
    assert [answer["answer"] != "" for answer in json.loads(out.read_text("utf-8"))["answers"]] == [True, *[False] * 19]
    again = drill(*arguments)
    assert again.returncode == 2
    assert "sat once" in again.stderr


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_the_screen_fits_80_by_24_and_works_by_keys_without_colour(tmp_path: Path) -> None:
    socket = str(tmp_path / "tmux")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    line = f"{sys.executable} -m workbench drill --store {tmp_path}/d.db --course syria-armed-groups; sleep 60"

    def tmux(*arguments: str) -> str:
        run = subprocess.run(["tmux", "-S", socket, *arguments], capture_output=True, text=True, env=environment)
        return run.stdout

    def shows(wanted: str) -> str:
        for _ in range(150):
            seen = tmux("capture-pane", "-p")
            if wanted in seen:
                return seen
            time.sleep(0.2)
        raise AssertionError(f"{wanted!r} never appeared in:\n{seen}")

    tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", str(ROOT), line)
    try:
        first = shows("1-4: choose")
        assert "‹" in first and "0 done" in first
        assert all(len(row) <= 80 for row in first.splitlines())
        tmux("send-keys", "h")
        shows("hint:")
        tmux("send-keys", "1")
        shows("Enter: next")
        tmux("send-keys", "Enter")
        shows("1 done")
        tmux("send-keys", "q")
        shows("Every answer is kept")
    finally:
        tmux("kill-server")
