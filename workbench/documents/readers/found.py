"""What a reader hands back, and how it becomes a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from workbench.documents.model import Document, document_from_text
from workbench.documents.pointers import Pointer
from workbench.text.spans import Span


@dataclass(frozen=True, slots=True)
class Found:
    """One article in a file: its text, the bytes it was read from, and what the file says about it."""

    text: str
    raw: bytes
    name: str
    media_type: str = "text/plain"
    encoding: str | None = None
    lang: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    headline: Span | None = None
    captured: str | None = None
    captured_url: str | None = None
    pointers: tuple[Pointer, ...] = ()


def build(found: Found, *, source_path: str | None = None, lang: str | None = None) -> Document:
    """The document of what a reader found; `lang` overrules the file and the identification."""
    return document_from_text(
        found.text,
        id=PurePath(found.name).name or found.name,
        lang=lang or found.lang,
        raw=found.raw,
        title=found.title,
        outlet=found.outlet,
        published=found.published,
        author=found.author,
        url=found.url,
        headline=found.headline,
        source_path=source_path,
        media_type=found.media_type,
        encoding=found.encoding,
        captured=found.captured,
        pointers=found.pointers,
    )


def with_title(title: str | None, body: str) -> tuple[str, Span | None]:
    """The body under its title as first paragraph, and the title's span; untouched where it is there
    already."""
    title = " ".join(title.split()) if title else ""
    if not title:
        return body, None
    first = body.split("\n", 1)[0]
    if " ".join(first.split()) == title:
        return body, (0, len(first.rstrip()))
    return f"{title}\n\n{body}", (0, len(title))
