"""The unpacked phrase model in the cache folder: made once, never in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.support import toy_phrases
from workbench.errors import UserError
from workbench.translation import phrase_cache, phrase_model


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy_phrases.build(tmp_path_factory.mktemp("toy")).rename(
        tmp_path_factory.mktemp("named") / "toy-fr_en-0.1.npz"
    )


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "workbench" / "phrases"


def _never(path: Path) -> dict[str, np.ndarray]:
    raise AssertionError("unpacked a second time")


def test_a_model_is_unpacked_once_and_reads_the_same_from_the_cache(model: Path) -> None:
    first = phrase_model.load(model)
    kept = phrase_cache.arrays_of(model, _never)
    assert np.array_equal(kept["score"], first.score)
    assert phrase_model.load(model).french == first.french


def test_what_is_kept_cannot_be_written_over_by_a_reader(model: Path) -> None:
    phrase_model.load(model)
    with pytest.raises(ValueError, match="read-only"):
        phrase_model.load(model).score[0] = 0


def test_a_new_model_takes_the_place_of_the_old_one(model: Path, cache: Path, tmp_path: Path) -> None:
    phrase_model.load(model)
    (old,) = cache.iterdir()
    phrase_model.load(Path(shutil.copy(model, tmp_path / "toy-fr_en-0.2.npz")))
    assert [one.name for one in cache.iterdir()] != [old.name]
    assert len(list(cache.iterdir())) == 1


def test_where_nothing_can_be_kept_the_model_opens_all_the_same(model: Path, cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("a file where the folder should be")
    assert phrase_model.load(model).known > 0


@pytest.mark.parametrize("data", [b"", b"short", b"\x05\0\0\0\0\0\0\0[1,2]"])
def test_a_damaged_cache_is_made_again(model: Path, cache: Path, data: bytes) -> None:
    whole = phrase_model.load(model).score.copy()
    (kept,) = cache.iterdir()
    kept.write_bytes(data)
    assert np.array_equal(phrase_model.load(model).score, whole)
    assert kept.stat().st_size > 1000


def test_a_damaged_model_leaves_nothing_in_the_cache(tmp_path: Path, cache: Path) -> None:
    bad = tmp_path / "bad.npz"
    bad.write_bytes(b"no model")
    with pytest.raises(UserError, match="cannot be read"):
        phrase_model.load(bad)
    assert not cache.exists()
