"""Numbers, stretches of time and names over languages: what is a change and what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.comparison.compare import compare
from workbench.comparison.model import Comparison
from workbench.documents.model import document_from_text
from workbench.documents.reading import read


@pytest.fixture
def compared(tmp_path: Path) -> Callable[..., Comparison]:
    def run(article: str, origin: str, lang: str) -> Comparison:
        (tmp_path / "article.txt").write_text(article, encoding="utf-8")
        (tmp_path / "origin.txt").write_text(origin, encoding="utf-8")
        return compare(read(tmp_path / "article.txt", lang="fr"), read(tmp_path / "origin.txt", lang=lang))

    return run


SAME = {
    "both ends of a fortnight": (
        "La mission a quitté sa base deux semaines avant la date prévue.",
        "La mission a quitté sa base quinze jours avant la date prévue.",
        "fr",
    ),
    "a day of twenty-four hours": (
        "Au cours des dernières 24 heures, deux soldats ont été blessés près d'Alep.",
        "За последние сутки двое военнослужащих получили ранения под Алеппо.",
        "ru",
    ),
    "a billion without a one": (
        "La construction de la digue a coûté près d'un milliard de roubles.",
        "Строительство дамбы обошлось почти в миллиард рублей.",
        "ru",
    ),
    "one speed in two units": (
        "Le cyclone a touché terre avec des vents de 150 km/h.",
        "The cyclone made landfall with winds of 150 kph (93 mph).",
        "en",
    ),
    "miles at sea": (
        "Le navire a été endommagé à une trentaine de milles au sud du cap.",
        "The ship was damaged about 30 miles south of the cape.",
        "en",
    ),
    "a share and a proportion": (
        "Près d'une école sur quatre reste fermée au Burkina Faso en raison de l'insécurité.",
        "Nearly a quarter of schools remain closed in Burkina Faso because of insecurity.",
        "en",
    ),
    "a proportion and its two numbers": (
        "La liste du chef du parti est créditée de 73 sièges sur 329, loin devant les autres formations.",
        "The list of the party's leader is credited with 73 of 329 seats, far ahead of the other formations.",
        "en",
    ),
    "a fraction in another case": (
        "Plus d'un tiers des livraisons de blé sont passées par le port de Novorossiïsk.",
        "Через порт Новороссийск прошло более трети поставок пшеницы.",
        "ru",
    ),
    "decades and years": (
        "La banquise a perdu la moitié de son épaisseur en quarante ans, selon les chercheurs.",
        "The sea ice has lost half of its thickness in four decades, according to the researchers.",
        "en",
    ),
    "always": (
        "Le mécanisme de coordination entre les états-majors fonctionne vingt-quatre heures sur vingt-quatre.",
        "The coordination mechanism between the military commands operates around the clock.",
        "en",
    ),
    "an order of magnitude": (
        "L'organisation craint pour la vie de plusieurs centaines de milliers de civils dans la région.",
        "The organisation fears for the lives of several hundred thousand civilians in the region.",
        "en",
    ),
    "the first day of two": (
        "Entre le 22 et le 25 mars, 6 432 personnes ont quitté la ville pour la province voisine.",
        "Between 22 and 25 March, 6,432 people left the city for the neighbouring province.",
        "en",
    ),
    "the capital for its country": (
        "La justice a arrêté un deuxième suspect, que Varsovie refuse de livrer à l'Allemagne.",
        "The courts have arrested a second suspect, whom Poland refuses to hand over to Germany.",
        "en",
    ),
    "an acronym in another order": (
        "Les importations de GNL ont augmenté en janvier, selon la Commission européenne.",
        "Imports of LNG rose in January, according to the European Commission.",
        "en",
    ),
    "an adjective made of an organisation": (
        "L'émissaire onusien a quitté la capitale sans avoir pu rencontrer le chef de l'État.",
        "The UN envoy left the capital without having been able to meet the head of state.",
        "en",
    ),
    "a headline with capitals": (
        "Le Parlement rejette l'amendement sur la libération de Tymochenko",
        "Parliament Rejects Amendment On Release Of Tymoshenko",
        "en",
    ),
    "a ministry with its nationality inside": (
        "Quarante-huit personnes sont visées, a annoncé vendredi le ministère russe des Affaires étrangères.",
        "В список вошли сорок восемь человек, сообщили в пятницу в МИД России.",
        "ru",
    ),
    "a participle that opens a sentence": (
        "Deux chefs de guerre ont été tués pendant l'attaque, a indiqué le porte-parole.",
        "Уничтожены два полевых командира во время атаки, сообщил официальный представитель.",
        "ru",
    ),
    "the half of a month": (
        "Les livraisons commencent dans la deuxième quinzaine de janvier.",
        "Поставки начинаются во второй половине января.",
        "ru",
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_one_quantity_said_in_two_ways_is_no_change(case: str, compared: Callable[..., Comparison]) -> None:
    result = compared(*SAME[case])

    assert [m for m in result.marks if m.kind in {"number", "date", "name"}] == []


CHANGED = {
    "an order of magnitude": (
        "Des milliers de personnes ont manifesté samedi à Ouagadougou.",
        "Des centaines de personnes ont manifesté samedi à Ouagadougou.",
        "fr",
        ("number", "centaines", "milliers"),
    ),
    "a currency": (
        "Le projet a coûté 8 milliards de dollars, d'après les chiffres du ministère.",
        "The project cost 8 billion euros, according to the ministry's figures.",
        "en",
        ("number", "8 billion euros", "8 milliards de dollars"),
    ),
    "a rank": (
        "La Russie a mis à l'eau mardi le sixième brise-glace de la série à Saint-Pétersbourg.",
        "Russia on Tuesday launched the fifth icebreaker of the class in St Petersburg.",
        "en",
        ("number", "fifth", "sixième"),
    ),
    "a share": (
        "Une école sur trois reste fermée au Burkina Faso, a indiqué mercredi l'agence.",
        "One in four schools remains closed in Burkina Faso, the agency said on Wednesday.",
        "en",
        ("number", "One in four", "Une école sur trois"),
    ),
    "a person": (
        "Parmi les morts figure le journaliste Hassan Eslaih, a indiqué l'hôpital.",
        "Among the dead is journalist Ahmed Fawzi, the hospital said.",
        "en",
        ("name", "Ahmed Fawzi", "Hassan Eslaih"),
    ),
}


@pytest.mark.parametrize("case", CHANGED)
def test_another_quantity_or_person_is_a_change(case: str, compared: Callable[..., Comparison]) -> None:
    *texts, expected = CHANGED[case]

    result = compared(*texts)

    assert expected in [(m.kind, m.from_, m.to) for m in result.marks]


def test_names_made_of_plain_words_are_translated_not_exchanged(compared: Callable[..., Comparison]) -> None:
    result = compared(
        "Le parti Rêve géorgien dispose d'assez de voix, selon le ministère de l'Énergie.",
        "The Georgian Dream party has enough votes, according to the Energy Ministry.",
        "en",
    )

    assert [m for m in result.marks if m.kind == "name"] == []


def test_a_flag_is_named_by_its_adjective(compared: Callable[..., Comparison]) -> None:
    result = compared(
        "Un vraquier battant pavillon panaméen a été endommagé lundi.",
        "A Panama-flagged bulk carrier was damaged on Monday.",
        "en",
    )

    assert [m for m in result.marks if m.kind == "name"] == []


def test_nothing_is_called_added_between_two_texts_on_one_event(compared: Callable[..., Comparison]) -> None:
    result = compared(
        "Une explosion a détruit mardi une usine près de Balikesir, faisant douze morts. Le bâtiment s'est écroulé "
        "et des débris ont été projetés au loin. Quatre ouvriers ont été hospitalisés. Le directeur de l'usine a été "
        "entendu par la gendarmerie.",
        "Relatives gathered in freezing fog outside the gates of the works on Wednesday, clutching photographs of "
        "sons. A dozen people died when the unit blew up. Unions say safety was neglected for years and that two "
        "earlier accidents went unpunished.",
        "en",
    )

    assert {m.kind for m in result.marks}.isdisjoint({"addition"})


def test_accents_parted_from_their_letters_change_nothing(compared: Callable[..., Comparison]) -> None:
    from unicodedata import normalize

    text = "Le pont a été fermé le 20 février. Trois décrets ont été signés en décembre à Besançon."

    result = compared(normalize("NFD", text), text, "fr")

    assert {m.kind for m in result.marks} == {"verbatim"}


def test_yesterday_is_counted_from_the_day_of_publication() -> None:
    article = document_from_text("Le pont a été détruit hier, selon le maire.", lang="fr", published="2024-02-05")
    origins = [
        document_from_text(
            f"The bridge was destroyed {day}, the mayor said.", lang="en", published="2024-02-04T18:00:00Z"
        )
        for day in ("today", "on Sunday", "on Saturday")
    ]

    kinds = [{mark.kind for mark in compare(article, origin).marks} for origin in origins]

    assert ["date" in found for found in kinds] == [False, False, True]
