"""The drill screen: choose a course, answer what is due, see why."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.comparison.model import Comparison
from workbench.drills import feedback, store
from workbench.drills.articles import items_from
from workbench.drills.courses import Course, course_files, find_course
from workbench.drills.model import CHOICES, Item, Verdict
from workbench.drills.session import Session, in_turn
from workbench.errors import UserError
from workbench.glossary.model import Glossary
from workbench.tui import drill_painting as painting
from workbench.tui.bindings import Spoken, key
from workbench.tui.frame import WorkbenchScreen
from workbench.tui.messages import Failed
from workbench.tui.wording import language, say

ALL, ARTICLE = "*", "article"


@dataclass(eq=False)
class CoursesRead(Message):
    """The glossary is in memory and the exercises of the courses are made."""

    glossary: Glossary
    courses: tuple[Course, ...]


class Choices(Spoken, OptionList):
    """Courses, or the answers to choose from; a digit chooses too."""

    BINDINGS = [
        key("drill-down", "j", "cursor_down"),
        key("drill-up", "k", "cursor_up"),
        *(key(f"choose-{n}", str(n), f"choose({n})") for n in range(1, 10)),
    ]

    def action_choose(self, number: int) -> None:
        if number <= self.option_count:
            self.highlighted = number - 1
            self.action_select()


class DrillScreen(WorkbenchScreen):
    """One exercise at a time. Every answer is on disk before the next one is asked."""

    DOOR = "drill"
    CSS_PATH = "styles/drill.tcss"
    BINDINGS = [
        key("drill-hint", "f8", "hint", show=True),
        key("drill-appeal", "f9", "appeal", show=True),
        key("drill-next", "enter", "next"),
        key("drill-back", "escape", "back", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._db: sqlite3.Connection | None = None
        self._courses: tuple[Course, ...] = ()
        self._glossary: Glossary | None = None
        self._session: Session | None = None
        self._item: Item | None = None
        self._given: tuple[Verdict, int] | None = None
        self._began = 0.0

    def body(self) -> ComposeResult:
        with Vertical(id="drill"):
            yield Static(id="drill-head", markup=False)
            with VerticalScroll(id="drill-page", can_focus=False):
                yield Static(id="drill-task", markup=False)
                yield Static(id="drill-text", markup=False)
                yield Choices(id="drill-choices", markup=False)
                yield Input(placeholder=say("drill.answer"), id="drill-answer")
                yield Static(id="drill-verdict", markup=False)

    def on_mount(self) -> None:
        self.query_one("#drill-choices").display = False
        self.query_one("#drill-answer").display = False
        self.query_one("#drill-head", Static).update(say("drill.reading"))
        try:
            self._db = store.open_store()
        except (UserError, OSError) as error:
            self.workbench.show_error(say("drill.gone", reason=error))
            return
        self._read()

    def on_unmount(self) -> None:
        if self._db is not None:
            self._db.close()

    def on_screen_resume(self) -> None:
        if self._courses and self._session is None:
            self._offer()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            glossary = self.workbench.warm_glossary(("fr", "en"))
            courses = tuple(find_course(name, glossary) for name in course_files())
        except UserError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(CoursesRead(glossary, courses))

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        self.workbench.show_error(message.sentence, message.trace)

    @on(CoursesRead)
    def _on_read(self, message: CoursesRead) -> None:
        self._glossary, self._courses = message.glossary, message.courses
        if self._item is None:
            self._offer()

    # Choosing what to practise

    @property
    def _comparison(self) -> Comparison | None:
        """What is open behind the compare door."""
        found = getattr(self.workbench, "open_comparison", None)
        return found if isinstance(found, Comparison) else None

    def _sitting(self, name: str) -> Session | None:
        if self._db is None or self._glossary is None:
            return None
        trainee = store.trainee_named(self._db, self.workbench.settings.analyst or "me")
        pool: list[Item] = []
        if name == ARTICLE and self._comparison:
            pool = items_from(self._comparison, self._glossary)
            store.keep_items(self._db, pool, _now())
        pool += in_turn([course.items for course in self._courses if name in (ALL, course.id)])
        if name == ALL:
            pool = [*store.own_items(self._db), *pool]
        return Session(self._db, trainee, self._glossary, pool, alone=name == ARTICLE)

    def _offer(self) -> None:
        """The list of courses, each with what waits today."""
        self._session = self._item = self._given = None
        choices = self._layout(choices=True)
        self.query_one("#drill-head", Static).update(say("drill.choose"))
        names = [(course.id, course.title.get(language()) or course.title["en"]) for course in self._courses]
        if self._comparison:
            names.insert(0, (ARTICLE, say("drill.article")))
        for name, title in [(ALL, say("drill.all")), *names]:
            choices.add_option(Option(self._offered(name, title), id=name))
        choices.highlighted = 0
        choices.focus()

    def _offered(self, name: str, title: str) -> Content:
        number = len(self.query_one("#drill-choices", OptionList).options) + 1
        words: list[str | tuple[str, str]] = [(f"{number}  ", "bold"), title]
        session = self._sitting(name)
        if session:
            waiting = session.due(_now())
            words.append((f"  {say('drill.due', reviews=waiting.reviews, new=waiting.new)}", "$ink-dim"))
        return Content.assemble(*words)

    @on(OptionList.OptionSelected, "#drill-choices")
    def _on_chosen(self, event: OptionList.OptionSelected) -> None:
        if self._item is not None:
            self._answer(str(event.option_index + 1))
            return
        self._session = self._sitting(event.option_id or ALL)
        self._ask()

    # Asking and answering

    def _ask(self) -> None:
        session = self._session
        if session is None:
            return
        self._given = None
        self._item = item = session.next(_now())
        if item is None:
            self._finish(session)
            return
        head = feedback.say("head.progress", language(), done=session.answered, left=session.left)
        self.query_one("#drill-head", Static).update(painting.head(item, head, language()))
        self.query_one("#drill-task", Static).update(feedback.question(item, language()))
        self.query_one("#drill-text", Static).update(painting.text(item, language()))
        choices = self._layout(choices=item.kind in CHOICES, typed=item.kind not in CHOICES)
        for number, option in enumerate(item.options, 1):
            shown = feedback.option_text(item, option, session.glossary, language())
            choices.add_option(Option(Content.assemble((f"{number}  ", "bold"), shown)))
        (choices if item.kind in CHOICES else self.query_one("#drill-answer")).focus()
        self.query_one("#drill-page").scroll_home(animate=False)
        self._began = time.monotonic()

    def _layout(self, *, choices: bool = False, typed: bool = False) -> OptionList:
        """Show the widgets that the moment needs, emptied."""
        listed = self.query_one("#drill-choices", OptionList)
        line = self.query_one("#drill-answer", Input)
        listed.clear_options()
        listed.display, line.display = choices, typed
        line.value, listed.disabled = "", False
        self.query_one("#drill-verdict", Static).update("")
        for name in ("task", "text"):
            self.query_one(f"#drill-{name}").display = self._item is not None
        self.refresh_bindings()
        if not typed and self._item is None:
            self.query_one("#drill-task", Static).update("")
            self.query_one("#drill-text", Static).update("")
        return listed

    @on(Input.Submitted, "#drill-answer")
    def _on_typed(self, event: Input.Submitted) -> None:
        event.stop()
        self._answer(event.value)

    def _answer(self, text: str) -> None:
        session, item = self._session, self._item
        if session is None or item is None or self._given is not None:
            return
        self._given = session.answer(item, text, _now(), time.monotonic() - self._began)
        verdict = self._given[0]
        lines = feedback.feedback(item, verdict, session.glossary, language())
        typed = "" if item.kind in CHOICES else text.strip()
        self.query_one("#drill-verdict", Static).update(painting.verdict(verdict, lines, language(), typed))
        self.query_one("#drill-answer", Input).display = False  # its room is the verdict's now
        self.query_one("#drill-choices", OptionList).disabled = True
        self.set_focus(None)
        self.refresh_bindings()
        self.call_after_refresh(self.query_one("#drill-verdict").scroll_visible, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys that do something now are offered."""
        asked = self._item is not None
        if action == "hint":
            return asked and self._given is None
        if action == "appeal":
            return self._given is not None and self._given[0].credit < 1
        return asked if action == "back" else super().check_action(action, parameters)

    def action_next(self) -> None:
        if self._given is not None:
            self._ask()

    def action_hint(self) -> None:
        if self._item is not None and self._given is None and self._session is not None:
            words = feedback.hint(self._item, self._session.glossary, language())
            self.query_one("#drill-verdict", Static).update(feedback.labelled("hint", words, language()))

    def action_appeal(self) -> None:
        """ "I was right": the answer goes to the teacher."""
        if self._given is not None and self._given[0].credit < 1 and self._session is not None:
            self._session.was_right(self._given[1], _now())
            self.notify(feedback.say("appeal.kept", language()))

    def action_back(self) -> None:
        if self._courses:
            self._offer()

    def _finish(self, session: Session) -> None:
        """Nothing is left: the score, and the courses again."""
        if session.answered:
            share = f"{session.credited / session.answered:.0%}"
            words = feedback.say("done.score", language(), right=f"{session.credited:g}", total=session.answered,
                                 share=share, later=session.due(_now()).reviews)  # fmt: skip
        else:
            words = feedback.say("done.none", language(), name=session.trainee.name)
        self._offer()
        self.query_one("#drill-verdict", Static).update(words)


def _now() -> datetime:
    return datetime.now().astimezone()
