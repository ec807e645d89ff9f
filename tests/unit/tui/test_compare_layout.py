"""The page of a comparison: lines that lose no character, rows held level, columns by width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.support.comparisons import from_gold
from workbench.reports.rows import rows
from workbench.tui.compare.labels import label
from workbench.tui.compare.layout import GUTTER, Column, Line, Page, Texts, columns_for
from workbench.tui.compare.search import search
from workbench.tui.compare.wrapping import flatten, wrap


@given(st.text(alphabet="abcé «»:;  \u00a0漢字e\u0301", max_size=120), st.integers(2, 30))
def test_wrapped_lines_fit_and_only_spaces_fall_between_them(text: str, width: int) -> None:
    flat = flatten(text)
    lines = wrap(flat, width)
    assert all(cell_len(flat[a:b]) <= width for a, b in lines)
    position = 0
    for start, end in lines:
        assert flat[position:start].strip(" ") == ""
        position = end
    assert flat[position:].strip(" ") == ""


def test_a_line_never_ends_inside_french_quotation_marks_or_before_a_colon() -> None:
    text = "Il a dit : « bonjour » aux gens"
    assert [text[a:b] for a, b in wrap(text, 12)] == ["Il a dit :", "« bonjour »", "aux gens"]


def test_control_characters_never_reach_the_terminal() -> None:
    assert flatten("a\x1b[31mb\u202ec\nd") == "a [31mb c d"


def test_the_columns_of_a_row_start_on_the_same_line() -> None:
    comparison = from_gold("06-exchange-moved-en")
    page = Page(Texts(comparison), rows(comparison), ("article", "translation", "origin"), 117)
    for row, placed in zip(rows(comparison), page.rows, strict=True):
        firsts = [column[0] for column in placed.lines]
        assert all(line is not None and line.label for line in firsts)
        assert firsts[0].paragraph == (row.link.a[0] if row.link.a else -1)  # type: ignore[union-attr]
        assert placed.height == max(len(column) for column in placed.lines)


def test_every_character_of_both_texts_is_found_on_the_line_that_shows_it() -> None:
    comparison = from_gold("01-crossing-en")
    texts = Texts(comparison)
    page = Page(texts, rows(comparison), ("article", "origin"), 79)
    for column, start in (("article", 300), ("origin", 700)):
        y = page.find(column, start)  # type: ignore[arg-type]
        assert y is not None
        line = page.line_at(page.columns.index(column), y)  # type: ignore[arg-type]
        assert line is not None and line.start <= start <= line.end
        assert cell_len(texts.flat[line.column][line.start : line.end]) <= page.text_width(line.column)


def test_stacked_columns_stand_one_under_the_other() -> None:
    comparison = from_gold("01-crossing-en")
    page = Page(Texts(comparison), rows(comparison), ("article", "origin"), 60, stacked=True)
    assert page.widths == (60,) and page.text_width("origin") == 60 - GUTTER
    assert [line.column for line in page.rows[0].lines[0] if line and line.label] == ["article", "origin"]


@pytest.mark.parametrize(
    ("width", "translation", "columns", "stacked"),
    [
        (200, True, ("article", "translation", "origin"), False),
        (120, False, ("article", "origin"), False),
        (119, True, ("article", "origin"), False),
        (79, True, ("article", "translation", "origin"), True),
    ],
)
def test_the_columns_depend_on_the_width(
    width: int, translation: bool, columns: tuple[str, ...], stacked: bool
) -> None:
    assert columns_for(width, translation=translation) == (columns, stacked)


def test_search_finds_capitals_unless_the_expression_has_one() -> None:
    texts = Texts(from_gold("01-crossing-en"))
    small, capital = search(texts, r"terroristes?|militants"), search(texts, r"Militants")
    assert {hit.column for hit in small} == {"article", "translation", "origin"}
    assert not capital
    assert all(texts.flat[h.column][h.start : h.end].lower() in ("terroristes", "militants") for h in small)


def test_what_the_check_doubts_stands_above_the_translated_paragraph_alone() -> None:
    row = rows(from_gold("06-exchange-moved-en"))[1]
    paragraph, doubts = row.link.a[0], {row.link.a[0]: "! check: number or date: 16; name: Alep"}

    def words(column: Column, number: int) -> str:
        return label(Line(column, number, 0, 0, label=True), row, (), False, {}, doubts=doubts)

    assert words("translation", paragraph) == "! check: number or date: 16; name: Alep"
    assert words("translation", paragraph + 1) == "" and "!" not in words("article", paragraph)
