"""Running the installed program as a user does: another process, its own home, what it wrote listed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.support.folders import xdg_folders

ROOT = Path(__file__).resolve().parents[2]


def workbench(
    *arguments: str | Path, home: Path, cwd: Path | None = None, prefix: Sequence[str] = (), text_in: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python -m workbench ARGUMENTS` with every XDG folder under `home`; `prefix` goes before the command."""
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "ARGOS_PACKAGES_DIR")}
    environment |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TERM": "dumb"}
    environment |= xdg_folders(home)
    return subprocess.run(
        [*prefix, sys.executable, "-m", "workbench", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd or home,
        input=text_in,
        timeout=180,
    )
