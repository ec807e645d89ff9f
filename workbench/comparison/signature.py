"""The signature of a result: versions of program, package, embeddings and glossaries that made it."""

from __future__ import annotations

from typing import Any

from workbench.comparison.model import Translation
from workbench.version import VERSION


def signature(translation: Translation | None, glossary: Any = None) -> str:
    """One line by which a result can be made again."""
    package = translation.package if translation else "no translation"
    digest = f"glossaries {glossary.digest}" if glossary is not None else "no glossary"
    return f"workbench {VERSION}|{package}|e5-small-q4|{digest}"
