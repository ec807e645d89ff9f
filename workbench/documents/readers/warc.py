"""Web archives: every article among the pages of a WARC file."""

from __future__ import annotations

import gzip
import io
import logging
import zlib
from collections.abc import Iterable
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any

from workbench.documents.readers.found import Found
from workbench.documents.readers.html import read_page
from workbench.errors import UserError

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_MAX_PAGE = 20 * 1024 * 1024


def read(data: bytes, name: str) -> list[Found]:
    """The articles of a WARC, gzipped or not. Raises UserError where it is damaged or holds no article."""
    found = number(articles(data, name), name)
    if not found:
        _check_whole(data, name)
        raise UserError(f"{name} holds no page with an article: capture the article's own address.")
    return found


def _check_whole(data: bytes, name: str) -> None:
    """Raise UserError where a gzipped archive is cut off or garbled, which warcio passes over."""
    if not data.startswith(b"\x1f\x8b"):
        return
    try:
        with gzip.open(io.BytesIO(data)) as unpacked:
            while unpacked.read(1 << 20):
                pass
    except (OSError, EOFError, zlib.error):
        raise UserError(f"{name} is a damaged web archive: fetch or capture it again.") from None


def number(pages: Iterable[Found], name: str) -> list[Found]:
    """Drop pages captured twice and give each its own id: the file's name, and from the second on its number."""
    unique: dict[str, Found] = {}
    for page in pages:
        unique.setdefault(page.text, page)
    return [
        replace(page, name=name if place == 1 else f"{name}#{place}") for place, page in enumerate(unique.values(), 1)
    ]


def articles(data: bytes, name: str) -> list[Found]:
    """The pages of one WARC that hold an article, in order."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    if data.startswith(b"\x1f\x8b") and not _holds_warc(data):
        raise UserError(f"{name} is a gzip file without a web archive in it: unpack it first.")
    pages: list[Found | None] = []
    try:
        with redirect_stderr(io.StringIO()):  # warcio prints its doubts there
            for record in ArchiveIterator(io.BytesIO(data)):
                pages.append(_page(record, name))
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError, AttributeError, LookupError, TypeError):
        if not any(pages):  # a capture that broke off keeps what it has
            raise UserError(f"{name} is a damaged web archive: fetch or capture it again.") from None
    return [page for page in pages if page is not None]


def _holds_warc(data: bytes) -> bool:
    try:
        with gzip.open(io.BytesIO(data)) as unpacked:
            return unpacked.read(5) == b"WARC/"
    except (OSError, EOFError, zlib.error):
        return False


def _page(record: Any, name: str) -> Found | None:
    """The article of a response or resource record, or None."""
    if record.rec_type not in {"response", "resource"}:
        return None
    http = record.http_headers
    if http is not None and not http.get_statuscode().startswith("2"):
        return None
    kind = (http.get_header("Content-Type") if http is not None else record.content_type) or ""
    if not kind.lower().startswith(_PAGE_TYPES):
        return None
    body = record.content_stream().read(_MAX_PAGE)
    if not body.strip():
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        page = read_page(body, name, declared=_charset(kind), url=url)
    except UserError:  # a page that is binary after all
        return None
    captured = record.rec_headers.get_header("WARC-Date")
    return replace(page, captured=captured, captured_url=url) if page is not None else None


def _charset(kind: str) -> str | None:
    _, _, value = kind.lower().partition("charset=")
    return value.split(";")[0].strip(" \"'") or None
