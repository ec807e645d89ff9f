"""`workbench session`: an analyst's session as a list, and two sessions merged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from workbench.cli.output import emit, notice
from workbench.errors import ExitCode, UserError

if TYPE_CHECKING:
    from workbench.comparison.model import Comparison
    from workbench.session.merging import Choice, Conflict
    from workbench.session.operations import Entry

_FILE = click.Path(path_type=Path)
_RESULT = click.option(
    "--result", type=_FILE, help="The comparison in JSON: operations are then told with the words they speak of."
)


@click.group("session", help="Show what an analyst said of a pair; merge the sessions of two.")
def command() -> None:
    pass


@command.command("show", help="List the operations of a session FILE: when, by whom, on what, what.")
@click.argument("file", type=_FILE)
@_RESULT
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), default="en", help="Language of the list.")
def show(file: Path, result: Path | None, language: str) -> None:
    from workbench.session.store import load_file

    comparison = _comparison(result)
    lines = [_told(entry, comparison, language) for entry in load_file(file).entries]
    emit("".join(f"{line}\n" for line in lines), "-")


@command.command(
    "merge", help="Add to MINE what THEIRS says; where the two disagree, MINE stands unless told otherwise."
)
@click.argument("mine", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option("--output", "-o", default="-", metavar="FILE", show_default=True, help="Where to write (- is stdout).")
@click.option(
    "--prefer",
    type=click.Choice(["mine", "theirs", "both"]),
    help="Decide every disagreement so (both: two notes as one); else they are listed and the exit code is 1.",
)
@_RESULT
def merge(mine: Path, theirs: Path, output: str, prefer: str | None, result: Path | None) -> None:
    from workbench.session.merging import merge as merged_with
    from workbench.session.merging import settle
    from workbench.session.store import load_file

    comparison = _comparison(result)
    ours = load_file(mine)
    merged = merged_with(ours, load_file(theirs), unnamed=theirs.name.split(".")[0])
    choice = cast("Choice", "ours" if prefer in (None, "mine") else prefer)
    choices = ["ours" if choice == "both" and not one.can_be_both else choice for one in merged.conflicts]
    emit(settle(ours, merged, cast("Sequence[Choice]", choices)).to_json(), output)
    notice(f"{len(merged.taken)} statements taken over, {len(merged.conflicts)} disagreements.")
    if merged.conflicts and prefer is None:
        for conflict in merged.conflicts:
            click.echo(_disagreement(conflict, comparison), err=True)
        raise click.exceptions.Exit(ExitCode.FAILED)


def _disagreement(conflict: Conflict, comparison: Comparison | None) -> str:
    from workbench.reports.said import statement, subject

    said = (f"{name}: {_flat(statement(entry.operation))}{f' ({entry.by})' if entry.by else ''}"
            for name, entry in (("mine", conflict.ours), ("theirs", conflict.theirs)))  # fmt: skip
    return f"  {subject(conflict.theirs.operation, comparison)}  {'  '.join(said)}"


def _told(entry: Entry, comparison: Comparison | None, language: str) -> str:
    from workbench.reports.said import statement, subject

    parts = (entry.at, entry.by or "—", subject(entry.operation, comparison, language),
             _flat(statement(entry.operation, language)))  # fmt: skip
    return "\t".join(parts)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _comparison(result: Path | None) -> Comparison | None:
    if result is None:
        return None
    from workbench.comparison.model import Comparison

    try:
        return Comparison.from_json(json.loads(result.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"{result} is no comparison ({error}); make one with `workbench compare --json`.") from error
