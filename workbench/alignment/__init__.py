"""Links between the paragraphs and sentences of two documents, across languages."""

from __future__ import annotations

from workbench.alignment.aligning import align
from workbench.alignment.documents import align_documents
from workbench.alignment.links import Link, check_links

__all__ = ["Link", "align", "align_documents", "check_links"]
