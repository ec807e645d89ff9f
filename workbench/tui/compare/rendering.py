"""Other translations of a sentence on the compare screen: asked for, awaited, shown with the source."""

from __future__ import annotations

from textual import on, work

from workbench.comparison.model import Mark
from workbench.text.spans import Span
from workbench.tui.compare import work as jobs
from workbench.tui.compare.base import ReadingBase
from workbench.tui.compare.inspector import Renderings
from workbench.tui.messages import Failed, RenderingsFound
from workbench.tui.wording import say


class Rendering(ReadingBase):
    """o asks the translator for its next best wordings of the sentence that the mark in hand stands in."""

    def __init__(self) -> None:
        super().__init__()
        self._renderings: dict[Span, Renderings] = {}

    def action_renderings(self) -> None:
        mark = self.view.selected
        if self.comparison is None or mark is None:
            self.notify(say("session.no mark"), severity="warning")
            return
        sentence = jobs.sentence_of(self.comparison, mark)
        if sentence is None:
            self.notify(say("compare.no sentence"), severity="warning")
            return
        source = " ".join(self.comparison.article.slice(sentence).split())
        if sentence not in self._renderings:
            self._renderings[sentence] = Renderings(source)
            self._find_renderings(sentence)
        self.inspect()

    def renderings_of(self, mark: Mark) -> Renderings | None:
        """What was asked for, for the sentence of a mark."""
        sentence = jobs.sentence_of(self.comparison, mark) if self.comparison is not None else None
        return self._renderings.get(sentence) if sentence is not None else None

    @work(thread=True, exit_on_error=False, group="renderings")
    def _find_renderings(self, sentence: Span) -> None:
        if self.comparison is None:
            return
        try:
            self.post_message(RenderingsFound(sentence, jobs.renderings(self.comparison, sentence)))
        except Exception as error:  # a damaged package is the user's to hear of
            self.post_message(RenderingsFound(sentence, ()))
            failed: Failed = jobs.failure(error)
            self.post_message(failed)

    @on(RenderingsFound)
    def _on_renderings(self, message: RenderingsFound) -> None:
        asked = self._renderings.pop(message.sentence, None)
        if asked is None:
            return  # another pair was opened meanwhile
        if message.hypotheses:
            self._renderings[message.sentence] = Renderings(asked.source, message.hypotheses)
        else:
            self.notify(say("compare.no renderings"), severity="warning")
        self.inspect()
