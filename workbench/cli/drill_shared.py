"""What the parts of `workbench drill` share: their options, the database, the pool of exercises, the face."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import notice
from workbench.errors import UserError

if TYPE_CHECKING:
    import sqlite3

    from workbench.cli.drill_faces import Face
    from workbench.drills.model import Item
    from workbench.drills.store import Trainee
    from workbench.glossary.model import Glossary

file_type = functools.partial(click.Path, path_type=Path, dir_okay=False)


def who_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every part of `drill` takes."""
    for option in (
        click.option(
            "--lang", "language", type=click.Choice(["en", "fr"]), default="en", help="Language of the drills."
        ),
        click.option("--store", type=file_type(), help="The database; the user's data folder holds the usual one."),
        click.option("--trainee", default="me", show_default=True, help="Who practises."),
    ):
        command = option(command)
    return command


def now() -> datetime:
    return datetime.now().astimezone()


def the_glossary() -> Glossary:
    from workbench.glossary.loading import default_glossary

    return default_glossary()


def open_database(file: Path | None) -> sqlite3.Connection:
    from workbench.drills.store import open_store

    if file and not file.absolute().parent.is_dir():
        raise UserError(f"{file.absolute().parent} does not exist; create the folder or choose another one.")
    return open_store(file)


def the_trainee(db: sqlite3.Connection, name: str) -> Trainee:
    from workbench.drills.store import trainee_named

    return trainee_named(db, name)


def pool_of(
    db: sqlite3.Connection, glossary: Glossary, course: str | None, comparisons: tuple[Path, ...]
) -> list[Item]:
    """Exercises to take new ones from: those of comparisons, of a course, or own ones and then every course."""
    from workbench.drills.session import every_item
    from workbench.drills.store import own_items

    made = _from_comparisons(db, glossary, comparisons)
    if comparisons and not course:
        return made
    return [*made, *every_item(glossary, course, own_items(db))]


def _from_comparisons(db: sqlite3.Connection, glossary: Glossary, files: tuple[Path, ...]) -> list[Item]:
    from workbench.comparison.model import Comparison
    from workbench.drills.articles import items_from
    from workbench.drills.store import keep_items

    made: list[Item] = []
    for path in files:
        try:
            comparison = Comparison.from_json(path.read_text("utf-8"))
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{path} is no comparison ({error}); write one with `workbench compare --json`.") from error
        found = items_from(comparison, glossary)
        if not found:
            notice(f"{path} holds no framing marks that an exercise could be made from.")
        made += found
    keep_items(db, made, now())
    return made


def face_for(glossary: Glossary, language: str, plain: bool) -> Face:
    from workbench.cli.drill_faces import PlainFace, ScreenFace

    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return PlainFace(glossary, language)
    return ScreenFace(glossary, language)
