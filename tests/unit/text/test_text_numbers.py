"""Numbers in figures and words."""

from __future__ import annotations

import pytest

from workbench.text.numbers import Number, numbers


def only(text: str, lang: str) -> Number:
    found = numbers(text, lang)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("fr", "1 200 hommes", 1200),
        ("fr", "1\u202f200 hommes", 1200),
        ("fr", "1.200 hommes", 1200),
        ("fr", "1,200 combattants", 1200),
        ("fr", "2,345 milliards de barils", 2.345e9),
        ("fr", "vingt et un soldats", 21),
        ("fr", "vingt-deux soldats", 22),
        ("fr", "soixante et onze soldats", 71),
        ("fr", "quatre-vingt-dix-sept soldats", 97),
        ("fr", "quatre-vingts soldats", 80),
        ("fr", "deux cent cinq soldats", 205),
        ("fr", "mille neuf cents soldats", 1900),
        ("fr", "douze mille soldats", 12_000),
        ("fr", "trois millions de soldats", 3e6),
        ("fr", "un million de soldats", 1e6),
        ("fr", "trente-et-un soldats", 31),
        ("en", "1,200.5 litres", 1200.5),
        ("en", "twenty-one soldiers", 21),
        ("en", "two hundred and five soldiers", 205),
        ("en", "a hundred soldiers", 100),
        ("en", "three million soldiers", 3e6),
        ("en", "half a million soldiers", 5e5),
        ("en", "two dozen soldiers", 24),
        ("en", "twice", 2),
        ("en", "a seven-page draft", 7),
        ("en", "both sides", 2),
        ("fr", "les deux côtés", 2),
        ("ru", "двадцать один солдат", 21),
        ("ru", "двухсот солдат", 200),
        ("ru", "сто двадцать пять тысяч солдат", 125_000),
        ("ru", "полтора миллиона солдат", 1.5e6),
        ("ru", "5 тыс. солдат", 5000),
        ("ru", "2 млн 300 тыс. солдат", 2.3e6),
        ("ru", "20-летний солдат", 20),
    ],
)
def test_figures_and_words_have_their_value(lang: str, text: str, value: float) -> None:
    assert only(text, lang).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("lang", "text", "value", "bound"),
    [
        ("fr", "une quinzaine de Casques blancs", 15, None),
        ("fr", "environ 300 hommes", 300, "about"),
        ("fr", "plus de trois cents hommes", 300, "over"),
        ("fr", "au moins deux morts", 2, "at-least"),
        ("en", "a dozen men", 12, None),
        ("en", "more than two-dozen awards", 24, "over"),
        ("en", "about 300 men", 300, "about"),
        ("en", "more than 1,000 men", 1000, "over"),
        ("ru", "около 300 человек", 300, "about"),
        ("ru", "более двух тысяч человек", 2000, "over"),
    ],
)
def test_round_nouns_and_bounds_make_a_number_approximate(
    lang: str, text: str, value: float, bound: str | None
) -> None:
    found = only(text, lang)
    assert (found.value, found.bound, found.approximate) == (value, bound, True)


@pytest.mark.parametrize(
    ("lang", "text", "magnitude"),
    [
        ("fr", "des dizaines de milliers de déplacés", 10_000),
        ("fr", "plusieurs centaines de morts", 100),
        ("fr", "des millions de gens", 1e6),
        ("en", "dozens of men", 10),
        ("en", "hundreds of thousands of people", 100_000),
        ("en", "several hundred people", 100),
        ("ru", "десятки тысяч человек", 10_000),
        ("ru", "несколько сотен человек", 100),
    ],
)
def test_indefinite_counts_have_a_magnitude_and_no_value(lang: str, text: str, magnitude: float) -> None:
    found = only(text, lang)
    assert (found.kind, found.value, found.magnitude) == ("indefinite", None, magnitude)


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit", "kind"),
    [
        ("fr", "3,5 % des voix", 3.5, "%", "percent"),
        ("fr", "trois pour cent des voix", 3, "%", "percent"),
        ("fr", "3,5 millions d’euros", 3.5e6, "EUR", "money"),
        ("fr", "dix kilomètres", 10, "km", "cardinal"),
        ("en", "5 percent", 5, "%", "percent"),
        ("en", "$5 million", 5e6, "USD", "money"),
        ("en", "€3bn", 3e9, "EUR", "money"),
        ("en", "ten kilometres", 10, "km", "cardinal"),
        ("en", "a thirty-kilometre queue", 30, "km", "cardinal"),
        ("en", "a 53-billion-dollar plan", 53e9, "USD", "money"),
        ("en", "11 kph", 11, "km/h", "cardinal"),
        ("fr", "11 km/h", 11, "km/h", "cardinal"),
        ("fr", "18 kilomètres cubes", 18, "km³", "cardinal"),
        ("fr", "1 m 94", 1.94, "m", "cardinal"),
        ("fr", "un pour cent", 1, "%", "percent"),
        ("ru", "3,5 %", 3.5, "%", "percent"),
        ("ru", "5 млн рублей", 5e6, "RUB", "money"),
        ("ru", "десять километров", 10, "km", "cardinal"),
    ],
)
def test_units_have_one_name_in_all_languages(lang: str, text: str, value: float, unit: str, kind: str) -> None:
    found = only(text, lang)
    assert (found.value, found.unit, found.kind) == (pytest.approx(value), unit, kind)


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("fr", "entre 10 et 20 blessés", 10, 20),
        ("fr", "10 à 20 km", 10, 20),
        ("fr", "deux à trois millions", 2e6, 3e6),
        ("fr", "cinq ou six hommes", 5, 6),
        ("en", "between 10 and 20 wounded", 10, 20),
        ("en", "10-20 km", 10, 20),
        ("ru", "от 10 до 20 км", 10, 20),
    ],
)
def test_ranges_are_one_number_with_two_ends(lang: str, text: str, low: float, high: float) -> None:
    found = only(text, lang)
    assert (found.kind, found.value, found.high) == ("range", low, high)


@pytest.mark.parametrize(
    ("lang", "text", "value", "kind"),
    [
        ("fr", "la moitié des voix", 0.5, "fraction"),
        ("fr", "deux tiers des voix", 2 / 3, "fraction"),
        ("en", "a third of the votes", 1 / 3, "fraction"),
        ("ru", "две трети голосов", 2 / 3, "fraction"),
        ("fr", "la deuxième fois", 2, "ordinal"),
        ("en", "the 21st brigade", 21, "ordinal"),
        ("ru", "5-я бригада", 5, "ordinal"),
        ("fr", "à 14 h 30", 14.5, "time"),
        ("fr", "à 14h30", 14.5, "time"),
        ("en", "at 2 p.m. sharp", 14, "time"),
        ("en", "at 7:30 p.m. sharp", 19.5, "time"),
        ("ru", "в 14:30", 14.5, "time"),
    ],
)
def test_fractions_ordinals_and_times_are_told_apart(lang: str, text: str, value: float, kind: str) -> None:
    found = only(text, lang)
    assert (found.value, found.kind) == (pytest.approx(value), kind)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "le mardi 4 février 2020, en 2016 et depuis 2011"),
        ("fr", "dans les années 1990"),
        ("fr", "le Premier ministre est en quarantaine"),
        ("fr", "un char T-72 et un missile"),
        ("en", "on February 4, 2020, and since 2011"),
        ("en", "in the 1990s, one of them"),
        ("en", "It must first survey both golf and rugby."),
        ("en", "in the 18th century"),
        ("ru", "4 февраля 2020 года один из них"),
    ],
)
def test_dates_titles_and_articles_are_no_numbers(lang: str, text: str) -> None:
    assert numbers(text, lang) == []


def test_a_number_quotes_its_unit_and_scale() -> None:
    text = "Il a reçu 3,5 millions d’euros hier."
    found = only(text, "fr")
    assert text[found.start : found.end] == found.text == "3,5 millions d’euros"
