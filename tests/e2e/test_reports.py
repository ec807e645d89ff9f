"""Reports and bundles of a reviewed pair, made and checked as a user does."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.support.reviewed import reviewed
from tests.support.running import ROOT, workbench
from tests.support.small import small
from workbench.session import Session
from workbench.session.operations import Note

PAIR = ROOT / "samples" / "01-crossing-en"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def result(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    path.write_text(small().to_json(), "utf-8")
    (tmp_path / "session.json").write_text(reviewed().to_json(), "utf-8")
    return path


def test_a_report_with_a_session_names_the_analyst(result: Path, home: Path) -> None:
    session = result.with_name("session.json")
    done = workbench("report", result, "--format", "markdown", "--session", session, home=home)

    assert done.returncode == 0, done.stderr
    assert "rejected by Ada Brun, 2026-02-03 10:01 UTC" in done.stdout
    assert "1 of the analyst's decisions found nothing" in done.stderr


def test_the_saved_session_of_a_pair_is_found_and_missed_in_one_sentence(result: Path, home: Path) -> None:
    missing = workbench("report", result, "--session", "saved", home=home)
    assert missing.returncode == 2 and "No session is saved" in missing.stderr and "Traceback" not in missing.stderr


@pytest.mark.parametrize("other", ["session of other texts", "no session", "accepted without session"])
def test_a_session_that_does_not_fit_is_one_sentence(result: Path, home: Path, other: str) -> None:
    path = result.with_name("other.json")
    path.write_text(Session("a", "b").do(Note("x")).to_json() if "other" in other else "{}", "utf-8")
    options = ("--accepted-only",) if "accepted" in other else ("--session", path)

    done = workbench("report", result, *options, home=home)

    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1 and not done.stdout


def test_a_bundle_holds_the_session_and_is_checked_with_its_seal(tmp_path: Path, home: Path) -> None:
    texts = PAIR / "article.fr.txt", PAIR / "origin.en.txt"
    session = Session(*(hashlib.sha256(text.read_bytes()).hexdigest() for text in texts)).do(Note("Seen."), by="Ada")
    (tmp_path / "s.json").write_text(session.to_json(), "utf-8")
    bundle = tmp_path / "case.zip"

    done = workbench("report", *texts, "--bundle", bundle, "--session", tmp_path / "s.json", home=home)
    assert done.returncode == 0, done.stderr
    seal = done.stderr.split("seal ")[1].split(":")[0]
    checked = workbench("report", "--verify", bundle, "--seal", seal, home=home)
    assert checked.returncode == 0 and "nothing was changed" in checked.stdout

    bundle.write_bytes(bundle.read_bytes().replace(b"Seen.", b"Sean."))
    spoiled = workbench("report", "--verify", bundle, home=home)
    assert spoiled.returncode == 1 and "session.json" in spoiled.stdout


def test_a_full_disk_and_a_bad_path_leave_no_half_file(result: Path, home: Path, tmp_path: Path) -> None:
    target = tmp_path / "old.html"
    target.write_text("the old report", "utf-8")

    small_files = ("bash", "-c", 'ulimit -f 4; exec "$@"', "_")
    full = workbench("report", result, "-o", target, home=home, prefix=small_files)

    assert full.returncode == 1 and len(full.stderr.strip().splitlines()) == 1, full.stderr
    assert target.read_text("utf-8") == "the old report"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.html", "result.json", "session.json"]
    early = workbench("report", "no article", "no origin", "--bundle", tmp_path / "no" / "x.zip", home=home)
    assert early.returncode == 2 and "does not exist; create the folder" in early.stderr  # said before any reading
    lost = workbench("report", result, "-o", tmp_path / "no" / "x.html", home=home)
    assert lost.returncode == 2 and "does not exist" in lost.stderr
