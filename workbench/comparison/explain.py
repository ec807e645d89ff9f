"""The sentences that explain a mark, by rule, in the languages of the interface."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "fr")


def explain(rule: str, values: Mapping[str, Any], language: str = "en") -> str:
    """One plain sentence for a mark made by `rule`, filled with `values`.

    Raises KeyError when the catalogue lacks the rule: every rule has its sentence in every language.
    """
    sentence: str = _catalogue()[rule][language]
    return sentence.format_map({k: _short(v) for k, v in values.items()})


def rules() -> list[str]:
    """Every rule that has a sentence."""
    return sorted(_catalogue())


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    flat: dict[str, dict[str, str]] = {}

    def walk(prefix: str, table: Mapping[str, Any]) -> None:
        if all(isinstance(v, str) for v in table.values()):
            flat[prefix] = dict(table)
            return
        for name, inner in table.items():
            walk(f"{prefix}.{name}" if prefix else name, inner)

    text = resources.files("workbench.comparison").joinpath("explanations.toml").read_text("utf-8")
    walk("", tomllib.loads(text))
    return flat


def _short(value: Any, most: int = 90) -> Any:
    if not isinstance(value, str):
        return value
    flat = " ".join(value.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
