"""Exams: drawn from a course, timed, without hints; the result is sealed and can be checked and graded again."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from workbench.drills.answering import grade
from workbench.drills.courses import Course
from workbench.drills.model import CHOICES, Item, Strictness, Verdict, leaning
from workbench.drills.session import find_item
from workbench.errors import UserError
from workbench.glossary.model import Glossary
from workbench.version import VERSION

SCHEMA = "workbench.exam/1"


@dataclass(frozen=True, slots=True)
class Answer:
    item: str
    kind: str
    concept: str
    answer: str
    expected: str
    label: str
    credit: float
    side: str | None
    seconds: float


@dataclass
class Exam:
    """One sitting of an exam. Answers are final; after `minutes` every answer counts as empty."""

    course: Course
    trainee: str
    glossary: Glossary
    seed: str
    started: datetime
    strict: Strictness = field(default_factory=Strictness)
    answers: list[Answer] = field(default_factory=list)
    items: tuple[Item, ...] = ()

    def __post_init__(self) -> None:
        self.items = draw(self.course, self.seed)

    @property
    def current(self) -> Item | None:
        return self.items[len(self.answers)] if len(self.answers) < len(self.items) else None

    def seconds_left(self, now: datetime) -> float:
        return max(0.0, self.course.exam.minutes * 60 - (now - self.started).total_seconds())

    def answer(self, text: str, now: datetime, seconds: float = 0.0) -> Verdict:
        """Grade the current question and go on to the next."""
        item = self.current
        if item is None:
            raise ValueError("the exam has no question left")
        given = text if self.seconds_left(now) > 0 else ""
        verdict = grade(item, given, self.glossary, self.strict)
        self.answers.append(_answer(item, given, verdict, seconds))
        return verdict

    def result(self, ended: datetime, code: str = "", *, running: bool = False) -> dict[str, Any]:
        """The sealed result; questions without an answer count as empty. `code`: the teacher's word, so that only
        who knows it can seal. `running`: how it stands in mid-exam, without telling what is still to be answered."""
        rest = [_answer(item, "", grade(item, "", self.glossary), 0.0) for item in self.items[len(self.answers) :]]
        answers = [*self.answers, *(replace(one, expected="") if running else one for one in rest)]
        credit = sum(answer.credit for answer in answers)
        share = credit / len(answers) if answers else 0.0
        content = {
            "schema": SCHEMA,
            "course": self.course.id,
            "course_digest": self.course.digest,
            "glossaries": self.glossary.digest,
            "program": VERSION,
            "trainee": self.trainee,
            "seed": self.seed,
            "started": self.started.isoformat(timespec="seconds"),
            "ended": ended.isoformat(timespec="seconds"),
            "minutes": self.course.exam.minutes,
            "strict": asdict(self.strict),
            "answers": [asdict(answer) for answer in answers],
            "credit": credit,
            "share": round(share, 4),
            "passed": share >= self.course.exam.pass_,
        }
        return content | {"seal": seal(content, code), "seal_kind": "hmac-sha256" if code else "sha256"}


def _answer(item: Item, text: str, verdict: Verdict, seconds: float) -> Answer:
    side = leaning(item.kind, verdict.label, verdict.side)
    text = verdict.given if item.kind in CHOICES and verdict.given else text  # the wording, not its number
    return Answer(item.id, item.kind, item.concept, text, verdict.expected, verdict.label, verdict.credit, side,
                  round(seconds, 1))  # fmt: skip


def draw(course: Course, seed: str) -> tuple[Item, ...]:
    """The questions that a seed draws: one a concept while there are enough, kinds in turn, in a mixed order."""
    rules = course.exam
    allowed = [item for item in course.items if not rules.kinds or item.kind in rules.kinds]
    rng = random.Random(seed)
    rng.shuffle(allowed)
    by_kind: dict[str, list[Item]] = {}
    for item in allowed:
        by_kind.setdefault(item.kind, []).append(item)
    chosen: list[Item] = []
    spare: list[Item] = []
    seen: set[str] = set()
    while any(by_kind.values()) and len(chosen) < rules.items:
        for waiting in by_kind.values():
            while waiting and len(chosen) < rules.items:
                item = waiting.pop()
                fresh = item.sibling not in seen
                (chosen if fresh else spare).append(item)
                seen.add(item.sibling)
                if fresh:
                    break
    chosen += spare[: rules.items - len(chosen)]
    rng.shuffle(chosen)
    return tuple(chosen)


def seal(content: Mapping[str, Any], code: str = "") -> str:
    """SHA-256 of the content's canonical JSON; keyed (HMAC) with the teacher's code if there is one."""
    plain = {key: value for key, value in content.items() if key not in ("seal", "seal_kind")}
    data = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    if code:
        return hmac.new(code.encode(), data, hashlib.sha256).hexdigest()
    return hashlib.sha256(data).hexdigest()


def read_result(data: str, name: str) -> dict[str, Any]:
    """A result file's content. Raises UserError where it is none."""
    try:
        content: dict[str, Any] = json.loads(data)
        if content["schema"] != SCHEMA:
            raise ValueError(f"schema {content['schema']!r}")
        return content
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{name} is no exam result ({error}); give a file that `workbench drill exam` wrote."
        ) from error


def check(content: Mapping[str, Any], glossary: Glossary, code: str = "") -> list[str]:
    """What is wrong with a result: a broken seal, sums that do not add up, answers that grade otherwise. Empty: sound.

    Answers are graded again only with the glossaries that they were graded with.
    """
    problems = []
    if content.get("seal_kind") == "hmac-sha256" and not code:
        problems.append("It is sealed with a teacher's code; give it with --code to check the seal.")
    elif not hmac.compare_digest(str(content.get("seal", "")), seal(content, code)):
        problems.append("The seal is broken: the file was changed after the exam, or the code is another one.")
    answers: Sequence[Mapping[str, Any]] = content.get("answers", ())
    if abs(sum(answer["credit"] for answer in answers) - content["credit"]) > 1e-6:
        problems.append("The points do not add up.")
    if content.get("glossaries") == glossary.digest:
        problems += _graded_again(answers, glossary, Strictness(**content.get("strict", {})))
    return problems


def _graded_again(answers: Sequence[Mapping[str, Any]], glossary: Glossary, strict: Strictness) -> list[str]:
    problems = []
    for answer in answers:
        item = find_item(answer["item"], glossary)
        if item and grade(item, answer["answer"], glossary, strict).label != answer["label"]:
            problems.append(f"{answer['item']}: {answer['answer']!r} is not graded {answer['label']!r}.")
    return problems
