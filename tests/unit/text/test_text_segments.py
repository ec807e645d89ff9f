"""Paragraphs, sentences and headlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.text.headline import headline
from workbench.text.segments import paragraphs, sentences

GOLD = Path(__file__).parents[2] / "golden" / "sentences.txt"


def gold_cases() -> list[tuple[str, str]]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return [(lang, marked) for lang, marked in rows]


@pytest.mark.parametrize(("lang", "marked"), gold_cases())
def test_sentences_part_as_in_the_gold_set(lang: str, marked: str) -> None:
    text = marked.replace("‖", "")
    assert [text[start:end] for start, end in sentences(text, lang)] == [part.strip() for part in marked.split("‖")]


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert parts("\n\n Un.\nSuite.\n \t\nDeux.\r\n\r\nTrois.\n") == ["Un.\nSuite.", "Deux.", "Trois."]


def test_a_text_without_blank_lines_has_one_paragraph_a_line() -> None:
    assert parts("Un titre\nUne phrase. Une autre.\nUne dernière.") == [
        "Un titre", "Une phrase. Une autre.", "Une dernière.",
    ]  # fmt: skip


WRAPPED = """\
Les habitants du village ont quitté leurs maisons dans la
nuit de lundi à mardi, a indiqué une ONG locale qui suit
les déplacements. Ils sont allés vers le nord, où des
proches les attendent."""


def test_hard_wrapped_prose_is_one_paragraph() -> None:
    assert parts(WRAPPED) == [WRAPPED]


def test_long_lines_under_a_title_are_paragraphs() -> None:
    lines = ["Une phrase assez longue pour tenir lieu de paragraphe entier. " * 4 for _ in range(5)]
    assert len(parts("Le titre\n\n" + "\n".join(lines))) == 6


def test_a_text_of_white_space_has_no_paragraph() -> None:
    assert parts(" \n\n\t ") == []


def test_sentences_never_cross_paragraphs() -> None:
    text = "Un titre sans point\n\nUne phrase."
    assert [text[a:b] for a, b in sentences(text, "fr")] == ["Un titre sans point", "Une phrase."]


def test_one_long_paragraph_is_split_in_time_that_grows_with_its_length() -> None:
    text = 'Il a dit « oui ». Elle a dit "non". ' * 20_000
    assert len(sentences(text, "fr")) == 40_000


BODY = "Les habitants du village ont quitté leurs maisons dans la nuit, a indiqué une organisation locale.\n\nFin."


@pytest.mark.parametrize(
    "title",
    ["Un village se vide après des tirs", "Syrie : que sait-on de l’attaque ?", "Села опустели", "Reform in the U.S."],
)
def test_a_short_first_paragraph_without_full_stop_is_the_headline(title: str) -> None:
    text = f"{title}\n\n{BODY}"
    assert headline(text, paragraphs(text)) == (0, len(title))


@pytest.mark.parametrize(
    "first",
    [
        "Tout est calme.",
        "— Vous partez ?",
        "Par Jean Petit",
        "MOSCOU, 4 février (Tass) — Le ministère",
        "***",
        "x " * 120,
    ],
)
def test_sentences_dialogue_bylines_and_datelines_are_no_headline(first: str) -> None:
    text = f"{first}\n\n{BODY}"
    assert headline(text, paragraphs(text)) is None


def test_a_lone_paragraph_is_no_headline() -> None:
    assert headline("Un titre", [(0, 8)]) is None
