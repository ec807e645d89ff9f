"""Bad input on the command line: one clear sentence, exit code 2, nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import files
from tests.support.running import workbench

GOOD = "The residents of Zerba left their homes during the night, a local organisation said on Tuesday."

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n ",
    "binary.bin": bytes(range(256)) * 8,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "encrypted.pdf": files.encrypted_pdf([["secret"]], "password"),
    "scan.pdf": files.pdf([[]]),
    "damaged.pdf": files.pdf([["Un texte."]])[:120],
    "damaged.docx": files.docx()[:1500],
    "menu.html": b"<html><body><nav><a href='/'>Accueil</a></nav></body></html>",
    "damaged.warc.gz": files.warc([("https://example.org/", files.html())])[:250],
}


def assert_refused(done, folder: Path) -> None:  # type: ignore[no-untyped-def]
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1 and done.stderr.startswith("workbench: "), done.stderr
    assert not (folder / "out.json").exists()


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_file_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    (tmp_path / "good.txt").write_text(GOOD)
    done = workbench("compare", name, "good.txt", "--json", "out.json", home=tmp_path)
    assert_refused(done, tmp_path)
    assert name in done.stderr


def test_a_missing_file_a_folder_and_a_file_that_is_too_large_are_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "folder").mkdir()
    with (tmp_path / "large.txt").open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    for name, told in [("god.txt", "did you mean good.txt"), ("folder", "is a folder"), ("large.txt", "200 MB")]:
        done = workbench("compare", name, "good.txt", "--json", "out.json", home=tmp_path)
        assert_refused(done, tmp_path)
        assert told in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_read_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "locked.txt").write_text(GOOD)
    (tmp_path / "locked.txt").chmod(0)
    done = workbench("compare", "locked.txt", "good.txt", "--json", "out.json", home=tmp_path)
    assert_refused(done, tmp_path)
    assert "permissions" in done.stderr


def test_standard_input_that_is_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    done = workbench("compare", "-", "good.txt", "--json", "out.json", home=tmp_path, text_in="")
    assert_refused(done, tmp_path)
    assert "standard input" in done.stderr.lower() or "stdin" in done.stderr
