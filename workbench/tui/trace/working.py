"""The long work of the trace screen: finding origins, drawing a chain; one piece at a time, with a line on how far."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from workbench.archive.locating import Place
from workbench.tui.archive.jobs import Paced, Told
from workbench.tui.compare.work import Cancelled, failure
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.messages import Failed
from workbench.tui.trace import jobs
from workbench.tui.wording import say


class Working(WorkbenchScreen):
    """Needs a line "#trace-work"; the results come as messages (`jobs.Traced`, `jobs.Drawn`)."""

    _subject: jobs.Subject | None = None
    _busy = False

    def trace(self, subject: jobs.Subject) -> None:
        """Find the likely origins of a document."""
        self._begin(subject, lambda path, step: jobs.trace(path, subject, step))

    def draw(self, subject: jobs.Subject | None) -> None:
        """Draw the chain of a document, or of the whole archive."""
        if subject is None:
            self._begin(None, lambda path, step: jobs.draw(path, None, step))
        else:
            self._begin(subject, lambda path, step: jobs.draw(path, subject, step))

    def _begin(self, subject: jobs.Subject | None, job: Callable[[Place, jobs.Step], Message]) -> None:
        path = self.workbench.archive_path
        if path is None:
            self.notify(say("archive.none yet"), severity="warning")
            return
        if subject is not None:
            self._subject = subject
        self._busy = True
        self._say_work("…")
        self._work(path, job)

    @work(thread=True, exclusive=True, exit_on_error=False, group="trace-work")
    def _work(self, path: Place, job: Callable[[Place, jobs.Step], Message]) -> None:
        worker = get_current_worker()
        step = Paced(self._tell, lambda: worker.is_cancelled)
        try:
            made = job(path, step)
            if not worker.is_cancelled:
                self.post_message(made)
        except Cancelled:
            return
        except Exception as error:
            self.post_message(failure(error))

    def _tell(self, words: str) -> None:
        self.post_message(Told(words))

    @on(Told)
    def _on_told(self, message: Told) -> None:
        if self._busy:
            self._say_work(message.words)

    def _say_work(self, words: str) -> None:
        line = self.query_one("#trace-work", Static)
        line.display = True
        line.update(f"{words} · {say('archive.stop hint')}")

    def _end_work(self) -> None:
        self._busy = False
        self.query_one("#trace-work").display = False

    def stop_work(self) -> bool:
        """Stop what is going on, if anything is."""
        if not self._busy:
            return False
        self.workers.cancel_group(self, "trace-work")
        self._end_work()
        return True

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        self._end_work()
        self.workbench.show_error(message.sentence, message.trace)
