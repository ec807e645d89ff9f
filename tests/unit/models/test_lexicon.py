"""The bundled lexicon, both ways, and how it is built."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from models.recipe import lexicon as recipe
from workbench.errors import UserError
from workbench.resources import models_dir
from workbench.translation import lexicon


def test_translations_are_probabilities_best_first() -> None:
    found = lexicon.load("fr", "en").translations("sanctions")
    assert next(iter(found)) == "sanctions"
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert sum(found.values()) == pytest.approx(1)


def test_case_and_apostrophe_do_not_matter_but_accents_do() -> None:
    french = lexicon.load("fr", "en")
    assert french.translations("Armée") == french.translations("armée") != french.translations("armee")


def test_an_unknown_form_is_found_by_its_lemma() -> None:
    assert lexicon.load("fr", "en").translations("cessez-le-feux") == lexicon.load("fr", "en").translations(
        "cessez-le-feu"
    )


def test_inflected_forms_count_as_one_word() -> None:
    french = lexicon.load("fr", "en")
    assert french.probability("bombardements", "bombing") > french.translations("bombardements").get("bombing", 0)
    assert french.probability("trêve", "war") == 0


def test_the_lexicon_reads_backwards() -> None:
    assert next(iter(lexicon.load("en", "fr").translations("weapon"))) == "arme"
    assert "weapon" in lexicon.load("en", "fr")


def test_an_unknown_word_has_no_translation() -> None:
    assert lexicon.load("fr", "en").translations("xyzzy") == {}


def test_a_pair_without_a_lexicon_is_refused_in_one_sentence() -> None:
    with pytest.raises(UserError, match="no bilingual lexicon for ru→en"):
        lexicon.load("ru", "en")


def test_what_is_shipped_stays_small() -> None:
    assert (models_dir() / "lexicon.fr-en.tsv.gz").stat().st_size <= 3_000_000


def test_building_joins_elided_and_possessive_forms_and_drops_identifiers(tmp_path: Path) -> None:
    counts = tmp_path / "counts.tsv"
    counts.write_text(
        "l'armée\tarmy\t3\t0.5\narmée\tarmy's\t2\t0.1\nl’armée\tnavy\t1\t0.1\nmax_size\tmax_size\t9\t1\nklondike\tklondike\t3\t1\n"
    )
    assert recipe.build(recipe.read_counts(counts)) == {"armée": [("army", 5)]}


def test_a_written_dictionary_stands_beside_the_counts_its_usual_words_first(tmp_path: Path) -> None:
    written, out = tmp_path / "dictionary.tsv.xz", tmp_path / "lexicon.gz"
    written.write_bytes(lzma.compress(b"amant\tlover\nbises\tkisses; pecks\n"))
    recipe.write({"amant": [("mistress", 2)]}, out)
    built = recipe.build([*recipe.read_counts(out), *recipe.read_dictionary(written)])
    assert built["bises"] == [("kisses", 8), ("pecks", 4)]
    assert built["amant"] == [("lover", 8), ("mistress", 2)]


def test_words_of_the_written_dictionary_are_known_to_the_program() -> None:
    assert next(iter(lexicon.load("fr", "en").translations("covoiturage"))) == "carpooling"
