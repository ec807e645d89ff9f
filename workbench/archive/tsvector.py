"""Full text in PostgreSQL's terms: words in their indexed form as a tsvector, what is wanted as a tsquery.

Both are written out here and cast, so that no parser, dictionary or locale of a server has a say: every engine finds
the same texts. A title stands before the text, with a gap that no phrase bridges.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.archive.wanted import All, AnyOf, But, Phrase, Wanted

LAST = 16_383
"""The last position that a tsvector keeps: words further down are found, but not as parts of a phrase."""
_LONGEST = 500  # characters of a word; PostgreSQL takes 2,046 bytes
_ROOM = 500_000  # bytes of words that are kept without a place; a tsvector holds a megabyte at most


def vector(title: str, text: str) -> str:
    """The tsvector of a text, given the indexed forms of its title and of itself, each parted by blanks."""
    heading, found = title.split()[:LAST], text.split()
    first = len(heading) + 2
    near = max(0, LAST + 1 - first)
    parts = [f"{_quoted(word)}:{place}A" for place, word in enumerate(heading, start=1)]
    parts += [f"{_quoted(word)}:{place}" for place, word in enumerate(found[:near], start=first)]
    return " ".join([*parts, *_unplaced(found[near:])])


def _unplaced(found: list[str]) -> Iterator[str]:
    room = _ROOM
    for word in dict.fromkeys(found):
        room -= len(word.encode()) + 8
        if room < 0:
            return
        yield _quoted(word)


def query(wanted: Wanted) -> str:
    """The tsquery of what is wanted."""
    match wanted:
        case Phrase():
            return "(" + " <-> ".join(map(_quoted, wanted.words.split())) + ")"
        case All():
            return "(" + " & ".join(map(query, wanted.parts)) + ")"
        case AnyOf():
            return "(" + " | ".join(map(query, wanted.parts)) + ")"
        case But():
            return f"({query(wanted.wanted)} & !{query(wanted.unwanted)})"


def _quoted(word: str) -> str:
    cut = word[:_LONGEST]
    if "'" in cut or "\\" in cut:
        cut = cut.replace("\\", "\\\\").replace("'", "''")
    return f"'{cut}'"
