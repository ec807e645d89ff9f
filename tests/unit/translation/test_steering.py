"""A glossary steers the translation, and each term's fate is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import tiny_argos
from workbench.glossary.loading import parse_glossary
from workbench.glossary.model import Glossary
from workbench.translation import packages
from workbench.translation.argos import ArgosTranslator
from workbench.translation.model import Fault, Hypothesis, Rendering
from workbench.translation.steering import SteeredTranslator, translator_with_names
from workbench.translation.terminology import annotated, in_number, wanted_terms

TOML = """
[[concept]]
id = "t.group"
[[concept.term]]
lang = "fr"
text = "groupe armé"
[[concept.term]]
lang = "fr"
text = "groupe terroriste"
status = "loaded"
side = "damascus"
strength = 3
[[concept.term]]
lang = "en"
text = "armed group"
[[concept.term]]
lang = "en"
text = "terrorist group"
status = "loaded"
side = "damascus"
strength = 3
[[concept]]
id = "t.pipe"
[[concept.term]]
lang = "fr"
text = "obus"
[[concept.term]]
lang = "en"
text = "shell"
"""


@pytest.fixture
def glossary() -> Glossary:
    return Glossary({c.id: c for c in parse_glossary(TOML)}, digest="steer")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Un groupe armé est parti.", ["armed group"]),
        ("Des groupes armés sont partis.", ["armed groups"]),
        ("Les groupes terroristes ont tiré.", ["terrorist groups"]),
        ("Rien.", []),
    ],
)
def test_a_term_is_wanted_in_its_own_side_and_number(glossary: Glossary, sentence: str, words: list[str]) -> None:
    assert [w.words for w in wanted_terms(glossary, sentence, "fr", "en")] == words


def test_the_source_carries_the_wanted_rendering_inline(glossary: Glossary) -> None:
    sentence = "Des groupes armés sont partis."

    marked = annotated(sentence, wanted_terms(glossary, sentence, "fr", "en"))

    assert marked == "Des ⟦ groupes armés ¦ armed groups ⟧ sont partis."


@pytest.mark.parametrize(
    ("text", "plural"),
    [("body of men", "bodies of men"), ("Free Army", "Free Army"), ("gas", "gas")],
)
def test_english_plurals_fall_on_the_head(glossary: Glossary, text: str, plural: str) -> None:
    from workbench.glossary.model import Term

    assert in_number(Term("en", text), "groupes armés", "Les ", "fr") == plural


def test_a_misrendered_term_is_replaced_where_the_attention_says_it_went(
    tiny_package: Path, glossary: Glossary
) -> None:
    # The tiny model copies its source and was not trained on marks: without help the French word would stay.
    engine = ArgosTranslator(packages.install(tiny_package).path)
    engine.__dict__["annotates"] = False

    (rendering,) = SteeredTranslator(engine, glossary).translate(["Les groupes armés sont partis."])

    assert rendering.text == "Les armed groups sont partis."
    assert [(t.source, t.wanted, t.fate) for t in rendering.terms] == [("groupes armés", "armed groups", "replaced")]
    assert rendering.doubts == ()


def test_a_term_that_was_put_right_is_no_longer_doubted_one_that_was_missed_is(glossary: Glossary) -> None:
    class Engine:
        engine, package, source, target, annotates = "argos", "x", "fr", "en", True

        def translate(self, lines: list[str], **_: int) -> list[Rendering]:
            made = Fault("mark", ("armed groups", "shell")), Fault("number", ("3",))
            return [Rendering("Bands fired.", (Hypothesis("Bands fired.", 0.0),), doubts=made) for _ in lines]

        def alignment(self, sentence: str, text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
            return [((4, 17), (0, 5))]

    (made,) = SteeredTranslator(Engine(), glossary).translate(["Des groupes armés ont tiré un obus."])  # type: ignore[arg-type]
    assert made.text == "armed groups fired."
    assert set(made.doubts) == {Fault("number", ("3",)), Fault("mark", ("shell",))}


def test_an_engine_that_obeys_marks_keeps_the_term(tiny_package: Path, glossary: Glossary) -> None:
    engine = ArgosTranslator(packages.install(tiny_package).path)
    assert engine.annotates

    (rendering,) = SteeredTranslator(engine, glossary).translate(["Les groupes armés sont partis."])

    assert [t.fate for t in rendering.terms] == ["kept"]
    assert "armed groups" in rendering.text


NAMES = """
[[concept]]
id = "t.helmets"
kind = "institution"
[[concept.term]]
lang = "fr"
text = "Casques blancs"
[[concept.term]]
lang = "en"
text = "White Helmets"
[[concept]]
id = "t.kyiv"
kind = "place"
[[concept.term]]
lang = "fr"
text = "Kyiv"
side = "kyiv"
[[concept.term]]
lang = "fr"
text = "Kiev"
status = "not-preferred"
[[concept.term]]
lang = "fr"
text = "mère des villes"
status = "loaded"
side = "moscow"
strength = 2
[[concept.term]]
lang = "en"
text = "mother of cities"
status = "loaded"
side = "moscow"
strength = 2
[[concept.term]]
lang = "en"
text = "Kyiv"
"""


@pytest.mark.parametrize(
    ("place", "wanted"), [("Kyiv", "Kyiv"), ("Kiev", "Kyiv"), ("la mère des villes", "mother of cities")]
)
def test_a_place_is_called_by_its_first_choice_unless_the_source_has_a_loaded_name(place: str, wanted: str) -> None:
    names = Glossary({c.id: c for c in parse_glossary(NAMES)}, digest="names")
    assert [t.words for t in wanted_terms(names, f"Le port de {place} est fermé.", "fr", "en")] == [wanted]


def test_a_comparison_tells_the_bundled_translator_names_and_no_other_terms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_argos.build(tmp_path / "translate-fr_en-0_2.argosmodel", version="0.2")
    monkeypatch.setattr(packages, "models_dir", lambda: tmp_path)
    asked: list[str] = []
    monkeypatch.setattr(
        ArgosTranslator,
        "translate",
        lambda self, lines, **_: asked.extend(lines) or [Rendering(x, (Hypothesis(x, 0.0),)) for x in lines],
    )
    both = Glossary({c.id: c for c in (*parse_glossary(TOML), *parse_glossary(NAMES))}, digest="both")
    translator = translator_with_names("fr", "en", both)
    assert translator is not None
    translator.translate(["Les Casques blancs ont vu un obus."])
    assert asked[0] == "Les ⟦ Casques blancs ¦ White Helmets ⟧ ont vu un obus."
    assert translator_with_names("ru", "en", both) is None
