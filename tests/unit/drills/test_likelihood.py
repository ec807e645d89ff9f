"""A model's second look: only on what the rules left open, only upwards, and never without the teacher."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from tests.support.tiny_argos import build
from workbench.drills import store
from workbench.drills.likelihood import MARGIN, second_look, sides
from workbench.drills.model import GAP, Item, Verdict
from workbench.drills.session import Session
from workbench.glossary.model import Glossary
from workbench.translation.argos import ArgosTranslator
from workbench.translation.model import Translator

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CORRIDOR = Item("reverse/en/syria.humanitarian-corridor/x", "reverse", "en", "syria.humanitarian-corridor", "syria",
                "Onze civils ont péri.", "fr", ((5, 11),), term="civils")  # fmt: skip
UNSURE = Verdict("wrong-term", given="civils", expected="x", missed=("x",), doubtful=True)


class Scores:
    """Says of each reference what a table says."""

    engine, source, target, package = "argos", "fr", "en", "table"

    def __init__(self, table: dict[str, float]) -> None:
        self._table = table

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> Any:
        raise NotImplementedError

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]]:
        return [(self._table[reference],) for reference in references]


def scorer(answer: float, reference: float) -> Translator:
    return cast(Translator, Scores({"answer": answer, "civils": reference}))


def test_an_unsure_answer_about_as_likely_as_the_reference_is_probably_right() -> None:
    item = replace(CORRIDOR, accepted=())
    assert second_look(item, "answer", UNSURE, scorer(-1.0, -1.0)).label == "probable"
    assert second_look(item, "answer", UNSURE, scorer(-1.0 - 2 * MARGIN, -1.0)) == UNSURE


@pytest.mark.parametrize("label", ["right", "wrong-side", "wrong-term", "empty", "not-preferred"])
def test_what_the_rules_know_is_never_overruled(label: str) -> None:
    known = Verdict(label, given="answer", expected="x")  # type: ignore[arg-type]
    assert second_look(CORRIDOR, "answer", known, scorer(0.0, -9.0)) == known


def test_a_real_package_is_asked_with_answer_and_reference_in_the_same_sentence(tmp_path: Path) -> None:
    with zipfile.ZipFile(build(tmp_path / "tiny.argosmodel")) as package:
        package.extractall(tmp_path / "package")
    model = ArgosTranslator(next((tmp_path / "package").glob("**/metadata.json")).parent)
    copied = replace(CORRIDOR, term="villages")  # the toy copies: the marked words themselves are its likeliest answer
    assert second_look(copied, "civils", UNSURE, model).label == "probable"
    assert second_look(replace(CORRIDOR, term="civils"), "frontière", UNSURE, model) == UNSURE


def test_a_gap_is_filled_on_either_side() -> None:
    gap = replace(CORRIDOR, kind="cloze", text=f"The {GAP} held.", beside="trêve", beside_lang="fr", term="truce")
    assert sides(gap, "calm") == ("The trêve held.", ["The truce held."], "The calm held.")


def test_the_teacher_sees_every_answer_that_a_model_let_pass(
    tmp_path: Path, glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.drills.likelihood.scorer_for", lambda source, target: scorer(-1.0, -1.0))
    monkeypatch.setattr("workbench.drills.likelihood.sides", lambda item, answer: ("x", ["civils"], "answer"))
    db = store.open_store(tmp_path / "drills.db")
    session = Session(db, store.trainee_named(db, "Ana"), glossary, [CORRIDOR])
    verdict, number = session.answer(CORRIDOR, "protected way out", NOW)
    assert (verdict.label, verdict.credit) == ("probable", 0.5)
    (seen,) = store.appeals(db)
    assert (seen["answer"], seen["reason"]) == ("protected way out", "translation model")
    assert number


def test_without_a_package_nobody_is_asked() -> None:
    assert second_look(CORRIDOR, "passage", replace(UNSURE, given="passage")).label == "wrong-term"
