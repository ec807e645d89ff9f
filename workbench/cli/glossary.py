"""`workbench glossary`: terminology that knows sides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_bytes, emit_json
from workbench.errors import ExitCode, UserError

if TYPE_CHECKING:
    from workbench.glossary.model import Concept, Glossary

FORMATS = ("tbx", "tbx-basic", "csv", "tsv", "toml")


@click.group("glossary", help="List, check, search and exchange terminology.")
def command() -> None:
    pass


_files = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
_json = click.option("--json", "json_file", metavar="FILE", help="Write the result as JSON (- is stdout).")


@command.command("list", help="List concepts; FILES instead of the shipped and the user's own glossaries.")
@_files
@click.option("--theme", help="Only this theme.")
@_json
def list_(files: tuple[Path, ...], theme: str | None, json_file: str | None) -> None:
    glossary = _load(files)
    concepts = [c for c in glossary if theme in (None, c.theme)]
    if json_file:
        emit_json([{"id": c.id, "theme": c.theme, "kind": c.kind, "terms": len(c.terms)} for c in concepts], json_file)
        return
    for c in concepts:
        wordings = " | ".join(f"{t.lang} {t.text}" for t in c.terms if t.is_neutral)
        click.echo(f"{c.id}\t{c.kind}\t{len(c.terms)}\t{wordings}")


@command.command("check", help="Validate: duplicates, missing languages, no neutral alternative, unknown keys.")
@_files
@_json
def check(files: tuple[Path, ...], json_file: str | None) -> None:
    from workbench.glossary.checking import check as check_glossary

    glossary = _load(files)
    problems = check_glossary(glossary)
    if json_file:
        emit_json([{"severity": p.severity, "concept": p.concept, "message": p.message} for p in problems], json_file)
    else:
        for problem in problems:
            click.echo(str(problem))
    errors = sum(p.severity == "error" for p in problems)
    terms = sum(len(c.terms) for c in glossary)
    click.echo(f"{len(glossary)} concepts, {terms} terms: {errors} errors, {len(problems) - errors} warnings", err=True)
    if errors:
        raise click.exceptions.Exit(ExitCode.FAILED)


@command.command("find", help="Show the terms found in TEXT (a file, - for stdin, or the words themselves).")
@click.argument("text")
@click.option("--lang", help="Language of TEXT; found by itself when left out.")
@click.option("--glossary", "files", multiple=True, type=click.Path(path_type=Path), help="Use this TOML file.")
@_json
def find(text: str, lang: str | None, files: tuple[Path, ...], json_file: str | None) -> None:
    from workbench.documents.model import document_from_text
    from workbench.documents.reading import read
    from workbench.glossary.matching import find_terms

    is_file = text == "-" or Path(text).exists()
    document = read(text, lang=lang) if is_file else document_from_text(text, lang=lang)
    glossary = _load(files)
    hits = find_terms(glossary, document.text, document.lang)
    if json_file:
        rows = [
            {
                "spans": [list(s) for s in h.spans],
                "text": document.text[h.start : h.end],
                "concept": h.concept.id,
                "term": h.term.text,
                "status": h.term.status,
                "side": h.term.side,
                "strength": h.term.strength,
            }
            for h in hits
        ]
        emit_json(rows, json_file)
        return
    for hit in hits:
        neutral = hit.concept.neutral(document.lang)
        side = f"{glossary.side_label(hit.term.side)} {hit.term.strength}" if hit.term.side else "-"
        found = " ".join(document.text[hit.start : hit.end].split())
        instead = neutral.text if neutral and neutral is not hit.term else "-"
        click.echo(f"{hit.start}-{hit.end}\t{found}\t{hit.concept.id}\t{hit.term.status}\t{side}\t{instead}")


@command.command("export", help="Write the glossaries (or FILES) in a format that other programs read.")
@_files
@click.option("--format", "kind", type=click.Choice(FORMATS), default="tbx", show_default=True)
@click.option("--output", "-o", default="-", metavar="FILE", help="Where to write (- is stdout).")
@click.option("--from", "source", default="fr", show_default=True, help="Source language of an OmegaT glossary.")
@click.option("--to", "target", default="en", show_default=True, help="Target language of an OmegaT glossary.")
def export(files: tuple[Path, ...], kind: str, output: str, source: str, target: str) -> None:
    from workbench.glossary.tables import to_csv, to_omegat
    from workbench.glossary.tbx import to_tbx, to_tbx_basic
    from workbench.glossary.writing import to_toml

    glossary = _load(files)
    makers: dict[str, Callable[[], str | bytes]] = {
        "tbx": lambda: to_tbx(glossary),
        "tbx-basic": lambda: to_tbx_basic(glossary),
        "csv": lambda: to_csv(glossary),
        "tsv": lambda: to_omegat(glossary, source, target),
        "toml": lambda: to_toml(glossary, "glossary"),
    }
    made = makers[kind]()
    emit_bytes(made if isinstance(made, bytes) else made.encode(), output)


@command.command("import", help="Take FILE (TBX, CSV, TSV or TOML) into the user's own glossaries, checked first.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "source", default="fr", show_default=True, help="Source language of a TSV.")
@click.option("--to", "target", default="en", show_default=True, help="Target language of a TSV.")
@click.option("--name", help="Name of the glossary; the file's name when left out.")
@click.option("--replace", is_flag=True, help="Replace the user's glossary of that name.")
def import_(file: Path, source: str, target: str, name: str | None, replace: bool) -> None:
    from workbench import paths
    from workbench.glossary.loading import user_glossaries_dir
    from workbench.glossary.writing import to_toml

    theme = name or file.stem
    goal = user_glossaries_dir() / f"{theme}.toml"
    if goal.exists() and not replace:
        raise UserError(f"You have a glossary {theme!r} already; say --replace, or give another --name.")
    concepts = _read_concepts(file, theme, source, target)
    paths.ensure(goal.parent)
    paths.write_atomically(goal, to_toml(concepts, theme).encode())
    click.echo(f"{len(concepts)} concepts, {sum(len(c.terms) for c in concepts)} terms: {goal}", err=True)


def _read_concepts(file: Path, theme: str, source: str, target: str) -> list[Concept]:
    from workbench.glossary.loading import parse_glossary
    from workbench.glossary.tables import from_csv, from_omegat
    from workbench.glossary.tbx import from_tbx

    if not file.is_file():
        raise UserError(f"{file}: no such file; give a TBX, CSV, TSV or TOML file.")
    data = file.read_bytes()
    suffix = file.suffix.lower()
    if suffix in (".tbx", ".xml"):
        return from_tbx(data, theme)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{file} is not UTF-8; save it as UTF-8 and try again.") from error
    if suffix == ".csv":
        return from_csv(text, theme)
    if suffix == ".toml":
        return list(parse_glossary(text, str(file)))
    if suffix in (".tsv", ".txt", ".utf8", ".tab"):
        return from_omegat(text, source, target, theme)
    raise UserError(f"{file}: the ending {suffix!r} is not known; use .tbx, .csv, .tsv or .toml.")


def _load(files: tuple[Path, ...]) -> Glossary:
    from workbench.glossary.loading import default_glossary, load_glossaries

    return load_glossaries(list(files)) if files else default_glossary()
