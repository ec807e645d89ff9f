"""One line that says what is looked for: words, and `field:value` for what is known of a document."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.archive.model import Query
from workbench.errors import UserError
from workbench.tui.wording import language, say

FIELDS = ("outlet", "lang", "since", "until", "concept", "term", "instead_of")
_NAMES = {
    "outlet": "outlet", "média": "outlet", "media": "outlet", "lang": "lang", "langue": "lang", "from": "since",
    "depuis": "since", "to": "until", "jusque": "until", "concept": "concept", "term": "term", "terme": "term",
    "instead": "instead_of", "aulieude": "instead_of",
}  # fmt: skip
_SPOKEN = {
    "en": dict(zip(FIELDS, ("outlet", "lang", "from", "to", "concept", "term", "instead"), strict=True)),
    "fr": dict(zip(FIELDS, ("média", "langue", "depuis", "jusque", "concept", "terme", "aulieude"), strict=True)),
}
_PART = re.compile(r'(?<!\S)(\w+):(?:"([^"]*)"|(\S+))')
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def parse(line: str, limit: int) -> Query:
    """The query of a line. `~` before the words looks for their meaning. Raises UserError on a date that is none."""
    found: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        name = _NAMES.get(match[1].lower())
        if name is None:
            return match[0]
        found[name] = match[2] if match[2] is not None else match[3]
        return ""

    words = " ".join(_PART.sub(take, line).split())
    for name in ("since", "until"):
        if name in found and not _DATE.fullmatch(found[name]):
            raise UserError(say("archive.no date", date=found[name]))
    query = Query(limit=limit, **found)
    return replace(query, meaning=words[1:].strip()) if words.startswith("~") else replace(query, words=words)


def spoken(field: str) -> str:
    """The name of a field in the language of the session."""
    return _SPOKEN[language()][field]


def with_field(line: str, field: str, value: str) -> str:
    """The line with one field set; an empty value takes it out."""
    rest = _PART.sub(lambda m: "" if _NAMES.get(m[1].lower()) == field else m[0], line)
    quoted = f'"{value}"' if " " in value else value
    return " ".join([*rest.split(), *([f"{spoken(field)}:{quoted}"] if value else [])])


def value_of(line: str, field: str) -> str:
    """What a line says of a field."""
    found = [m[2] if m[2] is not None else m[3] for m in _PART.finditer(line) if _NAMES.get(m[1].lower()) == field]
    return found[-1] if found else ""
