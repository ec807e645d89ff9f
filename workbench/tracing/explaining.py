"""Evidence in words: why an edge stands."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.tracing.model import Relation
from workbench.tracing.telling import Reason, percent
from workbench.tracing.ties import Story, Tie
from workbench.tracing.times import surely_precedes
from workbench.tracing.witness import Witness


def relation_of(parent: Witness, child: Witness) -> Relation:
    """Copy within a language, translation over languages."""
    return "copy" if parent.lang == child.lang else "translation"


def evidence_for(story: Story, tie: Tie, tied: Sequence[Tie]) -> tuple[Reason, ...]:
    """One sentence a piece of evidence, the weightiest first."""
    parent, child = story.witnesses[tie.parent], story.witnesses[tie.child]
    found = [shares(tie, parent)]
    if tie.citation is not None:
        found.append(tie.citation.told())
    if tie.same_spelling:
        found.append(Reason("spells.alike", words=", ".join(tie.same_spelling)))
    if tie.other_spelling:
        found.append(Reason("spells.otherwise", words=", ".join(tie.other_spelling)))
    found += tie.quoting
    found.append(timing(parent, child))
    rival = next((one for one in tied if one is not tie), None)
    if rival is not None and tie.reuse.a_share > rival.reuse.a_share + 0.02:
        other = story.witnesses[rival.parent].id
        both = {"share": percent(tie.reuse.a_share), "less": percent(rival.reuse.a_share)}
        found.append(Reason("explains-more", other=other, **both))
    return tuple(found)


def shares(tie: Tie, parent: Witness) -> Reason:
    """How much of either text stands in the other."""
    both = {"share": percent(tie.reuse.a_share), "kept": percent(tie.reuse.b_share)}
    return Reason(f"shares.{'words' if tie.reuse.wording else 'sentences'}", parent=parent.id, **both)


def timing(parent: Witness, child: Witness) -> Reason:
    """What is known of the order in time."""
    unknown = tuple(one.id for one in (parent, child) if not one.time.known)
    if unknown:
        return Reason("time.unknown" if len(unknown) == 1 else "time.unknown-both", texts=unknown)
    if not surely_precedes(parent.time, child.time):
        return Reason("time.open")
    minutes = int((child.time.earliest - parent.time.latest).total_seconds() // 60)
    if minutes < 2:
        return Reason("time.minute" if minutes else "time.at-once")
    if minutes < 120:
        return Reason("time.minutes", count=minutes)
    if minutes < 60 * 72:
        return Reason("time.hours", count=minutes // 60)
    return Reason("time.days", count=minutes // 1440)
