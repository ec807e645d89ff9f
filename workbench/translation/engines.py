"""Which translator serves a language pair: an Argos package, a pivot through English, or none."""

from __future__ import annotations

from workbench.translation.memory import RememberingTranslator
from workbench.translation.model import Translator
from workbench.translation.packages import PackageInfo, find_packages, folder_of


def find_translator(source: str, target: str, *, glossary_hash: str = "", remember: bool = True) -> Translator | None:
    """The best translator at hand for the pair, or None. Installed packages come before the bundled one."""
    found = _direct(source, target) or _through_english(source, target)
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
    from workbench.translation.argos import load, most_threads

    package = next((p for p in find_packages() if (p.source, p.target) == (source, target)), None)
    if package is None:
        return None
    if not is_interim(package):
        return load(folder_of(package))
    from workbench.translation.checking import CheckedTranslator

    return CheckedTranslator(load(folder_of(package), workers=most_threads()))


def is_interim(package: PackageInfo) -> bool:
    """Whether a package is the small bundled one, which is not shown unchecked."""
    return (
        package.place == "bundled"
        and package.version.startswith("0.")
        and (package.source, package.target) == ("fr", "en")
    )


def standing(package: PackageInfo) -> str:
    """Where a package lies, in a word, and how it is used if not by itself."""
    return f"{package.place}, each rendering checked against the source" if is_interim(package) else package.place


def _through_english(source: str, target: str) -> Translator | None:
    from workbench.translation.argos import PivotTranslator

    if "en" in (source, target):
        return None
    second = _direct("en", target)
    first = second and _direct(source, "en")
    return PivotTranslator(first, second) if first and second else None
