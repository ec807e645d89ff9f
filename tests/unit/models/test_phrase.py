"""The phrase-based translator on a toy model that the whole recipe made."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.support import toy_phrases
from workbench.errors import UserError
from workbench.translation import phrase_model
from workbench.translation.phrase import PhraseTranslator
from workbench.translation.phrase_lm import START, LanguageModel, context
from workbench.translation.phrase_search import Options, Settings, remaining, search


@pytest.fixture(scope="module")
def translator(tmp_path_factory: pytest.TempPathFactory) -> PhraseTranslator:
    return PhraseTranslator(toy_phrases.build(tmp_path_factory.mktemp("toy")))


def said(translator: PhraseTranslator, sentence: str) -> str:
    return translator.translate([sentence])[0][0].text


def test_adjectives_change_places_with_their_nouns(translator: PhraseTranslator) -> None:
    assert said(translator, "Le navire russe brûle.") == "The Russian ship burns."


def test_capitals_do_not_hide_words(translator: PhraseTranslator) -> None:
    assert said(translator, "LE PONT DÉTRUIT RÉSISTE.") == "The destroyed bridge resists."
    assert said(translator, "LE PONT DETRUIT RESISTE.") == "The destroyed bridge resists."


def test_numbers_go_over_in_english_writing(translator: PhraseTranslator) -> None:
    assert said(translator, "En 2016, 1 500 villages ont péri.") == "In 2016, 1,500 villages perished."
    assert said(translator, "En 2016, 3,5 villages ont péri.") == "In 2016, 3.5 villages perished."


def test_unknown_names_pass_through(translator: PhraseTranslator) -> None:
    assert "Zerbaville" in said(translator, "Le village Zerbaville résiste.")


def test_an_unknown_word_comes_from_the_lexicon(translator: PhraseTranslator) -> None:
    assert "army" in said(translator, "Le pont armée tombe.").lower()


def test_a_glossary_mark_forces_its_target(translator: PhraseTranslator) -> None:
    assert said(translator, "Le ⟦ pont ¦ crossing ⟧ détruit tombe.").lower().count("crossing") == 1


def test_quotation_marks_close_up(translator: PhraseTranslator) -> None:
    assert said(translator, "« Avance » !") == '"Advances"!'


def test_a_blank_sentence_stays_blank(translator: PhraseTranslator) -> None:
    assert [h.text for (h,) in translator.translate(["", "  "])] == ["", ""]


def test_alignment_ties_each_word_to_its_source(translator: PhraseTranslator) -> None:
    sentence = "Le navire russe brûle."
    (found,) = translator.translate([sentence])[0]
    pairs = {(sentence[a:b], found.text[c:d]) for (a, b), (c, d) in found.alignment}
    assert pairs & {("russe", "Russian"), ("navire russe", "Russian ship"), ("Le navire russe", "The Russian ship")}
    ends = [target[1] for _, target in found.alignment]
    assert ends == sorted(ends) and ends[-1] == len(found.text)


def test_n_best_renderings_differ_and_fall_in_score(translator: PhraseTranslator) -> None:
    found = translator.translate(["Le train blanc attend."], n_best=5)[0]
    assert len({h.text for h in found}) == len(found) > 1
    assert all(a.score >= b.score for a, b in pairwise(found))


def test_a_very_long_sentence_keeps_every_clause(translator: PhraseTranslator) -> None:
    text = said(translator, ", ".join(["le navire russe brûle"] * 40) + ".")
    assert text.lower().count("russian ship") == 40


def test_the_language_model_gives_every_context_a_whole_distribution(translator: PhraseTranslator) -> None:
    model = translator.model
    words = np.array([0, *range(2, model.known + 3)], np.uint64)
    english = {w: i + 3 for i, w in enumerate(model.english)}
    for before in ([START], [english["the"]], [english["the"], english["Russian"], english["ship"]], [0, 0, 0]):
        p, _ = model.language.score(np.full(len(words), context(*before), np.uint64), words)
        assert np.exp(p).sum() == pytest.approx(1, abs=0.15)  # kept in coarse steps


def test_the_forecast_is_the_best_split() -> None:
    start, end = np.array([0, 1, 2, 0, 1]), np.array([1, 2, 3, 2, 3])
    forecast = np.array([-1.0, -2.0, -1.5, -2.5, -4.0])
    empty = np.zeros((5, 1), np.uint64)
    left = remaining(Options(start, end, empty, np.ones(5, np.int64), forecast, forecast, np.zeros((5, 3))), 3)
    assert (left[0, 2], left[1, 3], left[0, 3]) == (-2.5, -3.5, -4.0)


def test_the_search_finds_what_trying_everything_finds(translator: PhraseTranslator) -> None:
    """Three words, one option each: all six orders are tried by hand."""
    model: LanguageModel = translator.model.language
    rng = np.random.default_rng(3)
    words = rng.integers(3, 20, (3, 1)).astype(np.uint64)
    place, zero = np.arange(3), np.zeros(3)
    options = Options(place, place + 1, words, np.ones(3, np.int64), zero, zero, np.zeros((3, 3)))
    settings = Settings(beam=100, tries=1000, reach=3)
    found = search(options, 3, model, settings, best=10)
    scores = []
    for derivation in found:
        state, total, last = np.array([context(START)], np.uint64), 0.0, 0
        for option in derivation.options:
            p, state = model.score(state, words[option])
            total += float(p[0]) - settings.jump * abs(option - last)
            last = option + 1
        p, _ = model.score(state, np.array([2], np.uint64))
        scores.append(total + float(p[0]))
    assert len(found) == 6
    assert [d.score for d in found] == pytest.approx(scores, abs=1e-4)


def test_a_file_that_is_no_model_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.npz").write_bytes(b"PK nothing")
    with pytest.raises(UserError, match="cannot be read as a phrase model"):
        phrase_model.load(tmp_path / "x.npz")


def test_quotations_inside_quotations_keep_their_marks(translator: PhraseTranslator) -> None:
    assert said(translator, "« Avance “brûle” » !") == '"Advances ‘burns’"!'


def test_nothing_is_moved_across_punctuation(translator: PhraseTranslator) -> None:
    text = said(translator, "Le navire brûle, le camp russe tombe, le pont résiste.").lower()
    assert text.index("ship") < text.index("camp") < text.index("bridge")


def test_words_in_capitals_find_their_accents(translator: PhraseTranslator) -> None:
    assert "destroyed" in said(translator, "LE CAMP DETRUIT.").lower()
