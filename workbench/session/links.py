"""Redrawing links: each call gives the operation that does it, over the links in force."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.alignment.links import Link
from workbench.errors import UserError
from workbench.session.operations import Pair, Relink


def merge(first: Link, second: Link) -> Relink:
    """Two links as one."""
    pair = tuple(sorted({*first.a, *second.a})), tuple(sorted({*first.b, *second.b}))
    return Relink((_pair(first), _pair(second)), (pair,))


def split(link: Link) -> Relink:
    """A link of several paragraphs as links of one, in order; a 1-1 link as two null links.

    The last link keeps what the longer side has over. Raises UserError on a null link of one paragraph.
    """
    if len(link.a) + len(link.b) < 2:
        raise UserError("This row holds a single paragraph: there is nothing to split.")
    if not link.a or not link.b:
        after: list[Pair] = [((i,), ()) for i in link.a] + [((), (j,)) for j in link.b]
    elif len(link.a) == len(link.b) == 1:
        after = [(link.a, ()), ((), link.b)]
    else:
        count = max(2, min(len(link.a), len(link.b)))
        after = [(_part(link.a, place, count), _part(link.b, place, count)) for place in range(count)]
    return Relink((_pair(link),), tuple(pair for pair in after if pair[0] or pair[1]))


def redraw(links: Sequence[Link], link: Link, origin: Sequence[int]) -> Relink:
    """`link` tied to the paragraphs `origin` of the origin instead of its own.

    What it held becomes a null link; other links give up what is taken from them. Raises UserError when the
    row has no paragraph of the article, or a number is not one of the origin's.
    """
    wanted = tuple(sorted(set(origin)))
    owners = {j: other for other in links for j in other.b}
    unknown = [j + 1 for j in wanted if j not in owners]
    if unknown:
        raise UserError(f"The origin has no paragraph {unknown[0]}: give numbers from 1 to {len(owners)}.")
    if not link.a:
        raise UserError("This row has no paragraph of the article: redraw the link from one that has.")
    touched = list(dict.fromkeys([link, *(owners[j] for j in wanted)]))
    after: list[Pair] = [(link.a, wanted)]
    after += [((), (j,)) for j in link.b if j not in wanted]
    for other in touched[1:]:
        rest = tuple(j for j in other.b if j not in wanted)
        if other.a or rest:
            after.append((other.a, rest))
    return Relink(tuple(map(_pair, touched)), tuple(after))


def _part(indices: tuple[int, ...], place: int, count: int) -> tuple[int, ...]:
    """The `place`-th of `count` parts: one each, the last takes the rest."""
    return indices[place : place + 1] if place < count - 1 else indices[place:]


def _pair(link: Link) -> Pair:
    return link.a, link.b
