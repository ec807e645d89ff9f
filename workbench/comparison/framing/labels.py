"""Names under which other catalogues know a mark: SemEval-2020 task 11 techniques."""

from __future__ import annotations

from workbench.comparison.framing.telling import Cue

_NAMING_THEMES = frozenset({"terrorism", "refugees", "syria", "sahel", "epithets"})


def for_loaded(cue: Cue, side: str) -> tuple[str, ...]:
    """Labels of a loaded term that the article brings in; a term it leaves out has none."""
    if side != "article":
        return ()
    strong = cue.hit.term.strength >= 3 and cue.hit.concept.theme in _NAMING_THEMES
    return ("Loaded Language", "Name Calling, Labeling") if strong else ("Loaded Language",)
