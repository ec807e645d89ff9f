"""Sources that are not here: several texts share a matter that none of them can have from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.documents.pointers import site_of
from workbench.tracing.citing import agencies_named, named_in, names_of
from workbench.tracing.outlets import outlets
from workbench.tracing.telling import Reason
from workbench.tracing.ties import Story, Tie
from workbench.tracing.witness import Witness

PARTIAL = 0.6  # below, neither of two texts holds the other
SHARED = 0.2  # least share of wording for "from the same text"
RESIDUE = 0.12  # share of a text that its best parent lacks and another witness has
COMPLETE = 0.93  # a text that explains so much of another is its parent, whatever source both name


@dataclass(frozen=True, slots=True)
class Wire:
    """A source that must have been: its node, the texts that hang from it, and why."""

    id: str
    name: str
    children: frozenset[int]
    reason: Reason


def wires(story: Story, tree: Mapping[int, Tie]) -> list[Wire]:
    """The absent sources of a story: those that texts name, then one that nobody names.

    `tree`: the best tree without any, by child.
    """
    order = sorted(range(len(story.witnesses)), key=lambda i: (story.witnesses[i].time.earliest, i))
    found = [*_named(story, tree, order)]
    taken = {child for wire in found for child in wire.children}
    unnamed = _unnamed(story, tree, [i for i in order if i not in taken])
    return [_widened(story, tree, wire) for wire in (*found, *unnamed)]


def _is_settled(story: Story, tie: Tie) -> bool:
    """Whether the analyst or the text itself names the parent."""
    return (
        tie.citation is not None or (story.witnesses[tie.parent].id, story.witnesses[tie.child].id) in story.confirmed
    )


def _named(story: Story, tree: Mapping[int, Tie], order: list[int]) -> list[Wire]:
    """Agencies that two texts name, each in its own words, and that no text here comes from."""
    named = {i: agencies_named(story.witnesses[i]) for i in order}
    found = []
    for key in dict.fromkeys(key for i in order for key in named[i]):
        said = next(named[i][key] for i in order if key in named[i])
        if any(_is_from(witness, key, said) for witness in story.witnesses):
            continue
        own = [i for i in order if key in named[i] and not _has_it_from_another(story, tree.get(i), named, key)]
        kin = [i for i in own if any(_related(story, i, j) for j in own if j != i)]
        if len(kin) >= 2:
            name = outlets()[key].names[0] if key in outlets() else said
            reason = Reason("absent.named", texts=_names(story, kin), name=name)
            found.append(Wire(f"wire:{key.removeprefix('name:').replace(' ', '-')}", name, frozenset(kin), reason))
    return found


def _is_from(witness: Witness, key: str, said: str) -> bool:
    """Whether a text that is here was published by the named source."""
    from workbench.tracing.outlets import find

    known = find(witness.entry.outlet, witness.entry.url)
    if known is not None and known.key == key:
        return True
    names = names_of(witness.entry.outlet, site_of(witness.entry.url))
    mention = Witness(witness.entry, f"agence {said} agence")
    return any(named_in(mention, name) for name in names)


def _has_it_from_another(story: Story, best: Tie | None, named: Mapping[int, Mapping[str, str]], key: str) -> bool:
    """Whether a text copied the mention, names another parent, or is wholly explained by one."""
    if best is None:
        return False
    if _is_settled(story, best):
        return True
    if best.reuse.wording and best.reuse.a_share >= PARTIAL and key in named.get(best.parent, {}):
        return True
    return best.reuse.a_share >= COMPLETE and not _residue(story, best, range(len(story.witnesses)))[0] >= RESIDUE


def _related(story: Story, one: int, other: int) -> bool:
    reuse = story.reuse(one, other)
    return reuse is not None and max(reuse.a_share, reuse.b_share) >= (SHARED if reuse.wording else 0.5)


def _unnamed(story: Story, tree: Mapping[int, Tie], order: list[int]) -> list[Wire]:
    """Two texts of one language that share a long wording, while each has as much that the other lacks."""
    kin: set[int] = set()
    for child in order:
        best = tree.get(child)
        if best is None or not best.reuse.wording or _is_settled(story, best):
            continue
        rooted = best.parent in kin or best.parent not in tree
        if best.parent in order and rooted and max(best.reuse.a_share, best.reuse.b_share) < PARTIAL:
            kin |= {child, best.parent}
    if len(kin) < 2:
        return []
    members = [i for i in order if i in kin]
    first = story.witnesses[members[0]].id
    reason = Reason("absent.unnamed", texts=_names(story, members))
    return [Wire(f"wire:unnamed-{first}", "unnamed wire", frozenset(kin), reason)]


def _widened(story: Story, tree: Mapping[int, Tie], wire: Wire) -> Wire:
    """Add texts whose best parent hangs from the wire and lacks what another of its witnesses has in the same words."""
    children = set(wire.children)
    for child, best in tree.items():
        if child in children or best.parent not in wire.children or _is_settled(story, best):
            continue
        share, other = _residue(story, best, wire.children)
        if share >= RESIDUE and other is not None:
            children.add(child)
    return Wire(wire.id, wire.name, frozenset(children), wire.reason)


def _residue(story: Story, tie: Tie, others: range | frozenset[int]) -> tuple[float, int | None]:
    """The largest share of a text that its parent lacks and another has (in the same words if the parent's are)."""
    best: tuple[float, int | None] = (0.0, None)
    for other in others:
        reuse = story.reuse(tie.child, other) if other not in (tie.child, tie.parent) else None
        if reuse is None or (tie.reuse.wording and not reuse.wording):
            continue
        if not _may_precede(story, other, tie.child):
            continue
        share = float(((1 - tie.reuse.a_by_b) * reuse.a_by_b).mean())
        if share > best[0]:
            best = share, other
    return best


def second_parent(story: Story, tie: Tie) -> tuple[float, int | None]:
    """The text that, beside its parent, explains most of the rest of a text, and the share it explains."""
    child = story.witnesses[tie.child].id
    others = [i for i, one in enumerate(story.witnesses) if (one.id, child) not in story.refused]
    return _residue(story, tie, frozenset(others))


def _may_precede(story: Story, one: int, other: int) -> bool:
    from workbench.tracing.times import may_precede

    return may_precede(story.witnesses[one].time, story.witnesses[other].time)


def _names(story: Story, members: list[int]) -> tuple[str, ...]:
    return tuple(story.witnesses[i].id for i in members)
