"""An installed translation model lifts a rewritten sentence to a literal one where it finds it as likely as its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import tiny_argos
from workbench.alignment.links import Link
from workbench.comparison.context import Context, pair_up
from workbench.comparison.likelihood import weighed
from workbench.comparison.reuse import classify, literalness
from workbench.comparison.translating import translate_sentences
from workbench.documents.model import document_from_text
from workbench.translation import packages
from workbench.translation.argos import ArgosTranslator
from workbench.translation.model import Translator

SENTENCE = "Les habitants du quartier quittent la ville de Brest mardi matin par la route nationale."
OTHER = "Mardi matin, par la route nationale, la ville de Brest voit partir les habitants du quartier."


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_argos.build(tmp_path_factory.mktemp("package") / "tiny.argosmodel")


@pytest.fixture
def copier(package: Path) -> Translator:
    """A model that copies: to it the same words are the only likely translation."""
    return ArgosTranslator(packages.install(package).path, threads=1)  # into this test's own data folder


def context(origin: str, copier: Translator, scorer: Translator | None) -> Context:
    """The pair with half of its words untied, as for a translation by synonyms."""
    a, b = document_from_text(SENTENCE, lang="fr"), document_from_text(origin, lang="en")
    link = Link((0,), (0,))
    translation = translate_sentences(a, copier)
    pairs = [replace(pair, word_links=pair.word_links[::2] + pair.word_links[1:4:2]) for pair in pair_up(a, b, [link])]
    return Context(a, b, translation, (link,), (link,), weighed(pairs, a, b, translation, scorer))


def test_a_likely_sentence_is_a_literal_translation(copier: Translator) -> None:
    without, asked = context(SENTENCE, copier, None), context(SENTENCE, copier, copier)
    assert 0.5 <= literalness(without.pairs[0], without) < 0.72
    assert classify(without.pairs[0], without).rewritten
    assert classify(asked.pairs[0], asked).verbatim
    assert classify(asked.pairs[0], asked).likely


def test_an_unlikely_sentence_stays_rewritten(copier: Translator) -> None:
    asked = context(OTHER, copier, copier)
    assert asked.pairs[0].shortfall is not None
    assert asked.pairs[0].shortfall > 1
    assert not classify(asked.pairs[0], asked).likely
