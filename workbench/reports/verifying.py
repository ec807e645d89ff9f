"""The check of an evidence bundle: was any byte changed, added, taken away or renamed since it was made?

Nothing is unpacked to disk, and nothing larger than a bundle can be is read.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workbench.comparison.model import Comparison
from workbench.errors import UserError
from workbench.reports.bundle import MANIFEST, METADATA, RESULT, SESSION, manifest_of, sha256, zip_of
from workbench.session import Session

MAX_BYTES = 512 * 1024 * 1024
MAX_MEMBERS = 64
_NAME = re.compile(r"(?:inputs/|captures/)?[A-Za-z0-9][A-Za-z0-9._-]*")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Verified:
    """`problems`: what is wrong, a sentence each; empty when nothing was changed. `seal`: the manifest's SHA-256."""

    problems: tuple[str, ...]
    seal: str


def verify_bundle(path: Path, seal: str | None = None) -> Verified:
    """Check a bundle against its own hashes, and against the seal noted when it was made, where one is given.

    Raises UserError if the file is no bundle at all or is too large to be one.
    """
    data, files, problems = _opened(path)
    if MANIFEST not in files:
        raise UserError(f"{path} is not an evidence bundle (a ZIP with {MANIFEST}); check the file.")
    problems += [*_hashes(files), *_names(files), *_metadata(files), *_against_result(files)]
    found = sha256(files[MANIFEST])
    if seal is not None and seal.strip().lower() != found:
        problems.append(f"The seal is {found}, not the one given: this is another bundle, or all of it was made anew.")
    if not problems and zip_of(files) != data:
        problems.append("The ZIP itself was written anew or holds bytes beside its members, which are as listed.")
    return Verified(tuple(problems), found)


def _opened(path: Path) -> tuple[bytes, dict[str, bytes], list[str]]:
    """The bundle's bytes, its members, and what went wrong in reading them."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{path} is larger than any evidence bundle ({MAX_BYTES >> 20} MB); it was not opened.")
        data = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            return data, *_members(path, archive)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        reason = f"{path} is not an evidence bundle (a ZIP with {MANIFEST}); check the file."
        raise UserError(reason) from error


def _members(path: Path, archive: zipfile.ZipFile) -> tuple[dict[str, bytes], list[str]]:
    listed = archive.infolist()
    if len(listed) > MAX_MEMBERS or sum(one.file_size for one in listed) > MAX_BYTES:
        raise UserError(f"{path} unpacks to more than any evidence bundle holds; it was not read.")
    twice = [name for name, count in Counter(one.filename for one in listed).items() if count > 1]
    problems = [f"{name} stands in the ZIP more than once." for name in twice]
    files: dict[str, bytes] = {}
    for one in listed:
        try:
            files[one.filename] = archive.read(one)
        except _UNREADABLE as error:
            files[one.filename] = b""
            problems.append(f"{one.filename} cannot be read ({error}): it is damaged.")
    return files, problems


def _hashes(files: Mapping[str, bytes]) -> Iterator[str]:
    text = files[MANIFEST].decode("utf-8", "replace")
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in text.splitlines())}
    yield from (f"{name} is listed but missing." for name in sorted(listed.keys() - files.keys()))
    yield from (f"{name} is not listed: added later." for name in sorted(files.keys() - listed.keys() - {MANIFEST}))
    for name in sorted(listed.keys() & files.keys()):
        if sha256(files[name]) != listed[name]:
            yield f"{name} was changed: its hash is not the listed one."
    if listed.keys() == files.keys() - {MANIFEST} and files[MANIFEST] != manifest_of(files):
        yield f"{MANIFEST} was changed: it is not what the files make it."


def _names(files: Mapping[str, bytes]) -> Iterator[str]:
    """A name that would lead out of a folder when unpacked, or that the program never writes."""
    for name in sorted(files):
        if not _NAME.fullmatch(name) or ".." in name:
            yield f"{name!r} is a name that no bundle has: do not unpack it."


def _metadata(files: Mapping[str, bytes]) -> Iterator[str]:
    """The hashes stand a second time in the metadata."""
    try:
        graph = json.loads(files[METADATA])["@graph"]
        said = {one["@id"]: one.get("sha256") for one in graph if one.get("@type") == "File"}
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        yield f"{METADATA} cannot be read: {error}."
        return
    for name in sorted(files.keys() - {MANIFEST, METADATA}):
        if said.get(name) != sha256(files[name]):
            yield f"{METADATA} gives another hash of {name}."


def _against_result(files: Mapping[str, bytes]) -> Iterator[str]:
    """The result, and the session with it, must speak of the very bytes in inputs/."""
    try:
        result = Comparison.from_json(files[RESULT])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        yield f"{RESULT} cannot be read: {error}."
        return
    held = {PurePosixPath(name).stem: sha256(data) for name, data in files.items() if name.startswith("inputs/")}
    sides = {"article": result.article.sha256, "origin": result.origin.sha256}
    for side, digest in sides.items():
        if held.get(side) != digest:
            yield f"{RESULT} speaks of another {side} than the one in inputs/."
    if SESSION in files:
        try:
            session = Session.from_json(files[SESSION])
        except UserError as error:
            yield f"{SESSION}: {error}"
            return
        if not session.belongs_to(result):
            yield f"{SESSION} speaks of other texts than {RESULT}."
