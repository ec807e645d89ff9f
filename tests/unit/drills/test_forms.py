"""The form of a right word: tense, conditional, article, hedge; and what an answer may and may not be."""

import pytest

from workbench.drills.answering import grade
from workbench.drills.feedback import cue, feedback
from workbench.drills.model import Item
from workbench.drills.session import find_item
from workbench.drills.verbforms import tense_of
from workbench.glossary.model import Glossary


@pytest.mark.parametrize(
    ("text", "lang", "tense"),
    [
        ("précise", "fr", "present"),
        ("a précisé", "fr", "past"),
        ("précisait", "fr", "imperfect"),
        ("précisera", "fr", "future"),
        ("insista", "fr", "past"),
        ("aurait tué", "fr", "conditional"),
        ("avait tué", "fr", "pluperfect"),
        ("reconnaît", "fr", "present"),
        ("reconnaissait", "fr", "imperfect"),
        ("reconnaîtrait", "fr", "conditional"),
        ("nier", "fr", "infinitive"),
        ("citant", "fr", "gerund"),
        ("is said", "en", "present"),
        ("was said", "en", "past"),
        ("denied", "en", "past"),
        ("will deny", "en", "future"),
        ("would say", "en", "conditional"),
    ],
)
def test_the_tense_of_a_verb_is_read_from_its_ending_and_its_auxiliary(text: str, lang: str, tense: str) -> None:
    assert tense_of(text, lang) == tense


def item(glossary: Glossary, name: str) -> Item:
    found = find_item(name, glossary)
    assert found is not None, name
    return found


def said(glossary: Glossary, name: str, answer: str, language: str = "en") -> tuple[str, str]:
    asked = item(glossary, name)
    verdict = grade(asked, answer, glossary)
    return verdict.label, "\n".join(feedback(asked, verdict, glossary, language))


def test_a_gap_for_a_verb_says_which_tense_it_wants(glossary: Glossary) -> None:
    assert cue(item(glossary, "cloze/fr/reporting.specify/preciser"), "en") == "cue: specify (the present)"
    assert cue(item(glossary, "cloze/fr/reporting.say/dire"), "fr") == "à rendre : say (le participe passé)"
    assert cue(item(glossary, "cloze/fr/syria.ceasefire/cessez-le-feu"), "en") == "cue: ceasefire"


@pytest.mark.parametrize(
    ("name", "answer", "label", "words"),
    [
        ("cloze/fr/reporting.specify/preciser", "précise", "right", "Right"),
        (
            "cloze/fr/reporting.specify/preciser",
            "a précisé",
            "inflected",
            "is the past; the sentence wants the present",
        ),
        ("cloze/fr/reporting.claim/pretendre", "affirme", "variant", "as good as"),
        ("cloze/fr/reporting.claim/pretendre", "affirmerait", "inflected", "you do not vouch for it"),
        ("cloze/fr/reporting.claim/pretendre", "affirmer", "inflected", "the infinitive"),
        ("cloze/fr/reporting.say/dire", "déclaré", "variant", "as good as"),
        ("cloze/fr/reporting.say/dire", "dire", "inflected", "wants the past participle"),
        ("cloze/en/reporting.say/say", "says", "inflected", "is the present; the sentence wants the past"),
        ("cloze/en/reporting.deny/deny", "has denied", "inflected", "the present; the sentence wants the past"),
    ],
)
def test_a_verb_in_another_tense_is_half_right_and_the_feedback_names_both(
    name: str, answer: str, label: str, words: str, glossary: Glossary
) -> None:
    graded, lines = said(glossary, name, answer)
    assert graded == label
    assert words in lines


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ("The Ukrainian government reportedly prepared an attack on the plant.", "right"),
        ("The Ukrainian government is said to have prepared an attack on the plant.", "right"),
        ("The Ukrainian government may have prepared an attack on the plant.", "right"),
        ("The Ukrainian government prepared an attack on the plant.", "partial"),
        ("The Kiev regime reportedly prepared an attack on the plant.", "wrong-side"),
    ],
)
def test_a_lost_conditional_is_a_lost_hedge(answer: str, label: str, glossary: Glossary) -> None:
    graded, lines = said(glossary, "translate/en/ukraine.kyiv-government/regime-de-kiev", answer)
    assert graded == label
    assert ("aurait préparé" in lines) == (label == "partial")


def test_an_article_must_suit_the_word_after_it(glossary: Glossary) -> None:
    name = "cloze/fr/syria.evacuation/depart-negocie"
    graded, lines = said(glossary, name, "évacuation", "fr")
    assert graded == "inflected"
    assert "« évacuation » ne peut pas suivre « Le »." in lines


@pytest.mark.parametrize(
    ("name", "answer", "label"),
    [
        ("reverse/fr/terrorism.foreign-fighter/foreign-fighter", "combattants étrangers", "right"),
        ("reverse/fr/terrorism.foreign-fighter/foreign-fighter", "combattant étranger", "inflected"),
        ("reverse/fr/reporting.at-least/at-least", "pas plus de", "wrong-term"),
        ("reverse/en/terrorism.suicide-attack/attentat-suicide", "suicide bomber", "wrong-term"),
        ("cloze/fr/syria.siege/siege-de-la-ville", "siège", "variant"),
        ("cloze/fr/syria.siege/siege-de-la-ville", "lever le siège", "wrong-term"),
        ("reverse/en/chemical.chemical-attack/attaque-chimique-presumee", "chemical attack", "not-preferred"),
        ("reverse/fr/reporting.thought-to/is-thought-to", "serait", "variant"),
        ("reverse/en/syria.sdf/forces-democratiques-syriennes", "Democratic Forces of Syria", "variant"),
        ("reverse/en/syria.sdf/forces-democratiques-syriennes", "Syrian Forces Democratic", "wrong-term"),
        ("reverse/fr/reporting.thought-to/is-thought-to", "est", "wrong-term"),
    ],
)
def test_what_finds_a_concept_in_a_text_is_not_always_an_answer(
    name: str, answer: str, label: str, glossary: Glossary
) -> None:
    assert said(glossary, name, answer)[0] == label


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("cloze/fr/syria.ceasefire/cessez-le-feu", "silence des armes"),
        ("reverse/en/chemical.chemical-attack/attaque-chimique-presumee", "reported gas attack"),
        ("reverse/en/syria.evacuation/depart-negocie", "agreed withdrawal"),
    ],
)
def test_words_that_nothing_speaks_against_are_left_to_the_teacher(name: str, answer: str, glossary: Glossary) -> None:
    verdict = grade(item(glossary, name), answer, glossary)
    assert verdict.unsure


def test_answers_and_exceptions_name_exercises_and_concepts_that_exist(glossary: Glossary) -> None:
    import tomllib

    from workbench.drills.wordings import expected, skipped
    from workbench.resources import courses_dir

    listed = tomllib.loads((courses_dir() / "material" / "answers.toml").read_text("utf-8"))
    assert listed["answers"].keys() <= glossary.concepts.keys()
    for name in listed["expected"]:
        asked = item(glossary, name)
        assert asked.term == expected(name)
        assert grade(asked, asked.term, glossary).label == "right", name
    for name in listed["skip"]:
        assert skipped(f"{name}/x") or skipped(name)
        assert name.split("/")[2] in glossary.concepts
    for concept, entry in listed["answers"].items():
        for lang in ("fr", "en"):
            once = [text for what in ("accept", "half", "refuse") for text in entry.get(what, {}).get(lang, ())]
            assert len(set(once)) == len(once), (concept, lang)
