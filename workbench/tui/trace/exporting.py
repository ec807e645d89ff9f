"""What leaves the trace screen: reasons and tree to the clipboard, the chain in the forms that other programs open."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from textual.widgets import Static

from workbench.tracing.model import Chain
from workbench.tui.dialogs import Ask, Menu
from workbench.tui.trace.ruling import Ruling
from workbench.tui.wording import language, say

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


class Exports(Ruling):
    """Needs the reasons on "#why-text"."""

    def action_copy(self) -> None:
        from workbench.tui.clipboard import copy

        whole = self.chain_view.as_text() if self.chain_view.display else ""
        reasons = str(self.query_one("#why-text", Static).content)
        forms = {"reasons": reasons, **({"tree": whole} if whole else {})}

        def chosen(form: str | None) -> None:
            if form:
                copy(self.app, forms[form], say(f"trace.copy {form}"))

        self.app.push_screen(Menu(say("copy.title"), [(form, say(f"trace.copy {form}")) for form in forms]), chosen)

    def action_export(self) -> None:
        """The chain in a form for other programs."""
        chain = self.chain_view.chain
        if chain is None or not self.chain_view.display:
            return

        def write(form: str, path: str | None) -> None:
            from workbench.tui.compare.exporting import write as written

            if not path:
                return
            try:
                written(exported(chain, form), Path(path))
            except OSError as error:
                self.workbench.show_error(say("export.failed", path=path, reason=error.strerror or error))
            else:
                self.notify(say("export.done", path=path))

        def chosen(form: str | None) -> None:
            if form:
                asked = Ask(say("export.where"), f"chain.{FORMS[form]}")
                self.app.push_screen(asked, lambda path: write(form, path))

        self.app.push_screen(Menu(say("export.title"), [(form, say(f"trace.form {form}")) for form in FORMS]), chosen)
