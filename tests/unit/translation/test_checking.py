"""Of several renderings the first without a fault is shown; where none is, the sentence is asked for again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from tests.support import tiny_argos
from workbench import resources
from workbench.translation import packages
from workbench.translation.argos import ArgosTranslator
from workbench.translation.checking import CheckedTranslator
from workbench.translation.engines import find_translator
from workbench.translation.model import Hypothesis, Rendering

SENTENCE = "Le bateau avance."


class Model:
    """Says what it was told to, alternatives parted by |; what it was asked is kept."""

    source, target, package = "fr", "en", "translate-fr_en-0_1"

    def __init__(self, **said: str) -> None:
        self.said, self.asked = said, list[str]()

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        self.asked += sentences
        said = [self.said["hinted" if "⟦" in line else "plain"].split("|")[:alternatives] for line in sentences]
        return [Rendering(one[0], tuple(Hypothesis(text, -float(i)) for i, text in enumerate(one))) for one in said]


def checked(model: Any) -> CheckedTranslator:
    return CheckedTranslator(cast(ArgosTranslator, model))


def said(model: Model, sentence: str = SENTENCE) -> Rendering:
    return checked(model).translate([sentence])[0]


def test_a_sound_rendering_is_shown_without_a_word() -> None:
    assert said(Model(plain="The ship advances.")) == Rendering(
        "The ship advances.", (Hypothesis("The ship advances.", 0.0),)
    )


def test_of_several_renderings_the_first_sound_one_is_shown() -> None:
    model = Model(plain="The cobark advances.|The ship advances.|The vessel advances.")
    assert said(model).text == "The ship advances." and model.asked == [SENTENCE]


def test_a_faulty_rendering_is_asked_for_again_with_hints() -> None:
    model = Model(plain="The coviture advances.", hinted="The carpooling advances.")
    made = said(model, "Le covoiturage avance.")
    assert (made.text, made.doubts) == ("The carpooling advances.", ())
    assert model.asked[1] == "Le ⟦ covoiturage ¦ carpooling ⟧ avance."


def test_what_stays_faulty_is_shown_with_its_doubts_the_least_faulty_first() -> None:
    made = said(Model(plain="The cobark advances 12.|The cobark advances."))
    assert made.text == "The cobark advances."
    assert [(doubt.kind, doubt.words) for doubt in made.doubts] == [("word", ("cobark",))]


def test_other_renderings_stand_behind_the_one_that_is_shown() -> None:
    model = Model(plain="The cobark advances.|The ship advances.|The vessel advances.")
    (made,) = checked(model).translate([SENTENCE], alternatives=3)
    assert [one.text for one in made.alternatives] == [
        "The ship advances.", "The cobark advances.", "The vessel advances."
    ]  # fmt: skip


def test_articles_follow_the_sound_of_the_next_word() -> None:
    assert said(Model(plain="A army advances."), "Une armée avance.").text == "An army advances."


def test_quotation_marks_stand_close_to_what_they_hold() -> None:
    made = said(Model(plain='The " ship" advances.'), "Le « bateau » avance.")
    assert made.text == 'The "ship" advances.'


def test_a_blank_sentence_stays_blank() -> None:
    model = Model(plain="Nothing.")
    assert [made.text for made in checked(model).translate(["", "  "])] == ["", ""] and model.asked == []


def test_a_headline_in_capitals_is_read_in_small_letters() -> None:
    model = Model(plain="The ship advances.")
    said(model, "LE BATEAU AVANCE")
    assert model.asked == ["Le bateau avance"]


def test_a_mark_at_either_end_of_a_sentence_reaches_the_model_whole() -> None:
    model = Model(plain="x", hinted="The vessel advances.")
    sentence = "⟦ Le bateau ¦ the vessel ⟧ ⟦ avance ¦ advances ⟧"
    assert said(model, f" {sentence} ").doubts == () and model.asked == [sentence]


def test_a_long_sentence_is_rendered_in_parts_with_the_marks_of_the_french() -> None:
    clauses = ["le bateau avance " * 14, "le bateau russe avance " * 12]
    french = ", ".join(clause.strip() for clause in clauses) + "."

    class Parts(Model):
        def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
            words = ["The Russian ship advances." if "russe" in line else "The ship advances." for line in sentences]
            return [Rendering(text, (Hypothesis(text, -1.0),)) for text in words]

    made = said(Parts(), french)
    assert made.text == "The ship advances, the Russian ship advances."
    assert made.note is None  # nothing is amiss with it


def test_the_lexicon_ties_a_rendering_to_its_source() -> None:
    tied = checked(Model()).alignment("Le bateau avance.", "The ship advances.")
    assert ((3, 9), (4, 8)) in tied


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (resources, packages):
        monkeypatch.setattr(module, "models_dir", lambda: tmp_path)
    return tmp_path


def test_a_young_bundled_package_is_checked_and_a_grown_one_translates_alone(bundle: Path) -> None:
    tiny_argos.build(bundle / "translate-fr_en-0_2.argosmodel", version="0.2")
    young = find_translator("fr", "en", remember=False)
    assert isinstance(young, CheckedTranslator) and young.package == "translate-fr_en-0_2"
    assert young.likelihood([SENTENCE], ["The ship advances."]) is None
    tiny_argos.build(bundle / "translate-fr_en-1_0.argosmodel", version="1.0")
    grown = find_translator("fr", "en", remember=False)
    assert isinstance(grown, ArgosTranslator) and grown.package == "translate-fr_en-1_0"
