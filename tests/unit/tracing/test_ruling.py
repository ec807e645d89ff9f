"""The analyst's word on an edge: it stands in every later drawing, beside what the program says by itself."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import pytest

from tests.support.archives import CREW, LEAD, OWN, RATES
from workbench.archive import Record, SqliteArchive
from workbench.errors import UserError
from workbench.tracing import drawing, timeline
from workbench.tracing.chain import chain, chain_of, measured
from workbench.tracing.model import Chain
from workbench.tracing.ruling import decide

Make = Callable[[list[Record]], SqliteArchive]

MORE = "The harbour council met behind closed doors and postponed its vote on dredging for the third time this year."


def _record(id: str, *parts: str, hour: int | None) -> Record:
    text = "\n\n".join(parts)
    published = None if hour is None else f"2024-05-14T{hour:02}:00:00Z"
    return Record(id, text, id.encode() + text.encode(), lang="en", outlet=id, published=published, id_given=True)


@pytest.fixture
def story(archive_of: Make) -> SqliteArchive:
    """The wire is copied by the ledger, whose slip the brief repeats."""
    slip = CREW.replace("Bergli", "Berglie")
    return archive_of([
        _record("wire", LEAD, CREW, RATES, hour=6),
        _record("ledger", LEAD, slip, OWN, hour=9),
        _record("brief", LEAD, slip, hour=12),
        _record("stranger", "The price of barley rose by three per cent in Paris after a dry spring.", hour=18),
    ])  # fmt: skip


@pytest.fixture
def witnesses_of_a_wire(archive_of: Make) -> SqliteArchive:
    """Two texts that share a source which is not here."""
    return archive_of([
        _record("one", LEAD, CREW, RATES, hour=6),
        _record("two", LEAD, OWN, MORE, hour=7),
    ])  # fmt: skip


def _parents(made: Chain) -> dict[str, str]:
    return {edge.child: edge.parent for edge in made.edges}


def test_a_refused_edge_is_never_drawn_again_and_a_confirmed_one_always(story: SqliteArchive) -> None:
    assert _parents(chain(story)) == {"ledger": "wire", "brief": "ledger"}

    decide(story, "ledger", "brief", "refused", by="Ada")
    assert _parents(chain(story)) == {"ledger": "wire", "brief": "wire"}
    decide(story, "ledger", "stranger", "confirmed", by="Ada")
    assert _parents(chain(story)) == {"ledger": "wire", "brief": "wire", "stranger": "ledger"}
    decide(story, "wire", "brief", "refused", by="Ada")
    assert _parents(chain(story)) == {"ledger": "wire", "stranger": "ledger"}


def test_what_the_program_says_stands_beside_what_the_analyst_said(story: SqliteArchive) -> None:
    before = chain(story).parents()["brief"]
    decide(story, "wire", "brief", "confirmed", by="Ada", note="the editor told me")
    edge = chain(story).parents()["brief"]

    assert edge.decision is not None
    assert (edge.decision.by, edge.decision.note, edge.decision.made[:2]) == ("Ada", "the editor told me", "20")
    assert edge.machine is not None
    assert (edge.machine.parent, edge.machine.score) == ("ledger", before.score)
    assert edge.score < before.score  # still the program's measure, not a full mark for having been confirmed
    assert not any("Ada" in reason or "analyst" in reason for reason in edge.evidence)


def test_an_edge_that_both_agree_on_is_not_told_twice(story: SqliteArchive) -> None:
    before = chain(story).parents()["ledger"]
    decide(story, "wire", "ledger", "confirmed", by="Ada")
    after = chain(story).parents()["ledger"]
    assert after.decision is not None
    assert after.machine is None
    assert (after.score, after.evidence) == (before.score, before.evidence)


def test_undo_gives_the_program_s_chain_back(story: SqliteArchive) -> None:
    before = chain(story).as_json()
    decide(story, "ledger", "brief", "refused")
    assert chain(story).as_json() != before
    story.undo_decision()
    assert chain(story).as_json() == before


def test_decisions_are_drawn_without_measuring_again(story: SqliteArchive) -> None:
    made = measured(story)
    decide(story, "wire", "stranger", "confirmed")
    assert chain_of(made, story.decisions()).as_json() == chain(story).as_json()


def test_a_source_that_is_not_here_can_be_refused(witnesses_of_a_wire: SqliteArchive) -> None:
    archive = witnesses_of_a_wire
    wire = _parents(chain(archive))["one"]
    decide(archive, wire, "two", "refused")
    assert _parents(chain(archive)) == {"two": "one"}
    decide(archive, "one", "two", "refused")
    assert _parents(chain(archive)) == {}
    archive.undo_decision()
    archive.undo_decision()
    assert _parents(chain(archive)) == {"one": wire, "two": wire}


def test_a_source_that_is_not_here_can_be_confirmed(story: SqliteArchive) -> None:
    decide(story, "wire:tass", "ledger", "confirmed", by="Ada")
    made = chain(story)
    assert _parents(made)["ledger"] == "wire:tass"
    (absent,) = (node for node in made.nodes if node.hypothetical)
    assert (absent.outlet, made.parents()["ledger"].relation) == ("TASS", "common-source")
    machine = made.parents()["ledger"].machine
    assert machine is not None and machine.parent == "wire"


def test_a_confirmed_wire_edge_holds_when_the_wire_is_numbered_otherwise(witnesses_of_a_wire: SqliteArchive) -> None:
    archive = witnesses_of_a_wire
    decide(archive, "wire:unnamed-somebody", "two", "confirmed")
    edge = chain(archive).parents()["two"]
    assert edge.decision is not None
    assert edge.machine is None
    assert _parents(chain(archive)) == {"one": "wire:unnamed-one", "two": "wire:unnamed-one"}


@pytest.mark.parametrize(
    ("parent", "child", "sentence"),
    [
        ("brief", "wire", "appeared after wire"),
        ("brief", "brief", "one document"),
        ("nobody", "brief", "holds no document 'nobody'"),
        ("wire:tass", "nobody", "holds no document 'nobody'"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_one_sentence(
    story: SqliteArchive, parent: str, child: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        decide(story, parent, child, "confirmed")
    assert story.decisions() == []


def test_confirmed_edges_never_run_in_a_circle(archive_of: Make) -> None:
    archive = archive_of([_record(name, LEAD, CREW, hour=None) for name in ("a", "b", "c")])
    decide(archive, "a", "b", "confirmed")
    decide(archive, "b", "c", "confirmed")
    with pytest.raises(UserError, match="withdraw that first"):
        decide(archive, "c", "a", "confirmed")
    assert _parents(chain(archive)) == {"b": "a", "c": "b"}


def test_every_form_shows_both_words(story: SqliteArchive) -> None:
    decide(story, "wire", "brief", "confirmed", by="Ada")
    decide(story, "wire", "ledger", "refused", by="Bea", note="<not> they")
    made = chain(story)

    value = json.loads(json.dumps(made.as_json()))
    assert [(one["parent"], one["child"], one["verdict"], one["by"]) for one in value["decisions"]] == [
        ("wire", "brief", "confirmed", "Ada"),
        ("wire", "ledger", "refused", "Bea"),
    ]
    assert value["decisions"][1]["machine"]["parent"] == "wire"
    (edge,) = (one for one in value["edges"] if one["child"] == "brief")
    assert edge["decision"]["verdict"] == "confirmed"
    assert edge["machine"]["parent"] == "ledger"

    graph = ElementTree.fromstring(drawing.graphml(made).encode())
    told = " ".join(one.text or "" for one in graph.iter())
    for form in (drawing.dot(made), drawing.mermaid(made), timeline.html(made), told):
        assert "confirmed by Ada" in form
        assert "refused by Bea" in form
    assert "from ledger" in timeline.html(made)
    assert "<not>" not in timeline.html(made) + drawing.mermaid(made)
    assert "==>" in drawing.mermaid(made)


def test_the_tree_of_the_terminal_shows_both_words(story: SqliteArchive) -> None:
    from rich.console import Console

    decide(story, "wire", "brief", "confirmed", by="Ada")
    decide(story, "wire", "ledger", "refused", by="Bea")
    out = io.StringIO()
    Console(width=160, file=out).print(drawing.tree(chain(story)))
    shown = out.getvalue()
    assert "the analyst: ✓ confirmed by Ada" in shown
    assert "the program by itself: copy from ledger" in shown
    assert "✗ refused by Bea" in shown
