"""Who speaks of a deed of his own: « l'armée prétend avoir pris la ville », where the other side says that she took it.

The speaker is named on both sides, on one of them only as the doer; so no source is missing, and yet the deed that one
side tells is a claim on the other. Where a second attribution covers the whole sentence on both sides (« …, selon le
porte-parole »), the verb is laid against that one.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.comparison.context import Finding
from workbench.comparison.framing.attribution import free, matched, title_source, unmatched
from workbench.comparison.framing.grammar import verb_groups
from workbench.comparison.framing.speakers import Attribution
from workbench.comparison.framing.telling import Both, Telling, change, finding
from workbench.text.words import lemma

_BETWEEN = {
    "fr": frozenset(
        ["ne", "n'", "pas", "plus", "jamais", "l'", "le", "la", "les", "se", "s'", "y", "en", "lui", "leur"]
    ),
    "en": frozenset(["not", "never"]),
}
_INFINITIVES = ("er", "ir", "re")
_REACH = 5
"""Words within which the infinitive and its participle stand."""


def findings(both: Both) -> Iterator[Finding]:
    """Verbs of saying over a speaker's own deed that the other side tells without them."""
    for here, there in both.sides():
        missing = unmatched(both, here)
        for attribution in free(both, here):
            if attribution in missing or title_source(there, here, attribution):
                continue  # said already, against nothing or against a title that names its source
            if deed := _told_deed(here, there, attribution):
                yield from _against(both, here, there, attribution, deed)


def _against(both: Both, here: Telling, there: Telling, own: Attribution, deed: list[int]) -> Iterator[Finding]:
    index = 1 if here is both.article else 0
    over = [pair[index] for pair in matched(both) if there.clause[pair[index].verb[0]] == there.clause[deed[0]]]
    evidence = {"verb": own.concept, "class": own.class_}
    if not over:
        yield finding(
            "attribution", f"attribution.source.{change(here)}", here, own.places, there,
            values={"source": here.text(own.places)}, evidence=evidence, confidence=0.7,
        )  # fmt: skip
    elif own.class_ not in {one.class_ for one in over}:
        classes = (over[0].class_, own.class_) if here.name == "article" else (own.class_, over[0].class_)
        yield finding(
            "attribution", f"attribution.verb.{classes[1]}", here, own.verb, there, over[0].verb,
            values={"was": classes[0], "now": classes[1]}, evidence=evidence, confidence=0.75,
            labels=("Doubt",) if classes[1] == "distancing" else (),
        )  # fmt: skip


def _told_deed(here: Telling, there: Telling, attribution: Attribution) -> list[int]:
    """The other side's verb for the infinitive that follows the verb of saying; none where that is a report too."""
    start = _infinitive(here, attribution.verb[-1] + 1)
    if start is None or attribution.formula or not attribution.source:
        return []
    said = {j for cue in there.cues if cue.hit.concept.kind == "report-verb" for j in cue.places}
    verbs = {j for group in verb_groups(there.words, there.lang) for j in group}
    within = [i for i in range(start, min(start + _REACH, len(here.words))) if here.clause[i] == here.clause[start]]
    return [j for j in here.tied(here.content(within)) if j in verbs - said and there.is_content(j)]


def _infinitive(here: Telling, place: int) -> int | None:
    """Where the infinitive right after a verb of saying begins (« avoir achevé », "to have finished")."""
    while place < len(here.words) and here.words[place].norm in _BETWEEN.get(here.lang, ()):
        place += 1
    if place >= len(here.words):
        return None
    norm = here.words[place].norm
    if here.lang == "fr":
        return place if norm.endswith(_INFINITIVES) and lemma(norm, "fr") == norm else None
    return place if here.lang == "en" and norm == "to" else None
