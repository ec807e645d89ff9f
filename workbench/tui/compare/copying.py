"""What can be copied from a comparison, and in which forms."""

from __future__ import annotations

import json

from workbench.comparison.model import Comparison, Mark
from workbench.reports.rows import Row
from workbench.tui.dialogs import Menu
from workbench.tui.wording import say

FORMS = ("mark", "mark-json", "article", "origin", "row", "row-markdown", "summary")


def copied(form: str, comparison: Comparison, row: Row, mark: Mark | None) -> str:
    """The text of one form; empty where there is nothing of the kind."""
    article = "\n\n".join(comparison.article.slice(comparison.article.paragraphs[i]) for i in row.link.a)
    origin = "\n\n".join(comparison.origin.slice(comparison.origin.paragraphs[j]) for j in row.link.b)
    match form:
        case "mark":
            return f"{mark.kind}: {mark.from_ or '—'} → {mark.to or '—'}\n{mark.explanation}" if mark else ""
        case "mark-json":
            found = [entry for entry in comparison.to_dict()["marks"] if mark and entry["id"] == mark.id]
            return json.dumps(found[0], ensure_ascii=False, indent=1) if found else ""
        case "article":
            return article
        case "origin":
            return origin
        case "row":
            return f"{article}\t{origin}".replace("\n", " ")
        case "row-markdown":
            cells = [text.replace("\n", " ").replace("|", "\\|") for text in (article, origin)]
            head = f"| {comparison.article.lang} | {comparison.origin.lang} |\n|---|---|\n"
            return f"{head}| {cells[0]} | {cells[1]} |"
        case "summary":
            return json.dumps(comparison.to_dict()["summary"], ensure_ascii=False, indent=1)
    return ""


class CopyMenu(Menu):
    """The forms that there is something to copy in."""

    def __init__(self, comparison: Comparison, row: Row, mark: Mark | None) -> None:
        self._texts = {form: copied(form, comparison, row, mark) for form in FORMS}
        super().__init__(say("copy.title"), [(form, say(f"copy.{form}")) for form in FORMS if self._texts[form]])

    def dismiss(self, result: str | None = None):  # type: ignore[no-untyped-def]
        from workbench.tui.clipboard import copy

        if result:
            copy(self.app, self._texts[result], say(f"copy.{result}"))
        return super().dismiss(result)
