"""« All articles that say *terroristes* where the wire said militants »: from comparisons that the commands keep."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.support.running import workbench
from workbench.archive import Query, SqliteArchive


def test_compared_texts_are_found_by_what_they_say_in_place_of_their_origin(samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("article.fr.txt", "origin.en.txt"):
        shutil.copy(samples / "01-crossing-en" / name, folder / name)
    (folder / "autre.fr.txt").write_text("Des terroristes ont été arrêtés mardi près du port, selon la police.")
    workbench("archive", "init", "a.db", home=tmp_path)
    workbench("archive", "add", folder, "--archive", "a.db", home=tmp_path)

    before = workbench(
        "archive", "search", "terroriste", "--instead-of", "militant", "--archive", "a.db", home=tmp_path
    )
    made = workbench("compare", "article.fr.txt", "origin.en.txt", "--archive", "a.db", home=tmp_path)
    after = workbench("archive", "search", "terroriste", "--instead-of", "militant", "--archive", "a.db", home=tmp_path)

    assert (before.stdout, made.returncode) == ("", 0)
    assert [line.split("\t")[0] for line in after.stdout.splitlines() if not line.startswith(" ")] == ["article.fr.txt"]
    assert "terroristes ← militants" in after.stdout
    with SqliteArchive(tmp_path / "a.db") as archive:
        assert archive.comparison("article.fr.txt", "origin.en.txt") is not None
        assert archive.search(Query("mercenaires", instead_of="militants")) == []
        assert [hit.terms[0] for hit in archive.search(Query(instead_of="rebel"))] == ["mercenaires ← rebels"]
        assert [hit.entry.id for hit in archive.search(Query(term="terroriste", instead_of="militants"))] == [
            "article.fr.txt"
        ]


def test_a_comparison_of_a_text_that_is_not_in_the_archive_says_so(samples: Path, tmp_path: Path) -> None:
    folder = samples / "01-crossing-en"
    workbench("archive", "init", "a.db", home=tmp_path)
    workbench("archive", "add", folder / "origin.en.txt", "--archive", "a.db", home=tmp_path)

    made = workbench(
        "compare",
        folder / "article.fr.txt",
        folder / "origin.en.txt",
        "--archive",
        "a.db",
        "--json",
        "-",
        home=tmp_path,
    )

    assert json.loads(made.stdout)["schema"] == "workbench.comparison/1"
    assert "add both texts" in made.stderr


def test_chain_compares_and_keeps_every_edge(samples: Path, tmp_path: Path) -> None:
    workbench("archive", "init", "a.db", home=tmp_path)
    for name in ("article.fr.txt", "origin.en.txt"):
        workbench("archive", "add", samples / "01-crossing-en" / name, "--archive", "a.db", home=tmp_path)

    made = workbench("chain", "--compare", "--json", "-", "--archive", "a.db", home=tmp_path)

    (edge,) = json.loads(made.stdout)["edges"]
    assert "1 comparison kept" in made.stderr
    with SqliteArchive(tmp_path / "a.db") as archive:
        assert archive.comparison(edge["child"], edge["parent"]) is not None
