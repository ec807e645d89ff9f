"""Putting records in: which document a text belongs to, and every table that follows from it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from urllib.parse import urlsplit

from workbench.archive.database import Database
from workbench.archive.folding import index_forms, words
from workbench.archive.model import Added, Record
from workbench.archive.prints import prints
from workbench.documents.pointers import as_text
from workbench.text.headline import headline as find_headline
from workbench.text.language import identify
from workbench.text.segments import paragraphs
from workbench.text.spans import Span

_IDENTIFY = 4000  # characters that tell a language
COLUMNS = {
    "originals": "version, size, codec, data",
    "paragraphs": 'version, position, start, "end"',
    "prints": "version, words, bridge",
}
"""What follows from a version at once."""
_WINDOW = 32_000  # bytes of a dictionary that zlib looks back to


@dataclass
class _Batch:
    """What follows from new versions, written a table at a time."""

    originals: list[tuple[int, int, str, bytes | None]] = field(default_factory=list)
    paragraphs: list[tuple[int, int, int, int]] = field(default_factory=list)
    prints: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    found: list[tuple[int, str, str]] = field(default_factory=list)

    def write(self, database: Database) -> None:
        for table, rows in (("originals", self.originals), ("paragraphs", self.paragraphs), ("prints", self.prints)):
            database.put(table, COLUMNS[table], rows)
        database.index(self.found)


def add(database: Database, records: Sequence[Record]) -> list[Added]:
    """Put records in, inside the caller's transaction.

    Same bytes: the document is known. Same address (or the same id from the same place) and another text: a new
    version. An id that another document bears gets a number.
    """
    batch = _Batch()
    outcomes = [_add_one(database, batch, record) for record in records]
    batch.write(database)
    return outcomes


def _add_one(database: Database, batch: _Batch, record: Record) -> Added:
    digest, text_digest = record.sha256, _digest(record.text)
    same = database.execute(
        "SELECT d.key, d.id FROM versions v JOIN documents d ON d.key = v.document WHERE v.sha256 = ?", (digest,)
    ).fetchone()
    if same:
        _alias(database, record.id, same[0])
        return Added(same[1], "known")
    earlier = _earlier(database, record)
    if earlier is None:
        name = _free_id(database, record.id)
        (key,) = database.execute("INSERT INTO documents (id) VALUES (?) RETURNING key", (name,)).fetchone()
        _version(database, batch, key, 1, record, digest, text_digest)
        return Added(name, "added")
    key, name, last, last_text = earlier
    _alias(database, record.id, key)
    if last_text == text_digest:
        return Added(name, "known")
    _version(database, batch, key, last + 1, record, digest, text_digest)
    return Added(name, "version")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _earlier(database: Database, record: Record) -> tuple[int, str, int, str] | None:
    """(key, id, last number, hash of the current text) of the document that a record is another version of."""
    select = (
        "SELECT d.key, d.id, v.number, v.text_sha256, v.url, v.outlet, v.source_path FROM versions v "
        "JOIN documents d ON d.current = v.key WHERE "
    )
    address = address_of(record.url)
    if address:
        row = database.execute(
            "SELECT v.document FROM versions v WHERE v.url IN (?, ?) LIMIT 1", (record.url, address)
        ).fetchone()
        if row:
            found: tuple[int, str, int, str] = database.execute(select + "d.key = ?", row).fetchone()[:4]
            return found
    named = database.execute(select + "d.id = ?", (record.id,)).fetchone()
    if named is None:
        return None
    same_place = named[6] is not None and named[6] == record.source_path
    if record.id_given:
        agrees = _agree(record.url, named[4]) and _agree(record.outlet, named[5])
        return named[:4] if agrees else None
    known_text = named[3] == _digest(record.text) and _agree(record.url, named[4])
    return named[:4] if known_text or (same_place and _agree(record.url, named[4])) else None


def address_of(url: str | None) -> str | None:
    """The address as an identity: without fragment and trailing slash; None for a site's front page."""
    if not url:
        return None
    parts = urlsplit(url)
    if not parts.path.strip("/") and not parts.query:
        return None
    return parts._replace(fragment="").geturl()


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _free_id(database: Database, wanted: str) -> str:
    taken = "SELECT 1 FROM documents WHERE id = ? UNION ALL SELECT 1 FROM aliases WHERE alias = ?"
    if not database.execute(taken, (wanted, wanted)).fetchone():
        return wanted
    numbered = (f"{wanted}~{number}" for number in count(2))
    return next(name for name in numbered if not database.execute(taken, (name, name)).fetchone())


def _alias(database: Database, alias: str, document: int) -> None:
    """Let a document be found under another name it came by."""
    database.execute(
        "INSERT INTO aliases SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM documents WHERE id = ?) "
        "ON CONFLICT DO NOTHING",
        (alias, document, alias),
    )


def _version(
    database: Database, batch: _Batch, document: int, number: int, record: Record, digest: str, text_digest: str
) -> None:
    """One text with everything that is derived from it at once."""
    lang = record.lang or identify(record.text[:_IDENTIFY])
    spans = paragraphs(record.text)
    title_span = record.headline or _title(record, spans)
    title = record.title or (" ".join(record.text[slice(*title_span)].split()) if title_span else None)
    start, end = title_span or (None, None)
    (key,) = database.execute(
        "INSERT INTO versions (document, number, sha256, text_sha256, text, lang, title, outlet, published, author, "
        "url, captured, added, source_path, media_type, encoding, headline_start, headline_end, pointers) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING key",
        (document, number, digest, text_digest, record.text, lang, title, record.outlet, record.published,
         record.author, address_of(record.url) or record.url, record.captured, now(), record.source_path,
         record.media_type, record.encoding, start, end, as_text(record.pointers)),
    ).fetchone()  # fmt: skip
    database.execute("UPDATE documents SET current = ? WHERE key = ?", (key, document))
    batch.originals.append((key, len(record.raw), *packed(record)))
    batch.paragraphs += [(key, place, *span) for place, span in enumerate(spans)]
    found = words(record.text)
    made = prints(record.text, found, lang)
    batch.prints.append((key, made.words, made.bridge))
    batch.found.append((key, index_forms(words(title or ""), lang), index_forms(found, lang)))


def _title(record: Record, spans: list[Span]) -> Span | None:
    """Where the text itself opens with its title."""
    if record.title and spans and record.text[slice(*spans[0])].split() == record.title.split():
        return spans[0]
    return find_headline(record.text, spans)


def packed(record: Record) -> tuple[str, bytes | None]:
    """How the original bytes are kept: not at all where the text gives them back, else compressed with the text as
    the dictionary, so that a line or page costs little more than what it says beside the text."""
    text = record.text.encode("utf-8", "surrogatepass")
    if record.raw == text:
        return "text", None
    press = zlib.compressobj(6, zdict=text[-_WINDOW:])
    squeezed = press.compress(record.raw) + press.flush()
    return ("beside", squeezed) if len(squeezed) < len(record.raw) else ("plain", record.raw)


def unpacked(codec: str, data: bytes | None, text: str) -> bytes:
    """The original bytes. Raises zlib.error where they or the text are damaged."""
    if codec == "text" or data is None:
        return text.encode("utf-8", "surrogatepass")
    if codec == "beside":
        return zlib.decompressobj(zdict=text.encode("utf-8", "surrogatepass")[-_WINDOW:]).decompress(data)
    return zlib.decompress(data) if codec == "zlib" else data


def now() -> str:
    """This moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
