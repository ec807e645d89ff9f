"""Quotation marks, however they are typed."""

from __future__ import annotations

import pytest

from workbench.text.quotations import quotations


def inner(text: str, lang: str) -> list[str]:
    return [text[one.inner_start : one.inner_end] for one in quotations(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("fr", "une «attaque chimique de Assad » à Idleb", ["attaque chimique de Assad"]),
        ("fr", "« l’attaque »", ["l’attaque"]),
        ("fr", 'l’"attaque" d\'hier', ["attaque"]),
        ("fr", "Il dit : « Nous irons “demain” à l’aube. »", ["Nous irons “demain” à l’aube.", "demain"]),
        ("en", "“go ‘now’ or never,” she's told", ["go ‘now’ or never,", "now"]),
        ("en", "'Rescuers' took the militants' lines.", ["Rescuers"]),
        ("en", "he called it ‘the militants’ lines’.", ["the militants’ lines"]),
        ("en", "the '90s and the militants' lines", []),
        ("en", "don't, won’t and Assad's", []),
        ("en", 'who died in 1992." Then "this" came.', ["this"]),
        ("fr", 'des ""extrémistes"" venus', ["extrémistes"]),
        ("ru", "„Да“, «сказал „он“ нам».", ["Да", "сказал „он“ нам", "он"]),
        ("de", "Er sagte »ja« und „nein“.", ["ja", "nein"]),
    ],
)
def test_marks_are_paired(lang: str, text: str, said: list[str]) -> None:
    assert inner(text, lang) == said


def test_the_span_holds_the_marks() -> None:
    text = "un «mot » ici"
    (one,) = quotations(text, "fr")
    assert (text[one.start : one.end], one.open, one.close) == ("«mot »", "«", "»")


def test_a_quotation_goes_on_over_paragraphs_that_open_it_again() -> None:
    text = "“First paragraph of what he said.\n\n“Second paragraph.” He left."
    (one,) = quotations(text, "en")
    assert text[one.start : one.end] == "“First paragraph of what he said.\n\n“Second paragraph.”"


def test_a_quotation_never_closed_ends_with_its_sentence() -> None:
    text = "Il parle de «la fin. Puis il part.\n\nUn autre «mot » suit."
    first, second = quotations(text, "fr")
    assert text[first.start : first.end] == "«la fin."
    assert first.close == ""
    assert text[second.inner_start : second.inner_end] == "mot"


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("fr", "des «sauveteurs» arrivent", "scare"),
        ("fr", "un panache de « gaz moutarde »", "scare"),
        ("fr", "une organisation « impartiale» dit", "scare"),
        ("fr", "« Nous partons demain », dit-il", "speech"),
        ("fr", "« Jamais ! » dit-il", "speech"),
        ("fr", "« Il n’y a pas eu d’attaque dans ce village ce jour-là », dit-il", "speech"),
        ("en", "a \"chemical attack\" by the army", "scare"),
        ("en", "\"We are leaving,\" he said", "speech"),
        ("ru", "так называемые «спасатели»", "scare"),
        ("ru", "«Мы уходим», — сказал он", "speech"),
    ],
)  # fmt: skip
def test_a_few_words_without_a_verb_are_scare_quotes(lang: str, text: str, kind: str) -> None:
    (one,) = quotations(text, lang)
    assert one.kind == kind
