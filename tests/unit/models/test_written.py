"""The pairs and the dictionary that were written for the project can be read, and repeat nothing."""

from __future__ import annotations

import lzma

from models.recipe.corpus import WRITTEN, table_pairs
from models.recipe.lexicon import read_dictionary


def test_every_pair_has_two_sides_and_stands_once() -> None:
    pairs = list(table_pairs({"written": WRITTEN}))
    assert len(pairs) == len({pair.french for pair in pairs}) > 36_000
    assert all(pair.french.strip() == pair.french != "" != pair.english == pair.english.strip() for pair in pairs)


def test_some_pairs_are_held_out_and_the_rest_counts_like_news() -> None:
    pairs = list(table_pairs({"written": WRITTEN}))
    assert 0.01 < sum(pair.held_out for pair in pairs) / len(pairs) < 0.04
    assert pairs[0].weight >= 3


def test_the_dictionary_has_an_entry_once_its_usual_rendering_first() -> None:
    path = WRITTEN.with_name("dictionary.fr-en.tsv.xz")
    words = [line.split("\t")[0] for line in lzma.decompress(path.read_bytes()).decode().splitlines()]
    assert len(words) == len(set(words)) and all(word == word.lower() for word in words)
    counts = {(french, english): count for french, english, count in read_dictionary(path)}
    assert counts["covoiturage", "carpooling"] > counts["covoiturage", "car sharing"]
