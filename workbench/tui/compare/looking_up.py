"""From the compare screen into the glossary: the concept behind the mark in hand or the word under the cursor."""

from __future__ import annotations

from workbench.glossary.matching import find_terms
from workbench.tui.compare.base import ReadingBase
from workbench.tui.compare.dossiers import gather
from workbench.tui.wording import say


class LookingUp(ReadingBase):
    """D opens the glossary at the concept, whose card lists every place where it stands in the pair."""

    async def action_look_up(self) -> None:
        found = self._concept()
        if found is None:
            self.notify(say("compare.no concept"), severity="warning")
            return
        from workbench.tui.glossary.screen import GlossaryScreen

        await self.workbench.switch_mode("glossary")
        screen = self.app.screen
        if isinstance(screen, GlossaryScreen):
            screen.look_up(found)

    def _concept(self) -> str | None:
        """The id of the concept: of the mark in hand, else the first one in the row in hand's article words."""
        glossary, comparison, mark = self.workbench.glossary, self.comparison, self.view.selected
        if glossary is None or comparison is None:
            return None
        if mark is not None:
            named = [concept.id for concept, _ in gather(comparison, mark, glossary).concepts]
            sides = (mark.to or "", comparison.article.lang), (mark.from_ or "", comparison.origin.lang)
            named += [hit.concept.id for text, lang in sides for hit in find_terms(glossary, text, lang)]
            return next(iter(named), None)
        place = self.cursor_place()
        if place is None:
            return None
        witness = comparison.origin if place.column == "origin" else comparison.article
        hits = find_terms(glossary, witness.text, witness.lang)
        return next((hit.concept.id for hit in hits if hit.start <= place.offset < hit.end), None)
