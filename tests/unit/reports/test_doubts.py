"""What the check of a machine translation doubts is told beside it on every face, and outlives a file."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import get_args

import pytest
from rich.console import Console

from tests.support.small import small
from workbench.comparison.model import Comparison
from workbench.reports.doubts import by_paragraph, in_words
from workbench.reports.html import render_html
from workbench.reports.terminal import print_comparison
from workbench.session import Session
from workbench.session.operations import EditSentence
from workbench.translation.model import Fault, FaultKind

DOUBTS = (Fault("number", ("16", "60")), Fault("word", ("woundlings",)))
SAID = "! check: number or date: 16, 60; an English word? woundlings"


@pytest.fixture
def comparison() -> Comparison:
    """The small one, its second sentence doubtful."""
    made = small()
    assert made.translation is not None
    first, second, *rest = made.translation.sentences
    sentences = (first, replace(second, doubts=DOUBTS), *rest)
    return replace(made, translation=replace(made.translation, sentences=sentences))


def test_doubts_stand_with_their_paragraph_in_the_language_of_the_reader(comparison: Comparison) -> None:
    assert by_paragraph(comparison, "en") == {1: SAID}
    assert by_paragraph(comparison, "fr") == {1: "! à vérifier : nombre ou date : 16, 60; un mot anglais ? woundlings"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_has_its_words(language: str) -> None:
    kinds = get_args(FaultKind)
    assert len({in_words([Fault(kind, ("x",))], language) for kind in kinds}) == len(kinds)


def test_a_kind_of_another_version_is_told_by_its_words() -> None:
    assert in_words([Fault("tone", ("solemn",))], "fr") == "! à vérifier : solemn"  # type: ignore[arg-type]


def test_the_page_tells_them_behind_the_sentence(comparison: Comparison) -> None:
    assert SAID in render_html(comparison)


def test_a_wide_terminal_tells_them_under_the_translation(comparison: Comparison) -> None:
    console = Console(width=180, record=True, file=StringIO())
    print_comparison(comparison, console=console)
    printed = console.export_text()
    assert "! check: number or date: 16, 60;" in printed


def test_they_are_in_the_json_and_come_back_from_it(comparison: Comparison) -> None:
    values = comparison.to_json()
    assert '"doubts"' in values
    assert Comparison.from_json(values) == comparison


def test_what_the_analyst_translated_is_no_longer_doubted(comparison: Comparison) -> None:
    assert comparison.translation is not None
    mine = EditSentence(comparison.translation.sentences[1].source, "Mine.")
    assert by_paragraph(Session.on(comparison).do(mine).view(comparison).comparison, "en") == {}
