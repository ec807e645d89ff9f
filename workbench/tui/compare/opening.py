"""Opening a pair, and what the compare screen shows while there is nothing to read yet or work is being done."""

from __future__ import annotations

from pathlib import PurePath

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import get_current_worker

from workbench.comparison.model import Comparison
from workbench.tui.compare import work as jobs
from workbench.tui.compare.base import ReadingBase
from workbench.tui.messages import Compared, Failed, Progressed
from workbench.tui.wording import language, say

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


class OpensPairs(ReadingBase):
    """A pair is read and compared in a thread; what comes of it is shown, or why nothing did."""

    def show(self, comparison: Comparison) -> None:
        """Show a comparison from its beginning."""
        raise NotImplementedError

    def open_pair(self, article: str, origin: str) -> None:
        """Read and compare two files in the background."""
        self.query_one(Opening).begin(article, origin)
        self._compare(article, origin)

    @work(thread=True, exclusive=True, exit_on_error=False, group="compare")
    def _compare(self, article: str, origin: str) -> None:
        worker = get_current_worker()

        def progress(stage: str) -> None:
            if worker.is_cancelled:
                raise jobs.Cancelled
            self.post_message(Progressed(stage))

        try:
            done = jobs.run_comparison(article, origin, language(), progress)
            if not worker.is_cancelled:
                self.post_message(done)
        except jobs.Cancelled:
            return
        except Exception as error:
            self.post_message(jobs.failure(error))

    @on(Progressed)
    def _on_progressed(self, message: Progressed) -> None:
        self.query_one(Opening).stage(message.stage)

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        self.query_one(Opening).idle(open_pair=self.comparison is not None)
        self.workbench.show_error(message.sentence, message.trace)

    @on(Compared)
    def _on_compared(self, message: Compared) -> None:
        self.documents = message.article, message.origin
        self.show(message.comparison)
        self.workbench.remember(message)
        for notice in message.comparison.notices[:3]:
            self.notify(notice, timeout=8)
