"""From candidates to measured pairs: the closer look, within a budget."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from workbench.alignment.groups import leaders
from workbench.tracing import candidates
from workbench.tracing.reuse import Reuse, by_bridge, by_sense, by_wording, measure
from workbench.tracing.telling import Reason
from workbench.tracing.times import may_precede, surely_precedes
from workbench.tracing.witness import Witness

if TYPE_CHECKING:
    from workbench.tracing.material import Material, Progress

EMBED_MOST = 1500
"""Sentences that are embedded for a chain (a minute's work); above, languages are compared by dictionary and names."""
SMALL = 400
"""Texts up to which the leads of all are embedded to find partners in other languages."""


def measured_pairs(material: Material, progress: Progress) -> tuple[dict[tuple[int, int], Reuse], list[str]]:
    """The reuse of every pair worth a look, by (i, j), i < j, and notices about the way it was found."""
    everyone = material.witnesses
    langs = [witness.lang for witness in everyone]
    progress("pair", 0, 1)
    warm = _Warm(everyone)
    reuses: dict[tuple[int, int], Reuse] = {}
    same = [(int(i), int(j)) for i, j in candidates.pairs_by_runs(material.words) if langs[i] == langs[j]]
    for done, (i, j) in enumerate(_story_by_story(same, len(everyone))):
        reuses[i, j] = by_wording(*warm.pair(i, j))
        if done % 1000 == 0:
            progress("align", done, len(same))
    foreign = _foreign(material, reuses)
    foreign |= _reworded(material, reuses) if len(everyone) <= SMALL else set()
    texts = {i for pair in foreign for i in pair}
    needed = sum(len(everyone[i].sentences) for i in texts) if len(texts) <= EMBED_MOST // 8 else EMBED_MOST + 1
    notices: list[str] = []
    sense: Callable[[Witness, Witness], Reuse] = by_sense
    if needed > EMBED_MOST:
        sense = by_bridge
        notices.append(Reason("notice.by-dictionary", count=len(texts)))
    for done, (i, j) in enumerate(_story_by_story(foreign, len(everyone))):
        if (i, j) not in reuses:
            reuses[i, j] = measure(*warm.pair(i, j), sense)
        if done % 50 == 0:
            progress("align", done, len(foreign))
    return reuses, notices


class _Warm:
    """The texts used last keep their tables, the others forget them: memory does not grow with the archive."""

    def __init__(self, everyone: Sequence[Witness], most: int = 3000) -> None:
        self._everyone, self._most = everyone, most
        self._used: dict[int, None] = {}  # the longest unused first

    def pair(self, i: int, j: int) -> tuple[Witness, Witness]:
        for place in (i, j):
            self._used.pop(place, None)
            self._used[place] = None
        while len(self._used) > self._most:
            oldest = next(iter(self._used))
            del self._used[oldest]
            self._everyone[oldest].forget()
        return self._everyone[i], self._everyone[j]


def _story_by_story(pairs: Collection[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Pairs in an order in which the same texts come close together."""
    leader = leaders(size, pairs)
    return sorted(pairs, key=lambda pair: (leader[pair[0]], pair))


def _foreign(material: Material, reuses: dict[tuple[int, int], Reuse]) -> set[tuple[int, int]]:
    """Pairs over languages. In a large archive a text with a dated twin in its own language needs no foreign parent."""
    everyone = material.witnesses
    langs = [witness.lang for witness in everyone]
    small = len(everyone) <= SMALL
    pairs = [candidates.pairs_by_bridge(material.bridge, langs, most=8 if small else 3)]
    vectors = list(material.vectors)
    if small and len(set(langs)) > 1:
        vectors = [v if v is not None else _lead(w) for v, w in zip(vectors, everyone, strict=True)]
    if len(everyone) <= 20_000:
        pairs.append(candidates.pairs_by_vectors(vectors, langs, most=6 if small else 2))
    found = {(int(i), int(j)) for rows in pairs for i, j in rows}
    if small:
        return found
    settled: set[int] = set()
    for (i, j), reuse in reuses.items():
        for child, parent, share in ((i, j, reuse.a_share), (j, i, reuse.b_share)):
            if share >= 0.6 and surely_precedes(everyone[parent].time, everyone[child].time):
                settled.add(child)
    return {
        (i, j)
        for i, j in found
        if any(c not in settled and may_precede(everyone[p].time, everyone[c].time) for c, p in ((i, j), (j, i)))
    }


def _lead(witness: Witness) -> Any:
    """Vectors of the first sentences."""
    from workbench.alignment.embeddings import embed

    return embed(witness.sentences[:3]) if witness.sentences else None


def _reworded(material: Material, reuses: dict[tuple[int, int], Reuse]) -> set[tuple[int, int]]:
    """Pairs of one language that share names and words but little wording."""
    everyone = material.witnesses
    marks = [str(index) for index in range(len(everyone))]
    pairs = candidates.pairs_by_bridge(material.bridge, marks, most=4, least=0.25)
    return {
        (int(i), int(j)) for i, j in pairs if everyone[i].lang == everyone[j].lang and (int(i), int(j)) not in reuses
    }
