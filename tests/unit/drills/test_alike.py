"""Words and phrases: the same, an accent off, inflected, a typo, or another word."""

import pytest

from workbench.drills.alike import Likeness, compare_words, find_phrase, is_plural, words_of


@pytest.mark.parametrize(
    ("given", "wanted", "lang", "likeness"),
    [
        ("Rebelles", "rebelles", "fr", Likeness.SAME),
        ("treve", "trêve", "fr", Likeness.ACCENT),
        ("trêves", "trêve", "fr", Likeness.INFLECTED),
        ("occidental", "occidentaux", "fr", Likeness.INFLECTED),
        ("neutralized", "neutralised", "en", Likeness.SAME),
        ("labor", "labour", "en", Likeness.SAME),
        ("four", "for", "en", Likeness.OTHER),
        ("retook", "retake", "en", Likeness.INFLECTED),
        ("goverment", "government", "en", Likeness.TYPO),
        ("syreinne", "syrienne", "fr", Likeness.TYPO),
        ("cesez-le-feu", "cessez-le-feu", "fr", Likeness.TYPO),
        ("attaque-suicide", "attentat-suicide", "fr", Likeness.OTHER),
        ("war", "wax", "en", Likeness.OTHER),
        ("parliament", "government", "en", Likeness.OTHER),
        ("raids", "rapts", "fr", Likeness.OTHER),
    ],
)
def test_a_word_is_as_far_off_as_a_teacher_would_say(given: str, wanted: str, lang: str, likeness: Likeness) -> None:
    assert compare_words(given, wanted, lang) == likeness


def test_a_word_of_the_language_is_never_taken_for_a_slip_of_another() -> None:
    assert compare_words("raider", "rider", "en") == Likeness.OTHER
    assert compare_words("raidre", "raider", "en") == Likeness.TYPO


def test_a_phrase_is_found_in_a_sentence_and_whole_wants_nothing_beside_it() -> None:
    words = words_of("La prétendue attaque chimique a eu lieu.", "fr")
    found = find_phrase("attaque chimique", words, "fr", whole=False)
    assert found is not None and (found.start, found.end) == (2, 4)
    assert find_phrase("attaque chimique", words, "fr", whole=True) is None


def test_articles_in_front_and_linking_words_inside_make_no_other_phrase() -> None:
    words = words_of("les frappes sur un hôpital", "fr")
    found = find_phrase("frappes sur l'hôpital", words, "fr", whole=True)
    assert found is not None and found.likeness == Likeness.SAME


@pytest.mark.parametrize(
    ("phrase", "lang", "plural"),
    [("frappes aériennes", "fr", True), ("frappe aérienne", "fr", False), ("air strikes", "en", True)],
)
def test_the_number_of_a_phrase_is_that_of_its_head(phrase: str, lang: str, plural: bool) -> None:
    assert is_plural(phrase, lang) is plural
