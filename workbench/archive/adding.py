"""Adding many documents: in batches that are kept as soon as they are full, so that a run can be cut anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.archive.model import Record, Tally
from workbench.archive.sources import Complete, Item, Trouble, lines, records
from workbench.errors import UserError

if TYPE_CHECKING:
    from workbench.archive.store import Archive

BATCH = 256


def add_paths(
    archive: Archive,
    paths: Iterable[Path],
    jsonl: Iterable[Path] = (),
    *,
    trouble: Callable[[Trouble], None] = lambda one: None,
    progress: Callable[[Tally], None] = lambda tally: None,
    each: Callable[[Item], None] = lambda item: None,
) -> Tally:
    """Add files, folders and JSONL files; what is there already is passed over, so the same call resumes a cut run.

    `progress` is called after each batch that is kept, `each` with every item read; either may raise to end the run.

    Raises WorkError on a full disk (finished batches are kept) and UserError where a JSONL file cannot be opened.
    """
    tally = Tally()
    for source in (records(list(paths), archive.holds), *map(lines, jsonl)):
        _add(archive, source, tally, trouble, progress, each)
    return tally


def _add(
    archive: Archive,
    source: Iterable[Item],
    tally: Tally,
    trouble: Callable[[Trouble], None],
    progress: Callable[[Tally], None],
    each: Callable[[Item], None],
) -> None:
    batch: list[Record] = []

    def flush() -> None:
        for one in archive.add(batch) if batch else ():
            tally.count(one.outcome)
        batch.clear()
        progress(tally)

    for item in source:
        each(item)
        if isinstance(item, Record):
            batch.append(item)
            if len(batch) >= BATCH:
                flush()
        elif isinstance(item, Complete):
            if not item.documents:
                tally.known += 1
                continue
            flush()
            archive.add_container(item.sha256, item.name, item.documents)
        else:
            tally.troubles.append(item.sentence)
            trouble(item)
    flush()


def nothing_read(tally: Tally) -> UserError | None:
    """The error of a run in which not one document could be read."""
    if tally.seen or not tally.troubles:
        return None
    more = f" (and {len(tally.troubles) - 1} more)" if len(tally.troubles) > 1 else ""
    return UserError(tally.troubles[0] + more)
