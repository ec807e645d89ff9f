"""`workbench translate`: a document, or one segment a line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.output import emit_json, notice
from workbench.errors import UserError


@click.command("translate", help="Translate FILE offline (- is stdin) and print the translation.")
@click.argument("file")
@click.option("--from", "source", metavar="LANG", help="Language of FILE; found by itself when left out.")
@click.option("--to", "target", metavar="LANG", default="en", show_default=True)
@click.option("--glossary", type=click.Path(path_type=Path), help="A glossary (TOML) that steers the wording.")
@click.option("--json", "json_file", metavar="FILE", help="Write sentences and offsets as JSON (- is stdout).")
@click.option("--lines", is_flag=True, help="One segment a line in, one a line out.")
def command(
    file: str, source: str | None, target: str, glossary: Path | None, json_file: str | None, lines: bool
) -> None:
    if lines:
        _translate_lines(file, source or "fr", target, glossary)
    else:
        _translate_document(file, source, target, glossary, json_file)


def _translate_lines(file: str, source: str, target: str, glossary: Path | None) -> None:
    from workbench.api import translate
    from workbench.text.segments import lines_of

    text = _read_stdin() if file == "-" else _read_text(Path(file))
    for line in translate(lines_of(text), source=source, target=target, glossary=glossary):
        click.echo(line)


def _read_stdin() -> str:
    from workbench.documents.readers.decoding import decode

    data = sys.stdin.buffer.read()
    return decode(data, "stdin")[0] if data else ""


def _read_text(path: Path) -> str:
    from workbench.documents.reading import read

    if path.is_file() and path.stat().st_size == 0:
        return ""
    document = read(path)
    return document.text


def _translate_document(
    file: str, source: str | None, target: str, glossary: Path | None, json_file: str | None
) -> None:
    from workbench.api import translate_document
    from workbench.comparison.model import translation_values
    from workbench.documents.reading import read

    document = read(file, lang=source)
    if document.lang == target:
        raise UserError(f"{file} is already in {target!r}; say --from or --to if that is wrong.")
    made = translate_document(document, target, glossary=glossary)
    for sentence in made.sentences:
        if sentence.note:
            notice(sentence.note)
        for term in sentence.terms:
            notice(f"{term.fate}: {term.source} → {term.wanted} ({term.concept})")
    if json_file:
        emit_json(translation_values(made), json_file)
        return
    by_paragraph: dict[int, list[str]] = {}
    for index, sentence in zip(document.paragraph_of, made.sentences, strict=True):
        by_paragraph.setdefault(index, []).append(sentence.text)
    click.echo("\n\n".join(" ".join(texts) for texts in by_paragraph.values()))
