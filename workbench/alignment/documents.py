"""Links of two documents on both levels: sentences first, paragraphs as the sentences in them are tied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.alignment.aligning import align
from workbench.alignment.groups import leaders
from workbench.alignment.links import Link

if TYPE_CHECKING:
    from workbench.alignment.embeddings import Embed

_LEAST_SHARE = 0.3
"""A paragraph is tied to another that holds at least this share of its linked sentences (of either's)."""


def align_documents(
    sentences_a: Sequence[str],
    paragraph_of_a: Sequence[int],
    sentences_b: Sequence[str],
    paragraph_of_b: Sequence[int],
    lang_a: str,
    lang_b: str,
    *,
    translation: Sequence[str] | None = None,
    embed: Embed | None = None,
) -> tuple[list[Link], list[Link]]:
    """Paragraph links and sentence links that agree; both use every index of their sides exactly once.

    `paragraph_of_x`: the paragraph of each sentence. `translation`: side a in the language of side b.
    `embed`: as in `align`.
    """
    sentence_links = align(sentences_a, sentences_b, lang_a, lang_b, translation=translation, embed=embed)
    return paragraph_links(sentence_links, paragraph_of_a, paragraph_of_b), sentence_links


def paragraph_links(links: Sequence[Link], paragraph_of_a: Sequence[int], paragraph_of_b: Sequence[int]) -> list[Link]:
    """Paragraphs tied as the sentences in them are: groups of paragraphs that share enough sentence links.

    A stray sentence that moved into another paragraph does not tie the two.
    """
    weight: dict[tuple[int, int], int] = defaultdict(int)
    scores: dict[tuple[int, int], list[float]] = defaultdict(list)
    moved: dict[tuple[int, int], int] = defaultdict(int)
    for link in links:
        for p, q in {(paragraph_of_a[i], paragraph_of_b[j]) for i in link.a for j in link.b}:
            weight[p, q] += 1
            scores[p, q].append(link.score)
            moved[p, q] += link.moved
    ties = _strong(weight)
    groups = _groups(ties, len(set(paragraph_of_a)), len(set(paragraph_of_b)))
    made = []
    for a, b in groups:
        inside = [tie for tie in ties if tie[0] in a and tie[1] in b]
        values = [score for tie in inside for score in scores[tie]]
        crossing = 2 * sum(moved[tie] for tie in inside) > sum(weight[tie] for tie in inside)
        made.append(Link(a, b, round(sum(values) / len(values), 4) if values else 0.9, crossing))
    return made


def _strong(weight: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Ties that carry a fair share of either paragraph's linked sentences; each paragraph's best always does."""
    total_a: dict[int, int] = defaultdict(int)
    total_b: dict[int, int] = defaultdict(int)
    best_a: dict[int, int] = defaultdict(int)
    for (p, q), count in weight.items():
        total_a[p] += count
        total_b[q] += count
        best_a[p] = max(best_a[p], count)
    return [
        (p, q)
        for (p, q), count in weight.items()
        if count == best_a[p] or count / total_a[p] >= _LEAST_SHARE or count / total_b[q] >= _LEAST_SHARE
    ]


def _groups(ties: Sequence[tuple[int, int]], size_a: int, size_b: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Connected paragraphs; alone where nothing ties them. In the order of side a, then b."""
    leader = leaders(size_a + size_b, ((p, size_a + q) for p, q in ties))
    members: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for node in range(size_a + size_b):
        side = members[leader[node]]
        (side[0] if node < size_a else side[1]).append(node if node < size_a else node - size_a)
    groups = [(tuple(a), tuple(b)) for a, b in members.values()]
    return sorted(groups, key=lambda group: (not group[0], group[0] or group[1]))
