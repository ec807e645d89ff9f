"""`workbench doctor`: what is here, what is missing, and how to get it."""

from __future__ import annotations

import click

from workbench.cli.output import emit_json
from workbench.findings import as_text, findings


@click.command("doctor", help="Say what is installed, which models, which versions, and what is missing.")
@click.option("--json", "json_file", metavar="FILE", help="Write the findings as JSON (- is stdout).")
def command(json_file: str | None) -> None:
    found = findings()
    if json_file:
        emit_json(found, json_file)
    else:
        click.echo(as_text(found))
