"""A neural model chooses among the phrase model's renderings."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support import tiny_argos, toy_phrases
from workbench import resources
from workbench.translation import packages
from workbench.translation.engines import find_translator
from workbench.translation.phrase import PhraseTranslator

SENTENCE = "Le navire blanc brûle."


class Likes:
    """A scorer that likes sentences with a certain word, and remembers what it was asked."""

    def __init__(self, word: str) -> None:
        self.word, self.asked = word, []

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]]:
        self.asked += list(zip(sentences, references, strict=True))
        return [(0.0,) if self.word in text else (-100.0,) for text in references]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy_phrases.build(tmp_path_factory.mktemp("toy"))


def test_the_rendering_that_both_models_like_comes_first(model: Path) -> None:
    alone = [h.text for h in PhraseTranslator(model).translate([SENTENCE], n_best=20)[0]]
    other = next(text for text in alone[1:] if not set(text.split()) <= set(alone[0].split()))
    word = next(w for w in other.split() if w not in alone[0])
    chosen = PhraseTranslator(model, scorer=Likes(word)).translate([SENTENCE])[0][0]
    assert word in chosen.text != alone[0]


def test_the_scorer_sees_the_french_of_each_part_of_a_long_sentence(model: Path) -> None:
    scorer = Likes("ship")
    sentence = ", ".join(["le navire russe brûle"] * 20) + "."
    (found,) = PhraseTranslator(model, scorer=scorer).translate([sentence])[0]
    parts = dict.fromkeys(french for french, _ in scorer.asked)
    assert len(parts) > 1 and "".join(" ".join(parts).split()) == "".join(sentence.split())
    assert found.text.lower().count("russian ship") == 20


def test_a_headline_in_capitals_is_read_to_the_scorer_in_small_letters(model: Path) -> None:
    scorer = Likes("ship")
    PhraseTranslator(model, scorer=scorer).translate(["LE NAVIRE BRÛLE"])
    assert {french for french, _ in scorer.asked} == {"Le navire brûle"}


def test_a_scorer_is_asked_about_many_sentences_at_once(model: Path) -> None:
    calls = []

    class Counting(Likes):
        def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]]:
            calls.append(len(sentences))
            return super().likelihood(sentences, references)

    PhraseTranslator(model, scorer=Counting("x")).translate([SENTENCE, "", "Le pont tombe."])
    assert len(calls) == 1 and calls[0] > 2


def test_a_young_bundled_package_chooses_and_a_grown_one_translates(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(model, tmp_path / "phrases-fr_en-0.1.npz")
    for module in (resources, packages):
        monkeypatch.setattr(module, "models_dir", lambda: tmp_path)
    monkeypatch.setattr("workbench.translation.engines.models_dir", lambda: tmp_path)
    alone = find_translator("fr", "en", remember=False)
    tiny_argos.build(tmp_path / "translate-fr_en-0_2.argosmodel", version="0.2")
    together = find_translator("fr", "en", remember=False)
    assert alone is not None and together is not None
    assert (alone.engine, together.engine) == ("phrases", "phrases")
    assert together.package == f"{alone.package}+neural-0_2"  # the memory keeps the two apart
    assert together.translate([SENTENCE])[0].text.lower().count("ship") == 1
    assert together.likelihood([SENTENCE], ["The white ship burns."]) is None
    tiny_argos.build(tmp_path / "translate-fr_en-1_0.argosmodel", version="1.0")
    grown = find_translator("fr", "en", remember=False)
    assert grown is not None and (grown.engine, grown.package) == ("argos", "translate-fr_en-1_0")
