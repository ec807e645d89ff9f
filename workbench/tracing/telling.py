"""The sentences of tracing, by rule, in the languages of the interface (sentences.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.resources import sentences

LANGUAGES = ("en", "fr")
_AND = {"en": "and", "fr": "et"}


class Reason(str):
    """One piece of evidence: an English sentence, as JSON gives it, that knows its rule and can be told otherwise.

    A value that is a tuple is a list of names; shares are whole per cents.
    """

    rule: str
    values: Mapping[str, Any]

    def __new__(cls, rule: str, /, **values: Any) -> Reason:
        made = super().__new__(cls, sentence(rule, "en", **values))
        made.rule, made.values = rule, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.rule, dict(self.values))


def _again(rule: str, values: dict[str, Any]) -> Reason:
    return Reason(rule, **values)


def told(reason: str, language: str = "en") -> str:
    """A reason in a language; words that came without a rule stay as they are."""
    return sentence(reason.rule, language, **reason.values) if isinstance(reason, Reason) else reason


def sentence(rule: str, language: str = "en", /, **values: Any) -> str:
    """The sentence of a rule, filled with values. Raises KeyError where the catalogue lacks the rule."""
    filled = {name: _listed(one, language) if isinstance(one, tuple) else one for name, one in values.items()}
    return rules()[rule][language].format_map(filled)


def percent(share: float) -> int:
    """A share in whole per cents."""
    return int(f"{share:.0%}"[:-1])


def _listed(names: tuple[str, ...], language: str) -> str:
    return f" {_AND[language]} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


@cache
def rules() -> Mapping[str, Mapping[str, str]]:
    """Every rule with its sentence in each language."""
    return sentences("workbench.tracing", "sentences.toml")
