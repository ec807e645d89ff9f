"""An evidence bundle holds the inputs byte for byte, and any change to it is found."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.reviewed import reviewed
from tests.support.small import article, origin, small
from workbench.documents.model import document_from_text
from workbench.errors import UserError
from workbench.reports import verifying
from workbench.reports.bundle import MANIFEST, METADATA, make_bundle, manifest_of, seal_of, zip_of
from workbench.reports.verifying import verify_bundle


@pytest.fixture(scope="module")
def made() -> bytes:
    return make_bundle(small(), article(), origin(), session=reviewed())


@pytest.fixture
def bundle(tmp_path: Path, made: bytes) -> Path:
    path = tmp_path / "evidence.zip"
    path.write_bytes(made)
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path: Path, files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def test_an_untouched_bundle_has_no_problem(bundle: Path, made: bytes) -> None:
    found = verify_bundle(bundle, seal_of(made))

    assert found.problems == () and found.seal == seal_of(made)


def test_the_inputs_and_the_session_are_kept_byte_for_byte(bundle: Path) -> None:
    files = members(bundle)

    assert files["inputs/article.txt"] == article().raw
    assert files["inputs/origin.txt"] == origin().raw
    assert files["session.json"] == reviewed().to_json().encode()
    assert "rejected by Ada Brun" in files["report.html"].decode()


@pytest.mark.parametrize(
    "name", ["inputs/article.txt", "result.json", "session.json", "report.html", METADATA, MANIFEST]
)
def test_one_changed_byte_of_any_member_is_found_and_named(bundle: Path, name: str) -> None:
    files = members(bundle)
    changed = bytearray(files[name])
    changed[10] ^= 1
    bundle.write_bytes(zip_of({**files, name: bytes(changed)}))

    problems = verify_bundle(bundle).problems

    assert any(name in problem for problem in problems) if name != MANIFEST else problems


def test_no_changed_byte_of_the_file_goes_unseen(bundle: Path, made: bytes) -> None:
    places = random.Random(7).sample(range(len(made)), 400)
    places += range(len(made) - 120, len(made))  # the ZIP's own end

    unseen = [place for place in places if not is_refused(bundle, flipped(made, place))]

    assert unseen == []


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def is_refused(path: Path, data: bytes) -> bool:
    path.write_bytes(data)
    try:
        return bool(verify_bundle(path).problems)
    except UserError:
        return True


def test_a_missing_an_added_and_a_renamed_file_are_found(bundle: Path) -> None:
    files = members(bundle)
    page = files.pop("report.html")
    zipped(bundle, {**files, "smuggled.txt": b"x", "page.html": page})

    problems = verify_bundle(bundle).problems

    assert "report.html is listed but missing." in problems
    assert "smuggled.txt is not listed: added later." in problems
    assert "page.html is not listed: added later." in problems


def test_bytes_before_after_and_between_the_members_are_found(bundle: Path, made: bytes) -> None:
    assert is_refused(bundle, made + b"x")
    assert is_refused(bundle, b"x" + made)
    zipped(bundle, members_of(made), zipfile.ZIP_DEFLATED)
    assert verify_bundle(bundle).problems == (
        "The ZIP itself was written anew or holds bytes beside its members, which are as listed.",
    )


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_mended_manifest_does_not_hide_a_change(bundle: Path) -> None:
    files = members(bundle) | {"report.html": b"<p>forged</p>"}
    bundle.write_bytes(zip_of({**files, MANIFEST: manifest_of(files)}))

    assert f"{METADATA} gives another hash of report.html." in verify_bundle(bundle).problems


def test_the_seal_shows_a_bundle_that_was_made_anew(bundle: Path, made: bytes) -> None:
    bundle.write_bytes(make_bundle(small(), article(), origin()))

    assert verify_bundle(bundle).problems == ()
    assert any("seal" in problem for problem in verify_bundle(bundle, seal_of(made)).problems)


def test_a_result_and_a_session_about_other_texts_are_found(tmp_path: Path) -> None:
    path = tmp_path / "forged.zip"
    other = document_from_text("Autre chose.", id="x", lang="fr")
    path.write_bytes(make_bundle(small(), other, origin()))
    assert "result.json speaks of another article than the one in inputs/." in verify_bundle(path).problems

    files = members_of(make_bundle(small(), article(), origin(), session=reviewed()))
    files["session.json"] = replace(reviewed(), article="0" * 64).to_json().encode()
    path.write_bytes(zip_of(files))
    assert "session.json speaks of other texts than result.json." in verify_bundle(path).problems


@pytest.mark.parametrize("name", ["../evil.sh", "/etc/passwd", "inputs/../../x", "..\\x", "C:\\x", "a\x00b"])
def test_a_name_that_leads_out_of_the_folder_is_refused(bundle: Path, name: str) -> None:
    files = members(bundle) | {name: b"x"}
    zipped(bundle, files | {MANIFEST: manifest_of(files)})

    assert any("do not unpack" in problem for problem in verify_bundle(bundle).problems) or "\x00" in name


def test_a_member_that_stands_twice_is_found(bundle: Path, made: bytes) -> None:
    with zipfile.ZipFile(bundle, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("report.html", members_of(made)["report.html"])

    assert "report.html stands in the ZIP more than once." in verify_bundle(bundle).problems


def test_a_bomb_is_refused_unread(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MAX_BYTES", 1 << 24)
    zipped(bundle, {"x": bytes(1 << 25)}, zipfile.ZIP_DEFLATED)
    assert bundle.stat().st_size < 1 << 16
    with pytest.raises(UserError, match="unpacks to more"):
        verify_bundle(bundle)

    zipped(bundle, {f"{number}.txt": b"" for number in range(1000)})
    with pytest.raises(UserError, match="unpacks to more"):
        verify_bundle(bundle)


def test_the_crate_names_every_file_its_hash_and_who_did_what(bundle: Path) -> None:
    files = members(bundle)
    graph = {entity["@id"]: entity for entity in json.loads(files[METADATA])["@graph"]}
    named = {one["@id"] for one in graph["./"]["hasPart"]}

    assert named == files.keys() - {MANIFEST, METADATA}
    assert all(graph[name]["sha256"] in files[MANIFEST].decode() for name in named)
    assert graph[graph["inputs/article.txt"]["publisher"]["@id"]]["name"] == "Le Fanal"
    assert {graph[one["@id"]]["name"] for one in graph["#review"]["agent"]} == {"Ada Brun", "=paul"}
    references = [value for entity in graph.values() for value in entity.values()]
    for value in references:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and not one["@id"].startswith("https://w3id.org/ro/crate"):
                assert one["@id"] in graph


def test_the_same_work_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    first, second = (make_bundle(small(), article(), origin(), session=reviewed()) for _ in range(2))

    assert first == second


def test_a_page_out_of_a_web_archive_brings_the_archive_and_its_time_of_capture(tmp_path: Path) -> None:
    from workbench.comparison.model import Witness
    from workbench.documents.reading import read

    path = tmp_path / "capture.warc"
    path.write_bytes(warc("https://fanal.example/pont", "2020-02-05T10:00:00Z"))
    page = read(path, lang="fr")
    comparison = replace(
        small(), article=replace(Witness.of(page)), links=(), sentence_links=(), marks=(), translation=None
    )

    files = members_of(make_bundle(comparison, page, origin()))
    graph = {entity["@id"]: entity for entity in json.loads(files[METADATA])["@graph"]}

    assert files["captures/article.warc"] == path.read_bytes()
    assert files["inputs/article.html"] == page.raw
    said = graph["inputs/article.html"]
    assert said["url"] == "https://fanal.example/pont" and said["sdDatePublished"] == "2020-02-05T10:00:00Z"
    assert said["isBasedOn"] == {"@id": "captures/article.warc"}


def warc(url: str, date: str) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    text = "Le pont a rouvert dimanche après trois semaines de travaux, a annoncé la mairie de la ville. " * 4
    page = f"<html><head><title>Le pont</title></head><body><article><p>{text}</p></article></body></html>".encode()
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url, "response", payload=io.BytesIO(page), http_headers=headers, warc_headers_dict={"WARC-Date": date}
    )
    writer.write_record(record)
    return out.getvalue()


def test_a_file_that_is_no_bundle_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"no")

    with pytest.raises(UserError, match="not an evidence bundle"):
        verify_bundle(path)
