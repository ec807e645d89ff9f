"""A neural rendering is shown whole where it has no fault, and is asked for again, with hints, where it has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support import toy_phrases
from workbench.translation.phrase import PhraseTranslator
from workbench.translation.whole_rendering import is_sound, read, with_hints

KNOWN = {word: i for i, word in enumerate(["the", "The", "army", "did", "not", "city", "took", "no", "longer", "more",
                                            "ships", "in", "of", "soldiers", "a", "Guyana"])}  # fmt: skip


def sound(french: str, english: str) -> bool:
    reading = read(french, english, KNOWN)
    assert reading is not None
    return is_sound(reading, KNOWN)


def hinted(french: str, english: str) -> str:
    reading = read(french, english, KNOWN)
    assert reading is not None
    return with_hints(reading, KNOWN)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("L'armée a pris la ville.", "The army took the city."),
        ("L'armée n'a pas pris la ville.", "The army did not take the city."),
        ("L'armée a pris 12 villes.", "The army took 12 cities."),
        ("L'armée a pris plus de villes.", "The army took more cities."),  # this plus denies nothing
        ("L'armée a pris Andreï Choïgou.", "The army took Andrei Shoigu."),
    ],
)
def test_a_faithful_rendering_is_sound(french: str, english: str) -> None:
    assert sound(french, english)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("L'armée a pris 12 villes.", "The army took 13 cities."),
        ("L'armée a pris la ville.", "The army took Aleppo city."),
        ("L'armée a pris la ville.", "The army did not take the city."),
        ("L'armée n'a plus pris la ville.", "The army took the city."),
        ("L'armée a pris la « ville ».", "The army took the city."),
        ("L'armée a pris la ville.", "The army took the cittling."),
        ("L'armée a pris la Guinée.", "The army took Guyana."),  # they sound alike
        ("Les soldats syriens ont pris le port et la ville.", "The soldiers of the army."),
    ],
)
def test_inventions_losses_and_words_that_are_not_english_are_faults(french: str, english: str) -> None:
    assert not sound(french, english)


def test_a_mark_must_be_obeyed_in_whatever_form() -> None:
    french = "L'armée a pris deux ⟦ villes ¦ town ⟧."
    assert sound(french, "The army took two towns.")
    assert not sound(french, "The army took two cities.")


def test_a_rare_word_that_was_garbled_is_marked_with_what_the_lexicon_knows() -> None:
    made = hinted("Les conducteurs aiment le covoiturage.", "The drivers like the coviture.")
    assert made == "Les conducteurs aiment le ⟦ covoiturage ¦ carpooling ⟧."


def test_a_garbled_name_is_marked_as_it_stands_and_frequent_words_are_left_to_the_model() -> None:
    assert (
        hinted("L'armée a pris Zagrobelny.", "The army took Zagrony.") == "L'armée a pris ⟦ Zagrobelny ¦ Zagrobelny ⟧."
    )
    french = "L'armée a pris la ville."
    assert hinted(french, "The army did.") == french


def test_a_word_with_a_capital_is_translated_unless_it_is_part_of_a_name() -> None:
    assert not sound("L'Armée Russe a pris la ville.", "The Army Russe took the city.")
    assert "⟦ Russe ¦ Russian ⟧" in hinted("L'Armée Russe a pris la ville.", "The Army Russe took the city.")
    assert sound("L'armée a pris Jean Moreau.", "The army took Jean Moreau.")


def test_hints_stand_where_their_words_stand_though_a_negation_is_read_in_one_piece() -> None:
    french = "Elles ne covoituraient plus le covoiturage."
    made = hinted(french, "They did not the coviture.")
    assert made.replace("⟦ ", "").replace(" ¦ carpooling ⟧", "") == french and "⟦ covoiturage ¦" in made


def test_links_rest_on_the_characters_of_both_sides() -> None:
    french, english = "L'armée a pris la ville.", "The army took the city."
    reading = read(french, english, KNOWN)
    assert reading is not None
    tied = {(french[a:b], english[x:y]) for (a, b), (x, y) in reading.links}
    assert {("armée", "army"), ("ville", "city")} <= tied


class Proposer:
    """Says what it was told to, in alternatives parted by |; what it was asked is kept."""

    def __init__(self, **said: str) -> None:
        self.said, self.asked = said, list[str]()

    def __call__(self, lines: Sequence[str]) -> list[list[str]]:
        self.asked += lines
        return [self.said["hinted" if "⟦" in line else "plain"].split("|") for line in lines]


SENTENCE = "Le bateau avance."


def test_a_sound_rendering_is_shown_whole_with_its_links(tmp_path: Path) -> None:
    propose = Proposer(plain="The ship advances.")
    found = PhraseTranslator(toy_phrases.build(tmp_path), proposer=propose).translate([f"  {SENTENCE}"])[0][0]
    assert found.text == "The ship advances."
    start = f"  {SENTENCE}".index("bateau")
    assert ((start, start + 6), (4, 8)) in found.alignment


def test_of_several_renderings_the_first_sound_one_is_shown(tmp_path: Path) -> None:
    propose = Proposer(plain="The cobark advances.|The ship advances.|The vessel advances.")
    found = PhraseTranslator(toy_phrases.build(tmp_path), proposer=propose).translate([SENTENCE])[0][0]
    assert found.text == "The ship advances." and propose.asked == [SENTENCE]


def test_a_faulty_rendering_is_asked_for_again_with_hints(tmp_path: Path) -> None:
    propose = Proposer(plain="The coviture advances.", hinted="The carpooling advances.")
    translator = PhraseTranslator(toy_phrases.build(tmp_path), proposer=propose)
    assert translator.translate(["Le covoiturage avance."])[0][0].text == "The carpooling advances."
    assert propose.asked[1] == "Le ⟦ covoiturage ¦ carpooling ⟧ avance."


def test_a_rendering_that_stays_faulty_is_not_shown(tmp_path: Path) -> None:
    propose = Proposer(plain="The cobark advances 12.", hinted="The cobark advances 12.")
    found = PhraseTranslator(toy_phrases.build(tmp_path), proposer=propose).translate([SENTENCE])[0][0]
    assert "cobark" not in found.text


def test_one_word_that_may_be_a_rare_one_is_no_reason_to_drop_the_sentence_two_are(tmp_path: Path) -> None:
    propose = Proposer(plain="The cobark advances.")
    translator = PhraseTranslator(toy_phrases.build(tmp_path), proposer=propose)
    assert translator.translate([SENTENCE])[0][0].text == "The cobark advances."
    propose.said["plain"] = "The cobark advunces."
    assert "advunces" not in translator.translate([SENTENCE])[0][0].text


def test_other_renderings_stand_behind_a_sound_one(tmp_path: Path) -> None:
    propose = Proposer(plain="The ship advances.")
    found = PhraseTranslator(toy_phrases.build(tmp_path), proposer=propose).translate([SENTENCE], n_best=3)[0]
    assert found[0].text == "The ship advances." and len(found) > 1


@pytest.mark.parametrize("first", ["bateau", "navire"])
def test_a_long_sentence_is_rendered_in_parts_with_the_marks_of_the_french(tmp_path: Path, first: str) -> None:
    """A part that phrases write stands beside one of the proposer's, and the links find their places."""
    clauses = sorted(["le bateau avance " * 14, "le navire russe brûle " * 12], key=lambda clause: first not in clause)
    french = ", ".join(clause.strip() for clause in clauses) + "."

    def propose(lines: Sequence[str]) -> list[list[str]]:
        return [["Seven cobarks." if "navire" in line else "The" + " ship advances" * 14 + "."] for line in lines]

    found = PhraseTranslator(toy_phrases.build(tmp_path), proposer=propose).translate([french])[0][0]
    one, two = found.text.split(", ")
    proposed, written = (one, two) if first == "bateau" else (two, one)
    assert proposed.rstrip(".")[1:] == "he" + " ship advances" * 14
    assert written.lower().count("russian ship") == 12
    assert one.startswith("T") and two.startswith("t") and two.endswith(".")
    tied = {(french[a:b].lower(), found.text[x:y].lower()) for (a, b), (x, y) in found.alignment}
    assert {("bateau", "ship"), ("avance", "advances"), ("brûle", "burns")} <= tied
