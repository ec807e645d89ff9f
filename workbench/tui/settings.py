"""What the user set and the program remembers: theme, language, layout, keys. Small files in XDG folders."""

from __future__ import annotations

import getpass
import json
import os
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from workbench import paths

LANGUAGES = ("en", "fr")


@dataclass(slots=True)
class Settings:
    """The interface's settings; an unknown or ill-typed value in the file is passed over."""

    theme: str = "workbench-dark"
    language: str = ""
    translation: bool = True
    inspector: bool = True
    analyst: str = ""
    archive: str = ""


def settings_file() -> Path:
    return paths.config_dir() / "settings.toml"


def keymap_file() -> Path:
    """The user's key map: `id = "key,other"`, one line a command."""
    return paths.config_dir() / "keymap.toml"


def load() -> Settings:
    """The saved settings, or the defaults where there are none."""
    found = _toml(settings_file())
    settings = Settings()
    for name in (f.name for f in fields(Settings)):
        if isinstance(found.get(name), type(getattr(settings, name))):
            setattr(settings, name, found[name])
    return settings


def save(settings: Settings) -> None:
    """Write the settings; a folder that cannot be written to only loses the memory of them."""
    # a JSON string or boolean is a TOML one
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in asdict(settings).items()]
    try:
        paths.ensure(paths.config_dir())
        paths.write_atomically(settings_file(), ("\n".join(lines) + "\n").encode())
    except OSError:
        return


def analyst_name(settings: Settings) -> str:
    """Who decides: the name in the settings, else the login name, else nobody's."""
    try:
        return settings.analyst or getpass.getuser()
    except (KeyError, OSError):  # a user without an entry in the system's list
        return ""


def interface_language(settings: Settings) -> str:
    """WORKBENCH_LANG, else the setting, else the locale where it is French, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    for candidate in (os.environ.get("WORKBENCH_LANG", ""), settings.language, locale):
        if candidate[:2].lower() in LANGUAGES:
            return candidate[:2].lower()
    return "en"


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}
