"""What the parts of the compare screen share: the comparison, the page, the mark in hand."""

from __future__ import annotations

from workbench.comparison.model import Comparison, Mark
from workbench.documents.model import Document
from workbench.tui.compare.layout import Column
from workbench.tui.compare.view import CompareView, Place
from workbench.tui.frame import WorkbenchScreen


class ReadingBase(WorkbenchScreen):
    """`comparison` is what is shown: the machine's, with the analyst's statements laid over it."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.documents: tuple[Document, Document] | None = None

    @property
    def view(self) -> CompareView:
        return self.query_one("#page", CompareView)

    def choose(self, mark: Mark | None, side: Column | None = None) -> None:
        """Take a mark in hand."""
        self.view.select(mark, side)
        self.inspect()

    def cursor_place(self) -> Place | None:
        """Where the word cursor stands."""
        raise NotImplementedError

    def inspect(self, done: str = "") -> None:
        """Bring inspector and legend up to date with the mark in hand; the legend says what was `done` to it."""
        raise NotImplementedError

    def tell_subject(self) -> None:
        """Say at the top which pair is open."""
        if self.comparison is not None:
            article, origin = self.comparison.article, self.comparison.origin
            self.subject(f"{article.title or article.id}  ⇄  {origin.title or origin.id}")
