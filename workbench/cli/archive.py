"""`workbench archive`: keep, search and check documents."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.archive.locating import Place
from workbench.cli.output import emit, emit_bytes, emit_json, notice
from workbench.cli.places import PlaceType, archive_option, open_archive
from workbench.errors import ExitCode, UserError

if TYPE_CHECKING:
    from workbench.archive.model import Entry, Tally


@click.group("archive", help="Keep, search and check an archive of documents.")
def command() -> None:
    pass


_archive = archive_option()
_json = click.option("--json", "json_file", metavar="FILE", help="Write the result as JSON (- is stdout).")


@command.command("init", help="Make an empty archive: a file (default: in your data folder), or on a server.")
@click.argument("place", required=False, type=PlaceType())
def init(place: Place | None) -> None:
    from workbench.archive import opening
    from workbench.archive.store import default_path
    from workbench.paths import ensure

    if place is None:
        place = default_path()
        ensure(place.parent)
    opening.create(place)
    click.echo(f"made the archive {opening.shown(place)}", err=True)


@command.command("copy", help="Copy an archive with all its versions and decisions into a new one, file or server.")
@click.argument("source", metavar="FROM", type=PlaceType())
@click.argument("target", metavar="TO", type=PlaceType())
def copy(source: Place, target: Place) -> None:
    from workbench.archive import opening
    from workbench.archive.copying import copy as copy_all

    with opening.open_archive(source) as old:
        with suppress(UserError):  # an empty one may be there; what else is wrong, opening says again
            opening.create(target)
        with opening.open_archive(target, writing=True) as new:
            copy_all(old, new, lambda table, done: _overwrite(f"{table} {done}"))
            click.echo(f"{new.count()} documents copied", err=True)


@command.command("add", help="Add files and folders: text, HTML, PDF, DOCX, e-mail, WARC, WACZ, RSS, Atom, JSONL.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", multiple=True, metavar="FILE", type=click.Path(path_type=Path), help="One document a line.")
@click.option("--embed", is_flag=True, help="Also compute the vectors that search by meaning needs (slow).")
@_archive
def add(paths: tuple[Path, ...], jsonl: tuple[Path, ...], embed: bool, archive_place: Place | None) -> None:
    from workbench.archive import embedding
    from workbench.archive.adding import add_paths, nothing_read

    if not paths and not jsonl:
        raise UserError("Name at least one file or folder to add, or --jsonl FILE.")
    named_trouble = False

    def tell(one: Any) -> None:
        nonlocal named_trouble
        named_trouble = named_trouble or one.named
        notice(one.sentence)

    with open_archive(archive_place, writing=True, create=archive_place is None) as archive:
        tally = add_paths(archive, paths, jsonl, trouble=tell, progress=_progress())
        failed = nothing_read(tally)
        if failed:
            raise failed
        click.echo(
            f"{tally.added} added, {tally.version} new versions, {tally.known} already there"
            + (f", {len(tally.troubles)} not readable" if tally.troubles else ""),
            err=True,
        )
        if embed:
            embedding.fill(archive, progress=lambda done, total: _overwrite(f"{done}/{total} embedded"))
    if named_trouble:
        raise click.exceptions.Exit(ExitCode.FAILED)


@command.command("embed", help="Compute missing vectors for search by meaning; can be stopped and started again.")
@_archive
def embed(archive_place: Place | None) -> None:
    from workbench.archive import embedding

    with open_archive(archive_place, writing=True) as archive:
        if archive.database.advice:
            notice(archive.database.advice)
        count = embedding.fill(archive, progress=lambda done, total: _overwrite(f"{done}/{total} embedded"))
        click.echo(f"{count} documents embedded", err=True)


@command.command("list", help="List the documents: id, language, published, outlet, title.")
@_archive
@_json
def list_(archive_place: Place | None, json_file: str | None) -> None:
    with open_archive(archive_place) as archive:
        if json_file:
            emit_json([_fields(entry) for entry in archive.entries()], json_file)
            return
        for entry in archive.entries():
            click.echo(_row(entry))


@command.command("show", help="Show one document: what is known of it, then its text.")
@click.argument("id")
@click.option("--version", "number", type=int, help="An earlier text of this document.")
@click.option("--original", metavar="FILE", help="Write the bytes exactly as they were captured.")
@_archive
@_json
def show(id: str, number: int | None, original: str | None, archive_place: Place | None, json_file: str | None) -> None:
    with open_archive(archive_place) as archive:
        document = archive.document(id, number)
        entry = next(archive.entries([id]))
    if original:
        emit_bytes(document.raw, original)
        return
    if json_file:
        emit_json({**_fields(entry), "sha256": document.sha256, "text": document.text}, json_file)
        return
    for name, value in {**_fields(entry), "sha256": document.sha256}.items():
        if value is not None:
            click.echo(f"{name}\t{value}")
    click.echo(f"\n{document.text}")


@command.command("search", help='Search by words (any inflection; "a phrase", -without); every option narrows.')
@click.argument("words", required=False, default="", metavar="QUERY")
@click.option("--meaning", is_flag=True, help="By meaning, over languages; needs `workbench archive embed`.")
@click.option("--outlet", help="Only outlets whose name holds this.")
@click.option("--from", "since", metavar="DATE", help="Published on this day or later (2024-05-01).")
@click.option("--to", "until", metavar="DATE", help="Published on this day or earlier.")
@click.option("--lang", help="Only this language.")
@click.option("--concept", help="Texts that name this concept of the glossary, in any wording.")
@click.option("--term", help="Texts that use exactly this wording of a concept.")
@click.option(
    "--instead-of", metavar="WORDING", help="Texts with QUERY where their origin had this (see compare --archive)."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1))
@_archive
@_json
def search(
    words: str, meaning: bool, archive_place: Place | None, json_file: str | None, limit: int, **narrow: str | None
) -> None:
    from workbench.archive.model import Query

    if meaning and not words.strip():
        raise UserError("Give the sentence whose meaning is searched for.")
    if not words.strip() and not any(narrow.values()):
        raise UserError("Give words to search for, or one of --outlet, --from, --to, --lang, --concept, --term.")
    for name in ("since", "until"):
        if narrow[name] and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", narrow[name] or ""):
            raise UserError(f"{narrow[name]} is not a date: write it as 2024-05-01, 2024-05 or 2024.")
    text = {"meaning": words} if meaning else {"words": words}
    with open_archive(archive_place) as archive:
        hits = archive.search(Query(**text, limit=limit, **narrow))  # type: ignore[arg-type]
    if json_file:
        rows = [{**_fields(h.entry), "score": h.score, "passage": h.passage, "terms": list(h.terms)} for h in hits]
        emit_json(rows, json_file)
        return
    for hit in hits:
        click.echo(f"{_row(hit.entry)}\n    {' '.join(hit.passage.split())}")
        if narrow["instead_of"]:
            click.echo(f"    {hit.terms[0]}")
    click.echo(f"{len(hits)} found", err=True)


@command.command("export", help="Write every document as one line of JSON.")
@click.argument("target", required=False, default="-", metavar="[FILE]")
@click.option("--jsonl", metavar="FILE", help="The same as the argument.")
@_archive
def export(target: str, jsonl: str | None, archive_place: Place | None) -> None:
    from workbench.archive.exporting import lines

    with open_archive(archive_place) as archive:
        if (jsonl or target) == "-":
            for line in lines(archive):
                click.echo(line)
        else:
            emit("".join(f"{line}\n" for line in lines(archive)), jsonl or target)


@command.command("check", help="Verify every hash and the file itself.")
@_archive
def check(archive_place: Place | None) -> None:
    from workbench.archive.checking import check as problems_of

    with open_archive(archive_place) as archive:
        problems = list(problems_of(archive, lambda done: None if done % 1000 else _overwrite(f"{done} checked")))
        count = sum(1 for _ in archive.entries()) if not problems else 0
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.exceptions.Exit(ExitCode.FAILED)
    click.echo(f"{count} documents, every hash is right", err=True)


def _fields(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id, "lang": entry.lang, "title": entry.title, "outlet": entry.outlet, "published": entry.published,
        "url": entry.url, "captured": entry.captured, "added": entry.added, "sha256": entry.sha256,
        "versions": entry.versions,
    }  # fmt: skip


def _row(entry: Entry) -> str:
    return "\t".join(str(part or "-") for part in (entry.id, entry.lang, entry.published, entry.outlet, entry.title))


def _progress() -> Any:
    last = 0

    def tell(tally: Tally) -> None:
        nonlocal last
        if tally.seen - last >= 1000:
            last = tally.seen
            _overwrite(f"{tally.seen} documents")

    return tell


def _overwrite(line: str) -> None:
    """One moving line on a terminal, one line each elsewhere."""
    import sys

    click.echo(f"\r{line}" if sys.stderr.isatty() else line, err=True, nl=not sys.stderr.isatty())
