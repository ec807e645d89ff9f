"""The command line: one module a command, loaded when it is called."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> None:
    """Run the program and leave with one of the contract's exit codes."""
    from workbench.cli.app import run

    sys.exit(run(arguments))
