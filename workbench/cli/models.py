"""`workbench models`: Argos packages, without a network."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.output import emit_json
from workbench.errors import UserError


@click.group("models", help="List, install, remove and verify Argos packages.")
def command() -> None:
    pass


@command.command("list", help="List the packages at hand: installed, found in Argos's folder, bundled.")
@click.option("--json", "json_file", metavar="FILE", help="Write the list as JSON (- is stdout).")
def list_(json_file: str | None) -> None:
    from workbench.translation.engines import standing
    from workbench.translation.packages import find_packages

    packages = find_packages()
    if json_file:
        rows = [
            {"name": p.name, "from": p.source, "to": p.target, "version": p.version, "place": p.place} for p in packages
        ]
        emit_json(rows, json_file)
        return
    for p in packages:
        click.echo(f"{p.name}\t{p.source}→{p.target}\t{p.version}\t{standing(p)}")
    if not packages:
        click.echo("No package yet; add one with `workbench models install FILE.argosmodel`.", err=True)


@command.command("install", help="Install an .argosmodel file; no network is used.")
@click.argument("file", type=click.Path(path_type=Path))
def install(file: Path) -> None:
    from workbench.translation.packages import install as install_package

    package = install_package(file)
    click.echo(f"installed {package.name} ({package.source}→{package.target})", err=True)


@command.command("remove", help="Remove an installed package by name or by pair (fr-en).")
@click.argument("name")
def remove(name: str) -> None:
    from workbench.translation.packages import remove as remove_package

    click.echo(f"removed {remove_package(name).name}", err=True)


@command.command("verify", help="Check files against the hashes taken at installation, and that they load.")
@click.argument("name", required=False)
def verify(name: str | None) -> None:
    from workbench.translation.packages import find_packages
    from workbench.translation.packages import verify as verify_package

    packages = [p for p in find_packages() if name in (None, p.name, f"{p.source}-{p.target}")]
    if not packages:
        raise UserError("There is no such package; `workbench models list` shows what is at hand.")
    bad = 0
    for package in packages:
        trouble = verify_package(package)
        bad += trouble is not None
        click.echo(f"{package.name}\t{trouble or 'ok'}")
    if bad:
        raise click.exceptions.Exit(1)
