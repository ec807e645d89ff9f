"""The desk of `workbench drill`: verify, export, import, report, progress, appeals, leeches, settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.drill_shared import (
    file_type,
    now,
    open_database,
    pool_of,
    the_glossary,
    the_trainee,
    who_options,
)
from workbench.cli.output import emit, emit_bytes, emit_json
from workbench.errors import UserError, WorkError

if TYPE_CHECKING:
    import sqlite3

    from workbench.drills.classreport import Given


@click.command("verify", help="Check the seal of exam results and grade their answers again.")
@click.argument("results", nargs=-1, required=True, type=file_type(exists=True))
@click.option("--code", default="", help="The teacher's word that sealed them.")
def verify(results: tuple[Path, ...], code: str) -> None:
    from workbench.drills.exam import check, read_result

    glossary, broken = the_glossary(), 0
    for path in results:
        content = read_result(path.read_text("utf-8"), str(path))
        problems = check(content, glossary, code)
        state = "broken" if problems else "sound"
        click.echo(f"{path}\t{content['trainee']}\t{content['share']:.0%}\t{state}")
        broken += bool(problems)
        for problem in problems:
            click.echo(f"  {problem}", err=True)
    if broken:
        raise WorkError(f"{broken} of {len(results)} results cannot be trusted; see above.")


@click.command("export", help="Write a trainee's history, or a course as an Anki deck.")
@who_options
@click.option("--json", "json_file", metavar="FILE", help="Everything, as JSON (- is stdout).")
@click.option("--csv", "csv_file", metavar="FILE", help="The answers, as CSV (- is stdout).")
@click.option("--anki", "anki_file", metavar="FILE.apkg", help="An Anki deck of the course (or of every course).")
@click.option("--course", metavar="NAME|FILE", help="The course for --anki.")
def export(
    trainee: str, store: Path | None, language: str, json_file: str | None, csv_file: str | None,
    anki_file: str | None, course: str | None,
) -> None:  # fmt: skip
    from workbench.drills.exchange import to_csv, to_json

    if not (json_file or csv_file or anki_file):
        raise UserError("Say what to write: --json FILE, --csv FILE or --anki FILE.apkg.")
    db = open_database(store)
    if json_file:
        emit_json(to_json(db, the_trainee(db, trainee)), json_file)
    if csv_file:
        emit(to_csv(db, the_trainee(db, trainee)), csv_file)
    if anki_file:
        from workbench.drills.anki import to_apkg

        glossary = the_glossary()
        items = list(dict.fromkeys(pool_of(db, glossary, course, ())))
        emit_bytes(to_apkg(items, f"workbench {course or 'drills'}", glossary, language), anki_file)


@click.command("import", help="Take in a history (.json, .csv) or the notes of an Anki deck (.apkg).")
@who_options
@click.argument("file", type=file_type(exists=True))
@click.option("--as", "name", help="Enter the history under this name.")
@click.option("--answers", "lang", type=click.Choice(["fr", "en"]), default="fr", help="Language of Anki's answers.")
def take_in(trainee: str, store: Path | None, language: str, file: Path, name: str | None, lang: str) -> None:
    from workbench.drills import exchange

    db = open_database(store)
    if file.suffix == ".apkg":
        from workbench.drills.anki import from_apkg
        from workbench.drills.store import keep_items

        new = keep_items(db, from_apkg(file.read_bytes(), lang), now())
        click.echo(f"{new} new exercises", err=True)
        return
    try:
        data = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{file} is not UTF-8 text; give a .json, .csv or .apkg file.") from error
    if file.suffix == ".csv":
        rows, new = exchange.from_csv(db, data, name)
        click.echo(f"{new} new answers of {rows}", err=True)
    else:
        who, new = exchange.from_json(db, data, name)
        click.echo(f"{who.name}: {new} new answers", err=True)


@click.command("report", help="What a class gets wrong, from the database, exports and exam results (FILES).")
@who_options
@click.argument("files", nargs=-1, type=file_type(exists=True))
@click.option("--csv", "csv_file", metavar="FILE", help="Write it as CSV (- is stdout).")
@click.option("--html", "html_file", metavar="FILE", help="Write it as one page (- is stdout).")
@click.option("--only", multiple=True, help="Only this trainee of the database; may be repeated.")
def report(
    trainee: str, store: Path | None, language: str, files: tuple[Path, ...], csv_file: str | None,
    html_file: str | None, only: tuple[str, ...],
) -> None:  # fmt: skip
    from workbench.drills.classreport import class_report, from_store, report_csv, report_html

    glossary = the_glossary()
    given = (
        from_store(open_database(store), only) if not files else [one for path in files for one in _answers_in(path)]
    )
    found = class_report(given, glossary)
    if csv_file:
        emit(report_csv(found, glossary, language), csv_file)
    if html_file:
        emit(report_html(found, glossary, language), html_file)
    if not csv_file and not html_file:
        _print_report(found, glossary, language)


def _answers_in(path: Path) -> list[Given]:
    import json

    from workbench.drills import classreport, exam, exchange

    try:
        content = json.loads(path.read_text("utf-8"))
        if content["schema"] == exam.SCHEMA:
            return classreport.from_exam(content)
        if content["schema"] == exchange.SCHEMA:
            return classreport.from_export(content)
        raise ValueError(f"schema {content['schema']!r}")
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path} is neither an exam result nor an export ({error}); leave it out.") from error


def _print_report(found: Any, glossary: Any, language: str) -> None:
    from workbench.drills.feedback import say

    click.echo(say("report.trainees", language))
    for one in found.trainees:
        click.echo(f"  {one.name:24} {one.answers:5}  {one.credit:4.0%}")
    click.echo(f"\n{say('report.terms', language)}")
    for row in found.terms[:20]:
        often = f"  « {row.often} »" if row.often else ""
        click.echo(f"  {row.concept[:32]:32} {row.lang}  {row.wrong:3}/{row.answers:<3} {row.neutral}{often}")
    click.echo(f"\n{say('report.sides', language)}")
    for side, count in found.sides:
        click.echo(f"  {count:4}  {glossary.side_label(side, language)}")
    if not found.sides:
        click.echo(f"  {say('report.none', language)}")


@click.command("progress", help="Show a trainee's progress.")
@who_options
def progress(trainee: str, store: Path | None, language: str) -> None:
    from workbench.drills.progress import progress_lines

    db = open_database(store)
    for line in progress_lines(db, the_trainee(db, trainee), now(), language):
        click.echo(line)


@click.command("appeals", help="Answers whose trainees say they were right; --uphold or --refuse decides one.")
@who_options
@click.option("--uphold", type=int, metavar="N", help="Accept the answer, from now on and in the past.")
@click.option("--refuse", type=int, metavar="N", help="Keep the verdict.")
@click.option("--note", default="", help="What to tell the trainee.")
@click.option("--teacher", default="teacher", show_default=True, help="Who decides.")
@click.option("--json", "json_file", metavar="FILE", help="Write the open ones as JSON (- is stdout).")
def appeals(
    trainee: str, store: Path | None, language: str, uphold: int | None, refuse: int | None, note: str, teacher: str,
    json_file: str | None,
) -> None:  # fmt: skip
    from workbench.drills import store as store_

    db = open_database(store)
    for number, upheld in ((uphold, True), (refuse, False)):
        if number is not None:
            store_.decide(db, number, upheld=upheld, teacher=teacher, note=note, at=now())
    rows = store_.appeals(db)
    if json_file:
        emit_json(rows, json_file)
        return
    if uphold is None and refuse is None:
        _print_appeals(db, rows, language)


def _print_appeals(db: sqlite3.Connection, rows: list[dict[str, Any]], language: str) -> None:
    """Each with its question: a teacher cannot decide on an answer alone."""
    from workbench.drills.feedback import labelled
    from workbench.drills.session import find_item
    from workbench.drills.store import own_items

    glossary, own = the_glossary(), own_items(db)
    for row in rows:
        item = find_item(row["item"], glossary, own)
        click.echo(f"{row['id']:4}  {row['trainee']}  {row['item']}")
        for text in (item.beside, item.text) if item else ():
            if text:
                click.echo(f"      {text}")
        click.echo(f"      {labelled('answer', row['answer'], language)}")
        click.echo(f"      {labelled('expected', row['expected'], language)}")
        if row["reason"]:
            click.echo(f"      {labelled('reason', row['reason'], language)}")


@click.command("leeches", help="Terms forgotten again and again, set aside; --revive asks one again.")
@who_options
@click.option("--revive", metavar="ID", help="Ask this one again.")
def leeches(trainee: str, store: Path | None, language: str, revive: str | None) -> None:
    from workbench.drills import schedule

    db = open_database(store)
    who = the_trainee(db, trainee)
    if revive is not None and not schedule.revive(db, who, revive):
        raise UserError(f"{revive!r} is not set aside; `workbench drill leeches` lists those that are.")
    for row in schedule.leeches(db, who):
        click.echo(f"{row['lapses']:3}  {row['item']}")


@click.command("settings", help="Show or change a trainee's settings.")
@who_options
@click.option("--new", "new_per_day", type=click.IntRange(0), help="New terms a day.")
@click.option("--reviews", "reviews_per_day", type=click.IntRange(0), help="Most repetitions a day.")
@click.option("--accents/--no-accents", default=None, help="Whether accents are required.")
@click.option("--typos/--no-typos", default=None, help="Whether a slip of the finger is forgiven.")
@click.option("--retention", type=click.FloatRange(0.7, 0.99), help="The share of terms to remember.")
@click.option("--leech-after", type=click.IntRange(2), help="Lapses after which a term is set aside.")
def settings(trainee: str, store: Path | None, language: str, **changes: Any) -> None:
    from dataclasses import asdict, replace

    from workbench.drills.store import save_settings

    db: sqlite3.Connection = open_database(store)
    who = the_trainee(db, trainee)
    changed = {key: value for key, value in changes.items() if value is not None}
    if changed:
        who = save_settings(db, who, replace(who.settings, **changed))
    for key, value in asdict(who.settings).items():
        click.echo(f"{key:16} {value}")


DESK = (verify, export, take_in, report, progress, appeals, leeches, settings)
