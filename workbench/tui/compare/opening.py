"""What the compare screen shows while there is nothing to read yet, or while a comparison is being made."""

from __future__ import annotations

from pathlib import PurePath

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbench.tui.wording import say

STAGES = ("read", "translate", "align", "compare")


class Opening(Vertical):
    """Covers the page: a hint where nothing is open, the stages of the work where something is being made."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.is_working = False
        self._names = ""

    def compose(self) -> ComposeResult:
        yield Static(id="opening-words", markup=False)

    def idle(self, open_pair: bool = False) -> None:
        """Nothing is being made; the hint shows unless a pair is open beneath."""
        self.is_working = False
        self.display = not open_pair
        self._say(say("compare.nothing open"))

    def begin(self, article: str, origin: str) -> None:
        self.is_working = True
        self.display = True
        self._names = f"{PurePath(article).name}  ⇄  {PurePath(origin).name}"
        self.stage("read")

    def stage(self, stage: str) -> None:
        """The named stage has begun; those before it are done."""
        if not self.is_working:
            return
        at = STAGES.index(stage) if stage in STAGES else len(STAGES) - 1
        lines = [
            f"{'✓' if n < at else '▸' if n == at else '·'} {say('stage.' + name)}" for n, name in enumerate(STAGES)
        ]
        self._say("\n".join([self._names, "", *lines, "", say("compare.cancel hint")]))

    def _say(self, words: str) -> None:
        self.query_one("#opening-words", Static).update(words)
