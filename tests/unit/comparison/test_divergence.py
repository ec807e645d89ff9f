"""Sentence pairs written for these tests: what one side alone carries is found, and nothing breaks on odd input."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.alignment import tokenvectors
from workbench.comparison.divergence import divergence, divergences, stretches


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Le ministre a quitté la réunion sans dire un mot.", "The minister left the meeting without a word."),
        ("Trois soldats ont été blessés lundi près d’Alep.", "Three soldiers were wounded near Aleppo on Monday."),
        ("Les négociations reprendront la semaine prochaine.", "Talks will resume next week."),
    ],
)
def test_a_translation_is_full_and_leaves_hardly_a_word(a: str, b: str) -> None:
    found = divergence(a, b)
    assert found.label == "full"
    assert len(found.a_only) + len(found.b_only) <= 2


def test_a_clause_that_only_the_english_carries_is_found() -> None:
    a = "Trois soldats ont été blessés lundi près d’Alep."
    b = "Three soldiers were wounded near Aleppo on Monday, and the opposition blamed a foreign intelligence service."
    found = divergence(a, b)
    assert found.label == "partial"
    assert {"opposition", "blamed", "foreign", "intelligence"} <= set(words(b, found.b_only))
    assert not {"soldiers", "wounded", "Aleppo"} & set(words(b, found.b_only))
    assert len(found.a_only) <= 2


def test_a_clause_that_only_the_french_carries_is_found() -> None:
    a = "Le pont a été fermé, une décision que les habitants du quartier jugent scandaleuse."
    b = "The bridge was closed."
    found = divergence(a, b)
    assert found.label == "partial"
    assert {"habitants", "quartier", "scandaleuse"} <= set(words(a, found.a_only))
    assert not found.b_only


def test_sentences_about_different_things_are_unrelated() -> None:
    found = divergence("Mon frère élève des chèvres en Corse.", "The committee rejected the new customs tariff.")
    assert found.label == "unrelated"
    assert found.score < 0.3


def test_one_language_twice_is_compared_without_a_lexicon() -> None:
    a = "Les pompiers ont maîtrisé l’incendie."
    b = "Les pompiers ont maîtrisé l’incendie, dont l’origine criminelle ne fait aucun doute selon le maire."
    found = divergence(a, b, "fr", "fr")
    assert found.label == "partial"
    assert {"origine", "criminelle", "maire"} <= set(words(b, found.b_only))
    assert not found.a_only


def test_french_and_russian_are_compared_though_there_is_no_lexicon_of_the_pair() -> None:
    found = divergence("Trois soldats ont été blessés lundi.", "В понедельник были ранены трое военных.", "fr", "ru")
    assert found.label == "full"


def test_the_same_call_gives_the_same_answer() -> None:
    pair = "Il pleut sur Brest, dit la radio.", "It is raining in Brest."
    assert divergence(*pair) == divergence(*pair)


def test_many_pairs_are_answered_as_one_by_one_in_order() -> None:
    pairs = [
        ("Il pleut sur Brest.", "It is raining in Brest."),
        ("", "Nobody."),
        ("Le train a du retard, comme chaque lundi.", "The train is late."),
    ]
    assert [found.label for found in divergences(pairs)] == [divergence(a, b).label for a, b in pairs]
    assert divergences([]) == []


def test_a_clause_is_one_span_over_its_punctuation() -> None:
    a = "Le pont a été fermé, une décision que les habitants du quartier jugent scandaleuse."
    found = divergence(a, "The bridge was closed.")
    (clause,) = stretches(a, "fr", found.a_only)
    assert a[clause[0] : clause[1]].endswith("habitants du quartier jugent scandaleuse")
    assert not stretches(a, "fr", found.a_only, least=9)


def test_a_stray_word_is_no_clause() -> None:
    text = "The old bridge was closed on Monday."
    assert stretches(text, "en", [(4, 7)]) == ()


def test_without_the_model_file_the_lexicon_still_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable() -> None:
        raise tokenvectors.Unavailable("no file")

    monkeypatch.setattr(tokenvectors, "encoder", unavailable)
    found = divergence("Le ministre a quitté la réunion.", "The minister left the meeting.")
    assert found.label in ("full", "partial", "unrelated")
    assert len(found.b_only) < 5


@pytest.mark.parametrize(("a", "b", "label"), [("", "", "full"), ("…", "?!", "full"), ("", "A word.", "unrelated")])
def test_a_side_without_words_is_answered(a: str, b: str, label: str) -> None:
    found = divergence(a, b)
    assert found.label == label
    assert words(b, found.b_only) == b.rstrip(".?!").split()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_spans_are_words_in_order_inside_the_text_whatever_the_text(a: str, b: str) -> None:
    found = divergence(a, b)
    assert 0.0 <= found.score <= 1.0
    for text, spans in ((a, found.a_only), (b, found.b_only)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
        assert all(any(char.isalnum() for char in text[start:end]) for start, end in spans)
