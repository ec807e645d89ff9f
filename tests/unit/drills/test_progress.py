"""Progress in the terminal: all of it in one screen of 80×24."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbench.drills import schedule, store
from workbench.drills.model import KINDS, Item, Verdict
from workbench.drills.progress import progress_lines

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fortnight_of_every_kind_fits_one_screen(language: str, tmp_path: Path) -> None:
    db = store.open_store(tmp_path / "drills.db")
    who = store.trainee_named(db, "Ana")
    for number in range(2000):
        kind = KINDS[number % len(KINDS)]
        item = Item(
            f"{kind}/fr/c{number % 300}/x", kind, "fr", f"concept.number-{number % 300}", "", "", "fr", term="x"
        )
        verdict = Verdict("right" if number % 3 else "wrong-term")
        schedule.review(db, who, item, "x", verdict, now=NOW - timedelta(days=number % 13, seconds=number))
    lines = progress_lines(db, who, NOW, language)
    assert len(lines) <= 23
    assert all(len(line) <= 80 for line in lines)
    counts = lines[3].split()
    assert len(counts) == 14 and sum(map(int, counts)) == 2000
    assert lines[4].count("%") == 13 and lines[4].split()[0] == "–"


def test_one_answer_is_seen_and_none_is_said(tmp_path: Path) -> None:
    db = store.open_store(tmp_path / "drills.db")
    who = store.trainee_named(db, "Ana")
    assert progress_lines(db, who, NOW, "en") == ["Ana has not answered anything yet."]
    item = Item("cloze/fr/c/x", "cloze", "fr", "c", "", "", "fr", term="x")
    schedule.review(db, who, item, "x", Verdict("right"), now=NOW)
    assert progress_lines(db, who, NOW, "en")[1].strip() == "███"
