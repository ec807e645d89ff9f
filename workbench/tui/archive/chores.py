"""The long pieces of work on an archive: adding, checking, filling in vectors. Each says how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.archive.locating import Place
from workbench.archive.model import Tally
from workbench.archive.sources import Item, Trouble
from workbench.tui.archive.jobs import Ended, opened
from workbench.tui.wording import say

Step = Callable[[str], None]


def add(path: Place, sources: list[Path], step: Step) -> Ended:
    """Add files and folders; what was added before a stop stays, and the same call goes on from there."""
    from workbench.archive.adding import add_paths, nothing_read

    troubles: list[str] = []
    read = 0

    def trouble(one: Trouble) -> None:
        troubles.append(one.sentence)

    def each(item: Item) -> None:
        nonlocal read
        read += 1
        step(say("archive.adding", count=read))

    with opened(path, writing=True) as archive:
        tally: Tally = add_paths(archive, sources, trouble=trouble, each=each)
    failed = nothing_read(tally)
    if failed:
        raise failed
    words = say("archive.added", added=tally.added, versions=tally.version, known=tally.known)
    return Ended(words, tuple(troubles))


def check(path: Place, step: Step) -> Ended:
    """Compute every hash anew."""
    from workbench.archive.checking import check as problems_of

    with opened(path) as archive:
        total = archive.count()
        step(say("archive.checking", done=0, of=total))
        problems = tuple(problems_of(archive, lambda done: step(say("archive.checking", done=done, of=total))))
    if problems:
        return Ended(say("archive.damaged", count=len(problems)), problems)
    return Ended(say("archive.sound", count=total))


def embed(path: Place, step: Step) -> Ended:
    """Fill in the vectors that search by meaning needs; every batch is kept, so it can be stopped and resumed."""
    from workbench.archive import embedding

    with opened(path, writing=True) as archive:
        step(say("archive.embedding", done=0, of="…"))
        count = embedding.fill(archive, progress=lambda done, of: step(say("archive.embedding", done=done, of=of)))
    return Ended(say("archive.embedded", count=count))
