"""The archive's file and the long work on it: opened, made, added to, checked; one piece of work at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on, work
from textual.widgets import Static
from textual.worker import get_current_worker

from workbench.archive.locating import Place, has_password, is_address, named
from workbench.errors import UserError
from workbench.tui.archive import chores, jobs
from workbench.tui.archive.paths import AskPath, given_paths
from workbench.tui.compare.work import Cancelled, failure
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.messages import Failed
from workbench.tui.wording import say

Chore = Callable[[Place, Callable[[str], None]], jobs.Ended]


class Desk(WorkbenchScreen):
    """What a screen over an archive shares: which file is open, and the line that says how the work goes."""

    _busy = False

    def refresh_list(self) -> None:
        """The archive has changed."""
        raise NotImplementedError

    # The file

    def action_open(self) -> None:
        """Another archive, or a new one."""
        now = self.workbench.archive_path
        asked = AskPath(say("archive.open"), str(now or ""), "case.db", say("archive.open hint"))
        self.app.push_screen(asked, self._open)

    def _open(self, given: str | None) -> None:
        place = _place(given or "")
        if place is None:
            return
        try:
            made = open_or_make(place)
        except UserError as error:
            self.workbench.show_error(str(error))
            return
        self.workbench.remember_setting("archive", str(place))
        self.notify(say("archive.made" if made else "archive.opened", path=named(place)))
        self.refresh_list()

    # Work

    def action_add(self) -> None:
        self.app.push_screen(AskPath(say("archive.add"), "", "", say("archive.add hint")), self._add)

    def _add(self, given: str | None) -> None:
        paths = given_paths(given or "")
        if paths:
            self.run_chore(lambda path, step: chores.add(path, paths, step), create=True)

    def action_check(self) -> None:
        self.run_chore(chores.check)

    def action_embed(self) -> None:
        self.run_chore(chores.embed)

    def run_chore(self, chore: Chore, *, create: bool = False) -> None:
        """Begin a piece of work, unless one is going on; `create`: make the user's own archive where none is open."""
        if self._busy:
            self.notify(say("archive.busy"), severity="warning")
            return
        path = self.workbench.archive_path
        if path is None and create:
            from workbench.archive.store import default_path

            path = default_path()
            try:
                open_or_make(path)
            except UserError as error:
                self.workbench.show_error(str(error))
                return
        if path is None:
            self.notify(say("archive.none yet"), severity="warning")
            return
        self._busy = True
        self._say_work("…")
        self._work(path, chore)

    @work(thread=True, exit_on_error=False, group="archive-work")
    def _work(self, path: Place, chore: Chore) -> None:
        worker = get_current_worker()
        step = jobs.Paced(self._tell, lambda: worker.is_cancelled)
        try:
            self.post_message(chore(path, step))
        except Cancelled:
            self.post_message(jobs.Ended(say("archive.stopped")))
        except Exception as error:
            self.post_message(jobs.Ended(""))
            self.post_message(failure(error))

    def _tell(self, words: str) -> None:
        self.post_message(jobs.Told(words))

    def stop_work(self) -> bool:
        """Stop what is going on, if anything is."""
        if self._busy:
            self.workers.cancel_group(self, "archive-work")
        return self._busy

    @on(jobs.Told)
    def _on_told(self, message: jobs.Told) -> None:
        self._say_work(message.words)

    @on(jobs.Ended)
    def _on_ended(self, message: jobs.Ended) -> None:
        self._busy = False
        self.query_one("#archive-work").display = False
        if message.words:
            self.notify(message.words, timeout=6)
        if message.troubles:
            self.workbench.show_error(message.words, "\n".join(message.troubles))
        self.refresh_list()

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        self.workbench.show_error(message.sentence, message.trace)

    def _say_work(self, words: str) -> None:
        line = self.query_one("#archive-work", Static)
        line.display = True
        line.update(f"{words} · {say('archive.stop hint')}")


def _place(given: str) -> Place | None:
    """The archive that a line names."""
    if is_address(given.strip()):
        return given.strip()
    paths = given_paths(given)
    return paths[0].absolute() if paths else None


def open_or_make(path: Place) -> bool:
    """Check that an archive can be opened; make one where no file is. True where it was made.

    Raises UserError where the file is something else, its folder is missing, or the server does not answer.
    """
    from workbench import paths
    from workbench.archive import opening
    from workbench.archive.store import default_path

    if has_password(path):
        raise UserError(say("archive.password"))
    if isinstance(path, Path):
        if path.is_dir():
            raise UserError(say("archive.folder", path=path))
        if not path.exists():
            if path == default_path():
                paths.ensure(path.parent)
            opening.create(path)
            return True
    opening.open_archive(path).close()
    return False
