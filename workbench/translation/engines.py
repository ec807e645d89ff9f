"""Which translator serves a language pair: an Argos package, a pivot through English, or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.resources import models_dir
from workbench.translation.memory import RememberingTranslator
from workbench.translation.model import Translator
from workbench.translation.packages import PackageInfo, find_packages, folder_of


def find_translator(source: str, target: str, *, glossary_hash: str = "", remember: bool = True) -> Translator | None:
    """The best translator at hand for the pair, or None. Installed packages come before the bundled one."""
    found = _direct(source, target) or _by_phrases(source, target) or _through_english(source, target)
    if found is None or not remember:
        return found
    return RememberingTranslator(found, glossary_hash=glossary_hash)


def missing_package(source: str, target: str) -> str:
    """One sentence: what is missing and how to add it."""
    return (
        f"No {source}→{target} translation package is installed, so there is no translation column; "
        f"add one with `workbench models install FILE.argosmodel` (any Argos {source}_{target} package will do)."
    )


def _direct(source: str, target: str) -> Translator | None:
    package = _first(find_packages(), source, target)
    if package is None:
        return None
    return _by_phrases(source, target, package) if is_interim(package) else _load(package)


def is_interim(package: PackageInfo) -> bool:
    """Whether a bundled package needs the phrase model beside it, for what it cannot render without a fault."""
    return package.place == "bundled" and package.version.startswith("0.")


def standing(package: PackageInfo) -> str:
    """Where a package lies, in a word, and what it does if that is not to translate."""
    return f"{package.place}, with the phrase model for what it garbles" if is_interim(package) else package.place


def _through_english(source: str, target: str) -> Translator | None:
    from workbench.translation.argos import PivotTranslator

    if "en" in (source, target):
        return None
    second = _direct("en", target)
    first = second and (_direct(source, "en") or _by_phrases(source, "en"))
    return PivotTranslator(first, second) if first and second else None


def _by_phrases(source: str, target: str, chooser: PackageInfo | None = None) -> Translator | None:
    """The phrase model, where one ships for the pair; `chooser`: a package that helps it."""
    path = phrase_model(source, target)
    if path is None:
        return _load(chooser) if chooser else None
    from workbench.translation.phrases import PhraseEngine

    return PhraseEngine(path, source, target, chooser)


def phrase_model(source: str, target: str) -> Path | None:
    """The newest phrase model of the pair that ships with the program."""
    folder = models_dir()
    found = sorted(folder.glob(f"phrase*{source}[-_]{target}*.npz")) if folder.is_dir() else []
    return found[-1] if found else None


def _first(packages: Sequence[PackageInfo], source: str, target: str) -> PackageInfo | None:
    return next((p for p in packages if (p.source, p.target) == (source, target)), None)


def _load(package: PackageInfo) -> Translator:
    from workbench.translation.argos import load

    return load(folder_of(package))
