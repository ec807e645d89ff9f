"""Preparing the training data: what is held out, drawn, annotated and noised."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import sentencepiece
from hypothesis import given, settings
from hypothesis import strategies as st

from models.recipe import prepare
from models.recipe.annotate import annotate, consistent_phrases, noise, singular
from models.recipe.corpus import Pair, read_pairs
from models.recipe.english_words import forms_of, usual
from workbench.translation.word_tokens import english_tokens, french_tokens

FRENCH, ENGLISH = "Les navires russes approchent du port.", "The Russian ships are approaching the port."
LINKS = [(0, 0), (1, 2), (2, 1), (3, 4), (4, 5), (5, 6), (6, 7)]


def test_non_commercial_sources_reach_no_model(tmp_path: Path) -> None:
    (tmp_path / "clean.tsv").write_text("progit2\tun chat\ta cat\ntatoeba\tun chien\ta dog\n", "utf-8")
    assert [p.source for p in read_pairs(tmp_path / "clean.tsv", {})] == ["tatoeba"]


def test_a_pair_is_drawn_by_its_text_alone() -> None:
    assert Pair("news", "Une trêve fragile", "x").draw == Pair("tatoeba", "Une trêve fragile", "y").draw


def test_consistent_phrases_never_cut_a_link() -> None:
    found = {(p.french, p.english) for p in consistent_phrases(LINKS, 7)}
    assert ((1, 3), (1, 3)) in found  # navires russes / Russian ships
    assert not any(french == (0, 2) for french, _ in found)  # "les navires" would cut "Russian" out


def test_annotation_marks_renderings_of_the_very_sentence() -> None:
    marked = annotate(FRENCH, ENGLISH, LINKS, random.Random(4))
    assert marked.count("⟦") == marked.count("¦") == marked.count("⟧") >= 1
    target = marked.split("¦ ")[1].split(" ⟧")[0]
    assert target in ENGLISH or singular(target) == target


def test_a_sentence_without_links_stays_as_it_is() -> None:
    assert annotate(FRENCH, ENGLISH, [], random.Random(1)) == FRENCH


@given(st.text(alphabet="abcé’ 'XÉ«»!", max_size=30), st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_noise_never_loses_a_sentence(french: str, seed: int) -> None:
    noised = noise(french, random.Random(seed))
    assert bool(noised.split()) == bool(french.split())
    assert abs(len("".join(noised.split())) - len("".join(french.split()))) <= 1


def test_prepared_data_can_be_read_back(tmp_path: Path) -> None:
    lines = [f"tatoeba\tLe navire numéro {i} approche.\tShip number {i} is approaching." for i in range(300)]
    (tmp_path / "clean.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "links.txt").write_text("0-0 1-0 2-1 3-2 4-4 5-5\n" * 300)
    pairs, model, corpus = tmp_path / "pairs.tsv", tmp_path / "sentencepiece.model", tmp_path / "corpus.npz"
    rows = list(prepare.training_rows(tmp_path / "clean.tsv", tmp_path / "links.txt", {}, share=1.0))
    pairs.write_text("".join(f"{f}\t{e}\n" for f, e in rows), "utf-8")
    prepare.train_pieces(pairs, model, 400)
    assert prepare.encode(pairs, model, corpus) == len(rows)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    with np.load(corpus) as file:
        length = int(file["lengths"][0, 0])
        assert pieces.decode(file["source"][: length - 1].tolist()).split() == rows[0][0].split()
    assert pieces.encode("⟦ trêve ¦ truce ⟧", out_type=str).count("¦") == 1


def test_training_closes_with_the_weighty_sources_and_a_draw_of_all(tmp_path: Path) -> None:
    names = ["tatoeba"] * 3000 + ["europarl_sample"] * 1200
    lines = [f"{name}\tLe navire {i} approche.\tShip {i} is approaching." for i, name in enumerate(names)]
    clean, links, pairs = tmp_path / "clean.tsv", tmp_path / "links.txt", tmp_path / "pairs.tsv"
    clean.write_text("\n".join(lines) + "\n", "utf-8")
    links.write_text("\n" * len(lines))
    weighty = list(prepare.training_rows(clean, links, {}, share=1.0, least_weight=3))
    assert len(weighty) == 3 * 1200  # each as often as its source counts
    pairs.write_text("".join(f"{f}\t{e}\n" for f, e in prepare.training_rows(clean, links, {}, share=1.0)), "utf-8")
    closing = prepare.closing_rows(pairs, weighty)
    assert closing[: len(weighty)] == weighty and len(closing) == 2 * len(weighty)
    assert len(prepare.closing_rows(pairs, [])) == 1000


def test_an_english_word_counts_as_it_stands_in_mid_sentence() -> None:
    lines = ["The army and the Russian ministry", "ARMY HITS CITY AGAIN", 'He said: "Army of Syria."', "the army left"]
    counts = Counter(form for line in lines for form in forms_of(line))
    assert counts["army"] == 2 and counts["Russian"] == 1 and "Army" not in counts and "ARMY" not in counts


def test_rare_forms_are_slips_and_the_frequent_ones_come_first() -> None:
    assert usual(Counter({"milions": 1, "army": 9, "the": 20})) == ["the", "army"]


def test_french_words_are_cut_where_english_ones_are() -> None:
    text = "Qu’a-t-il dit à l'armée en 2016 ? 1 500 obus, aujourd’hui."
    assert [text[a:b] for a, b in french_tokens(text)] == [
        "Qu’", "a", "-t-il", "dit", "à", "l'", "armée", "en", "2016", "?", "1 500", "obus", ",", "aujourd’hui", "."
    ]  # fmt: skip


def test_english_words_part_from_their_endings() -> None:
    assert english_tokens("Assad’s army didn't; Mr. Smith “did”.") == [
        "Assad", "'s", "army", "did", "n't", ";", "Mr.", "Smith", '"', "did", '"', "."
    ]  # fmt: skip
