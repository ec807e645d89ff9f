"""Word documents: paragraphs and table cells in reading order, and the properties that name title and author."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from workbench.documents.readers.found import Found
from workbench.errors import UserError

_MAX_UNPACKED = 300 * 1024 * 1024
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, name: str) -> list[Found]:
    """The text of a document. Raises UserError where it is damaged, protected or holds no text."""
    document = _open(data, name)
    paragraphs = [text for block in document.iter_inner_content() for text in _texts(block)]
    if not any(char.isalnum() for text in paragraphs for char in text):
        raise UserError(f"{name} holds no text: give a document with text in its body.")
    properties = document.core_properties
    return [
        Found(
            text="\n\n".join(paragraphs),
            raw=data,
            name=name,
            media_type=_MEDIA,
            title=_title(document, properties, paragraphs),
            author=properties.author if properties.author not in {"", "python-docx"} else None,
        )
    ]


def _open(data: bytes, name: str) -> Any:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MAX_UNPACKED:
                raise UserError(f"{name} unpacks to more than 300 MB: cut it to the article.")
        return docx.Document(io.BytesIO(data))
    except UserError:
        raise
    except Exception:  # python-docx lets through whatever zipfile and lxml raise
        raise UserError(
            f"{name} is a damaged Word document: open it in Word or LibreOffice and save it again."
        ) from None


def _texts(block: Any) -> list[str]:
    """The non-blank paragraphs of a paragraph or a table."""
    if hasattr(block, "rows"):
        cells = [cell.text for row in block.rows for cell in row.cells]
        return list(dict.fromkeys(line.strip() for cell in cells for line in cell.split("\n") if line.strip()))
    return [block.text.strip()] if block.text.strip() else []


def _title(document: Any, properties: Any, paragraphs: list[str]) -> str | None:
    """The first paragraph where its style or the properties call it the title; a template's title is not believed."""
    for paragraph in document.paragraphs[:5]:
        style = paragraph.style.name if paragraph.style is not None else ""
        if paragraph.text.strip() and style in {"Title", "Titre", "Heading 1", "Titre 1"}:
            return " ".join(paragraph.text.split())
    stated = " ".join((properties.title or "").split())
    return stated if stated and stated == " ".join(paragraphs[0].split()) else None
