"""What a page says about addresses: its own, the one its text comes from, those its article links to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from workbench.documents.pointers import Pointer, same_address, site_of

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_TAG = re.compile(r"<(?:meta|link)\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_SOURCES = {
    "syndication-source", "original-source", "dc.source", "dcterms.source", "article:source", "source", "og:source",
}  # fmt: skip
_BASED_ON = ("isBasedOn", "isBasedOnUrl", "basedOn")
_CREDIT = re.compile(
    r"\s*(?:source|sources|originally published|first published|read the (?:full|original)|via|syndicated|"
    r"publié (?:à l['’]origine|initialement|d['’]abord)|article (?:original|d['’]origine)|"
    r"lire l['’](?:article|original)|repris d|traduit d|источник|оригинал|полный текст|читать полностью|перевод)",
    re.IGNORECASE,
)
_HEAD = 400_000  # characters in which a page's metadata stand
_MOST_LINKS = 40
_BLOCKS = {"p", "li", "blockquote", "td", "h1", "h2", "h3", "h4", "div", "section", "footer", "figcaption"}


def own_address(page: str, captured: str | None, stated: str | None) -> str | None:
    """Where a page stood: where it was captured or saved from; else what it states of itself.

    A canonical address of another site is where the *text* comes from, so it only counts where nothing else is known.
    """
    saved = _SAVED_FROM.search(page[:4000])
    known = captured or (saved[1] if saved else None)
    declared = {kind: url for kind, url in _declared(page) if kind in {"canonical", "og:url"}}
    if known is None:
        return declared.get("og:url") or stated
    if stated and site_of(stated) == site_of(known):
        return stated  # the same page without what a reader's click added to its address
    return known


def pointers(page: str, body: str, address: str | None) -> tuple[Pointer, ...]:
    """Addresses of other pages that a page names; `body` is its article's text, links outside it do not count."""
    own = same_address(address) if address else ""
    found: dict[tuple[str, str], Pointer] = {}
    for kind, url in _declared(page):
        full = urljoin(address or "", url)
        pointer = Pointer("source" if kind == "source" else "canonical", full)
        if full.startswith("http") and same_address(full) != own:
            found.setdefault((pointer.kind, same_address(full)), pointer)
    for pointer in _links(page, body, address or ""):
        if same_address(pointer.url) != own:
            found.setdefault((pointer.kind, same_address(pointer.url)), pointer)
    return tuple(found.values())


def _declared(page: str) -> Iterator[tuple[str, str]]:
    """(canonical, og:url or source, address) as metadata state them."""
    for tag in _TAG.finditer(page[:_HEAD]):
        given = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(tag[0])}
        key = (given.get("property") or given.get("name") or "").lower()
        if "canonical" in given.get("rel", "").lower().split() and given.get("href"):
            yield "canonical", given["href"].strip()
        elif key == "og:url" and given.get("content"):
            yield "og:url", given["content"].strip()
        elif key in _SOURCES and given.get("content", "").strip().startswith("http"):
            yield "source", given["content"].strip()
    for block in re.findall(r"<script[^>]{0,200}ld\+json[^>]{0,200}>(.*?)</script>", page, re.IGNORECASE | re.DOTALL):
        yield from (("source", url) for url in _based_on(block))


def _based_on(block: str) -> Iterator[str]:
    try:
        waiting: list[Any] = [json.loads(block)]
    except ValueError:
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            for key in _BASED_ON:
                value = one.get(key)
                value = value.get("url") or value.get("@id") if isinstance(value, dict) else value
                if isinstance(value, str) and value.startswith("http"):
                    yield value
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _links(page: str, body: str, address: str) -> Iterator[Pointer]:
    """Links to other sites in paragraphs that belong to the article, or in a line that gives credit."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return
    flat, own, count = " ".join(body.split()), site_of(address), 0
    for anchor in root.iter("a"):
        url = urljoin(address, (anchor.get("href") or "").strip())
        said = " ".join(anchor.text_content().split())
        if not url.startswith("http") or not said or site_of(url) in {"", own}:
            continue
        around = _paragraph(anchor)
        if around and (around in flat or (_CREDIT.match(around) and len(around) < 300)):
            yield Pointer("link", url, said[:120])
            count += 1
            if count == _MOST_LINKS:
                return


def _paragraph(anchor: Any) -> str:
    block = next((one for one in anchor.iterancestors() if one.tag in _BLOCKS), None)
    return " ".join(block.text_content().split()) if block is not None else ""
