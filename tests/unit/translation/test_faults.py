"""What is told to be wrong with a rendering, and what is left alone."""

from __future__ import annotations

import pytest

from workbench.translation.faults import faults, read


def found(french: str, english: str) -> dict[str, tuple[str, ...]]:
    reading = read(french, english)
    assert reading is not None
    return {one.kind: one.words for one in faults(reading)}


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("L'armée a pris la ville.", "The army took the city."),
        ("L'armée n'a pas pris la ville.", "The army did not take the city."),
        ("L'armée a pris plus de villes.", "The army took more cities."),  # this plus denies nothing
        ("Il a fait le premier pas.", "He took the first step."),  # nor does this pas
        ("C'est plus cher que jamais.", "It is more expensive than ever."),
        ("La cause reste inconnue, et on l'ignore encore.", "The cause is still not known."),
        ("Ce n'est plus qu'une ruine.", "It is now only a ruin."),
        ("L'armée n'est pas capable d'avancer.", "The army is unable to advance."),
        ("Les soldats de l'armée ne sont pas identifiés.", "The soldiers of the army are unidentified."),
        ("L'armée a pris 12 villes.", "The army took 12 cities."),
        ("L'armée a pris 12 villes.", "The army took twelve cities."),
        ("L'armée a perdu 1 500,5 tonnes.", "The army lost 1,500.5 tons."),
        ("À 20 h 15, mercredi 3 mars, l'armée a tiré.", "At 8:15 p.m. on Wednesday, March 3, the army fired."),
        ("Dans les années 60, la ville était grande.", "In the 60s, the city was big."),
        ("L'armée a pris Andreï Choïgou.", "The army took Andrei Shoigu."),
        ("La police néo-zélandaise a vu M. Reid.", "New Zealand police saw Mr. Reid."),
        ("L'armée a repris Alep aux Casques blancs.", "The army retook Aleppo from the White Helmets."),
        ("Les Tchèques ont pris la ville.", "The Czechs took the city."),
        ("Il a dit : « Aujourd'hui, la ville est prise. »", 'He said: "Today, the city is taken."'),
        ("Le groupe « a pris la “ville” ».", "The group \"took the 'city'.\""),
        ("La trêve tient, a indiqué mardi le ministère.", "The truce is holding, the ministry said on Tuesday."),
    ],
)
def test_a_faithful_rendering_has_no_fault(french: str, english: str) -> None:
    assert found(french, english) == {}


@pytest.mark.parametrize(
    ("french", "english", "kind", "words"),
    [
        ("L'armée a pris 12 villes.", "The army took 13 cities.", "number", ("12", "13")),
        ("L'armée a pris la ville à 8 h 46.", "The army took the city at 8:46 p.m.", "number", ("8 h 46", "8:46 p.m.")),
        ("L'armée a pris la ville mercredi.", "The army took the city.", "number", ("mercredi",)),
        ("L'armée a pris la ville en juin.", "The army took the city in July.", "number", ("juin", "July")),
        ("L'armée a pris la ville.", "The army took Aleppo city.", "name", ("Aleppo",)),
        ("L'armée a pris la Guinée.", "The army took Guyana.", "name", ("Guinée", "Guyana")),  # they sound alike
        ("L'armée de Bachar el-Assad a pris la ville.", "The army took the city.", "name", ("Bachar el-Assad",)),
        ("L'armée a pris la ville.", "The army did not take the city.", "negation", ("not",)),
        ("L'armée n'a plus pris la ville.", "The army took the city.", "negation", ("plus",)),
        ("Aucun soldat n'a pris la ville.", "The soldiers took the city.", "negation", ("Aucun",)),
        (
            "L'armée n'est pas intervenue, selon l'information internationale.",
            "The army intervened, according to international information.",
            "negation",
            ("pas",),
        ),
        ("Une personne a pris plus de villes.", "One person did not take more cities.", "negation", ("not",)),
        ("L'armée a pris la « ville ».", "The army took the city.", "quotation", ('"',)),
        ("La trêve tient, a indiqué mardi le chef.", "The truce holds, the chief on Tuesday.", "speech", ("indiqué",)),
        (
            "La trêve tient, ont annoncé mardi 4 mars les chefs.",
            "The truce holds, Tuesday 4 March the chiefs.",
            "speech",
            ("annoncé",),
        ),
        ("L'armée a pris la ville.", "The army took the cittling.", "word", ("cittling",)),
        ("L'Armée Russe a pris la ville.", "The Army Russe took the city.", "word", ("Russe",)),
        ("Le Centre Russe a parlé hier.", "The Russe Centre spoke yesterday.", "word", ("Russe",)),
    ],
)
def test_inventions_and_losses_are_faults(french: str, english: str, kind: str, words: tuple[str, ...]) -> None:
    assert found(french, english) == {kind: words}


def test_many_lost_words_are_a_fault_a_few_may_be_reworded() -> None:
    french = "Les soldats syriens ont pris le port et la ville."
    assert "lost" in found(french, "The soldiers of the army.")
    assert found(french, "The Syrian soldiers took the port.") == {}


def test_a_word_left_in_french_is_a_name_where_its_neighbour_is_one() -> None:
    assert found("L'armée a pris Jean Moreau.", "The army took Jean Moreau.") == {}


def test_a_mark_must_be_obeyed_in_whatever_form() -> None:
    french = "L'armée a pris deux ⟦ villes ¦ town ⟧."
    assert found(french, "The army took two towns.") == {}
    assert found(french, "The army took two cities.") == {"mark": ("town",)}


def test_links_rest_on_the_characters_of_both_sides() -> None:
    french, english = "L'armée a pris la ville.", "The army took the city."
    reading = read(french, english)
    assert reading is not None
    tied = {(french[a:b], english[x:y]) for (a, b), (x, y) in reading.links}
    assert {("armée", "army"), ("ville", "city")} <= tied


def test_nothing_is_read_of_an_empty_side() -> None:
    assert read("", "x") is None and read("x", " ") is None
