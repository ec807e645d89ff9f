"""Fingerprints: what they promise, held against the slow and obvious way."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from workbench.archive import prints
from workbench.archive.folding import words

WORDS = st.lists(st.sampled_from([f"mot{n}" for n in range(12)]), max_size=60)


@given(WORDS, WORDS, WORDS)
def test_a_shared_run_of_eight_words_is_always_found(before: list[str], after: list[str], other: list[str]) -> None:
    run = [f"w{n}" for n in range(8)]

    one = prints.winnow(prints.run_hashes(before + run + after))
    two = prints.winnow(prints.run_hashes(other + run))

    assert set(one.tolist()) & set(two.tolist())


@given(WORDS)
def test_run_hashes_are_equal_exactly_where_the_runs_are(found: list[str]) -> None:
    hashes = prints.run_hashes(found).tolist()
    runs = [tuple(found[i : i + prints.RUN]) for i in range(len(found) - prints.RUN + 1)]

    assert len(hashes) == len(runs)
    assert len(set(hashes)) == len(set(runs))


def test_accents_and_case_do_not_change_a_print() -> None:
    one, two = (
        prints.prints(text, words(text), "fr")
        for text in ("Évêque arrêté à Idleb hier soir", "eveque arrete a idleb HIER soir")
    )

    assert one.words == two.words


def test_names_figures_and_translated_words_survive_translation() -> None:
    french = "Le ministre Kostiantyn Hrabar a promis 18 000 tonnes d'orge à la Tunisie."
    english = "Minister Kostiantyn Hrabar promised 18,000 tonnes of barley to Tunisia."
    other = "The weather in Lyon was fine on Sunday, said 12 walkers."

    keys = [
        set(prints.bridge(t, words(t), lang).tolist()) for t, lang in ((french, "fr"), (english, "en"), (other, "en"))
    ]

    assert len(keys[0] & keys[1]) >= 5
    assert not keys[0] & keys[2]


def test_prints_are_small() -> None:
    rng = random.Random(1)
    found = [f"w{rng.randrange(5000)}" for _ in range(1000)]

    assert len(prints.winnow(prints.run_hashes(found))) < 450
