"""Pieces of evidence on an edge: addresses, datelines, the language of quotations. None decides by itself."""

from __future__ import annotations

import pytest

from workbench.archive.model import Entry
from workbench.documents.pointers import Pointer
from workbench.tracing.citing import agencies_named, cites
from workbench.tracing.datelines import dateline
from workbench.tracing.quoting import kept_tongue, retold
from workbench.tracing.times import interval, not_before
from workbench.tracing.witness import Witness

STORY = "The prefecture closed the bridge at Varnes on Wednesday after divers found a crack two metres long."


def _witness(text: str, lang: str = "en", **known: object) -> Witness:
    given = {"id": "x", "outlet": None, "published": None, "url": None, "pointers": (), **known}
    entry = Entry(
        -1, given["id"], "", lang, None, given["outlet"], given["published"], given["url"], None, "",  # type: ignore[arg-type]
        pointers=given["pointers"],  # type: ignore[arg-type]
    )  # fmt: skip
    return Witness(entry, text)


@pytest.mark.parametrize(
    ("text", "lang", "place", "agency", "day"),
    [
        ("PARIS, 3 mars (AFP) – Le ministre a parlé.", "fr", "PARIS", "AFP", (None, 3, 3)),
        ("Un pont fermé\n\nOrny, le 6 novembre 2023 (APC) - Le pont.", "fr", "Orny", "APC", (2023, 11, 6)),
        ("МОСКВА, 3 марта. /ТАСС/. Министр заявил.", "ru", "МОСКВА", "ТАСС", (None, 3, 3)),
        ("МОСКВА, 3 мар — РИА Новости. Министр заявил.", "ru", "МОСКВА", "РИА Новости", (None, 3, 3)),
        ("MOSCOW, March 3 (TASS) - The minister spoke.", "en", "MOSCOW", "TASS", (None, 3, 3)),
        ("BEIRUT, Lebanon (AP) — The minister spoke.", "en", "BEIRUT, Lebanon", "AP", None),
        ("(Reuters) - The minister spoke.", "en", "", "Reuters", None),
        ("PARIS, 3 mars – Le ministre a parlé.", "fr", "PARIS", "", (None, 3, 3)),
    ],
)
def test_datelines_of_three_languages_are_read(
    text: str, lang: str, place: str, agency: str, day: tuple[int | None, int, int] | None
) -> None:
    found = dateline(text, lang)

    assert found is not None
    assert (found.place, found.agency, found.day) == (place, agency, day)


@pytest.mark.parametrize(
    "text",
    [
        "L'Union européenne (UE) – dont le siège est à Bruxelles – a réagi.",
        "Le ministre (parti du centre) - a parlé.",
        "Un homme, 34 ans (Lyon) : il a parlé.",
        "Le pont a été fermé mercredi, a dit la préfecture (AFP).",
    ],
)
def test_brackets_in_a_sentence_are_no_dateline(text: str) -> None:
    assert dateline(text, "fr") is None


def test_a_dateline_names_the_source() -> None:
    wire = _witness(STORY, id="wire", outlet="Agence Presse Continentale", url="https://apc.example/1")
    copy = _witness(f"VARNES, May 14 (APC) - {STORY}", outlet="The Post")

    found = cites(copy, wire)

    assert found is not None
    assert found.kind == "dateline"
    assert found.told() == "its dateline names it: «VARNES, May 14 (APC)»"
    assert cites(wire, copy) is None


def test_a_dateline_names_an_agency_that_is_not_here() -> None:
    assert agencies_named(_witness(f"VARNES, May 14 (AFP) - {STORY}")) == {"afp": "AFP"}
    assert list(agencies_named(_witness(f"VARNES, May 14 (Meridian) - {STORY}")).values()) == ["Meridian"]
    assert agencies_named(_witness(f"VARNES, May 14 (Meridian) - {STORY}", outlet="Meridian News Agency")) == {}


@pytest.mark.parametrize(
    ("pointer", "kind"),
    [
        (Pointer("canonical", "http://www.post.example/a/"), "canonical"),
        (Pointer("source", "https://post.example/a"), "source"),
        (Pointer("link", "https://post.example/a?utm_source=rss", "the Post"), "address"),
        (Pointer("link", "https://post.example/other"), "link"),
    ],
)
def test_what_a_page_points_to_is_told_apart(pointer: Pointer, kind: str) -> None:
    parent = _witness(STORY, url="https://post.example/a", outlet="The Evening")
    child = _witness(STORY, url="https://copy.example/b", pointers=(pointer,))

    found = cites(child, parent)

    assert found is not None
    assert found.kind == kind
    assert pointer.url in found.told()


def test_an_address_on_another_site_points_to_nobody_here() -> None:
    parent = _witness(STORY, url="https://post.example/a", outlet="The Evening")
    child = _witness(STORY, pointers=(Pointer("canonical", "https://elsewhere.example/a"),))

    assert cites(child, parent) is None


def test_a_text_did_not_appear_before_the_day_of_its_dateline() -> None:
    month = _witness(f"VARNES, May 14 (APC) - {STORY}", published="2024-05")

    assert month.time.earliest.isoformat() == "2024-05-13T10:00:00+00:00"
    assert month.time.latest == interval("2024-05").latest


@pytest.mark.parametrize(
    ("published", "day", "earliest"),
    [
        ("2024", (None, 12, 31), "2024-12-30T10:00"),
        (None, (None, 5, 14), "0001-01-01T00:00"),
        (None, (2024, 5, 14), "2024-05-13T10:00"),
        ("2024-05-10T08:00Z", (None, 5, 14), "2024-05-10T08:00"),
        ("2024-05", (None, 2, 30), "2024-05-01T00:00"),
    ],
)
def test_a_dateline_cuts_a_coarse_time_and_never_contradicts_it(
    published: str | None, day: tuple[int | None, int, int], earliest: str
) -> None:
    assert not_before(interval(published), day).earliest.isoformat()[:16] == earliest


ENGLISH = '"This bridge has been crying for help for a decade and nobody listened," said the mayor, Odile Ferrand.'
FRENCH = "« Ce pont appelle à l'aide depuis dix ans et personne n'a écouté », a dit la maire, Odile Ferrand."


def test_a_quotation_left_in_its_tongue_points_to_the_text_that_has_it() -> None:
    english = _witness(ENGLISH)
    french = _witness("La maire s'emporte : « this bridge has been crying for help for a decade ».", "fr")

    assert kept_tongue(french, english) == "this bridge has been crying for help for a decade"
    assert kept_tongue(english, french) is None
    assert kept_tongue(_witness(FRENCH, "fr"), english) is None


def test_an_utterance_in_other_words_of_one_language_was_translated_back() -> None:
    back = _witness(
        "La maire, Odile Ferrand : « Ce pont réclame de l'aide depuis une décennie, personne n'écoutait ».", "fr"
    )

    assert retold(back, _witness(FRENCH, "fr")) is not None
    assert retold(_witness(FRENCH, "fr"), _witness(FRENCH, "fr")) is None
    assert retold(back, _witness(ENGLISH)) is None
    assert retold(back, _witness("« Le port sera rouvert lundi matin aux camions », a dit la maire.", "fr")) is None


def test_articles_inside_a_name_do_not_hide_it() -> None:
    paper = _witness(
        "Une porte a cédé.", "fr", id="c", outlet="Le Courrier du Canal", url="https://courriercanal.example/1"
    )

    found = cites(_witness("The gate gave way, writes Le Courrier du Canal.", outlet="AngloBrief"), paper)

    assert found is not None
    assert found.told() == "names it: «Courrier du Canal»"
    assert cites(_witness("The courier left the canal at noon.", outlet="AngloBrief"), paper) is None
