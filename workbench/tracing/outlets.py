"""What is known of outlets: how texts call them, and who stands behind them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from workbench import paths
from workbench.documents.pointers import site_of
from workbench.errors import UserError


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `type`: agency, state-medium, party-medium, public, private, aggregator or ministry."""

    key: str
    names: tuple[str, ...]
    type: str
    country: str = ""
    owner: str = ""
    hosts: tuple[str, ...] = ()
    source: str = ""

    def note(self) -> str:
        """One line for a reader."""
        return ", ".join(part for part in (self.type.replace("-", " "), self.country, self.owner) if part)


@lru_cache(maxsize=1)
def outlets() -> Mapping[str, Outlet]:
    """Every known outlet by key: the shipped ones, then the user's own (outlets.toml in the configuration folder).

    Raises UserError where the user's file is not as it should be.
    """
    shipped = tomllib.loads(files("workbench.tracing").joinpath("outlets.toml").read_text(encoding="utf-8"))
    own_path = paths.config_dir() / "outlets.toml"
    own: dict[str, Any] = {}
    if own_path.is_file():
        try:
            own = tomllib.loads(own_path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UserError(f"{own_path} is not valid TOML ({error}): correct or remove it.") from None
    return {key: _outlet(key, row) for key, row in {**shipped, **own}.items()}


def _outlet(key: str, row: Any) -> Outlet:
    if not isinstance(row, dict) or not isinstance(row.get("names"), list):
        raise UserError(
            f'The outlet {key!r} needs names = ["…"]: see the comment at the top of the shipped outlets.toml.'
        )
    names = (*row["names"], *row.get("acronyms", ()))
    hosts = tuple(row.get("hosts", ()))
    return Outlet(
        key, names, row.get("type", ""), row.get("country", ""), row.get("owner", ""), hosts, row.get("source", "")
    )


def find(name: str | None, url: str | None) -> Outlet | None:
    """The known outlet of this name or at this address."""
    host = site_of(url)
    for outlet in outlets().values():
        if name and name.casefold() in {known.casefold() for known in outlet.names}:
            return outlet
        if host and any(host == known or host.endswith(f".{known}") for known in outlet.hosts):
            return outlet
    return None
