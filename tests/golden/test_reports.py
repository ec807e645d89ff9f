"""Reports are held byte for byte; `UPDATE_GOLDEN=1 pytest tests/golden` writes them anew for a reader to check."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from tests.support.reviewed import reviewed_record
from tests.support.small import small
from workbench.reports.formats import render
from workbench.reports.html import render_html
from workbench.reports.markdown import render_markdown
from workbench.reports.tables import links_csv, marks_csv
from workbench.reports.terminal import print_comparison
from workbench.reports.tmx import render_tmx

GOLDEN = Path(__file__).parent / "reports"


def terminal(width: int) -> str:
    out = io.StringIO()
    print_comparison(small(), console=Console(file=out, width=width, color_system=None, highlight=False))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


REPORTS: dict[str, Callable[[], str | bytes]] = {
    "comparison.html": lambda: render_html(small()),
    "comparison.fr.html": lambda: render_html(small(), "fr"),
    "comparison.md": lambda: render_markdown(small()),
    "comparison.json": lambda: small().to_json(),
    "marks.csv": lambda: marks_csv(small()),
    "links.csv": lambda: links_csv(small()),
    "sentences.tmx": lambda: render_tmx(small()),
    "sentences.csv": lambda: render(small(), "sentences-csv"),
    **{
        f"reviewed.{ending}": partial(render, small(), form, language, reviewed_record())
        for ending, form, language in (
            ("html", "html", "en"), ("fr.html", "html", "fr"), ("md", "markdown", "en"), ("fr.md", "markdown", "fr"),
            ("json", "json", "en"), ("marks.csv", "marks-csv", "en"), ("links.csv", "links-csv", "en"),
            ("sentences.csv", "sentences-csv", "en"), ("tmx", "tmx", "en"),
        )
    },
    "reviewed.accepted.tmx": lambda: render(small(), "tmx", record=reviewed_record(), accepted_only=True),
    "terminal-150.txt": lambda: terminal(150),
    "terminal-100.txt": lambda: terminal(100),
    "terminal-60.txt": lambda: terminal(60),
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_the_same_bytes_as_the_golden_file(name: str) -> None:
    made = REPORTS[name]()
    data = made if isinstance(made, bytes) else made.encode("utf-8")
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(data)

    assert data == path.read_bytes()
