"""Lay a French article beside the text it came from, offline, and see what changed in the telling.

    import workbench
    result = workbench.compare(workbench.read("article.fr.txt"), workbench.read("origin.en.txt"))

Public names load on first use (PEP 562), so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from workbench.version import VERSION as __version__

if TYPE_CHECKING:
    from workbench.alignment.links import Link
    from workbench.api import align, read, translate
    from workbench.comparison.compare import compare
    from workbench.comparison.divergence import Divergence, divergence
    from workbench.comparison.model import Comparison, Mark
    from workbench.documents.model import Document

__all__ = [
    "Comparison",
    "Divergence",
    "Document",
    "Link",
    "Mark",
    "__version__",
    "align",
    "compare",
    "divergence",
    "read",
    "translate",
]

_HOMES = {
    "Comparison": "workbench.comparison.model",
    "Divergence": "workbench.comparison.divergence",
    "Document": "workbench.documents.model",
    "Link": "workbench.alignment.links",
    "Mark": "workbench.comparison.model",
    "align": "workbench.api",
    "compare": "workbench.comparison.compare",
    "divergence": "workbench.comparison.divergence",
    "read": "workbench.api",
    "translate": "workbench.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'workbench' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
