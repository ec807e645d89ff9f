"""Evidence in words: why an edge stands."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.tracing.model import Relation
from workbench.tracing.ties import Story, Tie
from workbench.tracing.times import surely_precedes
from workbench.tracing.witness import Witness


def relation_of(parent: Witness, child: Witness) -> Relation:
    """Copy within a language, translation over languages."""
    return "copy" if parent.lang == child.lang else "translation"


def evidence_for(story: Story, tie: Tie, tied: Sequence[Tie]) -> tuple[str, ...]:
    """One sentence a piece of evidence, the weightiest first."""
    parent, child = story.witnesses[tie.parent], story.witnesses[tie.child]
    found = [shares(tie, parent)]
    if tie.citation is not None:
        found.append(tie.citation.told())
    if tie.same_spelling:
        found.append(f"spells as it does, unlike others: {', '.join(tie.same_spelling)}")
    if tie.other_spelling:
        found.append(f"but spells differently: {', '.join(tie.other_spelling)}")
    found += tie.quoting
    found.append(timing(parent, child))
    rival = next((one for one in tied if one is not tie), None)
    if rival is not None and tie.reuse.a_share > rival.reuse.a_share + 0.02:
        other = story.witnesses[rival.parent].id
        found.append(f"explains more than {other} does ({tie.reuse.a_share:.0%} against {rival.reuse.a_share:.0%})")
    return tuple(found)


def shares(tie: Tie, parent: Witness) -> str:
    """How much of either text stands in the other."""
    how = "in the same words" if tie.reuse.wording else "sentence by sentence"
    return f"{tie.reuse.a_share:.0%} of its words stand in {parent.id} {how}; it keeps {tie.reuse.b_share:.0%} of it"


def timing(parent: Witness, child: Witness) -> str:
    """What is known of the order in time."""
    unknown = [one.id for one in (parent, child) if not one.time.known]
    if unknown:
        return f"the time of {' and '.join(unknown)} is not known"
    if not surely_precedes(parent.time, child.time):
        return "the known times leave both orders open"
    minutes = int((child.time.earliest - parent.time.latest).total_seconds() // 60)
    if minutes < 120:
        return f"published {minutes} minutes later"
    return f"published {minutes // 60} hours later" if minutes < 60 * 72 else f"published {minutes // 1440} days later"
