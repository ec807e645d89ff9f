"""Where the data that ships with the program lies: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

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


def _shipped(name: str) -> Path:
    """setup.py maps `name` to `workbench/_name` in the wheel; a checkout keeps it at the top."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
