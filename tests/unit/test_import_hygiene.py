"""The domain runs headless: nothing of it imports the terminal UI's toolkit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_domain_and_the_command_line_never_import_textual() -> None:
    code = (
        "import importlib, pkgutil, sys\n"
        "import workbench\n"
        "def walk(package):\n"
        "    for module in pkgutil.iter_modules(package.__path__, package.__name__ + '.'):\n"
        "        if module.name not in ('workbench.tui', 'workbench.__main__'):\n"
        "            found = importlib.import_module(module.name)\n"
        "            walk(found) if module.ispkg else None\n"
        "walk(workbench)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'textual' or 'workbench.tui' in name))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
