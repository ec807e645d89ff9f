"""`workbench glossary`: terminology that knows sides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from workbench.glossary.model import Glossary


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


def _load(files: tuple[Path, ...]) -> Glossary:
    from workbench.glossary.loading import default_glossary, load_glossaries

    return load_glossaries(list(files)) if files else default_glossary()
