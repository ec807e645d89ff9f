"""Saved RSS and Atom files: every item with a text is a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

from workbench.archive.model import Record
from workbench.errors import UserError

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"}


def is_feed(head: bytes) -> bool:
    """Whether a file's first bytes open an RSS, RDF or Atom feed."""
    return bool(_FEED.search(head[:2048]))


def read_feed(data: bytes, name: str, source_path: str) -> Iterator[Record]:
    """The items of a saved feed, numbered after the file. Raises UserError where it is no well-formed XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root is None:
        raise UserError(f"{name} is a damaged feed: fetch it again.")
    outlet = _text(root, "channel/title") or _text(root, "title")
    lang = (_text(root, "channel/language") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    items = [one for one in root.iter() if _local(one) in {"item", "entry"}]
    for place, item in enumerate(items, start=1):
        record = _item(item, f"{name}#{place}", outlet, lang or None, source_path)
        if record is not None:
            yield record


def _item(item: Any, name: str, outlet: str | None, lang: str | None, source_path: str) -> Record | None:
    from lxml import etree

    title = _text(item, "title")
    body = next((found for tag in ("encoded", "content", "description", "summary") if (found := _text(item, tag))), "")
    text = "\n\n".join(part for part in (title, _plain(body)) if part)
    if not any(map(str.isalpha, text)):
        return None
    return Record(
        id=name,
        text=text,
        raw=etree.tostring(item, encoding="utf-8", with_tail=False),
        lang=lang if lang in {"fr", "en", "ru", "de", "es", "ar", "uk", "it"} else None,
        title=title,
        outlet=_text(item, "source") or outlet,
        published=_time(
            next((t for tag in ("pubDate", "published", "date", "updated") if (t := _text(item, tag))), None)
        ),
        author=_text(item, "author/name") or _text(item, "creator") or _text(item, "author"),
        url=_link(item),
        source_path=source_path,
        media_type="application/rss+xml",
    )


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any, path: str) -> str | None:
    """The words of the first element on a path of local names."""
    for step in path.split("/"):
        element = next((child for child in element if _local(child) == step), None)
        if element is None:
            return None
    found = "".join(element.itertext()).strip()
    return found or None


def _link(item: Any) -> str | None:
    for child in item:
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or (child.text or "").strip() or None
    return None


def _time(value: str | None) -> str | None:
    """ISO 8601 from either calendar style; None where it is neither."""
    if not value:
        return None
    if re.match(r"\d{4}-\d\d", value):
        return value
    try:
        return parsedate_to_datetime(value).astimezone(UTC).isoformat()
    except (ValueError, TypeError):
        return None


def _plain(markup: str) -> str:
    """The paragraphs of an HTML fragment."""
    if "<" not in markup:
        return markup
    from lxml import html

    parts: list[str] = [""]
    _collect(html.fragment_fromstring(markup, create_parent="div"), parts)
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


def _collect(element: Any, parts: list[str]) -> None:
    """Append the text inside an element in reading order; a block begins and ends a part."""
    if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
        block = element.tag in _BLOCKS
        if block:
            parts.append("")
        parts[-1] += element.text or ""
        for child in element:
            _collect(child, parts)
        if block:
            parts.append("")
    parts[-1] += element.tail or ""
