"""The program is held to the gold of samples/: links and marks may not fall below their pinned floors."""

from __future__ import annotations

from pathlib import Path

import workbench
from benchmarks import samples as benchmark
from benchmarks.floors import broken, load

FRAMING = {"loaded-term", "attribution", "certainty", "quotation-marks", "agency", "headline"}


def compared(folder: Path) -> workbench.Comparison:
    return workbench.compare(
        workbench.read(folder / "article.fr.txt"), workbench.read(sorted(folder.glob("origin*"))[0])
    )


def test_links_and_marks_hold_their_floors() -> None:
    values, corpus = benchmark.measure()

    assert load("samples")["corpus"] == corpus, "the samples changed: run `python -m benchmarks.floors samples`"
    assert broken("samples", values) == []


def test_a_faithful_translation_gets_no_mark_of_change(samples: Path) -> None:
    marks = compared(samples / "07-faithful-en").marks

    assert [m for m in marks if m.kind not in ("verbatim", "rewritten")] == []


def test_another_account_of_the_same_event_is_not_called_an_addition(samples: Path) -> None:
    result = compared(samples / "05-same-event-en")

    assert not any(m.kind == "addition" for m in result.marks)
    assert result.summary.verbatim + result.summary.rewritten < 0.4
    assert any(m.kind == "no-match" for m in result.marks)
