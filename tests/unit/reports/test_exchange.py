"""Other programs read what we write."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from tests.support import tmx14
from tests.support.reviewed import PAUL, reviewed, reviewed_record
from tests.support.small import ARTICLE, small
from workbench.reports.cells import guarded, table, unguarded
from workbench.reports.formats import render
from workbench.reports.rows import rows, segments
from workbench.reports.tables import links_csv, marks_csv, sentences_csv
from workbench.reports.tmx import render_tmx
from workbench.session.links import split
from workbench.session.operations import Judge, MarkRef
from workbench.session.record import record

FORMULA = re.compile(r"(?:^|[;\t\r\n])[=+\-@＝＋－＠]")


def test_another_program_reads_the_tmx() -> None:
    from translate.storage.tmx import tmxfile

    store = tmxfile.parsestring(render_tmx(small()))

    pairs = [(unit.source, unit.target) for unit in store.units]
    assert ("The bridge reopened on Sunday.", "Le pont a rouvert dimanche.") in pairs
    assert len(pairs) == 3


def test_every_tmx_keeps_the_rules_of_its_format() -> None:
    for said in (None, reviewed_record()):
        for accepted_only in (False, True):
            assert tmx14.faults(render(small(), "tmx", record=said, accepted_only=accepted_only)) == []
    assert tmx14.faults(b'<tmx version="1.4"><body/></tmx>')


def test_the_tmx_says_who_stands_behind_a_pair_and_keeps_the_machines_translation() -> None:
    units = etree.fromstring(render(small(), "tmx", record=reviewed_record(), accepted_only=True)).findall(".//tu")
    said = [(unit.get("creationid"), unit.get("changeid"), unit.findtext("tuv/seg")) for unit in units]

    assert said == [
        ("workbench", "Ada Brun", "Volunteers treated 13 wounded on Wednesday, the centre said."),
        (PAUL, None, "Le pont a rouvert dimanche."),
    ]
    props = {prop.get("type"): prop.text for prop in units[1].findall("prop")}
    assert props["x-machine-translation"] == "The bridge reopened on Sunday."
    assert units[1].get("creationdate") == "20260203T100600Z"


def test_a_pair_that_the_analyst_drew_apart_leaves_the_tmx_and_stays_in_the_table() -> None:
    comparison = small()
    session = reviewed().do(split(comparison.links[0]), by="Ada", at="2026-02-04T00:00:00+00:00")
    said = record(session, comparison)

    assert "Thirteen wounded" not in render(comparison, "tmx", record=said).decode()
    row = next(r for r in read(links_csv(comparison, said)) if r["level"] == "sentence" and r["article"] == "0")
    assert (row["decision"], row["decided_by"]) == ("contradicted", "Ada")


def test_a_segment_keeps_no_break_spaces_and_loses_what_xml_cannot_hold() -> None:
    comparison = small()
    text = ARTICLE.replace("Le pont a", "«\u00a0Le\x07\u200d\npont a", 1)
    span = (text.index("«\u00a0Le"), len(text))
    article = replace(comparison.article, text=text, sentences=(*comparison.article.sentences[:3], span))

    made = render_tmx(replace(comparison, article=article)).decode()

    assert "«\u00a0Le\u200d pont a rouvert" in made


def read(data: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data, newline="")))


def test_every_mark_is_a_row_of_the_csv_and_no_cell_is_a_formula() -> None:
    said = reviewed_record()
    tables = [marks_csv(small(), said), links_csv(small(), said), sentences_csv(small(), said)]

    assert [row["id"] for row in read(marks_csv(small()))] == [mark.id for mark in small().marks]
    assert not any(FORMULA.search(cell) for data in tables for row in read(data) for cell in row.values())
    assert unguarded(read(tables[1])[1]["said_name"]) == PAUL


def test_the_csv_tells_the_machines_word_from_the_analysts() -> None:
    by_id = {row["id"]: row for row in read(marks_csv(small(), reviewed_record()))}

    assert (by_id["m3"]["said_by"], by_id["m3"]["decision"], by_id["m3"]["decided_by"]) == (
        "machine", "rejected", "Ada Brun",
    )  # fmt: skip
    assert (by_id["m5"]["kind"], by_id["m5"]["machine_kind"], unguarded(by_id["m5"]["kind_by"])) == (
        "no-match", "addition", PAUL,
    )  # fmt: skip
    assert (by_id["a1"]["said_by"], by_id["a1"]["said_name"], by_id["a1"]["machine_kind"]) == (
        "analyst", "Ada Brun", "",
    )  # fmt: skip
    assert by_id["m3"]["note"] == "The ministry <denies> it."


def test_json_with_a_session_is_the_machines_json_and_one_key_more() -> None:
    import json

    from workbench.comparison.model import Comparison
    from workbench.session import Session

    made = json.loads(render(small(), "json", record=reviewed_record()))

    assert {key: value for key, value in made.items() if key != "analyst"} == small().to_dict()
    assert Comparison.from_json(made) == small()
    assert Session.from_json(made["analyst"]["session"]) == reviewed()


def test_a_decision_on_reuse_is_shown_although_reuse_is_not() -> None:
    comparison = small()
    session = reviewed().do(
        Judge(MarkRef.of(comparison.marks[3]), "rejected"), by="Zoé", at="2026-02-09T09:00:00+00:00"
    )

    for form in ("html", "markdown"):
        assert (
            "rejected by Zoé, 2026-02-09 09:00 UTC"
            in render(comparison, form, record=record(session, comparison)).decode()
        )


@given(st.text(st.sampled_from("=+-@＝'; \t\r\na1,\"")))
@example("'=1")
@example("a;''=1")
def test_a_cell_is_no_formula_and_becomes_the_text_again(text: str) -> None:
    assert not FORMULA.search(guarded(text))
    assert unguarded(guarded(text)) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=4))
def test_a_table_loses_nothing(texts: list[str]) -> None:
    made = list(csv.reader(io.StringIO(table(["x"] * len(texts), [texts]), newline="")))

    assert [unguarded(cell) for cell in made[1]] == texts


def test_rows_hold_every_link_and_every_mark_once() -> None:
    comparison = small()
    drawn = rows(comparison)

    assert sorted(str(row.link) for row in drawn) == sorted(str(link) for link in comparison.links)
    assert sorted(m.id for row in drawn for m in row.marks) == sorted(m.id for m in comparison.marks)


def test_what_the_article_leaves_out_stands_after_its_neighbour_of_the_origin() -> None:
    order = [(row.link.a, row.link.b) for row in rows(small())]

    assert order.index(((), (3,))) == order.index(((1,), (2,))) + 1


def test_segments_make_the_paragraph_whole_again() -> None:
    comparison = small()
    for span in comparison.article.paragraphs:
        pieces = segments(comparison.article, span, comparison.marks, "article")
        assert "".join(piece.text for piece in pieces) == ARTICLE[span[0] : span[1]]
