"""Names and their keys over three languages."""

from __future__ import annotations

import pytest

from workbench.text.exonyms import table
from workbench.text.names import Name, names, same
from workbench.text.peoples import allusions
from workbench.text.transliteration import sound_key


def keys(text: str, lang: str) -> list[str]:
    return [name.key for name in names(text, lang)]


@pytest.mark.parametrize(
    ("fr", "en", "ru", "key"),
    [
        ("à Alep", "in Aleppo", "в Алеппо", "aleppo"),
        ("la province d’Ildeb", "the province of Idlib", "в Идлибе", "idlib"),
        ("le Royaume-Uni", "the UK", "из Великобритании", "uk"),
        ("les États-Unis", "the U.S.", "в США", "usa"),
        ("l’OTAN", "the NATO", "силы НАТО", "nato"),
        ("l’ONU", "the UN", "в ООН", "un"),
        ("les Casques blancs", "the White Helmets", "из «Белых касок»", "white-helmets"),
        ("le Ministère de la Défense", "the Defence Ministry", "в Минобороны", "defence-ministry"),
        ("selon Bachar el-Assad", "says Bashar al-Assad", "говорит Башар Асад", "assad"),
        ("avec Sergueï Lavrov", "with Sergey Lavrov", "с Сергеем Лавровым", "lavrov"),
        ("le groupe État islamique", "the Islamic State", "боевики ИГИЛ", "islamic-state"),
    ],
)
def test_one_bearer_has_one_key_in_three_languages(fr: str, en: str, ru: str, key: str) -> None:
    assert [keys(fr, "fr"), keys(en, "en"), keys(ru, "ru")] == [[key]] * 3


@pytest.mark.parametrize(
    ("fr", "en", "ru"),
    [
        ("Choïgou", "Shoigu", "Шойгу"),
        ("Cheikhoun", "Sheikhoun", "Шейхун"),
        ("Konachenkov", "Konashenkov", "Конашенкова"),
        ("Joulani", "Jolani", "Джулани"),
        ("Hmeimim", "Khmeimim", "Хмеймим"),
        ("Lechtchinski", "Leshchinski", "Лещинского"),
        ("Kouznetsov", "Kuznetsov", "Кузнецову"),
    ],
)
def test_names_outside_the_table_meet_by_sound(fr: str, en: str, ru: str) -> None:
    assert len({sound_key(fr, "fr"), sound_key(en, "en"), sound_key(ru, "ru")}) == 1


@pytest.mark.parametrize("name", ["Christopher Garcia", "Musashi", "Charlotte", "Daily Show"])
def test_one_spelling_in_two_languages_is_one_name(name: str) -> None:
    assert [keys(f"« {name} »", "fr")] == [keys(f"“{name}”", "en")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le mardi 4 Février, l’Armée Russe a avancé."),
        ("fr", "Celui-ci constitue une menace. Hier, rien."),
        ("fr", "Selon le Président, tout va bien."),
        ("en", "On Tuesday the Russian Army said so."),
        ("en", "Give us time, he said in March."),
        ("ru", "Однако во вторник Министр промолчал."),
        ("ru", "Кроме того, дорога закрыта. Ранее её открыли."),
    ],
)
def test_months_peoples_titles_and_first_words_are_no_names(lang: str, text: str) -> None:
    assert names(text, lang) == []


def test_a_first_word_is_a_name_where_the_language_has_no_such_word() -> None:
    assert [name.text for name in names("Zarkanov a signé. Hier aussi.", "fr")] == ["Zarkanov"]


def test_a_first_word_is_a_name_where_it_stands_with_a_capital_elsewhere() -> None:
    assert [name.text for name in names("Pierre est parti. On a vu Pierre.", "fr")] == ["Pierre", "Pierre"]


def test_particles_hold_a_name_together() -> None:
    found = names("On a vu Ahmed bin Rashidov et Maaret al-Artik.", "fr")
    assert [name.text for name in found] == ["Ahmed bin Rashidov", "Maaret al-Artik"]


@pytest.mark.parametrize(("text", "key"), [("в Азии", "asia"), ("полк «Азов»", "azov"), ("у Азова", "azov")])
def test_russian_forms_that_share_a_stem_are_told_apart(text: str, key: str) -> None:
    assert keys(text, "ru") == [key]


def test_an_office_before_a_name_is_no_part_of_it() -> None:
    assert [name.text for name in names("the Secretary of State J. Kerry spoke", "en")] == ["J. Kerry"]


def test_two_countries_joined_by_and_are_two_names() -> None:
    assert keys("le Royaume-Uni et les États-Unis", "fr") == ["uk", "usa"]


def test_a_surname_may_be_the_bearer_of_the_full_name() -> None:
    full, short = Name(0, 1, "Marc Zarkanov", "mrk zrknv"), Name(0, 1, "Zarkanov", "zrknv")
    assert same(full, short) and not same(full, Name(0, 1, "Petrov", "ptrv"))


def test_the_table_has_at_least_250_rows_with_all_three_languages() -> None:
    rows = {
        lang: {entry.key for group in table(lang).forms.values() for _, entry in group} for lang in ("fr", "en", "ru")
    }
    assert rows["fr"] == rows["en"] == rows["ru"]
    assert len(rows["fr"]) >= 250


AMBIGUOUS = {"днепр": {"dnipro", "dnieper"}, "алжир": {"algiers", "algeria"}, "тунис": {"tunis", "tunisia"}}


def test_no_form_names_two_bearers() -> None:
    for lang in ("fr", "en", "ru"):
        bearers: dict[str, set[str]] = {}
        for group in table(lang).forms.values():
            for surface, entry in group:
                bearers.setdefault(surface.casefold(), set()).add(entry.key)
        shared = {form: rows for form, rows in bearers.items() if len(rows) > 1}
        assert shared == (AMBIGUOUS if lang == "ru" else {})


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("fr", "l’émissaire américain et la presse sud-africaine", {"usa", "south-africa"}),
        ("en", "American envoys and the South African press", {"usa", "south-africa"}),
        ("ru", "американские военные и сирийцы", {"usa", "syria"}),
        ("fr", "la chaîne franco-allemande", {"germany"}),
        ("fr", "un musulman", set()),
    ],
)
def test_adjectives_of_nationality_allude_to_places(lang: str, text: str, places: set[str]) -> None:
    assert allusions(text, lang) == places


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "a Coventry-based group and London-Heathrow", ["Coventry", "London", "Heathrow"]),
        ("en", "Russian-speaking, Greek-Turkish and pro-Kremlin papers", ["Kremlin"]),
        ("en", "Four Egyptian officers of an NGO met two MPs.", []),
        ("fr", "Trente-cinq personnes sont parties.", []),
        ("en", "the Joint Coordination Centre and the Investigative Committee", []),
    ],
)
def test_compounds_and_offices(lang: str, text: str, found: list[str]) -> None:
    assert [name.text for name in names(text, lang)] == found
