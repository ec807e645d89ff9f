"""Argos packages on disk: found, installed, removed, verified, without a network."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from workbench import paths
from workbench.errors import UserError
from workbench.resources import models_dir

_SUMS = "SHA256SUMS.json"
_MOST_BYTES = 4 * 1024**3
Place = Literal["installed", "argos", "bundled"]


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """An Argos translation package. `place`: installed by us, found in Argos's folder, or bundled with us."""

    source: str
    target: str
    version: str
    place: Place
    path: Path

    @property
    def name(self) -> str:
        return f"translate-{self.source}_{self.target}-{self.version.replace('.', '_')}"


def installed_dir() -> Path:
    return paths.data_dir() / "packages"


def find_packages() -> list[PackageInfo]:
    """Every usable package: ours first, then Argos's own, then the bundled ones; newest version first in each."""
    found = [
        *_in_folder(installed_dir(), "installed"),
        *_in_folder(_argos_packages_dir(), "argos"),
        *_bundled(),
    ]
    order = {"installed": 0, "argos": 1, "bundled": 2}
    return sorted(found, key=lambda p: (order[p.place], [-n for n in _version_key(p.version)], p.name))


def folder_of(package: PackageInfo) -> Path:
    """The folder CTranslate2 reads: a bundled archive is unpacked once into the cache."""
    if package.path.is_dir():
        return package.path
    digest = hashlib.sha256(package.path.read_bytes()).hexdigest()[:16]
    target = paths.cache_dir() / "packages" / f"{package.name}-{digest}"
    if not target.exists():
        _unpack(package.path, target)
    return target


def install(path: Path) -> PackageInfo:
    """Install an .argosmodel file into the program's data folder; an older copy of the same package is replaced.

    Raises UserError if the file is no Argos translation package.
    """
    if not path.is_file():
        raise UserError(f"{path}: no such file; give the path of an .argosmodel file.")
    metadata = _metadata_in_zip(path)
    info = _info(metadata, installed_dir(), "installed")
    target = installed_dir() / info.name
    _unpack(path, target)
    _write_sums(target)
    _load_or_complain(target)
    return PackageInfo(info.source, info.target, info.version, "installed", target)


def remove(name: str) -> PackageInfo:
    """Remove an installed package by name (as `models list` prints it) or by pair, such as fr-en."""
    installed = _in_folder(installed_dir(), "installed")
    for package in installed:
        if name in (package.name, f"{package.source}-{package.target}"):
            shutil.rmtree(package.path)
            return package
    have = ", ".join(p.name for p in installed) or "none"
    raise UserError(f"No installed package is called {name!r}; installed: {have}.")


def verify(package: PackageInfo) -> str | None:
    """None if the package is whole and loads, or one sentence that says what is wrong."""
    folder = folder_of(package)
    sums = folder / _SUMS
    if sums.exists():
        for name, digest in json.loads(sums.read_text("utf-8")).items():
            file = folder / name
            if not file.is_file():
                return f"{name} is missing; install the package again."
            if _digest(file) != digest:
                return f"{name} was changed after installation; install the package again."
    try:
        _load_or_complain(folder)
    except UserError as error:
        return str(error)
    return None


def open_package(folder: Path) -> Any:
    """Argos's own view of the package in `folder` (metadata and tokenizer)."""
    return _argos().Package(folder)


def _argos() -> Any:
    """`argostranslate.package`, imported so that the folders it creates on import lie inside our cache."""
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    before = {name: os.environ.get(name) for name in names}
    home = paths.cache_dir() / "argos"
    try:
        paths.ensure(home)
    except OSError:
        home = Path(tempfile.mkdtemp(prefix="workbench-argos-"))
    try:
        os.environ.update(dict.fromkeys(names, str(home)))
        import argostranslate.package
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
    return argostranslate.package


def _argos_packages_dir() -> Path:
    named = os.environ.get("ARGOS_PACKAGES_DIR")
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "argos-translate" / "packages"


def _in_folder(folder: Path, place: Place) -> list[PackageInfo]:
    """Packages in `folder`; strays without readable metadata are passed over, as Argos's own listing cannot."""
    found = []
    if not folder.is_dir():
        return []
    for path in sorted(folder.iterdir()):
        try:
            metadata = json.loads((path / "metadata.json").read_text("utf-8"))
            if (path / "model").is_dir():
                found.append(_info(metadata, path, place))
        except (OSError, ValueError, UserError):
            continue
    return found


def _bundled() -> list[PackageInfo]:
    found = []
    folder = models_dir()
    for path in sorted(folder.glob("*.argosmodel")) if folder.is_dir() else []:
        try:
            found.append(_info(_metadata_in_zip(path), path, "bundled"))
        except UserError:
            continue
    return found


def _info(metadata: dict[str, Any], path: Path, place: Place) -> PackageInfo:
    try:
        if metadata.get("type", "translate") != "translate":
            raise UserError(f"{path.name} is an Argos package of type {metadata['type']}, not a translation package.")
        return PackageInfo(metadata["from_code"], metadata["to_code"], str(metadata["package_version"]), place, path)
    except KeyError as error:
        raise UserError(f"{path.name}: metadata.json lacks {error}; get the package again.") from error


def _metadata_in_zip(path: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.count("/") <= 1 and n.endswith("metadata.json")]
            return dict(json.loads(archive.read(names[0])))
    except (zipfile.BadZipFile, IndexError, ValueError, KeyError) as error:
        raise UserError(
            f"{path} is not an Argos package (a ZIP with metadata.json); choose an .argosmodel file."
        ) from error


def _unpack(path: Path, target: Path) -> None:
    """Unpack into a sibling folder and rename: a crash leaves no half package."""
    paths.ensure(target.parent)
    temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=".unpack-"))
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_strange_members(archive, path)
            archive.extractall(temporary)
        inner = next(temporary.rglob("metadata.json")).parent
        if target.exists():
            shutil.rmtree(target)
        inner.rename(target)
    except (zipfile.BadZipFile, EOFError) as error:
        raise UserError(f"{path} is damaged and cannot be unpacked; get the file again.") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _refuse_strange_members(archive: zipfile.ZipFile, path: Path) -> None:
    for member in archive.infolist():
        if member.filename.startswith(("/", "\\")) or ".." in Path(member.filename).parts:
            raise UserError(f"{path} holds a file outside its folder ({member.filename}); it was not installed.")
    if sum(m.file_size for m in archive.infolist()) > _MOST_BYTES:
        raise UserError(f"{path} unpacks to more than 4 GB; it was not installed.")


def _load_or_complain(folder: Path) -> None:
    from workbench.translation.argos import ArgosTranslator

    try:
        ArgosTranslator(folder).translate(["Bonjour."])
    except Exception as error:
        raise UserError(f"{folder.name} does not load ({error}); get the package again.") from error


def _write_sums(folder: Path) -> None:
    sums = {str(f.relative_to(folder)): _digest(f) for f in sorted(folder.rglob("*")) if f.is_file()}
    paths.write_atomically(folder / _SUMS, json.dumps(sums, indent=1).encode())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _version_key(version: str) -> list[int]:
    return [int(part) if part.isdigit() else 0 for part in version.split(".")]
