"""`workbench report`: a comparison as a file, an evidence bundle, and the check of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit, emit_bytes, notice
from workbench.errors import ExitCode, UserError

if TYPE_CHECKING:
    from workbench.comparison.model import Comparison

FORMATS = ("html", "markdown", "json", "marks-csv", "links-csv", "tmx")


@click.command("report", help="Write the comparison of ARTICLE and ORIGIN, or a result in JSON, as a report.")
@click.argument("inputs", nargs=-1, required=False)
@click.option("--format", "kind", type=click.Choice(FORMATS), default="html", show_default=True)
@click.option("--output", "-o", default="-", metavar="FILE", show_default=True, help="Where to write (- is stdout).")
@click.option("--bundle", type=click.Path(path_type=Path), help="Write an evidence bundle (ZIP) here instead.")
@click.option("--verify", type=click.Path(path_type=Path), help="Check a bundle: was anything changed?")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), default="en", help="Language of the report.")
def command(
    inputs: tuple[str, ...], kind: str, output: str, bundle: Path | None, verify: Path | None, language: str
) -> None:
    if verify:
        _verify(verify)
    elif bundle:
        _bundle(inputs, bundle, language)
    else:
        data = render(_comparison(inputs, language), kind, language)
        emit_bytes(data, output)


def render(comparison: Comparison, kind: str, language: str = "en") -> bytes:
    """A comparison in one of FORMATS, as bytes."""
    from workbench.reports.html import render_html
    from workbench.reports.markdown import render_markdown
    from workbench.reports.tables import links_csv, marks_csv
    from workbench.reports.tmx import render_tmx

    makers: dict[str, Callable[[], str | bytes]] = {
        "html": lambda: render_html(comparison, language),
        "markdown": lambda: render_markdown(comparison, language),
        "json": comparison.to_json,
        "marks-csv": lambda: marks_csv(comparison),
        "links-csv": lambda: links_csv(comparison),
        "tmx": lambda: render_tmx(comparison),
    }
    made = makers[kind]()
    return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")


def _comparison(inputs: tuple[str, ...], language: str) -> Comparison:
    from workbench.comparison.compare import compare
    from workbench.comparison.model import Comparison
    from workbench.documents.reading import read

    if len(inputs) == 1 and inputs[0].endswith(".json"):
        try:
            return Comparison.from_json(Path(inputs[0]).read_bytes())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"{inputs[0]} is no comparison ({error}); make one with `workbench compare --json`."
            ) from error
    if len(inputs) != 2:
        raise UserError("Give an ARTICLE and an ORIGIN, or one result made by `workbench compare --json`.")
    comparison = compare(read(inputs[0]), read(inputs[1]), language=language)
    for sentence in comparison.notices:
        notice(sentence)
    return comparison


def _bundle(inputs: tuple[str, ...], target: Path, language: str) -> None:
    from workbench.comparison.compare import compare
    from workbench.documents.reading import read
    from workbench.reports.bundle import make_bundle

    if len(inputs) != 2:
        raise UserError("A bundle holds the inputs byte for byte: give an ARTICLE and an ORIGIN.")
    article, origin = read(inputs[0]), read(inputs[1])
    emit_bytes(make_bundle(compare(article, origin, language=language), article, origin), str(target))


def _verify(path: Path) -> None:
    from workbench.reports.bundle import verify_bundle

    problems = verify_bundle(path)
    emit("\n".join(problems) if problems else f"{path}: nothing was changed", "-")
    if problems:
        raise click.exceptions.Exit(ExitCode.FAILED)
