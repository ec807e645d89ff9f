"""An evidence bundle holds the inputs byte for byte, and any change to it is found."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.support.small import article, origin, small
from workbench.errors import UserError
from workbench.reports.bundle import MANIFEST, METADATA, make_bundle, verify_bundle


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "evidence.zip"
    path.write_bytes(make_bundle(small(), article(), origin()))
    return path


def rewritten(path: Path, name: str, data: bytes | None) -> Path:
    """The bundle with one member changed, added or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        if data is not None:
            new.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def test_an_untouched_bundle_has_no_problem(bundle: Path) -> None:
    assert verify_bundle(bundle) == []


def test_the_inputs_are_kept_byte_for_byte(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        assert archive.read("inputs/article.txt") == article().raw
        assert archive.read("inputs/origin.txt") == origin().raw


@pytest.mark.parametrize("name", ["inputs/article.txt", "report.html", METADATA])
def test_one_changed_byte_is_found(bundle: Path, name: str) -> None:
    with zipfile.ZipFile(bundle) as archive:
        data = bytearray(archive.read(name))
    data[10] ^= 1

    problems = verify_bundle(rewritten(bundle, name, bytes(data)))

    assert any(name in problem and "changed" in problem for problem in problems)


def test_a_missing_and_an_added_file_are_found(bundle: Path) -> None:
    rewritten(bundle, "report.html", None)
    rewritten(bundle, "smuggled.txt", b"x")

    problems = verify_bundle(bundle)

    assert "report.html is listed but missing." in problems
    assert "smuggled.txt is not listed: added later." in problems


def test_a_result_about_another_article_is_found_even_when_the_manifest_was_mended(tmp_path: Path) -> None:
    from workbench.documents.model import document_from_text

    path = tmp_path / "forged.zip"
    path.write_bytes(make_bundle(small(), document_from_text("Autre chose.", id="x", lang="fr"), origin()))

    assert "result.json speaks of another article than the one in inputs/." in verify_bundle(path)


def test_the_crate_names_every_file_and_its_hash(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        graph = json.loads(archive.read(METADATA))["@graph"]
        listed = archive.read(MANIFEST).decode()
    files = {entity["@id"]: entity for entity in graph if entity["@type"] == "File"}

    assert {"inputs/article.txt", "inputs/origin.txt", "result.json", "report.html"} <= files.keys()
    assert files["inputs/article.txt"]["sha256"] in listed
    assert files["inputs/article.txt"]["publisher"] == "Le Fanal"


def test_the_same_work_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert make_bundle(small(), article(), origin()) == make_bundle(small(), article(), origin())


def test_a_file_that_is_no_bundle_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"no")

    with pytest.raises(UserError, match="not an evidence bundle"):
        verify_bundle(path)
