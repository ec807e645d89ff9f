"""Where the data that ships with the program lies: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def models_dir() -> Path:
    """The folder of the bundled models and the bilingual lexicon (`models/` of the repository)."""
    return _shipped("models")


def glossaries_dir() -> Path:
    """The folder of the bundled glossaries (`glossaries/` of the repository)."""
    return _shipped("glossaries")


def courses_dir() -> Path:
    """The folder of the shipped drill courses and their hand-written exercises (`courses/` of the repository)."""
    return _shipped("courses")


def sentences(package: str, name: str) -> dict[str, dict[str, str]]:
    """The sentences of a catalogue, `name` in `package`: by rule ("headline.reframed"), then by language."""
    flat: dict[str, dict[str, str]] = {}

    def walk(prefix: str, table: Mapping[str, Any]) -> None:
        if all(isinstance(value, str) for value in table.values()):
            flat[prefix] = dict(table)
            return
        for key, inner in table.items():
            walk(f"{prefix}.{key}" if prefix else key, inner)

    walk("", tomllib.loads(files(package).joinpath(name).read_text("utf-8")))
    return flat


def _shipped(name: str) -> Path:
    """setup.py maps `name` to `workbench/_name` in the wheel; a checkout keeps it at the top."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
