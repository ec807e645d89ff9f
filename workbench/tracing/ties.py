"""How well one text accounts for another: the evidence for an edge, weighed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import combinations
from math import log2

from workbench.tracing.citing import Citation, Kind, cites
from workbench.tracing.quoting import weigh_quotations
from workbench.tracing.reuse import Reuse, by_wording
from workbench.tracing.telling import Reason
from workbench.tracing.times import Interval, may_precede, surely_precedes
from workbench.tracing.witness import Witness

WORDING = 1.3  # the same words in one language: no two writers hit on them
HELD = 0.2  # what the child dropped speaks a little against the parent
CITED: Mapping[Kind, float] = {
    "name": 0.3, "dateline": 0.3, "link": 0.4, "address": 0.5, "source": 0.5, "canonical": 0.5,
}  # fmt: skip
_OF_THE_PAGE = ("canonical", "source")  # what the page states of itself, not what stands in copied words
UNDATED = 0.05
"""What speaks against a parent whose time is not known; more where the child is among the first (`Story.early`)."""
EARLY, MOST_EARLY, FIRST = 0.1, 0.4, 2.0
ELSEWHERE = 0.7  # a foreign parent, where a text of the child's language has the child's very wording
LEAST_WORDING, LEAST_SENSE, LEAST_REWORDED, LEAST_CITED = 0.25, 0.6, 0.42, 0.4
_LEAST_WORDS = 12
LEAST_KEPT = 0.2  # share of the wording that a text reworded in its own language keeps
_SPELLED, _MISSPELLED, _MOST_SPELLED = 0.06, 0.08, 0.18
FULL = 1.8  # a weight that leaves nothing to be wished for


@dataclass(slots=True)
class Tie:
    """A possible edge: `reuse` is the child's side first."""

    parent: int
    child: int
    reuse: Reuse
    weight: float
    citation: Citation | None = None
    same_spelling: tuple[str, ...] = ()
    other_spelling: tuple[str, ...] = ()
    confirmed: bool = False
    quoting: tuple[Reason, ...] = ()

    @property
    def rank(self) -> float:
        """The weight by which a tree is chosen: what the analyst confirmed comes before everything else."""
        return self.weight + (10.0 if self.confirmed else 0.0)

    @property
    def score(self) -> float:
        """The weight between 0 and 1."""
        return round(min(1.0, max(0.0, self.weight / FULL)), 3)


@dataclass
class Story:
    """Texts that hang together, and the reuse between them: `reuses[i, j]`, i < j, seen from i.

    `refused`, `confirmed`: the analyst's pairs (parent, child), by id; a parent may be an absent source.
    """

    witnesses: Sequence[Witness]
    reuses: Mapping[tuple[int, int], Reuse]
    refused: frozenset[tuple[str, str]] = frozenset()
    confirmed: frozenset[tuple[str, str]] = frozenset()
    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def reuse(self, child: int, parent: int) -> Reuse | None:
        """The reuse of a pair seen from the child."""
        if child < parent:
            return self.reuses.get((child, parent))
        found = self.reuses.get((parent, child))
        return found.turned() if found else None

    @cached_property
    def _moments(self) -> tuple[list[datetime], list[datetime]]:
        """The earliest and the latest moments of the texts whose time is known, each sorted."""
        known = [witness.time for witness in self.witnesses if witness.time.known]
        return sorted(time.earliest for time in known), sorted(time.latest for time in known)

    def early(self, child: Interval) -> float:
        """What the child's time says against a parent without one, 0..MOST_EARLY.

        Where nothing is known of a text's time, any place in the order of the texts is as likely as any other: few of
        these places come before a text that is itself among the first (bits of surprise, so many hundredths each).
        """
        if not child.known:
            return 0.0
        earliest, latest = self._moments
        before = bisect_left(latest, child.earliest)
        after = len(earliest) - bisect_right(earliest, child.latest)
        others = len(earliest) - 1
        places = before + (others - before - after) / 2  # an order left open counts half
        return min(MOST_EARLY, EARLY * log2((others + 1) / (places + 1)))


def standing(story: Story, possible: Mapping[int, Sequence[Tie]]) -> dict[int, float]:
    """How well a text stands as a root rather than under one of unknown time: the better, the earlier its own is.

    Less than its best tie to such a text always, so that it only decides which text of a circle comes first.
    """
    found = {}
    for child, tied in possible.items():
        best = next((tie for tie in tied if not story.witnesses[tie.parent].time.known), None)
        if best is not None and not tied[0].confirmed:
            found[child] = min(0.9 * best.rank, FIRST * story.early(story.witnesses[child].time))
    return found


def strong(reuse: Reuse, cited: bool = False) -> bool:
    """Whether a text derives from the other at all, to judge by the larger share of the two."""
    share = reuse.a_share
    if reuse.wording:
        return share >= LEAST_WORDING and share * len(reuse.a_by_b) >= _LEAST_WORDS
    return share >= (LEAST_CITED if cited else LEAST_SENSE)


def ties(story: Story) -> dict[int, list[Tie]]:
    """For every text its possible parents, the best first; texts without one are left out."""
    neighbours: dict[int, set[int]] = {}
    for i, j in story.reuses:
        neighbours.setdefault(i, set()).add(j)
        neighbours.setdefault(j, set()).add(i)
    found = {}
    for child, others in neighbours.items():
        possible = _possible(story, child, sorted(others))
        if possible:
            found[child] = sorted(possible, key=lambda tie: (-tie.rank, tie.parent))
    return found


def _possible(story: Story, child: int, others: Iterable[int]) -> list[Tie]:
    possible = []
    for parent in others:
        tie = _tie(story, parent, child)
        if tie is not None:
            possible.append(tie)
    _weigh_together(story, possible)
    return possible


def _tie(story: Story, parent: int, child: int) -> Tie | None:
    """The pair as an edge, weighed by itself; None where it cannot be one."""
    old, new = story.witnesses[parent], story.witnesses[child]
    if (old.id, new.id) in story.refused or not may_precede(old.time, new.time):
        return None
    reuse = story.reuse(child, parent)
    assert reuse is not None
    confirmed = (old.id, new.id) in story.confirmed
    citation = cites(new, old)
    least = reuse if reuse.wording or new.lang != old.lang else None
    if not confirmed:
        if least is None and (reuse.a_share < LEAST_REWORDED or (citation is None and not _has_wording(new, old))):
            return None
        if least is not None and not strong(reuse, citation is not None):
            return None
    if not confirmed and citation is None and cites(old, new) and not surely_precedes(old.time, new.time):
        return None
    weight = reuse.a_share * (WORDING if reuse.wording else 1.0) + HELD * reuse.b_share
    weight -= 0.0 if old.time.known else UNDATED + story.early(new.time)
    same, other = _spelling(story, new, old)
    weight += min(_MOST_SPELLED, _SPELLED * len(same)) - min(_MOST_SPELLED, _MISSPELLED * len(other))
    return Tie(parent, child, reuse, weight, citation, same, other, confirmed)


def _has_wording(child: Witness, parent: Witness) -> bool:
    """Whether a reworded text keeps some of the wording: else it tells the same event, in the same order at most."""
    return by_wording(child, parent).a_share >= LEAST_KEPT


def _weigh_together(story: Story, possible: list[Tie]) -> None:
    """What speaks for one parent depends on the others: a source named in copied words, a wording found elsewhere."""
    copied = [tie for tie in possible if tie.reuse.wording and tie.reuse.a_share >= 0.5]
    for tie in possible:
        parent = story.witnesses[tie.parent]
        if tie.citation is not None:
            others = (story.witnesses[one.parent] for one in copied if one is not tie)
            if tie.citation.kind not in _OF_THE_PAGE and any(cites(other, parent) for other in others):
                tie.citation = None  # the words that name it were copied along
            else:
                tie.weight += CITED[tie.citation.kind]
        if copied and not tie.reuse.wording and tie.citation is None:
            tie.weight *= ELSEWHERE
    weigh_quotations(story, possible)


def _spelling(story: Story, child: Witness, parent: Witness) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that are spelled in several ways in the story: those the two spell alike, and those they do not."""
    same, other = [], []
    for word in child.capitalised & story.spellings.keys():
        if word in parent.capitalised:
            same.append(word)
        elif story.spellings[word] & parent.capitalised:
            other.append(word)
    return tuple(sorted(same)), tuple(sorted(other))


def spellings(story: Sequence[Witness]) -> dict[str, frozenset[str]]:
    """Words with a capital that two texts share and that others spell differently, with these other spellings.

    Two forms that stand in one text are two words. A form that only one text has tells nothing about the others.
    """
    from rapidfuzz.distance import DamerauLevenshtein

    owners: dict[str, set[int]] = {}
    for index, witness in enumerate(story):
        for word in witness.capitalised:
            if len(word) >= 5:
                owners.setdefault(word, set()).add(index)
    found: dict[str, set[str]] = {}
    for one, other in combinations(sorted(owners), 2):
        if one[0] != other[0] and one[1:3] != other[1:3]:
            continue
        near = abs(len(one) - len(other)) <= 2 and DamerauLevenshtein.distance(one, other, score_cutoff=2) <= 2
        if near and not owners[one] & owners[other]:
            for word, variant in ((one, other), (other, one)):
                if len(owners[word]) >= 2:
                    found.setdefault(word, set()).add(variant)
    return {word: frozenset(others) for word, others in found.items()}
