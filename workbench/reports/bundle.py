"""The evidence bundle: everything a result rests on in one ZIP, and the check that nothing was changed.

Metadata follow RO-Crate 1.1 (Soiland-Reyes et al. 2022); the hashes stand in a BagIt-like manifest.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from workbench.comparison.model import Comparison
from workbench.documents.model import Document
from workbench.errors import UserError
from workbench.version import VERSION

MANIFEST = "manifest-sha256.txt"
METADATA = "ro-crate-metadata.json"
_BYTES = "application/octet-stream"
_MEDIA = {".json": "application/json", ".html": "text/html", ".txt": "text/plain", ".csv": "text/csv"}


def make_bundle(
    comparison: Comparison, article: Document, origin: Document, extra: Mapping[str, bytes] | None = None
) -> bytes:
    """A ZIP with both inputs byte for byte, the result, the report, `extra` files (a session, say) and hashes.

    `SOURCE_DATE_EPOCH` fixes the time of making, so that the same work gives the same bytes.
    """
    from workbench.reports.html import render_html

    files = {
        _input_name("article", article): article.raw,
        _input_name("origin", origin): origin.raw,
        "result.json": comparison.to_json().encode("utf-8", "surrogatepass"),
        "report.html": render_html(comparison).encode("utf-8", "surrogatepass"),
        **(extra or {}),
    }
    metadata = _crate(comparison, {"article": article, "origin": origin}, files)
    files[METADATA] = (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()
    files[MANIFEST] = "".join(f"{_sha(data)}  {name}\n" for name, data in sorted(files.items())).encode()
    return _zip(files)


def verify_bundle(path: Path) -> list[str]:
    """What is wrong with a bundle, a sentence each; an empty list when nothing was changed.

    Raises UserError if the file is no bundle at all.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        manifest = files[MANIFEST].decode("utf-8")
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise UserError(f"{path} is not an evidence bundle (a ZIP with {MANIFEST}); check the file.") from error
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in manifest.splitlines())}
    problems = [f"{name} is listed but missing." for name in sorted(listed.keys() - files.keys())]
    problems += [f"{name} is not listed: added later." for name in sorted(files.keys() - listed.keys() - {MANIFEST})]
    problems += [
        f"{name} was changed: its hash is not the listed one."
        for name in sorted(listed.keys() & files.keys())
        if _sha(files[name]) != listed[name]
    ]
    return problems + _against_result(files)


def _against_result(files: Mapping[str, bytes]) -> list[str]:
    """The result must speak of the very bytes in inputs/."""
    try:
        result = Comparison.from_json(files["result.json"])
    except (KeyError, ValueError, TypeError) as error:
        return [f"result.json cannot be read: {error}."]
    hashes = {PurePosixPath(name).name.split(".")[0]: _sha(data) for name, data in files.items() if "inputs/" in name}
    sides = {"article": result.article.sha256, "origin": result.origin.sha256}
    return [
        f"result.json speaks of another {side} than the one in inputs/."
        for side, digest in sides.items()
        if hashes.get(side) != digest
    ]


def _input_name(side: str, document: Document) -> str:
    suffix = Path(document.source_path or "").suffix or ".txt"
    return f"inputs/{side}{suffix}"


def _crate(comparison: Comparison, inputs: Mapping[str, Document], files: Mapping[str, bytes]) -> dict[str, Any]:
    by_name = {_input_name(side, document): document for side, document in inputs.items()}
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [
            {
                "@id": METADATA,
                "@type": "CreativeWork",
                "about": {"@id": "./"},
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            },
            {
                "@id": "./",
                "@type": "Dataset",
                "name": f"Comparison of {comparison.article.id} with {comparison.origin.id}",
                "description": comparison.signature,
                "datePublished": _now(),
                "hasPart": [{"@id": name} for name in files],
            },
            *(_entity(name, data, by_name.get(name)) for name, data in files.items()),
            {
                "@id": "#run",
                "@type": "CreateAction",
                "name": "workbench compare",
                "instrument": {"@id": "#workbench"},
                "object": [{"@id": name} for name in by_name],
                "result": [{"@id": "result.json"}, {"@id": "report.html"}],
            },
            {"@id": "#workbench", "@type": "SoftwareApplication", "name": "workbench", "version": VERSION},
        ],
    }


def _entity(name: str, data: bytes, document: Document | None) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "@id": name,
        "@type": "File",
        "contentSize": str(len(data)),
        "encodingFormat": document.media_type
        if document
        else _MEDIA.get(Path(name).suffix, "application/octet-stream"),
        "sha256": _sha(data),
    }
    if document:
        known = {
            "name": document.title,
            "inLanguage": document.lang,
            "publisher": document.outlet,
            "datePublished": document.published,
            "author": document.author,
            "url": document.url,
            "dateModified": _captured(document),
        }
        entity |= {key: value for key, value in known.items() if value}
    return entity


def _captured(document: Document) -> str | None:
    """When the file was last written: the nearest thing to a time of capture that a plain file has."""
    try:
        modified = os.stat(document.source_path or "").st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(modified, UTC).isoformat(timespec="seconds")


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
