"""Full text with accents and inflection folded, in three languages; filters; meaning; concepts."""

from __future__ import annotations

import pytest

from workbench.archive import Archive, Query, Record, embedding, sqlite
from workbench.errors import UserError

_SERVER = "workbench.archive.postgres"
TEXTS = {
    "fr": (
        "fr",
        "Les évêques ont dénoncé l'attaque des groupes terroristes près d'Idleb.",
        "Le Phare",
        "2024-05-14T10:00Z",
    ),
    "en": ("en", "The bishops denounced an attack by militants near Idlib.", "The Lamp", "2024-05-15"),
    "ru": ("ru", "Епископы осудили нападение боевиков; самолёты нанесли удары по складам.", "Маяк", "2024-06-01"),
    "none": ("fr", "Le marché aux fleurs ouvre dimanche.", "Le Phare", None),
}


@pytest.fixture
def full(archive: Archive) -> Archive:
    archive.add(
        [
            Record(id, text, text.encode(), lang=lang, outlet=outlet, published=published, id_given=True)
            for id, (lang, text, outlet, published) in TEXTS.items()
        ]
    )
    return archive


def _found(archive: Archive, words: str = "", **narrow: str) -> list[str]:
    return sorted(hit.entry.id for hit in archive.search(Query(words, **narrow)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("eveque", ["fr"]),
        ("ÉVÊQUE dénoncer", ["fr"]),
        ("bishop", ["en"]),
        ("самолет", ["ru"]),
        ("удар склад", ["ru"]),
        ('"groupes terroristes"', ["fr"]),
        ('"terroristes groupes"', []),
        ("attaque -Idleb", []),
        ("l'attaque", ["fr"]),
        ("Idleb OR NEAR(", []),
    ],
)
def test_words_are_found_in_any_inflection_and_without_accents(full: Archive, words: str, ids: list[str]) -> None:
    assert _found(full, words) == ids


def test_a_search_is_narrowed_by_outlet_date_and_language(full: Archive) -> None:
    assert _found(full, outlet="phare") == ["fr", "none"]
    assert _found(full, since="2024-05-15") == ["en", "ru"]
    assert _found(full, since="2024-05-14", until="2024-05-14") == ["fr"]
    assert _found(full, until="2024-05") == ["en", "fr"]
    assert _found(full, "bishop", lang="fr") == []


def test_the_passage_stands_in_the_text_as_it_is_shown(full: Archive) -> None:
    (hit,) = full.search(Query("склад"))

    assert "складам" in hit.passage
    assert hit.passage in TEXTS["ru"][1]


def test_a_query_without_words_is_refused(full: Archive) -> None:
    with pytest.raises(UserError, match="no word"):
        full.search(Query("-Idleb"))


def test_texts_are_found_by_one_wording_of_a_concept(full: Archive) -> None:
    (hit,) = full.search(Query(term="groupes terroristes"))

    assert hit.entry.id == "fr"
    assert hit.terms == ("groupes terroristes",)


def test_a_sentence_finds_its_meaning_in_another_language(full: Archive) -> None:
    assert embedding.fill(full) == 4
    assert embedding.fill(full) == 0

    flowers = full.search(Query(meaning="Flowers are sold at the market on Sunday", limit=1))
    attack = full.search(Query(meaning="Clergymen condemn the assault of armed men", limit=2, lang="fr"))

    assert [hit.entry.id for hit in flowers] == ["none"]
    assert [hit.entry.id for hit in attack] == ["fr", "none"]


def test_search_by_meaning_says_when_nothing_is_embedded(full: Archive) -> None:
    with pytest.raises(UserError, match="archive embed"):
        full.search(Query(meaning="une attaque"))


def test_a_word_of_another_language_is_found_as_it_is_written(archive: Archive) -> None:
    text = "Die Häuser am Hafen wurden am Dienstag von der Polizei geräumt."
    archive.add([Record("de", text, text.encode(), lang="de", id_given=True)])

    assert _found(archive, "Häuser") == ["de"]
    assert _found(archive, '"am Hafen"') == ["de"]


def test_of_very_many_texts_those_added_last_are_ranked_and_none_is_lost_to_a_filter(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = sqlite if isinstance(archive.database, sqlite.SqliteDatabase) else pytest.importorskip(_SERVER)
    monkeypatch.setattr(engine, "MOST_RANKED", 3)
    texts = [f"Le pont numéro {n} est fermé." for n in range(10)]
    archive.add(
        [
            Record(
                str(n),
                text,
                text.encode(),
                lang="fr",
                outlet=f"o{n % 5}",
                published=f"2024-05-0{n % 9 + 1}",
                id_given=True,
            )
            for n, text in enumerate(texts)
        ]
    )

    assert _found(archive, "pont") == ["7", "8", "9"]
    assert _found(archive, "pont", outlet="o1") == ["1", "6"]
    assert _found(archive, "pont numéro 4") == ["4"]
