"""Whose tongue quotations are in: one kept in the original language, one kept word for word, one translated back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.archive.folding import words
from workbench.archive.prints import bridge, run_hashes
from workbench.text.quotations import quotations
from workbench.tracing.telling import Reason

if TYPE_CHECKING:
    from workbench.tracing.ties import Story, Tie
    from workbench.tracing.witness import Witness

_RUN = 3
_LEAST = 4  # words: fewer are a term, not a quotation
_KEPT, _TURNED = 0.06, 0.1  # what a quotation adds to the weight of an edge, and takes from it
_SMALL = 60  # texts of a story whose quotations are all looked at
_SAME_UTTERANCE = 0.4  # share of the rarer one's names, figures and dictionary words


@dataclass(frozen=True)
class Quote:
    """A quotation: as it stands, the hashes of its word runs, and of what survives translation."""

    said: str
    runs: frozenset[int]
    keys: frozenset[int]


def quotes(text: str, lang: str) -> tuple[Quote, ...]:
    """The quotations of a text that hold at least four words, outermost only."""
    found, last = [], 0
    for one in quotations(text, lang):
        said = text[one.inner_start : one.inner_end]
        tokens = words(said)
        if one.start >= last and len(tokens) >= _LEAST:
            last = one.end
            runs = frozenset(run_hashes(tokens, _RUN).tolist())
            found.append(Quote(said, runs, frozenset(bridge(said, tokens, lang).tolist())))
    return tuple(found)


def kept_tongue(child: Witness, parent: Witness) -> str | None:
    """A passage that the child quotes in the parent's language, not its own, in the very words of the parent."""
    if child.lang == parent.lang or not child.quotes:
        return None
    return next((one.said for one in child.quotes if _stands_in(one, parent.run_set) == 1.0), None)


def word_for_word(child: Witness, other: Witness) -> bool:
    """Whether two texts of one language share a quotation as it stands."""
    return any(_stands_in(one, other.run_set) >= 0.8 for one in child.quotes) if other.quotes else False


def retold(child: Witness, other: Witness) -> tuple[str, str] | None:
    """An utterance that two texts of one language quote in different words: a sign that one came by way of another
    language. None where they share any quotation as it stands."""
    if child.lang != other.lang or not child.quotes or not other.quotes or word_for_word(child, other):
        return None
    for one in child.quotes:
        for two in other.quotes:
            shared = len(one.keys & two.keys)
            if shared >= 2 and shared >= _SAME_UTTERANCE * min(len(one.keys), len(two.keys)):
                return one.said, two.said
    return None


def _stands_in(quote: Quote, runs: Any) -> float:
    """Share of a quotation's runs that a text has (`runs`: uint32, sorted)."""
    import numpy as np

    return float(np.isin(np.array(sorted(quote.runs), dtype=np.uint32), runs).mean())


def weigh_quotations(story: Story, possible: Sequence[Tie]) -> None:
    """Add what quotations say to the possible parents of one text, where they are in more than one language."""
    tongues = {story.witnesses[tie.parent].lang for tie in possible}
    if not possible or tongues == {story.witnesses[possible[0].child].lang}:
        return
    child = story.witnesses[possible[0].child]
    others = range(len(story.witnesses)) if len(story.witnesses) <= _SMALL else [tie.parent for tie in possible]
    back = next((one for i in others if (one := story.witnesses[i]) is not child and retold(child, one)), None)
    for tie in possible:
        parent = story.witnesses[tie.parent]
        said = _across(child, parent, back) if parent.lang != child.lang else _within(child, parent)
        tie.weight += sum(weight for weight, _ in said)
        tie.quoting = tuple(sentence for _, sentence in said)


def _across(child: Witness, parent: Witness, back: Witness | None) -> list[tuple[float, Reason]]:
    found = []
    kept, given = kept_tongue(child, parent), kept_tongue(parent, child)
    if kept:
        found.append((_KEPT, Reason("quotes.kept", said=kept)))
    if given:
        found.append((-_TURNED, Reason("quotes.turned", parent=parent.id, child=child.id, said=given)))
    if back is not None:
        found.append((_KEPT, Reason("quotes.back", other=back.id)))
    return found


def _within(child: Witness, parent: Witness) -> list[tuple[float, Reason]]:
    if word_for_word(child, parent):
        return [(_KEPT, Reason("quotes.word-for-word"))]
    twice = retold(child, parent)
    return [(-_TURNED, Reason("quotes.otherwise", said=twice[0], other=twice[1]))] if twice else []
