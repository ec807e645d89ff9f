"""Every format in, one document out, with what the file says of itself."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import files
from workbench.documents import read, read_all, read_bytes, read_stdin
from workbench.documents.readers.pdf import mend

BODY = "\n\n".join(files.PARAGRAPHS)
ARTICLE = f"{files.TITLE}\n\n{BODY}"


def test_plain_text_is_kept_character_for_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"  {ARTICLE}  \n".encode())
    document = read(path)
    assert document.text == f"  {ARTICLE}  \n"
    assert (document.id, document.source_path, document.encoding) == ("a.txt", str(path), "utf-8")
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


RUSSIAN = "Министерство обороны сообщило о провокации в Идлибе, передаёт агентство. Источник НЕ НАЗВАН."
FRENCH = "L’armée a dit : « Non », à l’été dernier… Un cœur à 3 €."


@pytest.mark.parametrize(
    ("text", "encoding", "reported"),
    [
        (FRENCH, "utf-8", "utf-8"),
        (FRENCH, "utf-8-sig", "utf-8"),
        (FRENCH, "utf-16", "utf-16"),
        (FRENCH, "cp1252", "cp1252"),
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN.upper(), "cp1251", "cp1251"),
        ("Да, это он.", "koi8-r", "koi8-r"),
    ],
)
def test_encodings_are_told_by_their_bytes(text: str, encoding: str, reported: str) -> None:
    (document,) = read_bytes(text.encode(encoding), name="a.txt")
    assert (document.text, document.encoding) == (text, reported)


def test_line_ends_become_newlines() -> None:
    (document,) = read_bytes(b"Un.\r\n\r\nDeux.\rTrois.", name="a.txt")
    assert document.text == "Un.\n\nDeux.\nTrois."


HEAD = (
    '<meta property="og:site_name" content="Le Courrier"><meta name="author" content="Jeanne Petit">'
    '<meta property="article:published_time" content="2020-02-05T10:21:00+01:00">'
    '<link rel="canonical" href="https://courrier.example.org/zerba">'
)


def test_html_gives_the_article_and_its_metadata_without_the_page_around_it() -> None:
    (document,) = read_bytes(files.html(head=HEAD), name="page.html")
    assert document.text == ARTICLE
    assert document.headline == (0, len(files.TITLE))
    assert (document.title, document.outlet, document.author) == (files.TITLE, "Le Courrier", "Jeanne Petit")
    assert document.published == "2020-02-05T10:21:00+01:00"
    assert document.url == "https://courrier.example.org/zerba"


def test_html_takes_the_time_from_json_ld() -> None:
    head = '<script type="application/ld+json">{"@graph":[{"datePublished":"2020-02-05T09:00:00Z"}]}</script>'
    assert read_bytes(files.html(head=head), name="p.html")[0].published == "2020-02-05T09:00:00Z"


def test_html_without_a_date_has_none() -> None:
    assert read_bytes(files.html(), name="p.html")[0].published is None


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
def test_html_believes_its_own_charset(encoding: str) -> None:
    paragraphs = [RUSSIAN, "Жители деревни ушли на север, сообщила местная организация, которая следит за боями."]
    (document,) = read_bytes(files.html(paragraphs, "Деревня опустела", encoding=encoding), name="p.html")
    assert document.text == "\n\n".join(["Деревня опустела", *paragraphs])
    assert document.lang == "ru"


def test_html_is_known_by_its_content_whatever_its_name() -> None:
    assert read_bytes(files.html(), name="page")[0].media_type == "text/html"


def test_pdf_lines_are_mended_into_paragraphs() -> None:
    lines = [
        "Un village se vide après des tirs", "",
        "Les habitants du village de Zerba ont quitté leurs mai-",
        "sons dans la nuit, a indiqué une organisation locale qui",
        "suit les combats.",
        "Deux obus étaient tombés la veille près de l'école, selon",
        "le maire.",
    ]  # fmt: skip
    (document,) = read_bytes(files.pdf([lines]), name="a.pdf")
    assert [document.slice(span) for span in document.paragraphs] == [
        "Un village se vide après des tirs",
        "Les habitants du village de Zerba ont quitté leurs maisons dans la nuit, a indiqué une organisation locale "
        "qui suit les combats.",
        "Deux obus étaient tombés la veille près de l'école, selon le maire.",
    ]
    assert document.headline == (0, 33)


def test_pdf_running_heads_and_page_numbers_are_dropped() -> None:
    line = "Les habitants ont quitté leurs maisons dans la nuit et sont allés vers"
    pages = [["Le Courrier du 5 février 2020", line, "le nord.", f"{page}"] for page in range(1, 5)]
    text = read_bytes(files.pdf(pages), name="a.pdf")[0].text
    assert "Courrier" not in text and not any(char.isdecimal() for char in text)


def test_pdf_with_an_empty_password_opens() -> None:
    data = files.encrypted_pdf([["Ce texte est lisible par tout le monde."]], "")
    assert "lisible" in read_bytes(data, name="a.pdf")[0].text


def test_mending_keeps_compound_words_that_break_before_a_capital() -> None:
    assert mend(["le front al-", "Nosra a signé"]) == "le front al- Nosra a signé"
    assert mend(["une organi-", "sation"]) == "une organisation"


def test_docx_gives_paragraphs_title_and_author() -> None:
    (document,) = read_bytes(files.docx(), name="a.docx")
    assert document.text == ARTICLE
    assert (document.title, document.headline, document.author) == (files.TITLE, (0, len(files.TITLE)), "A. Reporter")


MAIL = (
    "From: Jeanne Petit <jeanne@example.org>\r\nTo: desk@example.org\r\n"
    "Subject: =?utf-8?q?Fwd=3A_Tirs_=C3=A0_Zerba?=\r\nDate: Tue, 04 Feb 2020 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)


def test_mail_gives_subject_sender_date_and_body() -> None:
    data = (MAIL + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + BODY).encode()
    (document,) = read_bytes(data, name="a.eml")
    assert document.text == f"Tirs à Zerba\n\n{BODY}"
    assert (document.title, document.headline) == ("Tirs à Zerba", (0, 12))
    assert (document.author, document.published) == ("Jeanne Petit", "2020-02-04T10:00:00+01:00")


def test_mail_in_html_only_gives_its_text() -> None:
    head = MAIL + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    text = read_bytes(head.encode() + files.html(), name="a.eml")[0].text
    assert all(one in text for one in files.PARAGRAPHS) and "Mentions" not in text


def test_flowed_mail_is_unfolded() -> None:
    head = MAIL + "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
    data = (head + "Les habitants ont \r\nquitté leurs maisons.\r\n\r\nFin.\r\n").encode()
    assert read_bytes(data, name="a.eml")[0].text.endswith("Les habitants ont quitté leurs maisons.\n\nFin.")


PAGES = [
    ("https://example.org/1", files.html()),
    ("https://example.org/menu", b"<html><body><ul><li><a href='/'>Menu</a></li></ul></body></html>"),
    ("https://example.org/1", files.html()),
    ("https://example.org/2", files.html(title="Un autre titre pour la même page")),
]


def test_warc_gives_every_article_once_with_address_and_time_of_capture() -> None:
    first, second = read_bytes(files.warc(PAGES), name="w.warc.gz")
    assert (first.id, second.id) == ("w.warc.gz", "w.warc.gz#2")
    assert (first.url, second.url) == ("https://example.org/1", "https://example.org/2")
    assert first.captured == "2020-02-06T08:30:00Z" and first.published is None
    assert first.raw == PAGES[0][1]


def test_wacz_puts_the_listed_page_first() -> None:
    found = read_bytes(files.wacz(PAGES, ["https://example.org/2"]), name="w.wacz")
    assert [one.url for one in found] == ["https://example.org/2", "https://example.org/1"]


def test_read_takes_the_first_article_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "w.warc.gz"
    path.write_bytes(files.warc(PAGES))
    assert read(path) == read_all(path)[0]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(ARTICLE.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    document = read_stdin(lang="fr")
    assert (document.text, document.id, document.source_path) == (ARTICLE, "stdin", None)


def test_the_language_can_be_set_by_hand() -> None:
    assert read_bytes(ARTICLE.encode(), name="a.txt", lang="it")[0].lang == "it"


def test_reading_html_makes_no_socket(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(files.html())
    code = (
        "import socket, sys\n"
        "class Refused(socket.socket):\n"
        "    def __init__(self, *args, **kwargs): sys.exit('a socket was made')\n"
        "socket.socket = Refused\n"
        "import workbench.documents\n"
        "assert 'Zerba' in workbench.documents.read(sys.argv[1]).text\n"
    )
    subprocess.run([sys.executable, "-c", code, str(page)], check=True, timeout=60)


def test_a_capture_that_broke_off_gives_the_articles_before() -> None:
    whole = files.warc(PAGES)
    last = len(files.warc(PAGES[-1:]))
    found = read_bytes(whole[: len(whole) - last // 3], name="w.warc.gz")
    assert found[0].url == "https://example.org/1"
