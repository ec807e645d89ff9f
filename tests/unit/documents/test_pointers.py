"""Addresses that a page names: canonical, source, links inside the article."""

from __future__ import annotations

from workbench.documents.pointers import Pointer, as_fields, as_text, from_text, of_fields, same_address
from workbench.documents.readers.html import read_page

BODY = (
    "<p>La préfecture a fermé le pont de Varnes mercredi matin après la découverte d'une fissure de deux mètres.</p>"
    '<p>Selon <a href="https://fil.example/depeche/77">la dépêche du Fil</a>, le trafic ne reprendra pas avant lundi, '
    "et les camions seront déviés par la vallée.</p>"
)


def _page(head: str, after: str = "") -> bytes:
    return (
        f'<html lang="fr"><head><meta charset="utf-8"><title>Pont fermé</title>{head}</head><body>'
        f'<nav><p><a href="https://ads.example/offer">Nos offres</a></p></nav><article><h1>Pont fermé</h1>{BODY}'
        f"</article>{after}</body></html>"
    ).encode()


def test_a_canonical_address_of_another_site_is_where_the_text_comes_from() -> None:
    head = '<link rel="canonical" href="https://fil.example/depeche/77">'

    page = read_page(_page(head), "a.html", url="https://copie.example/pont")

    assert page is not None
    assert page.url == "https://copie.example/pont"
    assert page.pointers[0] == Pointer("canonical", "https://fil.example/depeche/77")


def test_a_page_s_own_canonical_address_is_its_address_and_no_pointer() -> None:
    head = '<link rel="canonical" href="https://copie.example/pont">'

    page = read_page(_page(head), "a.html", url="https://www.copie.example/pont?utm_source=x")

    assert page is not None
    assert page.url == "https://copie.example/pont"
    assert [one.kind for one in page.pointers] == ["link"]


def test_a_saved_page_stood_where_the_browser_says() -> None:
    data = b"<!-- saved from url=(0026)https://copie.example/pont -->" + _page(
        '<link rel="canonical" href="https://fil.example/depeche/77">'
    )

    page = read_page(data, "a.html")

    assert page is not None
    assert page.url == "https://copie.example/pont"
    assert page.pointers[0].kind == "canonical"


def test_where_canonical_and_og_url_part_the_page_stood_at_og_url() -> None:
    head = (
        '<link rel="canonical" href="https://fil.example/depeche/77">'
        '<meta property="og:url" content="https://copie.example/pont">'
    )

    page = read_page(_page(head), "a.html")

    assert page is not None
    assert page.url == "https://copie.example/pont"
    assert Pointer("canonical", "https://fil.example/depeche/77") in page.pointers


def test_metadata_name_the_source() -> None:
    meta = '<meta name="syndication-source" content="https://fil.example/depeche/77">'
    linked = (
        '<script type="application/ld+json">{"@type":"NewsArticle","isBasedOn":{"url":"https://b.example/x"}}</script>'
    )

    page = read_page(_page(meta + linked), "a.html", url="https://copie.example/pont")

    assert page is not None
    assert [one.url for one in page.pointers if one.kind == "source"] == [
        "https://fil.example/depeche/77", "https://b.example/x",
    ]  # fmt: skip


def test_links_count_inside_the_article_and_in_a_line_of_credit_only() -> None:
    credit = '<footer>Source : <a href="https://autre.example/y">L\'Autre</a></footer>'

    page = read_page(_page("", credit), "a.html", url="https://copie.example/pont")

    assert page is not None
    assert [(one.url, one.said) for one in page.pointers] == [
        ("https://fil.example/depeche/77", "la dépêche du Fil"),
        ("https://autre.example/y", "L'Autre"),
    ]


def test_spellings_of_one_address_are_equal() -> None:
    spelled = "http://www.fil.example/depeche/77/", "https://m.fil.example/depeche/77?utm_medium=x#top"

    assert {same_address(one) for one in spelled} == {"fil.example/depeche/77"}
    assert same_address("https://fil.example/?id=77") != same_address("https://fil.example/?id=78")


def test_pointers_go_through_a_table_and_come_from_lines() -> None:
    made = of_fields({"canonical": "https://a.example/1", "links": ["https://b.example/2", 3], "source_url": None})

    assert made == (Pointer("canonical", "https://a.example/1"), Pointer("link", "https://b.example/2"))
    assert from_text(as_text(made)) == made
    assert of_fields(as_fields(made)) == made
    assert as_text(()) is None
