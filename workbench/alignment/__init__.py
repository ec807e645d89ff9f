"""Links between the paragraphs and sentences of two documents, across languages."""

from __future__ import annotations

from workbench.alignment.aligning import align
from workbench.alignment.links import Link, check_links

__all__ = ["Link", "align", "check_links"]
