"""The language in which a command tells its reasons."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

LANGUAGES = ("en", "fr")


def words_option(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`name` en|fr as `language`; None where it is not given."""
    told = "Language of the reasons (default: WORKBENCH_LANG, else English; JSON: English)."
    return click.option(name, "language", type=click.Choice(LANGUAGES), help=told)


def spoken_language() -> str:
    """WORKBENCH_LANG where it names a language that is spoken here, else English."""
    asked = os.environ.get("WORKBENCH_LANG", "")[:2].lower()
    return asked if asked in LANGUAGES else "en"
