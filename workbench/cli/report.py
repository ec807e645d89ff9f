"""`workbench report`: a comparison as a file, an evidence bundle, and the check of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import check_target, emit, emit_bytes, notice
from workbench.errors import ExitCode, UserError
from workbench.reports.formats import FORMATS

if TYPE_CHECKING:
    from workbench.comparison.model import Comparison
    from workbench.documents.model import Document
    from workbench.session import Session

SAVED = "saved"
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("report", help="Write the comparison of ARTICLE and ORIGIN, or a result in JSON, as a report.")
@click.argument("inputs", nargs=-1, required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), default="html", show_default=True)
@click.option("--output", "-o", default="-", metavar="FILE", show_default=True, help="Where to write (- is stdout).")
@click.option("--pdf", "pdf_file", metavar="FILE", help="Write a PDF here instead (needs the extra `pdf`).")
@click.option(
    "--session",
    "session_file",
    metavar="FILE",
    help=f"Show what the analyst said beside the machine; `{SAVED}`: the session that the UI keeps of the pair.",
)
@click.option("--accepted-only", is_flag=True, help="TMX: only the pairs that the analyst stands behind.")
@click.option("--bundle", type=click.Path(path_type=Path), help="Write an evidence bundle (ZIP) here instead.")
@click.option("--verify", type=EXISTING, help="Check a bundle: was anything changed?")
@click.option("--seal", metavar="SHA256", help="With --verify: the seal that was noted when the bundle was made.")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), default="en", help="Language of the report.")
def command(
    inputs: tuple[str, ...],
    form: str,
    output: str,
    pdf_file: str | None,
    session_file: str | None,
    accepted_only: bool,
    bundle: Path | None,
    verify: Path | None,
    seal: str | None,
    language: str,
) -> None:
    if verify:
        _verify(verify, seal)
        return
    if accepted_only and (form != "tmx" or not session_file):
        raise UserError("--accepted-only goes with --format tmx and --session: it asks what the analyst accepted.")
    check_target(str(bundle or pdf_file or output))
    if bundle:
        _bundle(inputs, bundle, session_file, language)
        return
    if pdf_file:
        form, output = "pdf", pdf_file
    _write(_comparison(inputs, language), form, output, session_file, accepted_only, language)


def _write(
    comparison: Comparison, form: str, output: str, session_file: str | None, accepted_only: bool, language: str
) -> None:
    from workbench.reports.formats import render
    from workbench.session.record import record

    session = _session(session_file, comparison)
    said = record(session, comparison) if session else None
    emit_bytes(render(comparison, form, language, said, accepted_only), output)


def _session(named: str | None, comparison: Comparison) -> Session | None:
    """The session asked for; a notice where some of it found nothing to hold on to."""
    from workbench.session.store import load_file, session_file

    if named is None:
        return None
    place = session_file(comparison) if named == SAVED else Path(named)
    if named == SAVED and not place.exists():
        raise UserError("No session is saved for this pair: open it with `workbench compare --tui`, or name a file.")
    session = load_file(place)
    lost = len(session.view(comparison).stale)
    if lost:
        notice(
            f"{lost} of the analyst's decisions found nothing to hold on to in this comparison; the report lists them"
        )
    return session


def _comparison(inputs: tuple[str, ...], language: str) -> Comparison:
    from workbench.comparison.model import Comparison

    if len(inputs) == 1 and inputs[0].endswith(".json"):
        try:
            return Comparison.from_json(Path(inputs[0]).read_bytes())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UserError(
                f"{inputs[0]} is no comparison ({error}); make one with `workbench compare --json`."
            ) from error
    if len(inputs) != 2:
        raise UserError("Give an ARTICLE and an ORIGIN, or one result made by `workbench compare --json`.")
    comparison, _, _ = _compared(inputs, language)
    return comparison


def _compared(inputs: tuple[str, ...], language: str) -> tuple[Comparison, Document, Document]:
    from workbench.comparison.compare import compare
    from workbench.documents.reading import read

    article, origin = read(inputs[0]), read(inputs[1])
    comparison = compare(article, origin, language=language)
    for sentence in comparison.notices:
        notice(sentence)
    return comparison, article, origin


def _bundle(inputs: tuple[str, ...], target: Path, session_file: str | None, language: str) -> None:
    from workbench.reports.bundle import make_bundle, seal_of

    if len(inputs) != 2:
        raise UserError("A bundle holds the inputs byte for byte: give an ARTICLE and an ORIGIN.")
    comparison, article, origin = _compared(inputs, language)
    data = make_bundle(comparison, article, origin, session=_session(session_file, comparison), language=language)
    emit_bytes(data, str(target))
    notice(f"seal {seal_of(data)}: keep it apart from the bundle; --verify --seal proves that it is the same one")


def _verify(path: Path, seal: str | None) -> None:
    from workbench.reports.verifying import verify_bundle

    found = verify_bundle(path, seal)
    said = f"{path}: nothing was changed (seal {found.seal})"
    emit("\n".join(found.problems) if found.problems else said, "-")
    if found.problems:
        raise click.exceptions.Exit(ExitCode.FAILED)
