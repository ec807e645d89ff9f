"""Whether a text opens with its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.text.spans import Span

_MAX_CHARACTERS = 180
_MAX_WORDS = 25
_FULL_STOP = re.compile(r"(?<![A-ZÀ-ÞА-Я])[.…;:,][»”\"’')\]\s]*$")
_OPENS_SPEECH = re.compile(r"^(?:[—–-]\s|>\s)")
_DATELINE = re.compile(
    r"^[A-ZÀ-ÞА-ЯЁ][\w' -]{1,40}(?:,[^()]{1,30})?\s*\([^()]{1,40}\)\s*[—–-]\s"  # Moscou (Tass) —
    r"|^[A-ZÀ-ÞА-ЯЁ' -]{3,40},\s[^—–-]{1,30}\s[—–-]\s"  # MOSCOW, Feb 4 -
    r"|^.{0,40}\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*$"
    r"|^(?:[Pp]ar|[Bb]y|[Аа]втор|[Тт]екст):?\s+[A-ZÀ-ÞА-ЯЁ]"
)


def headline(text: str, paragraphs: Sequence[Span]) -> Span | None:
    """The span of the first paragraph where it reads as a title, else None.

    A title is short, holds a letter, does not end as a sentence does, is neither a dateline, a byline nor a
    line of dialogue, and is followed by something longer than itself.
    """
    if len(paragraphs) < 2:
        return None
    start, end = paragraphs[0]
    first = text[start:end]
    if end - start > _MAX_CHARACTERS or len(first.split()) > _MAX_WORDS or "\n" in first.strip():
        return None
    if not any(char.isalpha() for char in first):
        return None
    if _FULL_STOP.search(first) or _OPENS_SPEECH.match(first) or _DATELINE.match(first):
        return None
    longest = max(stop - begin for begin, stop in paragraphs[1:4])
    return (start, end) if longest > end - start else None
