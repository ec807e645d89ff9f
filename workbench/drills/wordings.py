"""Which wordings an exercise accepts, counts half and refuses: the glossary's neutral ones, mended for drills.

A glossary lists wordings so that they are found in a text; not each of them can stand in every sentence for every
other. `courses/material/answers.toml` says where they cannot, and what is right although too common to search for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from workbench.glossary.model import Concept
from workbench.resources import courses_dir


def neutral_wordings(concept: Concept, lang: str) -> tuple[str, ...]:
    """Wordings of the concept that take no side and say the same: the preferred one first."""
    mended = _mended(concept.id)
    out = {*_listed(mended, "refuse", lang), *_listed(mended, "half", lang)}
    terms = [term for term in concept.terms_in(lang) if term.is_neutral]
    found = dict.fromkeys(form for term in terms for form in (term.text, *term.forms))
    found |= dict.fromkeys(_listed(mended, "accept", lang))
    return tuple(form for form in found if form not in out)


def half_wordings(concept: Concept, lang: str) -> tuple[str, ...]:
    """Wordings that are understood but not to be preferred: dated ones, and those that say a little less or more."""
    dated = [term for term in concept.terms_in(lang) if not term.is_neutral and not term.is_loaded]
    forms = dict.fromkeys(form for term in dated for form in (term.text, *term.forms))
    return (*forms, *_listed(_mended(concept.id), "half", lang))


def refused(concept: Concept, lang: str) -> tuple[str, ...]:
    """Wordings of the concept that cannot stand for the others."""
    return _listed(_mended(concept.id), "refuse", lang)


def skipped(item_id: str) -> bool:
    """Whether the glossary would make an exercise that makes no sense; listed by id or by `kind/lang/concept`."""
    return not _file(_path()).get("skip", {}).keys().isdisjoint((item_id, item_id.rpartition("/")[0]))


def expected(item_id: str) -> str | None:
    """The answer that an exercise expects where it is not the preferred wording of its concept."""
    found: str | None = _file(_path()).get("expected", {}).get(item_id)
    return found


def _path() -> Path:
    return courses_dir() / "material" / "answers.toml"


def _mended(concept_id: str) -> Mapping[str, Mapping[str, list[str]]]:
    found: Mapping[str, Mapping[str, list[str]]] = _file(_path()).get("answers", {}).get(concept_id, {})
    return found


def _listed(mended: Mapping[str, Mapping[str, list[str]]], what: str, lang: str) -> tuple[str, ...]:
    return tuple(mended.get(what, {}).get(lang, ()))


@lru_cache(maxsize=2)
def _file(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
