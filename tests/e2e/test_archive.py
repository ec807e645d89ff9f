"""The archive as a user has it: killed in mid-write, on a full disk, read by many while one writes."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.running import ROOT, workbench
from workbench.archive import Record, SqliteArchive
from workbench.archive.checking import check
from workbench.archive.connecting import create


def _documents(path: Path, count: int) -> Path:
    words = "port fermé mardi frappe selon sources locales route reste coupée".split()  # noqa: SIM905
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            text = " ".join(words[(n * k) % len(words)] + str(n % 97) for k in range(1, 150))
            out.write(json.dumps({"id": f"d{n}", "text": text, "lang": "fr"}) + "\n")
    return path


def _start_adding(archive: str | Path, documents: Path, home: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "workbench",
        "archive",
        "add",
        "--jsonl",
        str(documents),
        "--archive",
        str(archive),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home)}
    return subprocess.Popen(command, env=environment, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _count(archive: Path) -> int:
    with SqliteArchive(archive) as opened:
        return sum(1 for _ in opened.entries())


def test_a_run_that_is_killed_loses_nothing_and_goes_on_from_there(tmp_path: Path) -> None:
    archive, documents = tmp_path / "a.sqlite", _documents(tmp_path / "d.jsonl", 1500)
    create(archive)
    writer = _start_adding(archive, documents, tmp_path)
    seen: list[int] = []
    while writer.poll() is None and (not seen or seen[-1] < 256):  # read while it writes
        seen.append(_count(archive))
        time.sleep(0.02)
    writer.send_signal(signal.SIGKILL)
    writer.wait()

    kept = _count(archive)
    with SqliteArchive(archive) as opened:
        assert list(check(opened)) == []
    done = workbench("archive", "add", "--jsonl", documents, "--archive", archive, home=tmp_path)

    assert seen == sorted(seen)
    assert kept >= seen[-1] >= 256
    assert done.returncode == 0, done.stderr
    assert f"{1500 - kept} added, 0 new versions, {kept} already there" in done.stderr
    assert _count(archive) == 1500


def test_a_full_disk_keeps_what_was_added_before(tmp_path: Path) -> None:
    archive, documents = tmp_path / "a.sqlite", _documents(tmp_path / "d.jsonl", 1500)
    create(archive)
    limit = 2_000_000
    prefix = [
        sys.executable,
        "-c",
        f"import os, resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); os.execv(sys.argv[1], sys.argv[1:])",
    ]

    full = workbench("archive", "add", "--jsonl", documents, "--archive", archive, home=tmp_path, prefix=prefix)
    kept = _count(archive)
    with SqliteArchive(archive) as opened:
        assert list(check(opened)) == []
    again = workbench("archive", "add", "--jsonl", documents, "--archive", archive, home=tmp_path)

    assert full.returncode == 1
    assert full.stderr.strip().splitlines()[-1].startswith("workbench: The disk is full")
    assert 0 < kept < 1500
    assert again.returncode == 0
    assert _count(archive) == 1500
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != limit


def test_the_commands_work_together(tmp_path: Path) -> None:
    archive = tmp_path / "a.sqlite"
    stories = ROOT / "samples" / "chains"

    assert workbench("archive", "init", archive, home=tmp_path).returncode == 0
    done = workbench("archive", "add", *sorted(stories.glob("*/articles.jsonl")), "--archive", archive, home=tmp_path)
    assert done.stdout == ""
    listed = json.loads(workbench("archive", "list", "--archive", archive, "--json", "-", home=tmp_path).stdout)
    found = workbench("archive", "search", "ornithologue", "--archive", archive, "--json", "-", home=tmp_path)
    shown = workbench("archive", "show", "coastline", "--archive", archive, home=tmp_path)
    exported = workbench("archive", "export", "--archive", archive, home=tmp_path)
    checked = workbench("archive", "check", "--archive", archive, home=tmp_path)

    assert {row["id"] for row in json.loads(found.stdout)} == {"capnordinfo", "carrefournouvelles", "grandpartage"}
    assert "The Coastline" in shown.stdout
    assert len(exported.stdout.splitlines()) == len(listed)
    assert checked.returncode == 0
    assert "every hash is right" in checked.stderr


def test_a_decision_given_on_the_command_line_stands_in_the_next_chain(tmp_path: Path) -> None:
    archive = tmp_path / "a.sqlite"
    create(archive)
    lead = (
        "A freighter with steel ran aground on the Lerna sandbank on Monday night, blocking one of two channels there."
    )
    tail = "All fourteen sailors were taken off by a pilot boat, and the captain said that the helm had jammed before."
    with SqliteArchive(archive, writing=True) as opened:
        for hour, (name, text) in enumerate(
            [("wire", f"{lead}\n\n{tail}"), ("ledger", f"{lead} {tail}"), ("brief", lead)]
        ):
            published = f"2024-05-14T0{hour}:00:00Z"
            opened.add([Record(name, text, text.encode(), lang="en", published=published, id_given=True)])

    def chain(*arguments: str) -> dict[str, str]:
        done = workbench("chain", "--archive", archive, *arguments, "--json", "-", home=tmp_path)
        assert done.returncode == 0, done.stderr
        return {edge["child"]: edge["parent"] for edge in json.loads(done.stdout)["edges"]}

    before = chain()
    other = {"wire": "ledger", "ledger": "wire"}[before["brief"]]
    assert chain("--refuse", before["brief"], "brief", "--by", "Ada", "--note", "dates")["brief"] == other
    assert chain()["brief"] == other
    assert chain("--undo", "--by", "Ada") == before
    assert chain("--redo", "--by", "Ada")["brief"] == other
    listed = workbench("chain", "--archive", archive, "--decisions", home=tmp_path)
    assert listed.stdout.split("\t")[1:] == ["Ada", "refused", before["brief"], "brief", "dates\n"]
    wrong = workbench("chain", "--archive", archive, "--confirm", "brief", "wire", home=tmp_path)
    assert wrong.returncode == 2
    assert "appeared after" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["list", "--archive", "none.sqlite"], 2, "There is no archive at none.sqlite"),
        (["add", "none.txt", "--archive", "a.sqlite"], 2, "none.txt does not exist"),
        (["show", "nobody", "--archive", "a.sqlite"], 2, "holds no document 'nobody'"),
        (["search", "--archive", "a.sqlite"], 2, "Give words to search for"),
        (["search", "x", "--from", "hier", "--archive", "a.sqlite"], 2, "is not a date"),
    ],
)
def test_a_wrong_call_is_one_sentence(tmp_path: Path, arguments: list[str], code: int, sentence: str) -> None:
    create(tmp_path / "a.sqlite")

    done = workbench("archive", *arguments, home=tmp_path)

    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
