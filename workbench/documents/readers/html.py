"""HTML as saved from a browser: the article without the page around it, and what the page says about it."""

from __future__ import annotations

import json
import logging
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workbench.documents.readers.addresses import own_address, pointers
from workbench.documents.readers.decoding import decode
from workbench.documents.readers.found import Found, with_title
from workbench.errors import UserError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MIN_LETTERS = 40
_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PUBLISHED = ("article:published_time", "datepublished", "date", "pubdate", "dc.date.issued", "og:published_time")
_JSON_LD = re.compile(r"<script[^>]{0,200}ld\+json[^>]{0,200}>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


def read(data: bytes, name: str) -> list[Found]:
    """The article of a page. Raises UserError where the page holds none."""
    found = read_page(data, name)
    if found is None:
        raise UserError(
            f"{name} holds no article that could be told from the page around it: save the article's own page, "
            "or copy its text into a .txt file."
        )
    return [found]


def read_page(
    data: bytes, name: str, *, declared: str | None = None, url: str | None = None, recall: bool = False
) -> Found | None:
    """The article of a page with its title as first paragraph, or None.

    `declared` is the charset of an HTTP header; `url` the address it was saved from. `recall` keeps more of a page
    that is not laid out as an article (a newsletter).
    """
    charset = _CHARSET.search(data[:4096])
    page, encoding = decode(data, name, declared or (charset[1].decode("ascii", "replace") if charset else None))
    article = _extract(page, url, recall)
    body = _body(article)
    if article is None or sum(map(str.isalpha, body)) < _MIN_LETTERS:
        return None
    title = " ".join(article.title.split()) if article.title else None
    text, headline = with_title(title, body)
    address = own_address(page, url, article.url)
    return Found(
        text=text,
        raw=data,
        name=name,
        media_type="text/html",
        encoding=encoding,
        title=title,
        outlet=article.sitename or None,
        published=published(page) or article.date or None,
        author=article.author or None,
        url=address,
        headline=headline,
        pointers=pointers(page, text, address),
    )


def _extract(page: str, url: str | None, recall: bool) -> Any:
    with _no_probing():
        import trafilatura  # half a second and numpy: only when a page is read

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_recall=recall,
        date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
    )


@contextmanager
def _no_probing() -> Iterator[None]:
    """Keep urllib3, which trafilatura imports, from binding a socket to see whether IPv6 works: we open none."""
    stated = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = stated


def _body(article: Any) -> str:
    """One paragraph a line in trafilatura's text, a blank line between them in ours."""
    lines = (article.text or "").split("\n") if article is not None else []
    return "\n\n".join(line.strip() for line in lines if line.strip())


def published(page: str) -> str | None:
    """The time of publication as the page states it, as precise as it does; None where it is not stated."""
    for tag in _META.finditer(page[:400_000]):
        given = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(tag[0])}
        key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        stated = _ISO.match(given.get("content", "").strip())
        if key in _PUBLISHED and stated:
            return stated[0].replace(" ", "T", 1)
    for block in _JSON_LD.findall(page):
        for value in _values(block, "datePublished"):
            stated = _ISO.match(value)
            if stated:
                return stated[0].replace(" ", "T", 1)
    return None


def _values(block: str, key: str) -> Iterator[str]:
    """Every string under `key` in a block of JSON-LD, however deep."""
    try:
        waiting = [json.loads(block)]
    except ValueError:
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get(key), str):
                yield one[key]
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
