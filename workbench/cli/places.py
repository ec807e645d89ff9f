"""Where an archive is, on the command line: a file, or a server's address that is kept as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.archive.locating import Place, place_from

if TYPE_CHECKING:
    from workbench.archive.store import Archive


class PlaceType(click.ParamType):
    """A file's path, or an address like postgresql://user@host/database."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        return value if isinstance(value, Path) else place_from(value)


def archive_option(
    help: str = "The archive: a file, or postgresql://USER@HOST/DATABASE (default: the one in your data folder).",
) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """`--archive PLACE`, the same for every command."""
    return click.option("--archive", "archive_place", metavar="PLACE", type=PlaceType(), help=help)


def open_archive(place: Place | None, *, writing: bool = False, create: bool = False) -> Archive:
    """The archive a command works on; `create` makes the default one at its first use."""
    from workbench.archive import opening
    from workbench.archive.store import default_path
    from workbench.paths import ensure

    if place is None:
        place = default_path()
        if create and not place.exists():
            ensure(place.parent)
            opening.create(place)
    return opening.open_archive(place, writing=writing)
