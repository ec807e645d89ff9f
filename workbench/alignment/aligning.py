"""Links between two sequences of sentences or paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING, Literal

from workbench.alignment.anchors import mutual_best, nearest, rising_chain
from workbench.alignment.band import band_around
from workbench.alignment.cost import evidence_of, gains, nulls, reluctance
from workbench.alignment.embeddings import embed as bundled_embed
from workbench.alignment.links import Link
from workbench.alignment.moves import Tie, with_moves
from workbench.alignment.search import best_path
from workbench.alignment.sides import Sides, sides_of
from workbench.alignment.words import Lookup, bundled_lookup

if TYPE_CHECKING:
    from workbench.alignment.embeddings import Embed

_FIRM = 0.1
"""Margin above which a mutual best pair may hold the band in place."""
_ROUNDS = 3
"""Searches: after each it is known better how much of the two texts has no counterpart."""
_SLOPE, _EVEN = 15.0, 0.2
"""Of the logistic curve from evidence to score; `python -m benchmarks links` prints how often each score is right."""
_USUAL = 200.0
"""Letters on both sides that equal lengths count for before anything is known of the pair."""


def align(
    a: Sequence[str],
    b: Sequence[str],
    lang_a: str,
    lang_b: str,
    *,
    translation: Sequence[str] | None = None,
    embed: Embed | None = None,
    lookup: Lookup | Literal["bundled"] | None = "bundled",
) -> list[Link]:
    """Links of `a` and `b` that use every index of both sides exactly once, in the order of side a.

    `translation`: `a` in the language of `b`, sentence by sentence; its words are compared with those of `b`.
    `embed`: sentences to vectors of length 1 (default: the bundled multilingual model). `lookup`: words of `lang_a`
    to words of `lang_b` (default: the bundled lexicon where there is one; None: do without). A null link has one
    sentence. Links that cross their neighbours are `moved`. Raises ValueError when `translation` has not as many
    sentences as `a`.
    """
    if translation is not None and len(translation) != len(a):
        raise ValueError(f"the translation has {len(translation)} sentences, the text {len(a)}")
    embed = embed or bundled_embed
    found = bundled_lookup(lang_a, lang_b) if lookup == "bundled" else lookup
    sides = sides_of(a, b, lang_a, lang_b, embed=embed, translation=translation, lookup=found)
    return links_of(sides)


def links_of(sides: Sides) -> list[Link]:
    """The best links: a monotone path through the band of the anchors, then what moved against it."""
    pairs = mutual_best(sides.a.vectors, sides.b.vectors)
    chain = rising_chain([pair for pair in pairs if pair[2] > _FIRM])
    sides = replace(sides, ratio=_ratio(sides, chain))
    band = band_around([(i, j) for i, j, _ in chain], len(sides.a), len(sides.b))
    gained = gains(sides, band)
    for _ in range(_ROUNDS):
        steps = best_path(band, gained, nulls(sides, sides.a), nulls(sides, sides.b))
        alone = sum(p + q for _, _, p, q in steps if not p or not q)
        sides = replace(sides, reluctance=reluctance(alone, len(sides.a) + len(sides.b)))
    ties = [Tie(range(i, i + p), range(j, j + q)) for i, j, p, q in steps if p and q]
    return _links(sides, with_moves(sides, ties, pairs))


def _ratio(sides: Sides, chain: Sequence[tuple[int, int, float]]) -> float:
    """Letters of b to a letter of a, from the surer half of the anchors: whole texts may be abridged."""
    surest = sorted(chain, key=lambda pair: -pair[2])[: (len(chain) + 1) // 2]
    letters_a = sum(sides.a.lengths[i] for i, _, _ in surest)
    letters_b = sum(sides.b.lengths[j] for _, j, _ in surest)
    return float((letters_b + _USUAL) / (letters_a + _USUAL))


def _links(sides: Sides, ties: Sequence[Tie]) -> list[Link]:
    """Links in the order of side a; null links of side b stand where their text stood."""
    links = [Link(tuple(tie.a), tuple(tie.b), _sure(evidence_of(sides, tie.a, tie.b)), tie.moved) for tie in ties]
    free_a = sorted(set(range(len(sides.a))) - {i for tie in ties for i in tie.a})
    free_b = sorted(set(range(len(sides.b))) - {j for tie in ties for j in tie.b})
    nearest_a = nearest(sides.a.vectors[free_a], sides.b.vectors)
    nearest_b = nearest(sides.b.vectors[free_b], sides.a.vectors)
    links += [Link((i,), (), _alone(sides, i, j)) for i, j in zip(free_a, nearest_a, strict=True)]
    placed = sorted(links, key=lambda link: link.a)
    for j, i in zip(free_b, nearest_b, strict=True):
        placed.insert(_place(placed, j), Link((), (j,), _alone(sides, i, j)))
    return placed


def _sure(evidence: float) -> float:
    """Chance that a link with this evidence is right."""
    return round(1 / (1 + exp(-_SLOPE * (evidence - _EVEN))), 4)


def _alone(sides: Sides, i: int, j: int) -> float:
    """How sure it is that a sentence has no counterpart when the likeliest pair is `i`, `j` (-1: there is none)."""
    if i < 0 or j < 0:
        return 1.0
    return round(1 - _sure(evidence_of(sides, range(i, i + 1), range(j, j + 1))), 4)


def _place(links: Sequence[Link], j: int) -> int:
    """Behind the link of the nearest earlier sentence of side b that did not move."""
    for position in range(len(links) - 1, -1, -1):
        link = links[position]
        if link.b and not link.moved and link.b[-1] < j:
            return position + 1
    return 0
