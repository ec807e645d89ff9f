"""Documents and their readers: text, HTML, PDF, DOCX, e-mail, WARC; metadata and hashes."""

from __future__ import annotations

from workbench.documents.model import Document, document_from_text
from workbench.documents.reading import read, read_all, read_bytes, read_stdin

__all__ = ["Document", "document_from_text", "read", "read_all", "read_bytes", "read_stdin"]
