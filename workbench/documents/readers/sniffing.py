"""Which format bytes are in: by their content first, by the extension where the content leaves it open."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from workbench.errors import UserError

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\r\n]*\r?\n")
_MAIL_HEADERS = re.compile(rb"^(?:From|To|Subject|Date|MIME-Version|Received|Message-ID|Return-Path):", re.I | re.M)
_BY_EXTENSION = {
    ".htm": "html", ".html": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".eml": "mail",
    ".warc": "warc", ".wacz": "wacz",
}  # fmt: skip
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .msg): save it as .docx or .eml"),
    (b"\x89PNG", "an image: run text recognition on it and give the text"),
    (b"\xff\xd8\xff", "an image: run text recognition on it and give the text"),
    (b"GIF8", "an image: run text recognition on it and give the text"),
    (b"{\\rtf", "an RTF file: save it as .docx or .txt"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
)


def sniff(data: bytes, name: str) -> str:
    """The name of the reader for these bytes. Raises UserError for formats that are known and not read."""
    for magic, what in _REFUSED:
        if data.startswith(magic):
            raise UserError(f"{name} is {what}.")
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if data.startswith(b"PK"):
        return _zipped(data, name)
    if data.startswith(b"\x1f\x8b") or head.startswith(b"WARC/"):
        return "warc"
    extension = PurePath(name).suffix.lower()
    if extension in {".txt", ".md", ".markdown", ".text"}:
        return "plain"
    if extension == ".eml" or _is_mail(head):
        return "mail"
    if _HTML.search(head):
        return "html"
    return _BY_EXTENSION.get(extension, "plain")


def _zipped(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UserError(f"{name} is a damaged ZIP, DOCX or WACZ file: fetch or save it again.") from None
    if "word/document.xml" in members:
        return "docx"
    if any(member.endswith((".warc", ".warc.gz")) for member in members):
        return "wacz"
    raise UserError(f"{name} is a ZIP file with neither a Word document nor a web archive: unpack it first.")


def _is_mail(head: bytes) -> bool:
    return bool(_HEADER.match(head)) and len(set(m.lower() for m in _MAIL_HEADERS.findall(head))) >= 2
