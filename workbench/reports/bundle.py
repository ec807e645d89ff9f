"""The evidence bundle: everything a result rests on in one ZIP. `reports.verifying` checks one.

Metadata follow RO-Crate 1.1 (Soiland-Reyes et al. 2022) and its Process Run profile; the hashes stand in a
BagIt-like manifest. Members are stored, not compressed: the ZIP is then a function of its members alone, so that
the check can write it again and compare every byte; and no bundle is a bomb.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from workbench.comparison.model import Comparison
from workbench.documents.model import Document
from workbench.session import Session

MANIFEST = "manifest-sha256.txt"
METADATA = "ro-crate-metadata.json"
RESULT, REPORT, SESSION = "result.json", "report.html", "session.json"
_CONTAINERS = (".warc", ".warc.gz", ".wacz")
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "message/rfc822": ".eml",
    "application/jsonl": ".jsonl", "text/markdown": ".md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}", re.IGNORECASE)


def make_bundle(
    comparison: Comparison,
    article: Document,
    origin: Document,
    *,
    session: Session | None = None,
    language: str = "en",
) -> bytes:
    """A ZIP with both inputs byte for byte, the result, the report, the session, metadata and hashes.

    A page that came out of a web archive (WARC, WACZ) brings the archive along, where its file is still at hand.
    `SOURCE_DATE_EPOCH` fixes the time of making, so that the same work gives the same bytes.
    """
    from workbench.reports.crate import crate
    from workbench.reports.html import render_html
    from workbench.session.record import record

    session = None if session is None or session.is_empty else session
    said = record(session, comparison) if session else None
    inputs = {input_name("article", article): article, input_name("origin", origin): origin}
    captures = {
        name: capture
        for side, document in (("article", article), ("origin", origin))
        for name, capture in _capture(side, document).items()
    }
    files = {
        **{name: document.raw for name, document in inputs.items()},
        **captures,
        RESULT: comparison.to_json().encode("utf-8", "surrogatepass"),
        REPORT: render_html(comparison, language, said).encode("utf-8", "surrogatepass"),
    }
    if session:
        files[SESSION] = session.to_json().encode("utf-8", "surrogatepass")
    metadata = crate(comparison, inputs, files, session, language)
    files[METADATA] = (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    files[MANIFEST] = manifest_of(files)
    return zip_of(files)


def seal_of(bundle: bytes) -> str:
    """The SHA-256 of a bundle's manifest, which stands for all the rest: noted apart, it shows a forgery."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return sha256(archive.read(MANIFEST))


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """A line a file, but for the manifest itself: hash, two spaces, name; sorted by name."""
    return "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(files.items()) if name != MANIFEST).encode()


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """The one ZIP of these members: sorted, stored, without times or anything of this machine's."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            archive.writestr(member, data, zipfile.ZIP_STORED)
    return out.getvalue()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def input_name(side: str, document: Document) -> str:
    """A safe name for an input: its own extension, or that of what it is where it came out of a container."""
    suffix = Path(document.source_path or "").suffix
    kept_in = (document.source_path or "").lower().endswith(_CONTAINERS)
    if kept_in or not _PLAIN_SUFFIX.fullmatch(suffix):
        suffix = _SUFFIXES.get(document.media_type, ".txt")
    return f"inputs/{side}{suffix}"


def _capture(side: str, document: Document) -> dict[str, bytes]:
    """The web archive that a page was read from, if it still holds that very page."""
    from workbench.documents.reading import read_bytes
    from workbench.errors import UserError

    path = document.source_path or ""
    suffix = next((one for one in _CONTAINERS if path.lower().endswith(one)), None)
    if suffix is None:
        return {}
    try:
        data = Path(path).read_bytes()
        held = read_bytes(data, name=Path(path).name)
    except (OSError, UserError):
        return {}
    return {f"captures/{side}{suffix}": data} if any(one.sha256 == document.sha256 for one in held) else {}
