"""`compare` takes a glossary as `translate` does: loaded, or a file's path."""

from __future__ import annotations

from pathlib import Path

from tests.support.running import ROOT
from workbench.comparison.compare import compare
from workbench.documents.reading import read
from workbench.glossary.loading import load_glossaries


def test_a_path_and_the_loaded_glossary_give_the_same_comparison(tmp_path: Path) -> None:
    file = ROOT / "glossaries" / "syria.toml"
    (tmp_path / "a").write_text("Les rebelles ont quitté la ville.", encoding="utf-8")
    (tmp_path / "b").write_text("The rebels left the town.", encoding="utf-8")
    article, origin = read(tmp_path / "a"), read(tmp_path / "b")

    by_path = compare(article, origin, glossary=str(file))

    assert by_path == compare(article, origin, glossary=load_glossaries([file]))
