"""Chains within one language: who copied whom, and the analyst's word on it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace

from workbench.archive import Record, SqliteArchive
from workbench.documents.pointers import Pointer
from workbench.tracing import drawing, timeline
from workbench.tracing.chain import chain
from workbench.tracing.model import Chain

Make = Callable[[list[Record]], SqliteArchive]

LEAD = "A drone strike set fire to a grain terminal in the port of Novi Berehy early on Tuesday, destroying two silos."
QUOTE = "We heard the engine, then everything turned orange, said Kostiantyn Hrabar, a crane operator with burnt hands."
TAIL = "Insurers were expected to review their rates for ships on the river on Wednesday, a broker in London said."
OWN = "It was the ninth attack on the town since January, by a count that this newspaper has kept from the first day."


def _record(id: str, *parts: str, hour: int | None) -> Record:
    text = "\n\n".join(parts)
    published = None if hour is None else f"2024-05-14T{hour:02}:00:00Z"
    return Record(id, text, id.encode() + text.encode(), lang="en", outlet=id, published=published, id_given=True)


def _story() -> list[Record]:
    misspelled = QUOTE.replace("Hrabar", "Hraber")
    return [
        _record("wire", LEAD, QUOTE, TAIL, hour=6),
        _record("ledger", LEAD, misspelled, OWN, hour=9),
        _record("late", LEAD, QUOTE, TAIL, hour=20),
        _record("brief", LEAD, misspelled, hour=12),
        _record("other", "The price of barley rose by three per cent in Paris after losses at a Danube port.", hour=18),
    ]


def _parents(made: Chain) -> dict[str, str]:
    return {edge.child: edge.parent for edge in made.edges}


def test_errors_and_gaps_tell_who_copied_whom(archive_of: Make) -> None:
    made = chain(archive_of(_story()))

    assert _parents(made) == {"ledger": "wire", "late": "wire", "brief": "ledger"}
    assert {edge.relation for edge in made.edges} == {"copy"}
    brief = made.parents()["brief"]
    assert any("hraber" in reason for reason in brief.evidence)


def test_no_edge_runs_backwards_when_the_known_times_say_so(archive_of: Make) -> None:
    records = [_record("late", LEAD, QUOTE, TAIL, OWN, hour=9), _record("early", LEAD, QUOTE, TAIL, hour=6)]

    assert _parents(chain(archive_of(records))) == {"late": "early"}


def test_two_partial_copies_share_a_source_that_is_not_here(archive_of: Make) -> None:
    more = (
        "The mayor said that the school would stay shut for a week while the windows were being repaired by soldiers."
    )
    records = [_record("one", LEAD, QUOTE, TAIL, hour=6), _record("two", LEAD, OWN, more, hour=7)]

    made = chain(archive_of(records))

    assert {edge.relation for edge in made.edges} == {"common-source"}
    (wire,) = (node for node in made.nodes if node.hypothetical)
    assert set(_parents(made).values()) == {wire.id}
    assert "share their wording" in wire.note


def test_a_chain_of_one_article_leaves_the_others_out(archive_of: Make) -> None:
    archive = archive_of(_story())

    assert {node.id for node in chain(archive, archive.document("brief")).nodes} == {"wire", "ledger", "late", "brief"}
    assert [node.id for node in chain(archive, archive.document("other")).nodes] == ["other"]


def test_every_form_carries_every_edge(archive_of: Make) -> None:
    made = chain(archive_of(_story()))

    assert json.loads(json.dumps(made.as_json()))["edges"][0]["evidence"]
    assert drawing.dot(made).count(" -> ") == len(made.edges)
    assert drawing.mermaid(made).count("-->|copy|") == len(made.edges)
    graph = ElementTree.fromstring(drawing.graphml(made).encode())
    assert len([one for one in graph.iter() if one.tag.endswith("}edge")]) == len(made.edges)
    page = timeline.html(made)
    assert page.count("<details>") == len(made.edges)
    assert "http://" not in page
    assert "https://" not in page


def test_markup_in_a_title_stays_text(archive_of: Make) -> None:
    records = [_record('<b>&"', LEAD, QUOTE, hour=6), _record("two", LEAD, QUOTE, hour=7)]

    made = chain(archive_of(records))

    assert "<b>" not in timeline.html(made)
    assert ElementTree.fromstring(drawing.graphml(made).encode()) is not None
    assert '\\"' in drawing.dot(made)


def test_a_canonical_address_is_evidence_between_equal_texts_and_not_without_common_text(archive_of: Make) -> None:
    one = _record("one", LEAD, QUOTE, TAIL, hour=6)
    two = replace(_record("two", LEAD, QUOTE, TAIL, hour=7), url="https://two.example/grain")
    three = replace(
        _record("three", LEAD, QUOTE, TAIL, hour=9), pointers=(Pointer("canonical", "https://two.example/grain"),)
    )
    stranger = replace(
        _record("stranger", "Barley rose by three per cent in Paris, and traders look at the weather in June.", hour=9),
        pointers=(Pointer("canonical", "https://two.example/grain"),),
    )

    made = chain(archive_of([one, two, three, stranger]))

    assert _parents(made) == {"two": "one", "three": "two"}
    assert (
        "gives it as the canonical address of its text: https://two.example/grain" in made.parents()["three"].evidence
    )


def test_two_copies_of_a_dispatch_that_is_not_here_hang_from_the_agency_of_their_datelines(archive_of: Make) -> None:
    opening = "NOVI BEREHY, May 14 (AFP) - "
    records = [_record("one", opening + LEAD, QUOTE, hour=6), _record("two", opening + LEAD, TAIL, hour=7)]

    made = chain(archive_of(records))

    assert {edge.parent for edge in made.edges} == {"wire:afp"}


def test_the_same_event_in_other_words_is_no_copy(archive_of: Make) -> None:
    other = (
        "Two grain silos went up in flames when a drone hit the docks of Novi Berehy in the small hours of Tuesday.",
        "Crane driver Kostiantyn Hrabar, whose hands were burnt, recalled an orange flash after the sound of a motor.",
    )

    made = chain(archive_of([_record("one", LEAD, QUOTE, hour=6), _record("two", *other, hour=8)]))

    assert made.edges == ()
