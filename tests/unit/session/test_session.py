"""The analyst's word over the machine's: kept apart, undone and redone, saved, merged."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import from_gold
from workbench.alignment.links import Link, check_links
from workbench.comparison.model import Comparison
from workbench.errors import UserError
from workbench.session import Session
from workbench.session.links import merge, redraw, split
from workbench.session.merging import merge as merge_sessions
from workbench.session.operations import AddMark, EditSentence, Judge, MarkRef, Note, Operation, Rekind
from workbench.session.store import load, save, session_file


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return from_gold("01-crossing-en")


def every_operation(comparison: Comparison) -> list[Operation]:
    first, second = comparison.marks[0], comparison.marks[1]
    return [
        merge(comparison.links[0], comparison.links[1]),
        Judge(MarkRef.of(first), "accepted"),
        Judge(MarkRef.of(second), "rejected"),
        Rekind(MarkRef.of(first), "loaded-term"),
        AddMark("a1", "agency", ((100, 110),), ((90, 99),), "The doer is gone."),
        Note("Ask the desk.", mark=MarkRef.of(first)),
        Note("Both paragraphs."),
        EditSentence(comparison.article.sentences[0], "Another reading."),
    ]


def test_machine_and_analyst_stay_apart(comparison: Comparison) -> None:
    session = Session.on(comparison)
    for operation in every_operation(comparison):
        session = session.do(operation, by="ab")
    view = session.view(comparison)
    stated = view.stated(comparison.marks[0].id)
    assert stated is not None and stated.is_rekinded and stated.verdict == "accepted" and stated.note == "Ask the desk."
    assert stated.machine == comparison.marks[0] and stated.mark.kind == "loaded-term"
    assert comparison.marks[1] not in view.comparison.marks
    assert comparison.marks[1] in view.everything.marks
    added = view.stated("a1")
    assert added is not None and (added.by, added.machine, added.analyst) == ("analyst", None, "ab")
    assert [one.by for one in view.links].count("analyst") == 1
    assert view.comparison.translation is not None and comparison.translation is not None
    assert view.comparison.translation.sentences[0].text == "Another reading."
    assert comparison.translation.sentences[0].text != "Another reading."
    assert view.note == "Both paragraphs." and not view.stale


def test_an_empty_session_shows_what_the_machine_said(comparison: Comparison) -> None:
    view = Session.on(comparison).view(comparison)
    assert set(view.comparison.marks) == set(comparison.marks)
    assert {(k.a, k.b) for k in view.comparison.links} == {(k.a, k.b) for k in comparison.links}
    assert all(one.by == "machine" for one in (*view.links, *view.marks))


def test_every_operation_can_be_undone_and_redone(comparison: Comparison) -> None:
    states = [Session.on(comparison)]
    for operation in every_operation(comparison):
        states.append(states[-1].do(operation, at="2026-01-01"))
    session = states[-1]
    for before in reversed(states[:-1]):
        session = session.undo()
        assert session.view(comparison) == before.view(comparison)
    for after in states[1:]:
        session = session.redo()
        assert session.view(comparison) == after.view(comparison)
    assert session.redo() == session


def test_json_loses_nothing(comparison: Comparison) -> None:
    session = Session.on(comparison)
    for operation in every_operation(comparison):
        session = session.do(operation, by="ab")
    session = session.undo().undo()
    assert Session.from_json(session.to_json()) == session


def test_an_operation_of_a_later_version_is_kept_without_effect(comparison: Comparison) -> None:
    values = Session.on(comparison).do(Note("x")).to_dict()
    values["operations"].insert(0, {"do": "stamp", "colour": "red"})
    values["operations"][1]["mood"] = "sure"
    session = Session.from_json(json.dumps(values))
    assert session.to_dict()["operations"] == values["operations"]
    assert len(session.view(comparison).stale) == 1


def test_an_older_schema_is_read_and_a_later_one_refused() -> None:
    old = {"schema": "workbench.session/0", "article": "a", "origin": "b", "log": [{"do": "note", "text": "kept"}]}
    assert Session.from_json(old).entries[0].operation == Note("kept")
    with pytest.raises(UserError, match="later version"):
        Session.from_json({**old, "schema": "workbench.session/99"})
    for broken in ("{", "[]", '{"schema": "other/1"}', '{"schema": "workbench.session/1"}'):
        with pytest.raises(UserError):
            Session.from_json(broken)


def test_a_mark_is_found_again_when_its_number_changed(comparison: Comparison) -> None:
    session = Session.on(comparison).do(Judge(MarkRef.of(comparison.marks[0]), "rejected"))
    renumbered = replace(comparison, marks=tuple(replace(mark, id=f"x{mark.id}") for mark in comparison.marks))
    assert not session.view(renumbered).stale
    without = replace(comparison, marks=comparison.marks[1:])
    assert len(session.view(without).stale) == 1


def test_a_session_of_other_texts_is_refused(comparison: Comparison) -> None:
    with pytest.raises(UserError):
        Session("x", "y").view(comparison)


@st.composite
def partitions(draw: st.DrawFn) -> list[Link]:
    size_a, size_b = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    owners_a = [draw(st.integers(0, 4)) for _ in range(size_a)]
    owners_b = [draw(st.integers(0, 4)) for _ in range(size_b)]
    found = []
    for owner in range(5):
        a = tuple(i for i, o in enumerate(owners_a) if o == owner)
        b = tuple(j for j, o in enumerate(owners_b) if o == owner)
        if a or b:
            found.append(Link(a, b))
    return found


@given(partitions(), st.data())
def test_redrawing_uses_every_paragraph_exactly_once(links: list[Link], data: st.DataObject) -> None:
    size_a, size_b = sum(len(k.a) for k in links), sum(len(k.b) for k in links)
    operations = [merge(links[0], links[-1])] if len(links) > 1 else []
    operations += [split(link) for link in links if len(link.a) + len(link.b) > 1]
    for link in links:
        if link.a:
            operations.append(redraw(links, link, data.draw(st.lists(st.integers(0, size_b - 1), max_size=4))))
    for operation in operations:
        kept = [(k.a, k.b) for k in links if (k.a, k.b) not in operation.before]
        check_links([Link(a, b) for a, b in (*kept, *operation.after)], size_a, size_b)


def test_redrawing_to_a_paragraph_that_is_not_there_says_so(comparison: Comparison) -> None:
    with pytest.raises(UserError, match="no paragraph 99"):
        redraw(comparison.links, comparison.links[0], [98])


def test_saving_survives_and_a_missing_file_is_an_empty_session(comparison: Comparison) -> None:
    assert load(comparison).is_empty
    session = Session.on(comparison).do(Note("kept"))
    save(session, session_file(comparison))
    assert load(comparison) == session


def test_merging_takes_what_is_new_and_lists_conflicts(comparison: Comparison) -> None:
    first, second = MarkRef.of(comparison.marks[0]), MarkRef.of(comparison.marks[1])
    base = Session.on(comparison)
    added = AddMark("a1", "agency", ((1, 5),), ())
    ours = base.do(Judge(first, "accepted")).do(added).do(Judge(second, "rejected"))
    theirs = base.do(Judge(first, "rejected")).do(replace(added, article=((7, 9),))).do(Judge(second, "rejected"))
    theirs = theirs.do(Note("theirs", mark=second))
    merged = merge_sessions(ours, theirs)
    assert [c.theirs.operation for c in merged.conflicts] == [Judge(first, "rejected")]
    assert [type(e.operation).__name__ for e in merged.taken] == ["AddMark", "Note"]
    assert merged.taken[0].operation.name == "a2"  # type: ignore[union-attr]
    view = merged.session.view(comparison)
    assert view.stated(comparison.marks[0].id).verdict == "accepted"  # type: ignore[union-attr]
    again = merge_sessions(merged.session, theirs)
    assert not again.taken and again.conflicts == merged.conflicts
