"""What a faulty rendering lacks is marked in the source with what the lexicon knows."""

from __future__ import annotations

from workbench.translation.faults import read
from workbench.translation.hints import with_hints


def hinted(french: str, english: str) -> str:
    reading = read(french, english)
    assert reading is not None
    return with_hints(reading)


def test_a_rare_word_that_was_garbled_is_marked_with_what_the_lexicon_knows() -> None:
    made = hinted("Les conducteurs aiment le covoiturage.", "The drivers like the coviture.")
    assert made == "Les conducteurs aiment le ⟦ covoiturage ¦ carpooling ⟧."


def test_a_garbled_name_is_marked_as_it_stands_and_frequent_words_are_left_to_the_model() -> None:
    made = hinted("L'armée a pris Zagrobelny.", "The army took Zagrony.")
    assert made == "L'armée a pris ⟦ Zagrobelny ¦ Zagrobelny ⟧."
    french = "L'armée a pris la ville."
    assert hinted(french, "The army did.") == french


def test_a_word_with_a_capital_that_is_no_name_is_marked_with_its_english() -> None:
    assert "⟦ Russe ¦ Russian ⟧" in hinted("L'Armée Russe a pris la ville.", "The Army Russe took the city.")


def test_hints_stand_where_their_words_stand() -> None:
    french = "Elles ne covoituraient plus le covoiturage."
    made = hinted(french, "They did not the coviture.")
    assert made.replace("⟦ ", "").replace(" ¦ carpooling ⟧", "") == french and "⟦ covoiturage ¦" in made


def test_a_glossary_mark_is_left_as_it_is() -> None:
    french = "Le ⟦ covoiturage ¦ car sharing ⟧ avance."
    assert hinted(french, "The coviture advances.") == french
