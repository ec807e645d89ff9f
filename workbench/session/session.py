"""A session: the analyst's operations on one pair of texts, with undo and redo without limit, as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.errors import UserError
from workbench.session.operations import Entry, Operation, entry_in, entry_out

if TYPE_CHECKING:
    from workbench.comparison.model import Comparison
    from workbench.session.view import View

SCHEMA = "workbench.session"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Session:
    """Operations in the order they were made; those undone wait in `undone`, the next to redo last.

    `article`, `origin`: SHA-256 of the two inputs. `signature`: of the comparison that was worked on first.
    """

    article: str
    origin: str
    signature: str = ""
    entries: tuple[Entry, ...] = ()
    undone: tuple[Entry, ...] = ()

    @classmethod
    def on(cls, comparison: Comparison) -> Session:
        """An empty session on a pair."""
        return cls(comparison.article.sha256, comparison.origin.sha256, comparison.signature)

    def do(self, operation: Operation, by: str = "", at: str | None = None) -> Session:
        """The session with one operation more; what was undone can no longer be redone."""
        when = datetime.now(UTC).isoformat(timespec="seconds") if at is None else at
        return replace(self, entries=(*self.entries, Entry(operation, by, when)), undone=())

    def undo(self) -> Session:
        """The session without its last operation, or group of them; itself when there is none."""
        if not self.entries:
            return self
        count = _together(self.entries)
        back = tuple(reversed(self.entries[-count:]))
        return replace(self, entries=self.entries[:-count], undone=(*self.undone, *back))

    def redo(self) -> Session:
        """The session with the operation, or group of them, undone last; itself when there is none."""
        if not self.undone:
            return self
        count = _together(self.undone)
        again = tuple(reversed(self.undone[-count:]))
        return replace(self, entries=(*self.entries, *again), undone=self.undone[:-count])

    @property
    def is_empty(self) -> bool:
        return not self.entries and not self.undone

    def belongs_to(self, comparison: Comparison) -> bool:
        return (self.article, self.origin) == (comparison.article.sha256, comparison.origin.sha256)

    def view(self, comparison: Comparison) -> View:
        """The machine's links and marks with the analyst's statements laid over them, each saying by whom.

        Raises UserError when the session is about other texts.
        """
        from workbench.session.view import view

        if not self.belongs_to(comparison):
            raise UserError("This session was made on other texts: open the pair it belongs to.")
        return view(self, comparison)

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": f"{SCHEMA}/{VERSION}",
            "article": self.article,
            "origin": self.origin,
            "signature": self.signature,
            "operations": [entry_out(entry) for entry in self.entries],
            "undone": [entry_out(entry) for entry in self.undone],
        }

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, data: str | bytes | Mapping[str, Any]) -> Session:
        """Read a session of this version or an older one. Operations that are not known here are kept.

        Raises UserError on anything that is not a session, is damaged, or has a schema of a later version.
        """
        try:
            values = json.loads(data) if isinstance(data, str | bytes) else data
            name, _, version = str(values["schema"]).partition("/")
        except (ValueError, KeyError, TypeError) as error:
            raise UserError("This is not a session file: give one that the program wrote.") from error
        if name != SCHEMA or not version.isdigit():
            raise UserError(f"This is not a session file (its schema is {values['schema']!r}).")
        if int(version) > VERSION:
            raise UserError(f"This session was written by a later version (schema {version}): update the program.")
        return cls._read(_upgraded(dict(values), int(version)))

    @classmethod
    def _read(cls, values: Mapping[str, Any]) -> Session:
        try:
            return cls(
                article=values["article"],
                origin=values["origin"],
                signature=values.get("signature", ""),
                entries=tuple(entry_in(entry) for entry in values["operations"]),
                undone=tuple(entry_in(entry) for entry in values.get("undone", ())),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise UserError(f"The session file is damaged ({error}): restore a copy.") from error


def _together(entries: tuple[Entry, ...]) -> int:
    """How many of the last entries belong together."""
    group = entries[-1].group
    if not group:
        return 1
    return next((n for n, entry in enumerate(reversed(entries)) if entry.group != group), len(entries))


def _upgraded(values: dict[str, Any], version: int) -> dict[str, Any]:
    """The values in today's shape. Schema 0 (before the first release) called operations `log` and had no undone."""
    if version == 0:
        values["operations"] = values.pop("log", [])
    return values
