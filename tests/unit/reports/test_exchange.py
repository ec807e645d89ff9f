"""Other programs read what we write."""

from __future__ import annotations

import csv
import io

from tests.support.small import ARTICLE, small
from workbench.reports.rows import rows, segments
from workbench.reports.tables import marks_csv
from workbench.reports.tmx import render_tmx


def test_another_program_reads_the_tmx() -> None:
    from translate.storage.tmx import tmxfile

    store = tmxfile.parsestring(render_tmx(small()))

    pairs = [(unit.source, unit.target) for unit in store.units]
    assert ("The bridge reopened on Sunday.", "Le pont a rouvert dimanche.") in pairs
    assert len(pairs) == 3


def test_every_mark_is_a_row_of_the_csv_and_no_cell_is_a_formula() -> None:
    table = list(csv.DictReader(io.StringIO(marks_csv(small()))))

    assert [row["id"] for row in table] == [mark.id for mark in small().marks]
    assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row.values())


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
