"""`workbench drill`: practise, exams, courses, class reports, export and import."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.drill_desk import DESK
from workbench.cli.drill_shared import (
    face_for,
    file_type,
    now,
    open_database,
    pool_of,
    the_glossary,
    the_trainee,
    who_options,
)
from workbench.cli.output import emit_json
from workbench.errors import UserError

if TYPE_CHECKING:
    import sqlite3

    from workbench.cli.drill_faces import Face
    from workbench.drills.exam import Exam
    from workbench.drills.session import Session
    from workbench.drills.store import Trainee

KINDS = ("neutral", "translate", "spot", "side", "restore", "headline", "cloze", "reverse", "false-friend")


@click.group("drill", invoke_without_command=True, help="Practise on loaded terminology: what is due today, then new.")
@who_options
@click.option("--course", metavar="NAME|FILE", help="Ask a course; `workbench drill courses` lists them.")
@click.option("--from", "comparisons", multiple=True, type=file_type(exists=True),
              help="Make exercises from a comparison (`workbench compare --json`); may be repeated.")  # fmt: skip
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind of exercise.")
@click.option("--count", type=click.IntRange(1), help="Stop after so many answers.")
@click.option("--extra", type=click.IntRange(0), default=0, help="So many new terms beyond today's number.")
@click.option("--plain", is_flag=True, help="Plain lines for screen readers and scripts.")
@click.pass_context
def command(
    ctx: click.Context, trainee: str, store: Path | None, language: str, course: str | None,
    comparisons: tuple[Path, ...], kinds: tuple[str, ...], count: int | None, extra: int, plain: bool,
) -> None:  # fmt: skip
    if ctx.invoked_subcommand is not None:
        return
    from workbench.drills.session import Session

    glossary, db = the_glossary(), open_database(store)
    who = the_trainee(db, trainee)
    pool = pool_of(db, glossary, course, comparisons)
    alone = bool(comparisons) and not course
    session = Session(db, who, glossary, pool, frozenset(kinds), count, extra, alone)  # type: ignore[arg-type]
    _practise(session, face_for(glossary, language, plain), language)


def _practise(session: Session, face: Face, language: str) -> None:
    from workbench.drills.feedback import feedback, say

    stopped = False
    while (item := session.next(now())) is not None:
        head = say("head.progress", language, done=session.answered, left=session.left)
        began = time.monotonic()
        answer = face.ask(item, head, hints=True)
        if answer is None:
            stopped = True
            break
        verdict, number = session.answer(item, answer, now(), time.monotonic() - began)
        doing = face.show(item, verdict, feedback(item, verdict, session.glossary, language), appeal=verdict.credit < 1)
        if "appeal" in doing:
            session.was_right(number, now())
        if "stop" in doing:
            stopped = True
            break
    face.tell(_goodbye(session, stopped, language))


def _goodbye(session: Session, stopped: bool, language: str) -> list[str]:
    from workbench.drills.feedback import say

    lines = []
    if session.answered:
        later = session.due(now()).reviews
        lines.append(
            say("done.score", language, right=f"{session.credited:g}", total=session.answered,
                share=f"{session.credited / session.answered:.0%}", later=later)
        )  # fmt: skip
    if stopped:
        lines.append(say("done.stopped", language))
    elif not session.answered:
        lines.append(say("done.none", language, name=session.trainee.name))
    return ["", *lines]


@command.command("due", help="Say what waits today.")
@who_options
@click.option("--course", metavar="NAME|FILE", help="Count the new terms of this course.")
@click.option("--json", "json_file", metavar="FILE", help="Write it as JSON (- is stdout).")
def due(trainee: str, store: Path | None, language: str, course: str | None, json_file: str | None) -> None:
    from workbench.drills import schedule
    from workbench.drills.feedback import say

    db = open_database(store)
    who = the_trainee(db, trainee)
    found = schedule.due(db, who, now(), pool_of(db, the_glossary(), course, ()))
    aside = len(schedule.leeches(db, who))
    counts = {"reviews": found.reviews, "new": found.new, "buried": found.buried, "leeches": aside}
    if json_file:
        emit_json(counts | {"cards": list(found.cards)}, json_file)
        return
    for key, number in counts.items():
        click.echo(f"{number:5}  {say(f'due.{key}', language)}")


@command.command("courses", help="List the courses, or the exercises of one.")
@who_options
@click.argument("name", required=False)
@click.option("--json", "json_file", metavar="FILE", help="Write them as JSON (- is stdout).")
def courses(trainee: str, store: Path | None, language: str, name: str | None, json_file: str | None) -> None:
    from workbench.drills.courses import course_files, find_course

    glossary = the_glossary()
    found = [find_course(one, glossary) for one in ([name] if name else course_files())]
    if json_file:
        rows = [
            {"id": c.id, "title": dict(c.title), "levels": [[i.id for i in level.items] for level in c.levels]}
            for c in found
        ]
        emit_json(rows, json_file)
        return
    for course in found:
        title = course.title.get(language) or course.title["en"]
        click.echo(f"{course.id:24} {len(course.items):4}  {title}")
        for level in course.levels if name else ():
            click.echo(f"  {level.title.get(language) or level.title.get('en', '')}")
            for item in level.items:
                click.echo(f"    {item.id}")


@command.command("exam", help="Sit the exam of COURSE: timed, without hints; the result is sealed in a file.")
@who_options
@click.argument("course")
@click.option("--out", type=file_type(), help="The result file; COURSE-TRAINEE.exam.json when left out.")
@click.option("--code", default="", help="The teacher's word that seals the result.")
@click.option("--seed", help="Draw the same questions for everybody who gives the same word.")
@click.option("--plain", is_flag=True, help="Plain lines for screen readers and scripts.")
def exam(
    trainee: str, store: Path | None, language: str, course: str, out: Path | None, code: str, seed: str | None,
    plain: bool,
) -> None:  # fmt: skip
    import secrets

    from workbench.drills.courses import find_course
    from workbench.drills.exam import Exam
    from workbench.drills.model import Strictness

    glossary, db = the_glossary(), open_database(store)
    who = the_trainee(db, trainee)
    found = find_course(course, glossary)
    target = out or Path(f"{found.id}-{_slug(trainee)}.exam.json")
    if target.exists():
        raise UserError(f"{target} exists; an exam is sat once: name another file with --out.")
    strict = Strictness(who.settings.accents, who.settings.typos)
    sitting = Exam(found, who.name, glossary, seed or secrets.token_hex(4), now(), strict)
    _sit(sitting, face_for(glossary, language, plain), language, db, who, target, code)


def _sit(
    sitting: Exam, face: Face, language: str, db: sqlite3.Connection, who: Trainee, target: Path, code: str
) -> None:
    from workbench.drills import schedule
    from workbench.drills.feedback import say

    rules = sitting.course.exam
    title = sitting.course.title.get(language) or sitting.course.title["en"]
    face.tell([say("exam.start", language, course=title, items=len(sitting.items), minutes=f"{rules.minutes:g}",
                   share=f"{rules.pass_:.0%}")])  # fmt: skip
    _keep(sitting, target, code)  # from now on the exam is sat: killed, it counts as it stands
    try:
        while (item := sitting.current) is not None and sitting.seconds_left(now()) > 0:
            minutes, seconds = divmod(int(sitting.seconds_left(now())), 60)
            number = f"{len(sitting.answers) + 1}/{len(sitting.items)}"
            head = f"{number}, {say('head.time', language, left=f'{minutes}:{seconds:02}')}"
            began = time.monotonic()
            answer = face.ask(item, head, hints=False)
            if answer is None:
                break
            spent = time.monotonic() - began
            verdict = sitting.answer(answer, now(), spent)
            schedule.review(db, who, item, answer, verdict, now=now(), seconds=spent, mode="exam")
            _keep(sitting, target, code)
    finally:  # also when interrupted: what was answered is sealed, the rest counts as empty
        result = sitting.result(now(), code)
        emit_json(result, str(target))
    if sitting.current is not None and sitting.seconds_left(now()) <= 0:
        face.tell([say("exam.timeout", language)])
    verdict_word = say("exam.passed" if result["passed"] else "exam.failed", language)
    face.tell(["", say("exam.result", language, credit=f"{result['credit']:g}", total=len(sitting.items),
                       share=f"{result['share']:.0%}", verdict=verdict_word),
               say("exam.sealed", language, file=target)])  # fmt: skip


def _keep(sitting: Exam, target: Path, code: str) -> None:
    if str(target) != "-":
        emit_json(sitting.result(now(), code, running=True), str(target))


def _slug(name: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in name).strip("-").lower() or "trainee"


for _part in DESK:
    command.add_command(_part)
