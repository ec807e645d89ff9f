"""From files, folders, web archives, feeds and JSON lines to records, one after another and never all at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from workbench.archive.feeds import is_feed, read_feed
from workbench.archive.model import Record
from workbench.documents.pointers import of_fields
from workbench.documents.reading import MAX_BYTES, read_all
from workbench.errors import UserError

LINES = {".jsonl", ".ndjson"}
READ = {
    "", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".pdf", ".docx", ".eml", ".warc", ".gz",
    ".wacz", ".xml", ".rss", ".atom", *LINES,
}  # fmt: skip
"""Extensions that are taken from a folder; a file that is named is read whatever it is called."""
_FIELDS = ("title", "outlet", "published", "lang", "url", "author", "captured")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file or line that could not be read, in one sentence; `named`: the user asked for exactly this."""

    sentence: str
    named: bool


@dataclass(frozen=True, slots=True)
class Complete:
    """The end of a file that holds several documents: all of them have been handed out."""

    sha256: str
    name: str
    documents: int


Item = Record | Trouble | Complete


def files_in(path: Path) -> list[Path]:
    """The readable files of a folder and its subfolders, in order; hidden ones are left out."""
    return sorted(
        one
        for one in path.rglob("*")
        if one.is_file()
        and one.suffix.lower() in READ
        and not any(part.startswith(".") for part in one.relative_to(path).parts)
    )


def records(paths: Sequence[Path], known: Callable[[str], bool] = lambda sha256: False) -> Iterator[Item]:
    """Everything in files and folders. `known` tells hashes that need no reading again."""
    for path in paths:
        if path.is_dir():
            for one in files_in(path):
                yield from _file(one, known, named=False)
        else:
            yield from _file(path, known, named=True)


def _file(path: Path, known: Callable[[str], bool], *, named: bool) -> Iterator[Item]:
    try:
        if path.suffix.lower() in LINES:
            yield from lines(path)
            return
        data = _bytes(path)
        if data is not None:
            digest = hashlib.sha256(data).hexdigest()
            if known(digest):
                yield Complete(digest, path.name, 0)
                return
            if is_feed(data):
                yield from _several(list(read_feed(data, path.name, str(path))), digest, path.name)
                return
        yield from _documents(path, data)
    except UserError as error:
        yield Trouble(str(error), named)


def _bytes(path: Path) -> bytes | None:
    """The file's bytes; None where reading it must say what is wrong."""
    try:
        return path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError:
        return None


def _documents(path: Path, data: bytes | None) -> Iterator[Item]:
    """What the documents room reads in a file. Its finds are taken before sentences are cut: an archive needs none."""
    from workbench.documents.readers import READERS, sniff

    if data is None or not data.strip():
        read_all(path)  # says what is wrong with it
        return
    found = [
        Record(
            id=PurePath(one.name).name or one.name,
            text=one.text,
            raw=one.raw,
            lang=one.lang,
            title=one.title,
            outlet=one.outlet,
            published=one.published,
            author=one.author,
            url=one.url or one.captured_url,
            captured=one.captured,
            source_path=str(path.resolve()),
            media_type=one.media_type,
            encoding=one.encoding,
            headline=one.headline,
            pointers=one.pointers,
        )
        for one in READERS[sniff(data, path.name)](data, path.name)
    ]
    if len(found) == 1 and found[0].raw == data:
        yield found[0]
    else:
        yield from _several(found, hashlib.sha256(data).hexdigest(), path.name)


def _several(found: Sequence[Record], digest: str, name: str) -> Iterator[Item]:
    yield from found
    yield Complete(digest, name, len(found))


def lines(path: Path) -> Iterator[Item]:
    """One document a line. Raises UserError where the file cannot be opened; a bad line is a trouble of its own."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _line(line.rstrip(b"\r\n"), f"{path.name}, line {number}", path)
    except FileNotFoundError:
        raise UserError(f"{path} does not exist: check the name and the folder.") from None
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror or error}): check it or copy it.") from None


def _line(line: bytes, where: str, path: Path) -> Item:
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        return Trouble(f"{where} is not JSON: one document a line is expected, in UTF-8.", True)
    wrong = _wrong(value)
    if wrong:
        return Trouble(f"{where} {wrong}.", True)
    return record_of(value, line, str(path.resolve()))


def record_of(value: Mapping[str, Any], raw: bytes, source_path: str | None = None) -> Record:
    """The record of a JSONL document (contract); the line itself is its original."""
    fields = {name: value[name] for name in _FIELDS if value.get(name)}
    return Record(
        id=str(value["id"]),
        text=value["text"],
        raw=raw,
        source_path=source_path,
        media_type="application/jsonl",
        encoding="utf-8",
        id_given=True,
        pointers=of_fields(value),
        **fields,
    )


def _wrong(value: Any) -> str | None:
    if not isinstance(value, dict):
        return "is not a JSON object with id and text"
    if not isinstance(value.get("id"), (str, int)) or isinstance(value.get("id"), bool) or not str(value["id"]).strip():
        return 'has no "id"'
    if not isinstance(value.get("text"), str) or not value["text"].strip():
        return 'has no "text"'
    if not all(_is_whole(value.get(name)) for name in ("id", "text", *_FIELDS)):
        return "holds half a character (\\ud800 to \\udfff without its partner), which no text file can keep"
    bad = next((name for name in _FIELDS if not isinstance(value.get(name, ""), (str, type(None)))), None)
    return f'has a "{bad}" that is no text' if bad else None


def _is_whole(value: Any) -> bool:
    """Whether a text can be kept: JSON can name half a character, UTF-8 cannot hold one."""
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return False
    return True
