"""What becomes of a document that is added: once, as a version, or beside its namesake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.files import warc
from workbench.archive import Archive, Query, Record
from workbench.archive.adding import add_paths
from workbench.archive.checking import check
from workbench.archive.exporting import lines
from workbench.archive.sources import record_of
from workbench.errors import UserError

TEXT = "Les gardes-frontières ont arrêté quatre hommes près du pont.\n\nIls photographiaient des hiboux."


def _file(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _ids(archive: Archive) -> list[str]:
    return [entry.id for entry in archive.entries()]


def test_a_file_keeps_its_bytes_and_is_named_after_itself(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "dir" / "article.fr.txt"
    path.parent.mkdir()
    path.write_bytes(TEXT.encode("cp1252").replace(b"\n", b"\r\n"))

    add_paths(archive, [path])

    document = archive.document("article.fr.txt")
    assert document.raw == path.read_bytes()
    assert "arrêté" in document.text
    assert document.lang == "fr"


def test_adding_twice_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    _file(tmp_path / "d", "a.txt")
    _file(tmp_path / "d", "b.txt", TEXT + " Fin.")

    first, second = (add_paths(archive, [tmp_path / "d"]) for _ in range(2))

    assert (first.added, second.added, second.known) == (2, 0, 2)
    assert _ids(archive) == ["a.txt", "b.txt"]


def test_the_same_bytes_under_another_name_are_one_document_found_under_both(archive: Archive, tmp_path: Path) -> None:
    add_paths(archive, [_file(tmp_path, "a.txt"), _file(tmp_path, "copy.txt")])

    assert _ids(archive) == ["a.txt"]
    assert archive.document("copy.txt").id == "a.txt"


def test_a_namesake_from_another_folder_gets_a_number(archive: Archive, tmp_path: Path) -> None:
    add_paths(archive, [_file(tmp_path / "one", "a.txt"), _file(tmp_path / "two", "a.txt", "Un autre texte.")])

    assert _ids(archive) == ["a.txt", "a.txt~2"]


def test_the_same_address_with_another_text_is_a_new_version(archive: Archive) -> None:
    def record(text: str) -> Record:
        return Record("x", text, text.encode(), url="https://site.example/story#top", id_given=True)

    outcomes = [one.outcome for text in ("Five hurt.", "Seven hurt.") for one in archive.add([record(text)])]

    assert outcomes == ["added", "version"]
    (entry,) = archive.entries()
    assert entry.versions == 2
    assert archive.document("x").text == "Seven hurt."
    assert archive.document("x", 1).text == "Five hurt."
    assert not archive.search(Query("five"))


def test_a_site_s_front_page_is_no_identity(archive: Archive) -> None:
    archive.add([Record(n, f"Text {n}.", n.encode(), url="https://site.example/") for n in ("a", "b")])

    assert _ids(archive) == ["a", "b"]


def test_two_outlets_with_the_same_words_are_two_documents(archive: Archive, tmp_path: Path) -> None:
    rows = [{"id": n, "text": TEXT, "outlet": n} for n in ("one", "two")]
    path = _file(tmp_path, "d.jsonl", "".join(json.dumps(row) + "\n" for row in rows))

    add_paths(archive, [], [path])

    assert _ids(archive) == ["one", "two"]


def test_an_export_goes_back_in_as_it_came_out(archive: Archive, tmp_path: Path) -> None:
    row = {"id": "x", "text": TEXT, "title": "T", "outlet": "O", "published": "2024-05-14", "lang": "fr", "extra": 1}
    add_paths(archive, [_file(tmp_path, "a.txt", "Un texte."), _file(tmp_path, "d.jsonl", json.dumps(row))])
    exported = list(lines(archive))

    again = add_paths(archive, [], [_file(tmp_path, "out.jsonl", "\n".join(exported))])

    assert json.loads(exported[1]) == row
    assert (again.known, again.added, again.version) == (2, 0, 0)


def test_a_bad_line_is_named_and_the_others_go_in(archive: Archive, tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "Un texte."}', '{"id": 1}', "not json", '{"id": "d", "text": "\\ud800"}'
    path = _file(tmp_path, "d.jsonl", "\n".join(lines))

    tally = add_paths(archive, [], [path])

    assert tally.added == 1
    assert tally.troubles == [
        'd.jsonl, line 2 has no "text".',
        "d.jsonl, line 3 is not JSON: one document a line is expected, in UTF-8.",
        "d.jsonl, line 4 holds half a character (\\ud800 to \\udfff without its partner), which no text file can keep.",
    ]


def test_the_pages_of_a_web_archive_go_in_once(archive: Archive, tmp_path: Path) -> None:
    page = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"
    body = "<p>The guards held four men who were watching owls near the bridge on Thursday morning.</p>" * 3
    pages = [(f"https://site.example/{n}", page.format(n, body + n).encode()) for n in ("First", "Second")]
    path = tmp_path / "c.warc.gz"
    path.write_bytes(warc(pages))

    first, second = (add_paths(archive, [path]) for _ in range(2))

    assert (first.added, second.added) == (2, 0)
    assert [e.url for e in archive.entries()] == ["https://site.example/First", "https://site.example/Second"]
    assert all(e.captured == "2020-02-06T08:30:00Z" for e in archive.entries())


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Le Phare</title><language>fr-FR</language>
<item><title>Un drone abattu</title><link>https://phare.example/1</link>
<pubDate>Tue, 14 May 2024 08:00:00 +0200</pubDate>
<description>&lt;p&gt;Un drone a &lt;b&gt;été&lt;/b&gt; abattu mardi.&lt;/p&gt;
&lt;p&gt;Personne n'est blessé.&lt;/p&gt;</description></item>
<item><title>Le port fermé</title><link>https://phare.example/2</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lamp</title><entry><title>Port shut</title>
<link href="https://lamp.example/9"/><published>2024-05-14T06:00:00Z</published>
<content type="html">&lt;p&gt;The port was shut on Tuesday.&lt;/p&gt;</content></entry></feed>"""


def test_the_items_of_saved_feeds_are_documents(archive: Archive, tmp_path: Path) -> None:
    add_paths(archive, [_file(tmp_path, "phare.rss", RSS), _file(tmp_path, "lamp.atom", ATOM)])

    first, second, third = archive.entries()
    assert (first.outlet, first.published, first.lang) == ("Le Phare", "2024-05-14T06:00:00+00:00", "fr")
    assert (
        archive.document(first.id).text == "Un drone abattu\n\nUn drone a été abattu mardi.\n\nPersonne n'est blessé."
    )
    assert second.url == "https://phare.example/2"
    assert (third.outlet, third.title, third.published) == ("The Lamp", "Port shut", "2024-05-14T06:00:00Z")


def test_a_feed_cannot_read_files_of_this_machine(archive: Archive, tmp_path: Path) -> None:
    secret = _file(tmp_path, "secret", "geheimnis")
    bomb = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]>' + RSS.split("?>")[1].replace(
        "Un drone a", "&x; Un drone"
    )

    add_paths(archive, [_file(tmp_path, "f.rss", bomb)])

    assert not archive.search(Query("geheimnis"))


def test_a_check_finds_changed_text_and_changed_bytes(archive: Archive, tmp_path: Path) -> None:
    add_paths(archive, [_file(tmp_path, "a.txt"), _file(tmp_path, "b.txt", "Un autre.")])
    assert list(check(archive)) == []

    archive.database.execute("UPDATE versions SET text = text || '!' WHERE key = 2")

    assert list(check(archive)) == [
        "The text of b.txt is not what was read.",
        "The original bytes of b.txt are not what was captured.",
    ]


def test_an_unknown_id_is_answered_with_the_nearest(archive: Archive, tmp_path: Path) -> None:
    add_paths(archive, [_file(tmp_path, "meridian.txt")])

    with pytest.raises(UserError, match=r"did you mean meridian\.txt\?"):
        archive.document("meridien.txt")


def test_a_line_is_kept_beside_its_text_for_little_and_comes_back_to_the_byte(archive: Archive) -> None:
    text = "\n\n".join(
        f"Paragraphe {n} : le pont de Varnes reste fermé aux camions, dit la préfecture." for n in range(90)
    )
    line = json.dumps({"id": "a", "text": text, "note": "à part"}, ensure_ascii=False).encode()
    archive.add([record_of(json.loads(line), line)])

    (codec, size) = archive.database.execute("SELECT codec, length(data) FROM originals").fetchone()

    assert (codec, size < len(line) / 20) == ("beside", True)
    assert archive.document("a").raw == line
    assert list(check(archive)) == []
