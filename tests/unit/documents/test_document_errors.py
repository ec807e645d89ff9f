"""What cannot be read is refused in one sentence that says what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import files
from workbench.documents import read, read_bytes, reading
from workbench.errors import UserError

PDF = files.pdf([["Les habitants du village ont quitté leurs maisons dans la nuit."]])


def assert_one_sentence(error: UserError) -> None:
    message = str(error)
    assert "\n" not in message and message.endswith(".") and len(message) < 300


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", "\ufeff \n".encode(), "empty"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "save it as .docx"),
        ("a.rtf", b"{\\rtf1 texte}", "RTF"),
        ("a.pdf", files.encrypted_pdf([["secret"]], "clé"), "password"),
        ("a.pdf", files.pdf([[]]), "no text layer"),
        ("a.pdf", PDF[:150], "damaged"),
        ("a.pdf", b"%PDF-1.7\n" + b"garbage" * 50, "damaged"),
        ("a.docx", files.docx()[:900], "damaged"),
        ("a.docx", files.docx([], None), "no text"),
        ("a.zip", files.docx().replace(b"word/document.xml", b"word/documant.xml"), "unpack"),
        ("a.html", b"<html><body><p>Bonjour</p></body></html>", "no article"),
        ("a.warc.gz", files.warc([("https://example.org/", b"<p>x</p>")]), "no page with an article"),
        ("a.warc.gz", files.warc([("https://example.org/", files.html())], status="404 Not Found"), "no page"),
        ("a.warc.gz", files.warc([("https://example.org/", files.html())])[:300], "damaged"),
        ("a.warc", b"WARC/1.0\r\nnot a header", "no page"),
        ("a.gz", files.gzipped(b"hello"), "unpack"),
        ("a.eml", b"From: a@b.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", "without text"),
    ],
)
def test_content_that_cannot_be_read(name: str, data: bytes, told: str) -> None:
    with pytest.raises(UserError, match=told) as caught:
        read_bytes(data, name=name)
    assert name in str(caught.value)
    assert_one_sentence(caught.value)


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "article.fr.txt").write_text("Un.")
    with pytest.raises(UserError, match=r"did you mean .*article\.fr\.txt") as caught:
        read(tmp_path / "artcle.fr.txt")
    assert_one_sentence(caught.value)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder") as caught:
        read(tmp_path / "nowhere" / "a.txt")
    assert_one_sentence(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder") as caught:
        read(tmp_path)
    assert_one_sentence(caught.value)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    with pytest.raises(UserError, match="200 MB, more than the 50 MB") as caught:
        read(path)
    assert_one_sentence(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_read_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Un.")
    path.chmod(0)
    with pytest.raises(UserError, match="permissions") as caught:
        read(path)
    assert_one_sentence(caught.value)


def test_too_much_on_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    class Stdin:
        buffer = io.BytesIO(b"x" * 200)

    monkeypatch.setattr("sys.stdin", Stdin)
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    with pytest.raises(UserError, match="Standard input"):
        reading.read_stdin()


def test_a_damaged_byte_does_not_turn_utf8_into_another_encoding() -> None:
    from workbench.documents.readers.decoding import decode

    data = "Les blessés ont été évacués à l'hôpital, a précisé le médecin. Très gravement brûlé.".encode()

    text, encoding = decode(data[:20] + b"\xff" + data[20:], "a.txt")

    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1 and "évacués à l'hôpital" in text
