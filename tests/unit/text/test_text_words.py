"""Tokens, comparison forms, lemmas."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workbench.text.words import STOPWORDS, fold, is_word, lemma, normalise, tokens


@pytest.mark.parametrize(
    ("lang", "text", "units"),
    [
        ("fr", "l’armée d'Assad", ["l’", "armée", "d'", "Assad"]),
        ("fr", "qu’il aujourd’hui", ["qu’", "il", "aujourd’hui"]),
        ("fr", "a-t-il dit-elle", ["a", "-t-il", "dit", "-elle"]),
        ("fr", "rendez-vous aux États-Unis", ["rendez-vous", "aux", "États-Unis"]),
        ("fr", "cessez-le-feu al-Nosra", ["cessez-le-feu", "al-Nosra"]),
        ("fr", "1 200 chars, 3,5 %", ["1 200", "chars", ",", "3,5", "%"]),
        ("fr", "le 1er T-72…", ["le", "1er", "T-72", "…"]),
        ("fr", "«mot »", ["«", "mot", "»"]),
        ("en", "Assad's don't U.S.", ["Assad", "'s", "don't", "U.S."]),
        ("en", "1,200.5 21st 18-year-old", ["1,200.5", "21st", "18", "-", "year-old"]),
        ("en", "see https://example.org/a-b. Yes", ["see", "https://example.org/a-b", ".", "Yes"]),
        ("ru", "20-летний из-за С-300", ["20-летний", "из-за", "С-300"]),
    ],
)
def test_tokens_part_words_as_the_language_does(lang: str, text: str, units: list[str]) -> None:
    assert [unit.text for unit in tokens(text, lang)] == units


def test_decomposed_letters_stay_in_their_word() -> None:
    assert [unit.norm for unit in tokens("l’arme\u0301e", "fr")] == ["l'", "armée"]


def test_offsets_are_into_the_whole_text() -> None:
    text = "Un mot. Deux mots."
    assert [(unit.start, unit.text) for unit in tokens(text, "fr", (8, 18))] == [(8, "Deux"), (13, "mots"), (17, ".")]


def test_equal_words_have_equal_forms() -> None:
    assert normalise("E\u0301TAT") == normalise("état")
    assert normalise("l’") == normalise("l'")
    assert fold("Œuvré") == "oeuvre"
    assert fold("ещё Ёлка Йемен") == "еще елка йемен"


@pytest.mark.parametrize(
    ("word", "lang", "entry"),
    [
        ("armées", "fr", "armée"),
        ("l’", "fr", "le"),
        ("qu’", "fr", "que"),
        ("-t-il", "fr", "il"),
        ("militants", "en", "militant"),
        ("боевиков", "ru", "боевик"),
        ("123", "fr", "123"),
        ("ワ", "ja", "ワ"),
    ],
)
def test_lemmas_are_dictionary_forms(word: str, lang: str, entry: str) -> None:
    assert lemma(word, lang) == entry


def test_stopwords_are_in_the_form_of_token_norms() -> None:
    for listed in STOPWORDS.values():
        assert all(normalise(word) == word for word in listed)


def test_words_are_told_from_punctuation() -> None:
    assert [is_word(unit) for unit in tokens("l’armée, 3 !", "fr")] == [True, True, False, True, False]


def test_the_text_room_imports_no_numpy() -> None:
    rooms = "segments words numbers dates quotations names language headline"
    code = (
        "import sys\n"
        + "".join(f"import workbench.text.{room}\n" for room in rooms.split())
        + "assert not {'numpy', 'simplemma', 'sentencex', 'py3langid'} & set(sys.modules), 'heavy import'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
