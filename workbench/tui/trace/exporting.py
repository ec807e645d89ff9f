"""The chain in the forms that other programs open."""

from __future__ import annotations

import json
from collections.abc import Callable

from workbench.tracing.model import Chain
from workbench.tui.wording import language

FORMS = {"html": "html", "json": "json", "dot": "dot", "graphml": "graphml", "mermaid": "mmd"}
"""Form → ending of the file."""


def exported(chain: Chain, form: str) -> bytes:
    """The bytes of a form, in the language of the interface (JSON: in English); every one tells the program's word from
    the analyst's."""
    from workbench.tracing import drawing, timeline

    if form == "json":
        return (json.dumps(chain.as_json(), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
    makers: dict[str, Callable[..., str]] = {
        "html": timeline.html, "dot": drawing.dot, "graphml": drawing.graphml, "mermaid": drawing.mermaid,
    }  # fmt: skip
    return makers[form](chain, language=language()).encode("utf-8", "surrogatepass")
