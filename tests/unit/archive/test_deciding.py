"""Decisions on edges: a journal in the archive, undone and redone by who made them."""

from __future__ import annotations

from workbench.archive import Archive, Decision


def _said(archive: Archive) -> list[tuple[str, str, str]]:
    return [(one.parent, one.child, one.verdict) for one in archive.decisions()]


def test_the_last_word_on_an_edge_stands_with_who_and_when(archive: Archive) -> None:
    archive.decide(Decision("a", "b", "confirmed", by="Ada"))
    archive.decide(Decision("a", "b", "refused", "the dateline is forged", by="Bea"))

    (stands,) = archive.decisions()
    assert (stands.verdict, stands.note, stands.by) == ("refused", "the dateline is forged", "Bea")
    assert stands.made.startswith("20")
    assert [one.verdict for one in archive.stated()] == ["confirmed", "refused"]


def test_a_text_has_one_confirmed_parent_the_last_one(archive: Archive) -> None:
    archive.decide(Decision("z", "c", "confirmed"))
    archive.decide(Decision("b", "c", "confirmed"))
    assert _said(archive) == [("b", "c", "confirmed")]
    archive.undo_decision()
    assert _said(archive) == [("z", "c", "confirmed")]


def test_decisions_are_undone_and_redone_without_limit(archive: Archive) -> None:
    pairs = [(f"p{n}", f"c{n}", "refused") for n in range(5)]
    for parent, child, _ in pairs:
        archive.decide(Decision(parent, child, "refused"))
    for left in range(4, -1, -1):
        archive.undo_decision()
        assert _said(archive) == pairs[:left]
    assert archive.undo_decision() is None
    for done in range(1, 6):
        archive.redo_decision()
        assert _said(archive) == pairs[:done]
    assert archive.redo_decision() is None


def test_what_is_decided_after_an_undo_leaves_nothing_to_redo(archive: Archive) -> None:
    archive.decide(Decision("a", "b", "refused"))
    archive.undo_decision()
    archive.decide(Decision("c", "d", "refused"))
    assert archive.redo_decision() is None
    assert _said(archive) == [("c", "d", "refused")]


def test_nobody_undoes_what_somebody_else_said(archive: Archive) -> None:
    archive.decide(Decision("a", "b", "refused", by="Ada"))
    archive.decide(Decision("c", "d", "refused", by="Bea"))
    undone = archive.undo_decision("Ada")
    assert undone is not None and (undone.parent, undone.undone) == ("a", True)
    assert _said(archive) == [("c", "d", "refused")]


def test_a_word_taken_back_leaves_the_edge_to_the_program(archive: Archive) -> None:
    archive.decide(Decision("a", "b", "confirmed"))
    archive.withdraw("a", "b", by="Ada")
    assert _said(archive) == []
    assert [one.verdict for one in archive.stated()] == ["confirmed", "withdrawn"]
