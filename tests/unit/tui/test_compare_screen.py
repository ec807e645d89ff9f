"""The compare screen under a reader's hands."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from tests.support.reading import reading, until
from workbench.tui.app import WorkbenchApp
from workbench.tui.compare.drawing import Drawing


async def test_n_walks_the_marks_in_reading_order_and_around_the_end() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        walk = [mark.id for mark in screen.view.placing.walk]
        seen = []
        for _ in walk:
            screen.action_next()
            seen.append(screen.view.selected.id)  # type: ignore[union-attr]
        assert seen == walk
        await pilot.press("n")
        assert screen.view.selected.id == walk[0]  # type: ignore[union-attr]
        await pilot.press("N")
        assert screen.view.selected.id == walk[-1]  # type: ignore[union-attr]


async def test_brackets_keep_to_one_kind() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "right_square_bracket", "right_square_bracket", "left_square_bracket")
        first = screen.view.placing.walk[0]
        assert screen.view.selected is not None and screen.view.selected.kind == first.kind
        assert screen.view.selected.id != first.id


async def test_the_selected_mark_is_on_view() -> None:
    async with reading("08-interview-long-en", (80, 24)) as (pilot, screen):
        for _ in screen.view.placing.walk:
            screen.action_next()
            await pilot.pause()
            mark, view = screen.view.selected, screen.view
            assert mark is not None
            side = "article" if mark.article else "origin"
            numbers = mark.article_paragraphs or mark.origin_paragraphs
            y = view.line_of(side, numbers[0], (mark.article or mark.origin)[0][0])  # type: ignore[arg-type]
            seen = view.visible_lines()
            assert y is not None and seen.y <= y < seen.y + seen.height


async def test_a_kind_switched_off_is_neither_shown_nor_walked() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        screen.action_toggle_kind("number")
        await pilot.pause()
        assert all(mark.kind != "number" for mark in screen.view.placing.walk)
        await pilot.press("greater_than_sign", "greater_than_sign", "greater_than_sign", "greater_than_sign")
        await pilot.press(*["greater_than_sign"] * 3)
        assert all(mark.confidence >= 0.7 for mark in screen.view.placing.walk)


async def test_m_follows_moved_text_to_the_other_side_and_back() -> None:
    async with reading("06-exchange-moved-en", (120, 24)) as (pilot, screen):
        view = screen.view
        apart = [
            mark
            for mark in view.placing.walk
            if mark.article_paragraphs
            and mark.origin_paragraphs
            and view.row_of["article", mark.article_paragraphs[0]] != view.row_of["origin", mark.origin_paragraphs[0]]
        ]
        for mark in apart:
            screen.choose(mark)
            row = view.row
            await pilot.press("m")
            assert view.row == view.row_of["origin", mark.origin_paragraphs[0]] != row
            await pilot.press("m")
            assert view.row == row


async def test_capital_j_and_k_go_from_row_to_row() -> None:
    async with reading("01-crossing-en", (120, 24)) as (pilot, screen):
        await pilot.press("J", "J", "K")
        assert screen.view.row == 1


async def test_search_lights_up_hits_and_n_goes_on_to_the_next() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("slash", *"militants", "enter", "n")
        hits = screen._hits
        assert len(hits) > 2 and screen._hit == 1
        await pilot.press("escape")
        assert not screen._hits


async def test_z_gives_one_pane_the_whole_page_and_back() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("z")
        assert screen.view.page is not None and screen.view.page.columns == ("article",)
        await pilot.press("l", "l")
        assert screen.view.page.columns == ("origin",)
        await pilot.press("z")
        assert len(screen.view.page.columns) == 3


async def test_another_layout_leaves_the_reader_where_he_reads() -> None:
    async with reading("08-interview-long-en", (120, 24)) as (pilot, screen):
        await pilot.press("n", "pagedown", "pagedown", "pagedown")
        page, view = screen.view.page, screen.view
        assert page is not None
        row = page.row_at(view.scroll_offset.y)
        assert row > 1
        for key in ("z", "z", "t", "i"):
            await pilot.press(key)
            await pilot.pause()
            assert view.page is not None and view.page.row_at(view.scroll_offset.y) == row


async def test_n_draws_again_only_the_rows_that_change(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading("01-crossing-en", (120, 60)) as (pilot, screen):
        await pilot.press("n")
        await pilot.pause()
        drawn: list[int] = []
        draw = Drawing._draw
        monkeypatch.setattr(Drawing, "_draw", lambda view, y: drawn.append(y) or draw(view, y))
        before = screen.view.row
        await pilot.press("n")
        await pilot.pause()
        page = screen.view.page
        assert page is not None and drawn
        marked = screen.view.rows_of(screen.view.selected) | screen.view.rows_of(screen.view.placing.walk[0])
        assert {page.row_at(y) for y in drawn} <= {before, screen.view.row, *marked}


async def test_t_hides_the_translation() -> None:
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("t")
        assert screen.view.page is not None and screen.view.page.columns == ("article", "origin")


async def test_a_bad_file_is_one_sentence_in_a_box() -> None:
    app = WorkbenchApp("no-such-article.txt", "no-such-origin.txt")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#error-sentence")))
        assert "no-such-article.txt" in str(app.screen.query_one("#error-sentence", Static).render())
