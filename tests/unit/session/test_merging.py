"""Two analysts on one pair: what merges, what is asked, who said it, and how it is undone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparisons import from_gold
from workbench.alignment.links import check_links
from workbench.comparison.model import Comparison
from workbench.reports.said import machine_said, statement, subject
from workbench.session import Session
from workbench.session import links as relinking
from workbench.session.merging import merge, settle
from workbench.session.operations import AddMark, EditSentence, Entry, Judge, MarkRef, Note, Rekind, Relink
from workbench.session.store import load, put_aside, save, session_file, take_up

Pairs = set[tuple[tuple[int, ...], tuple[int, ...]]]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return from_gold("01-crossing-en")


def links_of(session: Session, comparison: Comparison) -> Pairs:
    return {(one.link.a, one.link.b) for one in session.view(comparison).links}


def test_a_merge_is_undone_and_redone_at_once_and_keeps_its_authors(comparison: Comparison) -> None:
    first = MarkRef.of(comparison.marks[0])
    ours = Session.on(comparison).do(Note("mine"), by="me")
    theirs = Session.on(comparison).do(Judge(first, "accepted"), by="anna").do(Note("x", mark=first))
    merged = merge(ours, theirs, unnamed="their-file")
    after = settle(ours, merged, [])
    assert [entry.by for entry in after.entries] == ["me", "anna", "their-file"]
    assert after.undo().entries == ours.entries
    assert after.undo().redo().entries == after.entries
    again = Session.from_json(after.to_json())
    assert again.undo().entries == ours.entries, "the group is written into the file"
    assert again.do(Note("later")).undo().entries == after.entries, "what comes later is undone by itself"


def test_each_conflict_is_decided_by_itself(comparison: Comparison) -> None:
    first, second = MarkRef.of(comparison.marks[0]), MarkRef.of(comparison.marks[1])
    sentence = comparison.article.sentences[0]
    base = Session.on(comparison)
    ours = base.do(Judge(first, "accepted"), "me").do(Note("mine", mark=first), "me").do(Rekind(second, "name"), "me")
    theirs = base.do(Judge(first, "rejected"), "anna").do(Note("hers", mark=first), "anna")
    theirs = theirs.do(Rekind(second, "date"), "anna").do(EditSentence(sentence, "Hers."), "anna")
    merged = merge(ours, theirs)
    assert [conflict.about for conflict in merged.conflicts] == ["verdict", "note", "kind"]
    view = settle(ours, merged, ["theirs", "both", "ours"]).view(comparison)
    stated = view.stated(comparison.marks[0].id)
    assert stated is not None and (stated.verdict, stated.note) == ("rejected", "mine (me)\nhers (anna)")
    other = view.stated(comparison.marks[1].id)
    assert other is not None and other.mark.kind == "name"
    assert view.edits[sentence] == "Hers."
    assert settle(ours, merge(ours, base), []) == ours


def test_links_redrawn_apart_from_ours_come_in_and_those_over_ours_are_asked(comparison: Comparison) -> None:
    links = comparison.links
    base = Session.on(comparison)
    ours = base.do(relinking.merge(links[0], links[1]), "me")
    apart = base.do(relinking.merge(links[3], links[4]), "anna")
    merged = merge(ours, apart)
    assert not merged.conflicts
    assert links_of(merged.session, comparison) >= {
        ((0, 1), (0, 1)),
        ((*links[3].a, *links[4].a), tuple(sorted((*links[3].b, *links[4].b)))),
    }
    over = base.do(relinking.merge(links[1], links[2]), "anna")
    merged = merge(ours, over)
    (conflict,) = merged.conflicts
    assert conflict.about == "link" and not merged.taken
    assert links_of(settle(ours, merged, ["theirs"]), comparison) == links_of(over, comparison)
    assert links_of(settle(ours, merged, ["ours"]), comparison) == links_of(ours, comparison)


@st.composite
def relinked(draw: st.DrawFn, comparison: Comparison) -> Session:
    session = Session.on(comparison)
    for _ in range(draw(st.integers(0, 4))):
        links = [one.link for one in session.view(comparison).links]
        link = links[draw(st.integers(0, len(links) - 1))]
        if draw(st.booleans()) and len(links) > 1:
            other = links[draw(st.integers(0, len(links) - 1))]
            if other != link:
                session = session.do(relinking.merge(link, other), "x")
        elif len(link.a) + len(link.b) > 1:
            session = session.do(relinking.split(link), "x")
    return session


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_taking_all_of_theirs_gives_their_links_wherever_we_did_not_draw(data: st.DataObject) -> None:
    comparison = from_gold("01-crossing-en")
    ours, theirs = data.draw(relinked(comparison)), data.draw(relinked(comparison))
    merged = merge(ours, theirs)
    for choice in ("ours", "theirs"):
        after = settle(ours, merged, [choice] * len(merged.conflicts))  # type: ignore[list-item]
        view = after.view(comparison)
        assert not view.stale or ours.view(comparison).stale
        check_links(
            [one.link for one in view.links], len(comparison.article.paragraphs), len(comparison.origin.paragraphs)
        )
    machine = {(link.a, link.b) for link in comparison.links}
    if links_of(ours, comparison) == machine:
        assert not merged.conflicts and links_of(merged.session, comparison) == links_of(theirs, comparison)


def test_the_same_mark_added_by_both_with_other_reasons_is_one_mark(comparison: Comparison) -> None:
    base = Session.on(comparison)
    ours = base.do(AddMark("a1", "agency", ((1, 5),), (), "mine"), "me")
    theirs = base.do(AddMark("a7", "agency", ((1, 5),), (), "hers"), "anna")
    merged = merge(ours, theirs)
    assert [conflict.about for conflict in merged.conflicts] == ["mark"]
    marks = settle(ours, merged, ["theirs"]).view(comparison).marks
    assert [(one.mark.id, one.mark.explanation, one.analyst) for one in marks if one.by == "analyst"] == [
        ("a1", "hers", "anna")
    ]


def test_every_operation_is_said_in_words_in_both_languages(comparison: Comparison) -> None:
    mark = MarkRef.of(comparison.marks[0])
    link = comparison.links[1]
    operations = [
        Judge(mark, "rejected"), Rekind(mark, "date"), AddMark("a1", "agency", ((1, 5),), (), "why"),
        Note("text"), Note("text", mark=mark), Note("text", link=(link.a, link.b)),
        Note("text", paragraph=("origin", 2)), EditSentence(comparison.article.sentences[0], "Other."),
        Relink(((link.a, link.b),), ((link.a, ()), ((), link.b))),
    ]  # fmt: skip
    for language in ("en", "fr"):
        for operation in operations:
            assert subject(operation, comparison, language) and subject(operation, None, language)
            assert statement(operation, language) and machine_said(operation, comparison, language)
    assert subject(operations[6], comparison) == "note · origin ¶3"
    assert subject(operations[0], comparison).endswith(f"“{comparison.article.slice(mark.article[0])[:59].rstrip()}…”")


def test_notes_on_links_and_paragraphs_are_kept_and_follow_a_redrawn_link(comparison: Comparison) -> None:
    first, second = comparison.links[:2]
    session = (
        Session.on(comparison).do(Note("why so?", link=(second.a, second.b))).do(Note("odd", paragraph=("article", 3)))
    )
    assert Session.from_json(session.to_json()) == session
    view = session.view(comparison)
    assert [one.note for one in view.links if one.note] == ["why so?"]
    assert view.paragraph_notes == {("article", 3): "odd"}
    joined = session.do(relinking.merge(first, second)).view(comparison)
    assert [(one.link.a, one.note) for one in joined.links if one.note] == [((*first.a, *second.a), "why so?")]
    gone = session.do(Note("", paragraph=("article", 3))).do(Note("far", paragraph=("article", 999))).view(comparison)
    assert not gone.paragraph_notes and len(gone.stale) == 1


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_session_is_never_lost_and_never_stops_the_program(data: st.DataObject) -> None:
    comparison = from_gold("01-crossing-en")
    place = session_file(comparison)
    for old in place.parent.glob("*"):
        old.unlink()
    mark = MarkRef.of(comparison.marks[0])
    whole = Session.on(comparison).do(relinking.merge(*comparison.links[:2])).do(Judge(mark, "accepted"))
    whole = whole.do(AddMark("a1", "agency", ((1, 5),), ())).do(Note("n", paragraph=("article", 1))).undo()
    values = whole.to_dict()
    _damage(values, data)
    written = json.dumps(values) if data.draw(st.booleans()) else json.dumps(values)[: data.draw(st.integers(0, 900))]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(written)
    taken_up = take_up(comparison)
    save(taken_up.session.do(Note("one more")), place)
    load(comparison).view(comparison)
    if taken_up.trouble:
        assert taken_up.aside is not None and taken_up.aside.read_text() == written
        assert "\n" not in taken_up.trouble
    else:
        assert taken_up.aside is None


def _damage(values: object, data: st.DataObject) -> None:
    """Put something else in one place of a tree of plain values."""
    other = st.sampled_from([None, 5, -1, "x", [], {}, [[0], [0]], True, 1e9, [[[0, 1, 2]]]])
    node: object = values
    for _ in range(data.draw(st.integers(0, 5))):
        steps = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        if not steps:
            return
        step = data.draw(st.sampled_from(steps))
        if data.draw(st.integers(0, 3)) == 0 or not isinstance(node[step], dict | list):  # type: ignore[index]
            node[step] = data.draw(other)  # type: ignore[index]
            return
        node = node[step]  # type: ignore[index]


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(comparison: Comparison) -> None:
    place = session_file(comparison)
    place.parent.mkdir(parents=True)
    found = []
    for text in ("one", "two"):
        place.write_text(text)
        found.append(put_aside(place))
    assert [aside.read_text() for aside in found if aside] == ["one", "two"]


def test_an_entry_of_another_author_is_no_news_twice(comparison: Comparison) -> None:
    theirs = Session.on(comparison).do(Note("shared"), "", at="2026-01-01")
    ours = Session(theirs.article, theirs.origin, entries=(Entry(Note("shared"), "", "2026-01-01"),))
    assert not merge(ours, theirs, unnamed="file").taken
