"""The archive on a server as a user has it: every command on an address, and a writer killed in mid-work."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

from tests.e2e.test_archive import _documents, _start_adding
from tests.support.running import ROOT, workbench
from workbench.archive import Record
from workbench.archive.checking import check
from workbench.archive.opening import create, open_archive


def test_a_writer_that_is_killed_loses_nothing_and_goes_on_from_there(tmp_path: Path, address: str) -> None:
    documents = _documents(tmp_path / "d.jsonl", 1500)
    create(address)
    writer = _start_adding(address, documents, tmp_path)
    seen: list[int] = []
    with open_archive(address) as reader:
        while writer.poll() is None and (not seen or seen[-1] < 256):  # read while it writes
            seen.append(reader.count())
            time.sleep(0.02)
    writer.send_signal(signal.SIGKILL)
    writer.wait()

    done = workbench("archive", "add", "--jsonl", documents, "--archive", address, home=tmp_path)

    assert seen == sorted(seen)
    assert seen[-1] >= 256
    assert done.returncode == 0, done.stderr
    added, known = (int(part.split()[0]) for part in done.stderr.strip().splitlines()[-1].split(", ")[::2])
    assert known >= seen[-1]
    assert added + known == 1500
    with open_archive(address) as archive:
        assert archive.count() == 1500
        assert list(check(archive)) == []


def test_every_command_works_on_an_address(tmp_path: Path, address: str) -> None:
    stories = sorted((ROOT / "samples" / "chains").glob("*/articles.jsonl"))
    file = tmp_path / "a.sqlite"

    def run(*arguments: str | Path) -> str:
        done = workbench(*arguments, home=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("archive", "init", file)
    run("archive", "add", *stories, "--archive", file)
    run("archive", "copy", file, address)
    assert run("archive", "list", "--archive", address) == run("archive", "list", "--archive", file)
    found = json.loads(run("archive", "search", "ornithologue", "--archive", address, "--json", "-"))
    assert {row["id"] for row in found} == {"capnordinfo", "carrefournouvelles", "grandpartage"}
    assert "The Coastline" in run("archive", "show", "coastline", "--archive", address)
    assert run("archive", "export", "--archive", address) == run("archive", "export", "--archive", file)
    run("archive", "check", "--archive", address)
    wrong = workbench("archive", "list", "--archive", "postgresql://ada:pw@/x?host=/nowhere", home=tmp_path)
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("workbench: No server answers at postgresql://ada@/x?host=/nowhere")
    assert "Traceback" not in wrong.stderr


def test_a_chain_is_drawn_and_decided_on_a_server(tmp_path: Path, address: str) -> None:
    create(address)
    lead = "A freighter with steel ran aground on the Lerna sandbank on Monday, blocking one of two channels there."
    tail = "All fourteen sailors were taken off by a pilot boat, and the captain said that the helm had jammed before."
    with open_archive(address, writing=True) as archive:
        for hour, (name, text) in enumerate({"wire": f"{lead}\n\n{tail}", "brief": lead}.items()):
            published = f"2024-05-14T0{hour}:00:00Z"
            archive.add([Record(name, text, text.encode(), lang="en", published=published, id_given=True)])

    def edges(*arguments: str) -> list[tuple[str, str]]:
        done = workbench("chain", "--archive", address, *arguments, "--json", "-", home=tmp_path)
        assert done.returncode == 0, done.stderr
        return [(edge["parent"], edge["child"]) for edge in json.loads(done.stdout)["edges"]]

    traced = workbench("trace", "brief", "--archive", address, "--compare", home=tmp_path)
    assert "\twire\n" in traced.stdout
    assert traced.stderr == "note: 1 comparison kept\n"
    assert edges() == [("wire", "brief")]
    assert edges("--refuse", "wire", "brief", "--by", "Ada") == []
    assert edges("--undo", "--by", "Ada") == [("wire", "brief")]
