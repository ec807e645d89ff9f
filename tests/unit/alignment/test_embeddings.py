"""Vectors are remembered, and a bad cache never stops the work."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest

from workbench import paths
from workbench.alignment import embeddings
from workbench.alignment.embeddings import embed

SENTENCES = ["La mer est calme ce matin.", "The sea is calm this morning.", "Море сегодня спокойно."]


@pytest.fixture(autouse=True)
def forgetful(monkeypatch):
    monkeypatch.setattr(embeddings, "_remembered", {})


def test_sentences_that_mean_the_same_are_near_one_another():
    vectors = embed([*SENTENCES, "Tax returns are due in March."])
    assert vectors.shape == (4, embeddings.DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    cosines = vectors @ vectors[0]
    assert min(cosines[1:3]) > cosines[3]


def test_the_cache_gives_back_the_same_vectors_without_the_model(monkeypatch):
    fresh = embed(SENTENCES)
    monkeypatch.setattr(embeddings, "_remembered", {})
    monkeypatch.setattr(embeddings, "_model", lambda: pytest.fail("embedded again"))
    assert np.array_equal(embed(SENTENCES), fresh)


def test_a_damaged_cache_is_replaced():
    file = paths.ensure(paths.cache_dir()) / "embeddings.sqlite"
    file.write_bytes(b"this is not a database, whatever its name says" * 50)
    fresh = embed(SENTENCES)
    embed(["Une phrase de plus."])
    with sqlite3.connect(file) as cache:
        assert cache.execute("SELECT count(*) FROM vectors").fetchone()[0] >= 1
    assert fresh.shape == (3, embeddings.DIMENSIONS)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    assert embed(SENTENCES, cache=blocked / "embeddings.sqlite").shape == (3, embeddings.DIMENSIONS)


def test_odd_characters_and_no_sentences_are_borne():
    assert embed([]).shape == (0, embeddings.DIMENSIONS)
    assert np.isfinite(embed(["", "\0", "\ud800", "a\0b"])).all()
