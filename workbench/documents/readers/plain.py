"""Plain text and Markdown. Markdown's marks stay in the text: offsets are into the text as read."""

from __future__ import annotations

from workbench.documents.readers.decoding import decode
from workbench.documents.readers.found import Found
from workbench.errors import UserError


def read(data: bytes, name: str) -> list[Found]:
    """The text of a file. Raises UserError where it is binary or blank."""
    text, encoding = decode(data, name)
    if not text.strip():
        raise UserError(f"{name} is empty: give a file that holds text.")
    return [Found(text=text, raw=data, name=name, encoding=encoding)]
