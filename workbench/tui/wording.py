"""The words of the interface, in English and French: `say("key", …)` in the language of the session."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

_current = "en"


def use_language(language: str) -> None:
    """Speak `language` from now on."""
    global _current
    _current = language


def language() -> str:
    """The language spoken now."""
    return _current


def say(key: str, /, **values: Any) -> str:
    """The words for `key` ("table.name"), filled with `values`. Raises KeyError for an unknown key."""
    words = table(_current)[key]
    return words.format(**values) if values else words


def known(key: str) -> bool:
    return key in table("en")


@cache
def table(language: str) -> dict[str, str]:
    """Every key and its words, flat."""
    text = resources.files("workbench.tui").joinpath(f"words.{language}.toml").read_text("utf-8")
    return {
        f"{group}.{name}": words for group, entries in tomllib.loads(text).items() for name, words in entries.items()
    }
