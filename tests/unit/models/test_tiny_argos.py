"""The export path, from arrays to a package that the product's own translator loads, at toy size."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import tiny_argos
from workbench.translation import packages
from workbench.translation.argos import ArgosTranslator

SENTENCES = [
    "Au moins onze civils ont péri mardi, a indiqué une ONG.",
    "« Trêve fragile à Idleb » : l’armée n'a rien confirmé…",
    "Bonjour.",
    "Сирия: 15 % — 3,5 km²",
]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_argos.build(tmp_path_factory.mktemp("package") / "tiny.argosmodel")


def test_the_exported_package_installs_and_copies_its_input(package: Path) -> None:
    info = packages.install(package)
    assert (info.source, info.target) == ("fr", "en")
    translator = ArgosTranslator(info.path, threads=1)
    assert [r.text for r in translator.translate(SENTENCES)] == SENTENCES


def test_the_exported_package_scores_the_copy_above_anything_else(package: Path) -> None:
    translator = ArgosTranslator(packages.install(package).path, threads=1)
    same, other = translator.likelihood([SENTENCES[0]] * 2, [SENTENCES[0], SENTENCES[2]])
    assert sum(same) / len(same) > -0.1
    assert sum(other) / len(other) < -5


def test_the_same_weights_give_the_same_bytes(package: Path, tmp_path: Path) -> None:
    assert tiny_argos.build(tmp_path / "again.argosmodel").read_bytes() == package.read_bytes()
