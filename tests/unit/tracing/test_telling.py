"""The sentences of tracing: every rule in both languages, English where nobody asks."""

from __future__ import annotations

import copy
import io
import pickle
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from tests.support.archives import a_chain, a_story
from workbench.archive import SqliteArchive
from workbench.cli.app import cli
from workbench.tracing import drawing, timeline
from workbench.tracing.chain import chain
from workbench.tracing.ruling import decide
from workbench.tracing.telling import LANGUAGES, Reason, rules, told
from workbench.tracing.trace import trace
from workbench.tui import wording
from workbench.tui.trace import inspecting
from workbench.tui.trace.rows import Row

_SLOT = re.compile(r"\{(\w+)\}")


def test_every_rule_has_its_sentence_in_every_language_with_the_same_values() -> None:
    for rule, said in rules().items():
        assert set(said) == set(LANGUAGES), rule
        assert set(_SLOT.findall(said["en"])) == set(_SLOT.findall(said["fr"])), rule
        assert all(words for words in said.values()), rule


def test_a_reason_is_its_english_sentence_and_can_be_told_in_french() -> None:
    reason = Reason("absent.named", texts=("a", "b", "{c}"), name="TASS")
    assert reason == "a, b and {c} name TASS as their source, and no text of TASS is here"
    assert told(reason, "fr").startswith("a, b et {c} nomment TASS")
    assert told("words of somebody", "fr") == "words of somebody"
    for again in (copy.deepcopy(reason), pickle.loads(pickle.dumps(reason))):
        assert (again, told(again, "fr")) == (reason, told(reason, "fr"))


def test_every_drawing_speaks_french_and_json_english_unless_asked(tmp_path: Path) -> None:
    with SqliteArchive(a_story(tmp_path / "case.db"), writing=True) as archive:
        decide(archive, "wire", "ledger", "confirmed", note="Bergli", by="Ada")
        decide(archive, "ledger", "brief", "refused", by="Ada")
        made = chain(archive)
        (origin, *_) = trace(archive, archive.document("late"))

    console = Console(width=300, file=io.StringIO())
    console.print(drawing.tree(made, language="fr"))
    faces = [console.file.getvalue(), timeline.html(made, language="fr")]  # type: ignore[attr-defined]
    faces += [form(made, "fr") for form in (drawing.dot, drawing.graphml)]
    for face in map(unescape, faces):
        assert "% de ses mots figurent tels quels dans" in face
        assert "confirmé par Ada le 20" in face
        assert not re.search(r"of its words|published \d|confirmed by|refused by|is not known|derive", face)
    assert "|copie|" in drawing.mermaid(made, "fr")
    said = [made.as_json(), made.as_json("fr")]
    assert ["of its words" in one["edges"][0]["evidence"][0] for one in said] == [True, False]
    assert ["de ses mots" in one["edges"][0]["evidence"][0] for one in said] == [False, True]
    assert "of the article's words" in origin.as_json()["evidence"][0]
    assert "des mots de l'article" in origin.as_json("fr")["evidence"][0]


@pytest.mark.parametrize(("given", "env", "spoken"), [([], "", "en"), ([], "fr", "fr"), (["en"], "fr", "en")])
def test_the_commands_speak_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], env: str, spoken: str
) -> None:
    path = a_story(tmp_path / "case.db")
    monkeypatch.setenv("WORKBENCH_LANG", env)
    words = {"en": "in the same words", "fr": "tels quels"}
    for command, option in ((["chain", "--archive", str(path)], "--lang"),
                            (["trace", "late", "--archive", str(path)], "--language")):  # fmt: skip
        result = CliRunner().invoke(cli, [*command, *(part for one in given for part in (option, one))])
        assert words[spoken] in result.output
        assert "in the same words" in CliRunner().invoke(cli, [*command, "--json", "-"]).output


def test_the_trace_screen_gives_its_reasons_in_french() -> None:
    chain_ = a_chain()
    wording.use_language("fr")
    try:
        reason = Reason("shares.words", share=83, parent="monitor", kept=95)
        edge = replace(chain_.edges[2], evidence=(reason,))
        row = Row(1, next(node for node in chain_.nodes if node.id == "herald"), edge)
        assert told(reason, "fr") in str(inspecting.of_row(row, chain_))
        absent = replace(chain_.nodes[0], note=Reason("absent.named", texts=("a", "b"), name="TASS"))
        assert "comme leur source" in str(inspecting.of_row(Row(1, absent), chain_))
    finally:
        wording.use_language("en")
