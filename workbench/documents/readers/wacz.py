"""WACZ: a ZIP of WARC files with a list of the pages that were meant."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator

from workbench.documents.readers.found import Found
from workbench.documents.readers.warc import articles, number
from workbench.errors import UserError

_MAX_UNPACKED = 300 * 1024 * 1024


def read(data: bytes, name: str) -> list[Found]:
    """The articles of a WACZ, those on its list of pages first. Raises UserError where it is damaged or has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MAX_UNPACKED:
                raise UserError(f"{name} unpacks to more than 300 MB: capture fewer pages.")
            wanted = _listed(archive)
            pages = sorted(_articles(archive, name), key=lambda page: page.captured_url not in wanted)
            found = number(pages, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError):
        raise UserError(f"{name} is a damaged WACZ file: fetch or capture it again.") from None
    if not found:
        raise UserError(f"{name} holds no page with an article: capture the article's own address.")
    return found


def _articles(archive: zipfile.ZipFile, name: str) -> Iterator[Found]:
    for member in sorted(archive.namelist()):
        if member.endswith((".warc", ".warc.gz")):
            yield from articles(archive.read(member), name)


def _listed(archive: zipfile.ZipFile) -> set[str]:
    """The addresses on the list of pages (pages/pages.jsonl)."""
    if "pages/pages.jsonl" not in archive.namelist():
        return set()
    listed: set[str] = set()
    for line in archive.read("pages/pages.jsonl").decode("utf-8", "replace").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            listed.add(row["url"])
    return listed
