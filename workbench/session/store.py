"""Where sessions lie: one file a pair in the data folder, written whole at every operation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench import paths
from workbench.comparison.model import Comparison
from workbench.errors import UserError
from workbench.session.session import Session


def session_file(comparison: Comparison) -> Path:
    """The file of a pair, named by the hashes of its texts."""
    return paths.data_dir() / "sessions" / f"{comparison.article.sha256[:16]}-{comparison.origin.sha256[:16]}.json"


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The session to go on with. `trouble`: why the saved one could not be read; `aside`: where it lies now."""

    session: Session
    trouble: str = ""
    aside: Path | None = None


def take_up(comparison: Comparison) -> TakenUp:
    """The session of a pair as last saved, else an empty one.

    A file that cannot be read is never written over: it is put aside under a name of its own, whole.
    """
    try:
        session = load(comparison)
        session.view(comparison)
    except UserError as error:
        return TakenUp(Session.on(comparison), str(error), put_aside(session_file(comparison)))
    return TakenUp(session)


def put_aside(place: Path) -> Path | None:
    """Give a file another name beside its own, one that is free; None where the folder does not let us."""
    number = 1
    while (aside := place.with_name(f"{place.stem}.unread-{number}{place.suffix}")).exists():
        number += 1
    try:
        place.rename(aside)
    except OSError:
        return None
    return aside


def load(comparison: Comparison) -> Session:
    """The session of a pair as last saved, or an empty one. Raises UserError when the file cannot be read."""
    place = session_file(comparison)
    if not place.exists():
        return Session.on(comparison)
    return load_file(place)


def load_file(place: Path) -> Session:
    """A session from any file. Raises UserError in one sentence where it cannot be read."""
    try:
        return Session.from_json(place.read_bytes())
    except OSError as error:
        raise UserError(f"{place} cannot be read ({error.strerror or error}).") from error
    except UserError as error:
        raise UserError(f"{place}: {error}") from error


def saved_elsewhere(session: Session, place: Path) -> Session | None:
    """What another window saved after `session`, the last that this one saved; None where nothing did.

    It holds what this window saved as well: every operation is saved at once. Raises UserError where it cannot be read.
    """
    if not place.exists():
        return None
    there = load_file(place)
    return there if (there.entries, there.undone) != (session.entries, session.undone) else None


def save(session: Session, place: Path) -> None:
    """Write a session over the old one at once: a crash leaves one of the two whole. Raises OSError."""
    paths.ensure(place.parent)
    paths.write_atomically(place, session.to_json().encode())
