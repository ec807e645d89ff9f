"""Phrases of a neural rendering in the phrase search: good turns are taken, inventions are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support import toy_phrases
from workbench.translation.phrase import PhraseTranslator
from workbench.translation.phrase_borrowing import borrowed, ties
from workbench.translation.phrase_words import words_of

KNOWN = {word: i for i, word in enumerate(["the", "The", "army", "did", "not", "city", "took", "soldiers", "cities",
                                            "have", "has"])}  # fmt: skip


def phrases(french: str, english: str) -> set[tuple[str, str]]:
    words = words_of(french)
    found = borrowed(words, english, KNOWN)
    return {(" ".join(w.surface for w in words[a:b]), " ".join(tokens)) for a, b, tokens in found}


def test_words_are_tied_by_what_they_mean_and_where_they_stand() -> None:
    words = words_of("l'armée a pris la ville")
    tokens = ["the", "army", "took", "the", "city"]
    tied = ties(words, tokens)
    assert tied[1, [w.surface for w in words].index("armée")]
    assert tied[4, [w.surface for w in words].index("ville")]


def test_a_rendering_is_cut_into_phrases_with_what_they_render() -> None:
    found = phrases("L'armée a pris la ville.", "The army took the city.")
    assert ("ville", "city") in found and ("la ville", "the city") in found
    assert ("ville", "army") not in found


def test_the_capital_of_the_first_word_stays_at_the_beginning() -> None:
    assert any(english == "the army" for _, english in phrases("L'armée a pris la ville.", "The army took the city."))


@pytest.mark.parametrize(
    ("french", "english", "wrong"),
    [
        ("L'armée a pris 12 villes.", "The army took 13 cities.", "13"),
        ("L'armée a pris la ville.", "The army took Aleppo city.", "Aleppo"),
        ("L'armée a pris la ville.", "The army did not take the city.", "not"),
        ("L'armée a pris la ville.", 'The army took the "city".', '"'),
    ],
)
def test_no_phrase_says_another_number_a_new_name_or_the_contrary(french: str, english: str, wrong: str) -> None:
    assert not [one for one in phrases(french, english) if wrong in one[1].split()]


def test_no_phrase_drops_a_negation() -> None:
    assert not [one for one in phrases("L'armée n'a pas pris la ville.", "The army took the city.") if "pas" in one[0]]


def test_words_left_in_french_are_not_taken() -> None:
    found = phrases("L'armée a pris la ville d'Idleb.", "L'armée a pris la ville d'Idleb.")
    assert not [one for one in found if "ville" in one[1].split()]


def test_no_phrase_drops_a_word_that_says_something() -> None:
    french = "Les soldats syriens ont pris la ville."
    for source, english in phrases(french, "Soldiers took the city."):
        assert "syriens" not in source.split(), (source, english)


def test_a_glossary_mark_is_never_overruled() -> None:
    found = phrases("L'armée a pris la ⟦ ville ¦ town ⟧.", "The army took the city.")
    assert not [one for one in found if "ville" in one[0].split() or "city" in one[1].split()]


def test_a_borrowed_word_reaches_the_translation(tmp_path: Path) -> None:
    path = toy_phrases.build(tmp_path)
    sentence = "Le bateau avance."

    def propose(lines: Sequence[str]) -> list[list[str]]:
        return [["The ship advances."]] * len(lines)

    alone = PhraseTranslator(path).translate([sentence])[0][0]
    helped = PhraseTranslator(path, proposer=propose).translate([sentence])[0][0]
    assert "ship" in helped.text and "ship" not in alone.text
    at, start = helped.text.index("ship"), sentence.index("bateau")
    assert ((start, start + 6), (at, at + 4)) in helped.alignment
