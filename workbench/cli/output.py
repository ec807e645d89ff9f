"""stdout is data, stderr is narration: writing results where the user asked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from workbench import paths
from workbench.errors import UserError


def emit(text: str, target: str) -> None:
    """Write `text` to the file `target`, whole or not at all; `-` is stdout.

    Raises UserError if the folder does not exist or cannot be written.
    """
    if target == "-":
        click.echo(text, nl=not text.endswith("\n"))
    else:
        emit_bytes(text.encode("utf-8", "surrogatepass"), target)


def emit_bytes(data: bytes, target: str) -> None:
    """Like `emit`, for bytes."""
    if target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    check_target(target)
    try:
        paths.write_atomically(Path(target), data)
    except PermissionError as error:
        raise UserError(f"{target} cannot be written (no permission); choose another place.") from error


def check_target(target: str) -> None:
    """Raise UserError where nothing can be written at `target`: said before long work rather than after it."""
    path = Path(target)
    if target == "-":
        return
    if path.is_dir():
        raise UserError(f"{target} is a folder; give the name of a file to write.")
    if not path.parent.is_dir():
        raise UserError(f"{path.parent} does not exist; create the folder or choose another one.")


def emit_json(value: Any, target: str) -> None:
    """`emit` a value as JSON, readable, with its letters as they are."""
    emit(json.dumps(value, ensure_ascii=False, indent=1) + "\n", target)


def notice(sentence: str) -> None:
    """Tell the user something beside the data (stderr)."""
    click.echo(f"note: {sentence}", err=True)
