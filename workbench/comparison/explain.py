"""The sentences that explain a mark, by rule, in the languages of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.resources import sentences

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
    return sentences("workbench.comparison", "explanations.toml")


def _short(value: Any, most: int = 90) -> Any:
    if not isinstance(value, str):
        return value
    flat = " ".join(value.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
