"""Small real files of every format, made while the tests run: nothing binary lies in the repository."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Sequence

PARAGRAPHS = (
    "Les habitants du village de Zerba ont quitté leurs maisons dans la nuit de lundi, a indiqué une ONG locale.",
    "Deux obus étaient tombés la veille près de l’école, selon le maire, qui demande l’envoi d’observateurs.",
    "« Nous ne reviendrons pas avant la fin des combats », a déclaré un père de famille joint par téléphone.",
)
TITLE = "Un village se vide après des tirs"


def html(
    paragraphs: Sequence[str] = PARAGRAPHS,
    title: str = TITLE,
    *,
    head: str = "",
    encoding: str = "utf-8",
    charset: bool = True,
) -> bytes:
    """A news page: navigation, article, footer."""
    declared = f'<meta charset="{encoding}">' if charset else ""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    page = (
        f"<!DOCTYPE html><html><head>{declared}<title>{title} - Le Courrier</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/abo'>Abonnez-vous</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{body}</article>"
        "<footer><p>Mentions légales – Tous droits réservés</p></footer></body></html>"
    )
    return page.encode(encoding, errors="xmlcharrefreplace")


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with one line of text per string, in Windows-1252."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids: list[str] = []
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    for lines in pages:
        shown = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
        stream = b"BT /F1 10 Tf 12 TL 50 780 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _assembled(objects)


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assembled(objects: Sequence[bytes]) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def encrypted_pdf(pages: Sequence[Sequence[str]], password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(pages))))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(paragraphs: Sequence[str] = PARAGRAPHS, title: str | None = TITLE, author: str = "A. Reporter") -> bytes:
    import docx as library

    document = library.Document()
    document.core_properties.author = author
    if title:
        document.add_heading(title, level=0)
    for one in paragraphs:
        document.add_paragraph(one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def warc(pages: Sequence[tuple[str, bytes]], *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A gzipped WARC with one response per (address, body)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2020-02-06T08:30:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def wacz(pages: Sequence[tuple[str, bytes]], listed: Sequence[str] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc(pages))
        rows = ['{"format": "json-pages-1.0"}', *(f'{{"url": "{url}"}}' for url in listed)]
        archive.writestr("pages/pages.jsonl", "\n".join(rows))
    return out.getvalue()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data)
