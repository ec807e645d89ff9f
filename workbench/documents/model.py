"""The document: a text that is never changed, the spans into it, and where it came from."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from workbench.documents.pointers import Pointer
from workbench.text.headline import headline as find_headline
from workbench.text.language import identify
from workbench.text.segments import paragraphs as find_paragraphs
from workbench.text.segments import sentences as find_sentences
from workbench.text.spans import Span


@dataclass(frozen=True)
class Document:
    """One text as read, with its paragraphs and sentences as spans into `text`.

    `sha256` is the hash of `raw`, the bytes as they came; documents are equal when id, hash, text and
    metadata are. `published` is an ISO 8601 date or date and time as precise as the source gave it;
    `captured` is when a web archive took the page; `pointers` are the addresses it names.
    `headline` is the span of the title where the text opens with one. Without slots, so that derived tables
    can be cached on the instance.
    """

    id: str
    text: str
    lang: str
    sha256: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    headline: Span | None = None
    source_path: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    captured: str | None = None
    pointers: tuple[Pointer, ...] = ()
    raw: bytes = field(default=b"", repr=False, compare=False)

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span[0] : span[1]]

    @cached_property
    def paragraph_of(self) -> tuple[int, ...]:
        """For each sentence, the index of the paragraph that holds it."""
        starts = [start for start, _ in self.paragraphs]
        return tuple(bisect_right(starts, start) - 1 for start, _ in self.sentences)

    @cached_property
    def sentences_of(self) -> tuple[tuple[int, ...], ...]:
        """For each paragraph, the indices of its sentences."""
        groups: list[list[int]] = [[] for _ in self.paragraphs]
        for index, paragraph in enumerate(self.paragraph_of):
            groups[paragraph].append(index)
        return tuple(map(tuple, groups))


def document_from_text(
    text: str,
    *,
    id: str = "text",
    lang: str | None = None,
    raw: bytes | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    author: str | None = None,
    url: str | None = None,
    headline: Span | None = None,
    source_path: str | None = None,
    media_type: str = "text/plain",
    encoding: str | None = None,
    captured: str | None = None,
    pointers: tuple[Pointer, ...] = (),
) -> Document:
    """A document of `text`: finds its language unless given, its paragraphs, sentences and headline.

    `raw` are the bytes the text was read from; without them the UTF-8 bytes of the text are hashed. The title
    defaults to the headline's text, and the headline to the first paragraph where it is the title.
    """
    lang = lang or identify(text)
    spans = find_paragraphs(text)
    if headline is None:
        headline = _title_span(text, spans, title) or find_headline(text, spans)
    if title is None and headline is not None:
        title = " ".join(text[headline[0] : headline[1]].split())
    data = text.encode("utf-8", "surrogatepass") if raw is None else raw
    return Document(
        id=id,
        text=text,
        lang=lang,
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=tuple(spans),
        sentences=tuple(one for span in spans for one in find_sentences(text, lang, span)),
        title=title,
        outlet=outlet,
        published=published,
        author=author,
        url=url,
        headline=headline,
        source_path=source_path,
        media_type=media_type,
        encoding=encoding,
        captured=captured,
        pointers=pointers,
        raw=data,
    )


def _title_span(text: str, spans: list[Span], title: str | None) -> Span | None:
    """The first paragraph where it says the same as the given title."""
    if not title or not spans:
        return None
    start, end = spans[0]
    return (start, end) if text[start:end].split() == title.split() else None
