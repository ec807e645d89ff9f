"""A sitting: what is asked next, what an answer is worth, and where that is written down."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import zip_longest

from workbench.drills import schedule, store
from workbench.drills.answering import grade
from workbench.drills.courses import course_files, find_course
from workbench.drills.likelihood import second_look
from workbench.drills.making import items_of
from workbench.drills.material import shipped_items
from workbench.drills.model import CHOICES, Item, Kind, Strictness, Verdict
from workbench.glossary.model import Glossary


def find_item(item_id: str, glossary: Glossary, own: Iterable[Item] = ()) -> Item | None:
    """The exercise of an id: made again from its concept, hand-written, or kept from an article; None if gone."""
    kind, _, rest = item_id.partition("/")
    lang, _, rest = rest.partition("/")
    owner = rest.partition("/")[0]
    concept = glossary.concepts.get(owner)
    if concept:
        made: Iterable[Item] = items_of(concept, glossary, (kind,), (lang,))  # type: ignore[arg-type]
    else:
        made = (*shipped_items(), *own)
    return next((item for item in made if item.id == item_id), None)


def every_item(glossary: Glossary, course: str | None = None, own: Sequence[Item] = ()) -> list[Item]:
    """Exercises to take new ones from: those of a course, or the trainee's own and then every course.

    Raises UserError where there is no such course.
    """
    if course:
        return list(find_course(course, glossary).items)
    return [*own, *in_turn([find_course(name, glossary).items for name in course_files()])]


def in_turn(courses: Sequence[Sequence[Item]]) -> list[Item]:
    """One exercise of each course after another, each item once."""
    rounds = zip_longest(*courses)
    return list(dict.fromkeys(item for one in rounds for item in one if item is not None))


@dataclass
class Session:
    """One trainee at work on a pool of exercises. `kinds` limits what is asked; `limit` is the most answers.

    `alone`: ask nothing but the pool, and all of it, whatever else is due and however many were new today (an
    article that was just compared).
    """

    db: sqlite3.Connection
    trainee: store.Trainee
    glossary: Glossary
    pool: Sequence[Item]
    kinds: frozenset[Kind] = frozenset()
    limit: int | None = None
    extra: int = 0
    alone: bool = False
    answered: int = 0
    credited: float = 0.0
    _queue: list[str] = field(default_factory=list)
    _items: dict[str, Item] = field(default_factory=dict)
    _wordings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pool = [item for item in self.pool if not self.kinds or item.kind in self.kinds]
        self._items = {item.id: item for item in (*store.own_items(self.db), *self.pool)}
        self._wordings = store.accepted_wordings(self.db)

    @property
    def strictness(self) -> Strictness:
        return Strictness(self.trainee.settings.accents, self.trainee.settings.typos)

    def due(self, now: datetime) -> schedule.Due:
        """What waits now, this session's filters applied."""
        settings = self.trainee.settings
        extra = self.extra + (len(self.pool) + settings.new_per_day if self.alone else 0)
        trainee = replace(self.trainee, settings=replace(settings, new_per_day=settings.new_per_day + extra))
        only = [item.id for item in self.pool] if self.alone else ()
        return schedule.due(self.db, trainee, now, self.pool, only=only)

    def next(self, now: datetime) -> Item | None:
        """The exercise to ask now; None when nothing is left for this sitting."""
        if self.limit is not None and self.answered >= self.limit:
            return None
        if not self._queue:
            self._queue = list(self.due(now).cards)
        while self._queue:
            item = self.item(self._queue[0])
            if item and (not self.kinds or item.kind in self.kinds):
                return item
            self._queue.pop(0)
        return None

    def item(self, item_id: str) -> Item | None:
        if item_id not in self._items:
            found = find_item(item_id, self.glossary)
            if found is None:
                return None
            self._items[item_id] = found
        return self._items[item_id]

    @property
    def left(self) -> int:
        """How many exercises are known to wait."""
        waiting = len(self._queue)
        return waiting if self.limit is None else min(waiting, self.limit - self.answered)

    def answer(self, item: Item, text: str, now: datetime, seconds: float = 0.0) -> tuple[Verdict, int]:
        """Grade an answer, write it down, move the card; gives the verdict and the number of the answer."""
        verdict = grade(item, text, self.glossary, self.strictness, self._wordings.get(item.id, ()))
        verdict = second_look(item, text, verdict)
        kept = verdict.given if item.kind in CHOICES and verdict.given else text  # the wording, not its number
        number = schedule.review(self.db, self.trainee, item, kept, verdict, now=now, seconds=seconds)
        if verdict.label == "probable":  # a model's word is never the last: the teacher sees every such answer
            store.appeal(self.db, number, "translation model", now)
        if self._queue and self._queue[0] == item.id:
            self._queue.pop(0)
        self.answered += 1
        self.credited += verdict.credit
        return verdict, number

    def was_right(self, review: int, now: datetime, reason: str = "") -> None:
        """ "I was right": the teacher reviews it later."""
        store.appeal(self.db, review, reason, now)
