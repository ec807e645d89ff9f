"""The best tree, against every tree there is."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.archive.model import Entry
from workbench.tracing.reuse import Reuse
from workbench.tracing.ties import Story, Tie, standing, ties
from workbench.tracing.times import interval
from workbench.tracing.tree import best_tree
from workbench.tracing.witness import Witness

_NONE = Reuse(np.zeros(1), np.zeros(1), True)
WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda pair: pair[0] != pair[1]),
    st.integers(20, 180).map(lambda n: n / 100),
)


def _ties(weights: dict[tuple[int, int], float]) -> dict[int, list[Tie]]:
    found: dict[int, list[Tie]] = {}
    for (parent, child), weight in weights.items():
        found.setdefault(child, []).append(Tie(parent, child, _NONE, weight))
    return {child: sorted(tied, key=lambda tie: -tie.weight) for child, tied in found.items()}


def _has_circle(parents: dict[int, int]) -> bool:
    for start in parents:
        at, steps = start, 0
        while at in parents and steps < 9:
            at, steps = parents[at], steps + 1
        if steps == 9:
            return True
    return False


@settings(deadline=None)
@given(WEIGHTS)
def test_no_tree_weighs_more(weights: dict[tuple[int, int], float]) -> None:
    possible = _ties(weights)
    choices = [[None, *tied] for tied in possible.values()]
    totals = [
        sum(tie.weight for tie in chosen if tie) + 0.01 * sum(tie is None for tie in chosen)
        for chosen in product(*choices)
        if not _has_circle({tie.child: tie.parent for tie in chosen if tie})
    ]

    tree = best_tree(possible)

    assert not _has_circle({child: tie.parent for child, tie in tree.items()})
    total = sum(tie.weight for tie in tree.values()) + 0.01 * (len(possible) - len(tree))
    assert abs(total - max(totals)) < 1e-6


def _witness(id: str, lang: str, published: str | None) -> Witness:
    return Witness(Entry(-1, id, id, lang, None, None, published, None, None, ""), f"Some words of {id}.")


def _shared(a: float, b: float) -> Reuse:
    return Reuse(np.full(100, a), np.full(100, b), False)


def _story(*dated: str) -> Story:
    """A dispatch, its copy whose origin was refused, a translation of either, and an undated one of that."""
    texts = [_witness("dispatch", "ru", dated[0]), _witness("local", "ru", dated[1]), _witness("paper", "en", dated[2]),
             _witness("digest", "fr", None), *(_witness(day, "fr", day) for day in dated[3:])]  # fmt: skip
    reuses = {
        (0, 2): _shared(0.9, 0.9),
        (1, 2): _shared(0.85, 0.85),
        (2, 3): _shared(0.9, 0.9),
        (0, 3): _shared(0.6, 0.6),
    }
    return Story(texts, reuses)


def test_the_first_of_known_time_is_a_root_rather_than_under_an_undated_text_on_weak_evidence() -> None:
    days = [f"2024-05-{day}" for day in range(14, 24)]
    story = _story("2024-05-13T06:00Z", "2024-05-13T06:40Z", "2024-05-13T09:00Z", *days)
    possible = ties(story)
    assert 3 in {tie.parent for tie in possible[0]}

    tree = best_tree(possible, standing(story, possible))

    assert {child: tie.parent for child, tie in tree.items()} == {2: 0, 3: 2}


def test_an_early_time_speaks_against_an_undated_source_and_a_late_one_does_not() -> None:
    story = _story("2024-05-13", "2024-05-14", "2024-05-15", "2024-05-16", "2024-05-17")
    early, _, middle, _, _, late = (story.early(one.time) for one in story.witnesses)
    assert early > middle > late == 0
    assert story.early(story.witnesses[3].time) == 0
    assert _story("2024-05-13", "2024-05-13", "2024-05-13").early(interval("2024-05-13")) < early
