"""Documents as JSON lines, the form in which they can be added again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.archive.writing import unpacked
from workbench.documents.pointers import as_fields, from_text

if TYPE_CHECKING:
    from workbench.archive.store import Archive

_FIELDS = ("id", "text", "title", "outlet", "published", "lang", "url", "author", "captured", "sha256")


def lines(archive: Archive) -> Iterator[str]:
    """One line a document, in the order they came. A document that came as a line goes out as that very line."""
    rows = archive.database.stream(
        "SELECT d.id, v.text, v.title, v.outlet, v.published, v.lang, v.url, v.author, v.captured, v.sha256, "
        "v.pointers, v.media_type, o.codec, o.data FROM documents d JOIN versions v ON v.key = d.current "
        "JOIN originals o ON o.version = v.key ORDER BY d.key"
    )
    for *fields, pointers, kind, codec, data in rows:
        if kind == "application/jsonl":
            line = unpacked(codec, data, fields[1]).decode()
            if str(json.loads(line)["id"]) == fields[0]:
                yield line
                continue
        value: dict[str, Any] = {name: value for name, value in zip(_FIELDS, fields, strict=True) if value is not None}
        value |= as_fields(from_text(pointers))
        yield json.dumps(value, ensure_ascii=False)
