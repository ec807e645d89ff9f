"""Where a document lies: a file, or ARCHIVE#ID for one in an archive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.archive.locating import Place, is_address

if TYPE_CHECKING:
    from workbench.documents.model import Document


def place_of(archive: Place, id: str) -> str:
    """The place of a document in an archive."""
    return f"{archive}#{id}"


def parted(place: str) -> tuple[Place, str] | None:
    """The archive's place and the document's id; None where the place is a file or nothing that is here."""
    if is_address(place):
        address, _, id = place.partition("#")
        return (address, id) if id else None
    if "#" not in place or Path(place).exists():
        return None
    at = place.find("#")
    while at >= 0:
        if Path(place[:at]).is_file():
            return Path(place[:at]), place[at + 1 :]
        at = place.find("#", at + 1)
    return None


def read_place(place: str, lang: str | None = None) -> Document:
    """The document of a file or of ARCHIVE#ID; its `source_path` is the place. Raises UserError as reading does."""
    found = parted(place)
    if found is None:
        from workbench.documents.reading import read

        return read(place, lang=lang)
    from workbench.archive.opening import open_archive

    with open_archive(found[0]) as archive:
        return replace(archive.document(found[1]), source_path=place)
