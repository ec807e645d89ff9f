"""Addresses that a document names: where it says its text stands, where it comes from, what it links to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

PointerKind = Literal["canonical", "source", "link"]
_OWN_PREFIXES = ("www.", "m.", "mobile.", "amp.")
_TRACKING = ("utm_", "fbclid", "gclid", "xtor", "ref_src", "at_medium", "at_campaign")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One address. `canonical`: the page says its text stands there; `source`: it says its text comes from there;
    `link`: the article links to it, in the words `said`."""

    kind: PointerKind
    url: str
    said: str = ""


def same_address(url: str) -> str:
    """The form in which two spellings of one address are equal: no scheme, www., fragment, tracking or last slash."""
    parts = urlsplit(url)
    host = site_of(url)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not k.lower().startswith(_TRACKING)])
    return f"{host}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"


def site_of(url: str | None) -> str:
    """The host of an address without www. and the like; "" where there is none."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
    return next((host.removeprefix(one) for one in _OWN_PREFIXES if host.startswith(one)), host)


def of_fields(value: Mapping[str, Any]) -> tuple[Pointer, ...]:
    """The pointers of a JSONL document: `canonical` and `source_url` (one address each), `links` (a list of them)."""
    found = [Pointer("canonical", value["canonical"])] if isinstance(value.get("canonical"), str) else []
    found += [Pointer("source", value["source_url"])] if isinstance(value.get("source_url"), str) else []
    links = value.get("links")
    found += [Pointer("link", one) for one in links if isinstance(one, str)] if isinstance(links, list) else []
    return tuple(found)


def as_fields(pointers: Iterable[Pointer]) -> dict[str, Any]:
    """What `of_fields` reads; of several canonical or source addresses the first."""
    found: dict[str, Any] = {}
    for one in pointers:
        if one.kind == "link":
            found.setdefault("links", []).append(one.url)
        else:
            found.setdefault("canonical" if one.kind == "canonical" else "source_url", one.url)
    return found


def as_text(pointers: Iterable[Pointer]) -> str | None:
    """Pointers as JSON for a column of a table; None where there are none."""
    rows = [[one.kind, one.url, one.said] for one in pointers]
    return json.dumps(rows, ensure_ascii=False) if rows else None


def from_text(stored: str | None) -> tuple[Pointer, ...]:
    """What `as_text` made."""
    return tuple(Pointer(*row) for row in json.loads(stored)) if stored else ()
