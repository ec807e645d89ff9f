"""A session on the small comparison: one of every operation, by two analysts, at fixed times."""

from __future__ import annotations

from tests.support.small import ARTICLE, ORIGIN, small
from workbench.session import Session
from workbench.session.links import merge
from workbench.session.operations import AddMark, EditSentence, Judge, MarkRef, Note, Operation, Rekind
from workbench.session.record import Record, record

ADA, PAUL = "Ada Brun", "=paul"


def reviewed() -> Session:
    """Accepted, rejected, re-kinded, added, redrawn, edited, noted; one decision that finds nothing."""
    comparison = small()
    marks = {mark.id: MarkRef.of(mark) for mark in comparison.marks}
    doer = ARTICLE.index("ont soigné"), ARTICLE.index("ont soigné") + len("ont soigné")
    done = ORIGIN.index("treated"), ORIGIN.index("treated") + len("treated")
    steps: list[tuple[str, Operation]] = [
        (ADA, Judge(marks["m1"], "accepted")),
        (ADA, Judge(marks["m3"], "rejected")),
        (PAUL, Note("The ministry <denies> it.", mark=marks["m3"])),
        (PAUL, Rekind(marks["m5"], "no-match")),
        (ADA, AddMark("a1", "agency", (doer,), (done,), "The doers changed.")),
        (PAUL, merge(comparison.links[1], comparison.links[2])),
        (PAUL, EditSentence(comparison.article.sentences[3], "On Sunday the bridge opened again.")),
        (ADA, Note("Ask the desk.", link=((3,), (1,)))),
        (ADA, Note("Both from one wire.")),
        (PAUL, Note("Not in the wire.", paragraph=("article", 2))),
        (ADA, Judge(marks["m4"], "accepted")),
        (PAUL, Judge(MarkRef("date", ((0, 1),), ()), "rejected")),
    ]
    session = Session.on(comparison)
    for minute, (by, operation) in enumerate(steps):
        session = session.do(operation, by=by, at=f"2026-02-03T10:{minute:02}:00+00:00")
    return session


def reviewed_record() -> Record:
    return record(reviewed(), small())
