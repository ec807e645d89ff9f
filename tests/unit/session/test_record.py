"""The record names the entry behind everything that is in force."""

from __future__ import annotations

from tests.support.reviewed import ADA, PAUL, reviewed, reviewed_record
from tests.support.small import small
from workbench.session.operations import AddMark, Judge, MarkRef
from workbench.session.record import record


def test_every_decision_has_its_author_and_time() -> None:
    said = reviewed_record()
    ref = {mark.id: MarkRef.of(mark) for mark in small().marks}

    assert said.verdicts[ref["m3"]].by == ADA and said.verdicts[ref["m3"]].at == "2026-02-03T10:01:00+00:00"
    assert said.kinds[ref["m5"]].by == PAUL
    assert [entry.by for entry in said.added.values()] == [ADA]
    assert said.note("mark", ref["m3"]).by == PAUL  # type: ignore[union-attr]
    assert said.note("comparison").by == ADA  # type: ignore[union-attr]
    assert said.edits[small().article.sentences[3]].by == PAUL


def test_a_redrawn_link_keeps_what_the_machine_had() -> None:
    said = reviewed_record()

    assert list(said.drawn) == [((1, 2), (2,))]
    assert [(link.a, link.b) for link, _ in said.withdrawn] == [((1,), (2,)), ((2,), ())]
    assert all(entry.by == PAUL for _, entry in said.withdrawn)


def test_the_last_word_counts_and_a_withdrawn_one_is_silent() -> None:
    comparison = small()
    first = MarkRef.of(comparison.marks[0])
    session = reviewed().do(Judge(first, "rejected"), by=PAUL, at="2026-03-01T00:00:00+00:00")

    assert record(session, comparison).verdicts[first].by == PAUL
    assert not record(session.do(Judge(first, "")), comparison).speaks_of("m1")


def test_a_mark_that_poses_as_the_machines_gets_another_name() -> None:
    posing = AddMark("m3", "agency", ((0, 5),), ((0, 8),), "Mine.")
    said = record(reviewed().do(posing, by=PAUL), small())

    assert said.stated["m3"].by == "machine" and said.stated["a-m3"].analyst == PAUL
    assert len(said.stated) == len(said.view.marks)


def test_what_found_no_hold_decides_nothing() -> None:
    said = reviewed_record()

    assert len(said.view.stale) == 1
    assert said.view.stale[0].operation.mark not in said.verdicts  # type: ignore[union-attr]
