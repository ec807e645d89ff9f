"""The sentence loop: one out per in, nothing joined, nothing cut unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.translation import packages
from workbench.translation.argos import ArgosTranslator
from workbench.translation.memory import RememberingTranslator


@pytest.fixture
def translator(tiny_package: Path) -> ArgosTranslator:
    return ArgosTranslator(packages.install(tiny_package).path)


SENTENCES = ["Les habitants sont partis.", "", "Onze civils ont péri mardi à Idleb.", "   ", "Une phrase_avec_tirets."]


def test_one_rendering_a_sentence_in_the_same_order_and_blank_ones_stay_blank(translator: ArgosTranslator) -> None:
    made = translator.translate(SENTENCES)

    assert [r.text for r in made] == [s.strip() for s in SENTENCES]


def test_an_over_long_sentence_is_cut_at_clause_marks_translated_whole_and_said_so(
    translator: ArgosTranslator,
) -> None:
    clause = "les habitants de la ville sont partis hier soir"
    sentence = "; ".join([clause] * 60) + "."

    (rendering,) = translator.translate([sentence])

    assert rendering.text.count("habitants") == 60
    assert rendering.note is not None and "parts" in rendering.note


def test_alternatives_come_best_first(translator: ArgosTranslator) -> None:
    (rendering,) = translator.translate(["Les habitants sont partis."], alternatives=3)

    scores = [h.score for h in rendering.alternatives]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert rendering.text == rendering.alternatives[0].text


def test_likelihood_is_near_certain_for_the_model_s_own_translation_and_low_for_another(
    translator: ArgosTranslator,
) -> None:
    own, other = translator.likelihood(
        ["Les habitants sont partis.", "Les habitants sont partis."],
        ["Les habitants sont partis.", "Onze civils ont péri mardi."],
    )

    assert sum(own) / len(own) > -0.1
    assert sum(other) / len(other) < -1


class Counting:
    """Counts what reaches the real engine."""

    def __init__(self, inner: ArgosTranslator) -> None:
        self.inner, self.seen = inner, 0
        self.engine, self.package = inner.engine, inner.package
        self.source, self.target = inner.source, inner.target

    def translate(self, sentences, *, alternatives=1):  # type: ignore[no-untyped-def]
        self.seen += len(sentences)
        return self.inner.translate(sentences, alternatives=alternatives)

    def likelihood(self, sentences, references):  # type: ignore[no-untyped-def]
        return self.inner.likelihood(sentences, references)


def test_what_was_translated_once_is_remembered_across_programs(translator: ArgosTranslator, tmp_path: Path) -> None:
    counting = Counting(translator)
    first = RememberingTranslator(counting, path=tmp_path / "memory.sqlite").translate(SENTENCES)
    again = RememberingTranslator(counting, path=tmp_path / "memory.sqlite").translate(SENTENCES)

    assert first == again
    assert counting.seen == len(SENTENCES)


def test_another_glossary_is_another_memory(translator: ArgosTranslator, tmp_path: Path) -> None:
    counting = Counting(translator)
    for glossary in ("a", "b"):
        RememberingTranslator(counting, glossary_hash=glossary, path=tmp_path / "m.sqlite").translate(["Bonjour."])

    assert counting.seen == 2


def test_a_damaged_memory_slows_the_work_and_does_not_stop_it(translator: ArgosTranslator, tmp_path: Path) -> None:
    damaged = tmp_path / "memory.sqlite"
    damaged.write_bytes(b"this is not a database, not at all, by no means" * 100)

    made = RememberingTranslator(translator, path=damaged).translate(["Les habitants sont partis."])

    assert made[0].text == "Les habitants sont partis."
