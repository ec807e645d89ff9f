"""What a chain is made from: texts ready for comparison, with their fingerprints and vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.tracing.witness import Witness

if TYPE_CHECKING:
    from workbench.archive.store import Archive

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Material:
    """Witnesses with their fingerprints (uint32, sorted) and, where filled, the vectors of their lead paragraphs."""

    witnesses: Sequence[Witness]
    words: Sequence[Any]
    bridge: Sequence[Any]
    vectors: Sequence[Any]


def load(archive: Archive, keys: Iterable[int] | None = None) -> Material:
    """Everything a chain is made from; `keys`: of these texts only."""
    import numpy as np

    wanted = None if keys is None else set(keys)
    prints = {key: one for key, one in archive.prints() if wanted is None or key in wanted}
    vectors = archive.vectors(list(prints))
    found = list(archive.texts(list(prints)))
    return Material(
        [Witness(one.entry, one.text) for one in found],
        [np.frombuffer(prints[one.entry.key].words, dtype=np.uint32) for one in found],
        [np.frombuffer(prints[one.entry.key].bridge, dtype=np.uint32) for one in found],
        [vectors.get(one.entry.key) for one in found],
    )
