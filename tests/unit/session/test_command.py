"""Sessions on the command line: shown as a list, and two of them merged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.comparisons import from_gold
from workbench.cli.app import run
from workbench.comparison.model import Comparison
from workbench.session import Session
from workbench.session.operations import Judge, MarkRef, Note
from workbench.session.store import load_file, save


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return from_gold("01-crossing-en")


def test_a_session_is_listed_by_time_author_subject_and_word(
    comparison: Comparison, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result, file = tmp_path / "result.json", tmp_path / "anna.json"
    result.write_text(comparison.to_json(), "utf-8")
    session = Session.on(comparison).do(Note("Read again.", paragraph=("origin", 3)), "anna", at="2026-01-02")
    save(session.do(Judge(MarkRef.of(comparison.marks[2]), "accepted"), at="2026-01-03"), file)
    assert run(["session", "show", str(file), "--result", str(result)]) == 0
    first, second = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert first == ["2026-01-02", "anna", "note · origin ¶4", "Read again."]
    assert second[1] == "—" and second[3] == "accepted" and comparison.marks[2].to in second[2]  # type: ignore[operator]


def test_two_sessions_are_merged_on_the_command_line(
    comparison: Comparison, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = MarkRef.of(comparison.marks[0])
    mine, hers, out = tmp_path / "mine.json", tmp_path / "hers.json", tmp_path / "out.json"
    save(Session.on(comparison).do(Judge(mark, "accepted"), "me"), mine)
    save(Session.on(comparison).do(Judge(mark, "rejected")).do(Note("hers")), hers)
    call = ["session", "merge", str(mine), str(hers), "-o", str(out)]
    assert run(call) == 1
    said = capsys.readouterr().err
    assert "1 statements taken over, 1 disagreements" in said and "mine: accepted (me)  theirs: rejected (hers)" in said
    assert [entry.by for entry in load_file(out).entries] == ["me", "hers"]
    assert run([*call, "--prefer", "theirs"]) == 0
    assert json.loads(out.read_text("utf-8"))["operations"][-1]["verdict"] == "rejected"
    assert run(["session", "merge", str(mine), str(tmp_path / "none.json")]) == 2
