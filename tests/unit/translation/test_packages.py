"""Argos packages are installed, listed, verified and removed without a network, and nothing is left half-done."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from workbench.errors import UserError
from workbench.translation import packages
from workbench.translation.engines import find_translator


def test_an_installed_package_is_found_before_the_bundled_one(tiny_package: Path) -> None:
    installed = packages.install(tiny_package)

    first = next(p for p in packages.find_packages() if (p.source, p.target) == ("fr", "en"))

    assert first == installed
    assert first.place == "installed"


def test_a_package_that_was_changed_after_installation_is_told(tiny_package: Path) -> None:
    installed = packages.install(tiny_package)
    assert packages.verify(installed) is None

    (installed.path / "metadata.json").write_text("{}", encoding="utf-8")

    assert "metadata.json was changed" in (packages.verify(installed) or "")


def test_removing_by_pair_leaves_no_folder(tiny_package: Path) -> None:
    installed = packages.install(tiny_package)

    packages.remove("fr-en")

    assert not installed.path.exists()


def test_a_file_that_is_no_package_is_refused_in_one_sentence(tmp_path: Path) -> None:
    stray = tmp_path / "stray.argosmodel"
    stray.write_bytes(b"not a zip")

    with pytest.raises(UserError, match="not an Argos package"):
        packages.install(stray)

    assert packages.find_packages() == [p for p in packages.find_packages() if p.place == "bundled"]


def test_a_package_that_climbs_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    evil = tmp_path / "evil.argosmodel"
    with zipfile.ZipFile(evil, "w") as archive:
        archive.writestr("m/metadata.json", json.dumps({"from_code": "fr", "to_code": "en", "package_version": "1.0"}))
        archive.writestr("../outside.txt", "x")

    with pytest.raises(UserError, match="outside its folder"):
        packages.install(evil)


def test_a_stray_folder_among_the_packages_does_not_break_the_listing(tiny_package: Path) -> None:
    packages.install(tiny_package)
    (packages.installed_dir() / "stray").mkdir()

    assert any(p.place == "installed" for p in packages.find_packages())


def test_importing_argos_leaves_no_folder_beside_ours_and_no_heavy_import(
    tiny_package: Path, own_folders: Path
) -> None:
    packages.install(tiny_package)

    translator = find_translator("fr", "en")

    assert translator is not None
    assert {p.parent.name for p in own_folders.rglob("argos-translate")} <= {"argos"}
    assert not {"onnxruntime", "minisbd", "stanza", "torch", "argostranslate.translate"} & set(sys.modules)
