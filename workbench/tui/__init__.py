"""The terminal UI."""

from __future__ import annotations


def run_app(article: str | None = None, origin: str | None = None) -> None:
    """Open the terminal UI, on a pair of documents where they are given."""
    from workbench.tui.app import WorkbenchApp

    WorkbenchApp(article, origin).run()
