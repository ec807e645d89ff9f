"""The page and the PDF: whatever the texts hold, they are shown and never obeyed; whose a mark is can be seen."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from importlib.resources import files

import pytest
from lxml import html

from tests.support.reviewed import reviewed_record
from tests.support.small import small
from workbench.comparison.model import Comparison, Mark, Summary, Witness
from workbench.documents.model import document_from_text
from workbench.errors import UserError
from workbench.reports.formats import render
from workbench.reports.html import render_html

HOSTILE = (
    "Titre <script>alert(1)</script> ]]> {{ 7*7 }} #panic()\n\n"
    "« Oui\u200b » \u202eenvers\u202c שלום <b onmouseover=x>\n\n" + "motsansespace" * 400
)


def hostile() -> Comparison:
    """One mark over everything, its explanation hostile too."""
    comparison = small()
    witness = Witness.of(document_from_text(HOSTILE, id="<x>.txt", lang="fr", outlet="</title><script>"))
    span = (0, len(HOSTILE))
    mark = Mark("m1", "addition", (span,), (), (0, 1, 2), (), None, HOSTILE, "</li><script>x</script>", {"rule": "<&>"})
    links = tuple(replace(link, a=link.a if link.a and link.a[0] < 3 else ()) for link in comparison.links[:4])
    return replace(
        comparison, article=witness, marks=(mark,), links=links, translation=None,
        summary=Summary(0, 0, 1, 0, {"addition": 1}), notices=("<img src=x>",),
    )  # fmt: skip


def test_a_hostile_text_is_shown_and_not_obeyed() -> None:
    tree = html.document_fromstring(render_html(hostile()))

    assert (
        len(tree.findall(".//script")) == 1 and tree.find(".//img") is None and tree.find(".//b[@onmouseover]") is None
    )
    shown = "".join(tree.find(".//main").itertext())
    assert "<script>alert(1)</script> ]]> {{ 7*7 }}" in shown and "\u202eenvers\u202c שלום" in shown


def test_a_comparison_without_paragraphs_is_a_page() -> None:
    empty = Witness("x", "0" * 64, "fr", "", (), ())
    nothing = replace(
        small(), article=empty, origin=empty, links=(), sentence_links=(), marks=(), translation=None,
        summary=Summary(0, 0, 1, 0, {}),
    )  # fmt: skip

    for form in ("html", "markdown", "marks-csv", "links-csv", "sentences-csv", "tmx", "json"):
        assert render(nothing, form)
    assert "hold no paragraph" in render_html(nothing)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_names_its_language_title_landmarks_and_every_target(language: str) -> None:
    tree = html.document_fromstring(render_html(small(), language, reviewed_record()))
    ids = tree.xpath("//@id")

    assert tree.get("lang") == language and tree.findtext(".//title")
    assert [len(tree.findall(f".//{tag}")) for tag in ("header", "main", "nav", "footer", "h1")] == [1] * 5
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href")} <= set(ids)
    assert {cell.get("lang") for cell in tree.find_class("cell")} == {"fr", "en"}
    assert all(box.getparent().tag == "label" for box in tree.xpath("//input"))


def test_the_page_tells_machine_analyst_and_rejected_apart() -> None:
    tree = html.document_fromstring(render_html(small(), "en", reviewed_record()))
    stands = {li.get("id"): li.get("data-stand") for li in tree.xpath("//ol[@class='reasons']/li")}

    assert stands["m3"] == "rejected" and stands["by-a1"] == "analyst" and stands["m1"] == "machine"
    assert tree.xpath("string(//*[@id='m5'])").count("the machine said: addition") == 1
    assert tree.xpath("string(//del)") == "The bridge reopened on Sunday."
    assert "=paul" in tree.xpath("string(//ins/following-sibling::*)")


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_colour_of_letters_stands_out_from_every_ground(scheme: str) -> None:
    colours = palette(scheme)
    grounds = [colours["page"], colours["panel"], mixed(colours["amber"], colours["page"], 0.14)]  # the last: a target
    letters = [colours[name] for name in "ink dim accent red magenta amber teal blue green rose grey".split()]  # noqa: SIM905
    tinted = [mixed(colour, grounds[2], 0.15) for colour in letters[3:]]

    assert min(contrast(letter, ground) for letter in letters for ground in grounds) >= 4.5
    assert min(contrast(colours["ink"], ground) for ground in tinted) >= 4.5


Colour = tuple[float, float, float]


def palette(scheme: str) -> dict[str, Colour]:
    """The colours of the page by name, as the style sheet gives them."""
    css = files("workbench.reports").joinpath("templates/comparison.css").read_text("utf-8")
    parts = {"light": "", "dark": css.split("prefers-color-scheme: dark")[1], "print": css.split("@media print")[1]}
    found = {name: value for part in (css, parts[scheme]) for name, value in reversed(COLOUR.findall(part))}
    return {name: channels(value) for name, value in found.items()}


COLOUR = re.compile(r"--(\w+): #([0-9a-f]{3,6})")


def channels(value: str) -> Colour:
    full = value if len(value) == 6 else "".join(2 * digit for digit in value)
    red, green, blue = (int(full[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def mixed(top: Colour, ground: Colour, share: float) -> Colour:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(top, ground, strict=True))
    return red, green, blue


def contrast(first: Colour, second: Colour) -> float:
    """WCAG 2.1's contrast ratio."""
    lights = sorted(luminance(colour) for colour in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_pdf_says_the_same_and_is_the_same_bytes_again() -> None:
    pytest.importorskip("typst")
    made = render(small(), "pdf", "en", reviewed_record())
    text, pages = pdf_text(made)

    assert made == render(small(), "pdf", "en", reviewed_record())
    assert f"1 / {pages}" in text
    for words in (
        "Seize blessés à Tell Sirhan", "wounded on Wednesday, the centre said",
        "rejected by Ada Brun, 2026-02-03 10:01 UTC", "The ministry <denies> it.", "the machine said: addition",
        "Ga1 agency", "link drawn by =paul", "On Sunday the bridge opened again.",
    ):  # fmt: skip
        assert words in text


def test_without_its_library_a_pdf_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(UserError, match=r"workbench\[pdf\]"):
        render(small(), "pdf")


def test_a_pdf_holds_cyrillic_and_long_words_in_embedded_fonts() -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    russian = document_from_text("Мост снова открыт — ёлки и «объезд».", id="o", lang="ru")
    made = render(replace(hostile(), origin=Witness.of(russian), links=(replace(small().links[0]),)), "pdf", "fr")
    text, _ = pdf_text(made)

    assert "Мост снова открыт — ёлки и «объезд»." in text and "<script>alert(1)</script> ]]> {{ 7*7 }} #panic()" in text
    fonts = {
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object().keys()
        & {"/FontFile2", "/FontFile3"}
        and font.get_object()["/BaseFont"]
        for page in pypdf.PdfReader(io.BytesIO(made)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert all(fonts) and any("Libertinus" in font for font in fonts)


def pdf_text(data: bytes) -> tuple[str, int]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()), len(reader.pages)
