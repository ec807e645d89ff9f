"""What an evidence bundle says of itself: RO-Crate 1.1 metadata, who made what of which, when."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from workbench.comparison.model import Comparison
from workbench.documents.model import Document
from workbench.reports.bundle import METADATA, REPORT, RESULT, SESSION, sha256
from workbench.session import Session
from workbench.version import VERSION

_SPEC = "https://w3id.org/ro/crate/1.1"
_PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
_MEDIA = {
    ".json": "application/json", ".html": "text/html", ".warc": "application/warc", ".gz": "application/warc",
    ".wacz": "application/wacz",
}  # fmt: skip

Entity = dict[str, Any]


def crate(
    comparison: Comparison,
    inputs: Mapping[str, Document],
    files: Mapping[str, bytes],
    session: Session | None,
    language: str,
) -> dict[str, Any]:
    """The metadata as plain values: every file with size, type and hash, the inputs with where they come from."""
    people = [*_people(inputs.values()), *_analysts(session)]
    graph: list[Entity] = [
        {"@id": METADATA, "@type": "CreativeWork", "about": _ref("./"), "conformsTo": _ref(_SPEC)},
        _root(comparison, files, session),
        *(_file(name, data, inputs.get(name), files) for name, data in sorted(files.items())),
        *_runs(inputs, session),
        {"@id": "#workbench", "@type": "SoftwareApplication", "name": "workbench", "version": VERSION,
         "description": comparison.signature},
        {"@id": "#rights", "@type": "CreativeWork", "name": "No licence is granted",
         "description": "The inputs belong to their publishers and are kept here as evidence only."},
        {"@id": _PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"},
        *{person["@id"]: person for person in people}.values(),
    ]  # fmt: skip
    for entity in graph:
        if entity["@id"] == REPORT:
            entity["inLanguage"] = language
    return {"@context": [f"{_SPEC}/context", {"sha256": "https://schema.org/sha256"}], "@graph": graph}


def _root(comparison: Comparison, files: Mapping[str, bytes], session: Session | None) -> Entity:
    names = (comparison.article.title or comparison.article.id, comparison.origin.title or comparison.origin.id)
    analysts = _analysts(session)
    actions = ["#comparison", *(["#review"] if session else [])]
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Comparison of “{names[0]}” with “{names[1]}”",
        "description": "An article, the text it may come from, byte for byte, and what was found between them.",
        "datePublished": now(),
        "license": _ref("#rights"),
        "conformsTo": _ref(_PROFILE),
        "hasPart": _refs(sorted(files)),
        "mentions": _refs(actions),
        **({"author": _refs(person["@id"] for person in analysts)} if analysts else {}),
    }


def _file(name: str, data: bytes, document: Document | None, files: Mapping[str, bytes]) -> Entity:
    media = document.media_type if document else _MEDIA.get(PurePosixPath(name).suffix, "application/octet-stream")
    entity: Entity = {
        "@id": name,
        "@type": "File",
        "name": name,
        "contentSize": str(len(data)),
        "encodingFormat": media,
        "sha256": sha256(data),
    }
    if document:
        side = PurePosixPath(name).stem
        capture = next((one for one in files if one.startswith(f"captures/{side}.")), None)
        known = {
            "name": document.title or document.id,
            "alternateName": PurePosixPath((document.source_path or "").replace("\\", "/")).name,
            "inLanguage": document.lang,
            "publisher": _ref(_id("outlet", document.outlet)) if document.outlet else None,
            "author": _ref(_id("author", document.author)) if document.author else None,
            "datePublished": document.published,
            "url": document.url,
            "sdDatePublished": document.captured,
            "dateModified": _written(document),
            "isBasedOn": _ref(capture) if capture else None,
        }
        entity |= {key: value for key, value in known.items() if value}
    return entity


def _runs(inputs: Mapping[str, Document], session: Session | None) -> list[Entity]:
    """The comparing, and the analyst's reading of it."""
    compared: Entity = {
        "@id": "#comparison",
        "@type": "CreateAction",
        "name": "The machine compares the two texts",
        "endTime": now(),
        "instrument": _ref("#workbench"),
        "description": "Both texts are read, aligned and compared offline; every finding is a mark in the result.",
        "object": _refs(inputs),
        "result": _refs((RESULT, REPORT)),
    }
    if session is None:
        return [compared]
    times = sorted(entry.at for entry in session.entries if entry.at)
    reviewed: Entity = {
        "@id": "#review",
        "@type": "CreateAction",
        "name": "The analyst accepts, rejects, adds and corrects",
        "instrument": _ref("#workbench"),
        "description": "What a person said of the machine's findings, kept apart from them in the session.",
        "agent": _refs(person["@id"] for person in _analysts(session)),
        "object": _ref(RESULT),
        "result": _refs((SESSION, REPORT)),
    }
    if times:
        reviewed |= {"startTime": times[0], "endTime": times[-1]}
    return [compared, reviewed]


def _people(documents: Iterable[Document]) -> list[Entity]:
    found: list[Entity] = []
    for document in documents:
        if document.outlet:
            found.append({"@id": _id("outlet", document.outlet), "@type": "Organization", "name": document.outlet})
        if document.author:
            found.append({"@id": _id("author", document.author), "@type": "Person", "name": document.author})
    return found


def _analysts(session: Session | None) -> list[Entity]:
    names = dict.fromkeys(entry.by or "unnamed analyst" for entry in session.entries) if session else {}
    return [{"@id": _id("analyst", name), "@type": "Person", "name": name} for name in names]


def _id(kind: str, name: str) -> str:
    """An id that any name can have: a fragment made of its hash."""
    return f"#{kind}-{sha256(name.encode('utf-8', 'replace'))[:12]}"


def _ref(id: str) -> dict[str, str]:
    return {"@id": id}


def _refs(ids: Iterable[str]) -> dict[str, str] | list[dict[str, str]]:
    """Several references; a single one stands alone, as RO-Crate wants it."""
    found = [_ref(id) for id in ids]
    return found[0] if len(found) == 1 else found


def _written(document: Document) -> str | None:
    """When the file was last written: the nearest thing to a time of capture that a plain file has."""
    try:
        modified = os.stat(document.source_path or "").st_mtime
    except (OSError, ValueError):
        return None
    return datetime.fromtimestamp(modified, UTC).isoformat(timespec="seconds")


def now() -> str:
    """The time of making, or the one that `SOURCE_DATE_EPOCH` gives."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")
