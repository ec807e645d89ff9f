"""Who did it: a doer that one side names and the other leaves out.

The active with its doer against the passive without one, the verb without a doer (« s’effondrer »), or the noun for
the deed (Trew 1979; Hodge & Kress 1993). A clause is read off word forms; a finding needs both sides to agree: the
deed or what it was done to is tied, the doer is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.comparison.context import Finding
from workbench.comparison.framing.grammar import is_break, is_participle, is_passive, is_pronoun, verb_groups
from workbench.comparison.framing.grammar_words import AVOIR, BE, ETRE, HAVE, PREPOSITIONS
from workbench.comparison.framing.speakers import attributions
from workbench.comparison.framing.telling import Both, Telling, finding

_REACH = 9
_AGENT = {"fr": ("par",), "en": ("by",)}


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb and what stands around it: `doer`, subject or agent; `undergoer`, object or subject of the passive."""

    verb: tuple[int, ...]
    doer: tuple[int, ...]
    undergoer: tuple[int, ...]
    passive: bool
    clause: int


def findings(both: Both) -> Iterator[Finding]:
    """Doers of one side that no word of the other stands for, where the deed itself has its counterpart."""
    for here, there in both.sides():
        for deed in deeds(here):
            place = _without_doer(here, there, deed) if _names_doer(here, deed) else None
            if place is not None:
                yield _finding(here, there, deed, place)


def deeds(telling: Telling) -> list[Deed]:
    """The deeds of one side, in order; verbs of saying and bare auxiliaries apart."""
    found: list[Deed] = telling.derived("deeds", lambda t: [*_read(t)])
    return found


def _read(telling: Telling) -> Iterator[Deed]:
    said = {i for a in attributions(telling) for i in a.verb}
    groups = verb_groups(telling.words, telling.lang)
    for group in groups:
        if said & set(group) or not _is_deed(telling, group):
            continue
        before, after = _before(telling, group[0] - 1, groups), _after(telling, group[-1] + 1, groups)
        if is_passive(telling.words, group, telling.lang):
            yield Deed(group, _agent(telling, group, after), before, True, telling.clause[group[0]])
        elif _finite(telling, group):
            yield Deed(group, before, after, False, telling.clause[group[0]])


def _is_deed(telling: Telling, group: tuple[int, ...]) -> bool:
    last = telling.words[group[-1]].norm
    return last not in ETRE | AVOIR | BE | HAVE and telling.is_content(group[-1])


def _finite(telling: Telling, group: tuple[int, ...]) -> bool:
    words = telling.words
    norm = words[group[0]].norm
    if telling.lang == "fr":
        return norm in AVOIR or norm in ETRE or not is_participle(norm, "fr")
    if telling.lang == "en":
        before = words[group[0] - 1].norm if group[0] else ""
        return not norm.endswith("ing") and before != "to"
    return not norm.endswith(("ть", "ти", "чь", "ться"))


def _before(telling: Telling, start: int, groups: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The noun phrase that ends before a verb: back to punctuation, a subordinator or another finite verb."""
    verbal = {
        i for group in groups for i in group if len(group) > 1 or not is_participle(telling.words[i].norm, telling.lang)
    }
    places: list[int] = []
    for i in range(start, max(-1, start - _REACH), -1):
        if is_break(telling.words[i], telling.lang) and telling.words[i].norm not in ("et", "and", "и"):
            break
        if i in verbal:
            break
        places.append(i)
    return _core(telling, places[::-1])


def _after(telling: Telling, start: int, groups: list[tuple[int, ...]]) -> tuple[int, ...]:
    verbal = {
        i for group in groups for i in group if len(group) > 1 or not is_participle(telling.words[i].norm, telling.lang)
    }
    places: list[int] = []
    for i in range(start, min(start + _REACH, len(telling.words))):
        if is_break(telling.words[i], telling.lang) or i in verbal:
            break
        places.append(i)
    return tuple(places)


def _core(telling: Telling, places: list[int]) -> tuple[int, ...]:
    """A subject without what stands before it: « mardi », "In the hall the junta" keeps "the junta"."""
    while places and telling.words[places[0]].norm in ("et", "and", "и"):
        places.pop(0)
    return tuple(places) if telling.content(places) else ()


def _agent(telling: Telling, group: tuple[int, ...], after: tuple[int, ...]) -> tuple[int, ...]:
    """The words of « par … » after a passive; in Russian an instrumental right after it."""
    for k, i in enumerate(after):
        if telling.words[i].norm in _AGENT.get(telling.lang, ()):
            rest = after[k + 1 :]
            stop = next(
                (n for n, j in enumerate(rest) if telling.words[j].norm in _ENDS.get(telling.lang, ()) and n), len(rest)
            )
            return (i, *rest[:stop])
    if (
        telling.lang == "ru"
        and after
        and telling.words[after[0]].norm.endswith(("ами", "ями", "ом", "ем", "ой", "ей", "ым", "им", "ыми", "ими"))
    ):
        return after[:2]
    return ()


_ENDS = {
    "fr": PREPOSITIONS["fr"] - {"de", "d'", "à"},
    "en": PREPOSITIONS["en"] - {"of"},
}


def _names_doer(here: Telling, deed: Deed) -> bool:
    """Whether the deed has a doer of its own words: a noun phrase of which hardly a word is tied."""
    content = here.content(deed.doer)
    if not content or is_pronoun(here.words[deed.doer[0]], here.lang):
        return False
    return here.tied_share(content) <= 0.34 and not here.ties[content[-1]]


def _without_doer(here: Telling, there: Telling, deed: Deed) -> list[int] | None:
    """The other side's words for a deed told without its doer; None where it names one or tells no such deed."""
    targets = set(here.tied(here.content(deed.undergoer)))
    verbs = set(here.tied(deed.verb[-1:])) | set(here.tied([i for i in deed.verb if here.is_content(i)]))
    for other in deeds(there):
        own = set(other.verb)
        met_verb = bool(verbs & own)
        met_target = bool(targets & set(there.content(other.undergoer if other.passive else other.doer)))
        if not (met_verb or met_target):
            continue
        if other.passive:
            return list(other.verb) if not other.doer and (met_target or met_verb) else None
        if met_target and _is_subject(there, other, targets):
            return list(other.verb)
    return None


def _is_subject(there: Telling, other: Deed, targets: set[int]) -> bool:
    """Whether what it was done to here is what acts there, with nobody else before the verb."""
    content = there.content(other.doer)
    return bool(content) and all(not there.ties[j] or j in targets for j in content)


def _finding(here: Telling, there: Telling, deed: Deed, place: list[int]) -> Finding:
    dropped = here.name == "origin"
    places = sorted({*deed.doer, *deed.verb})
    return finding(
        "agency", "agency.dropped" if dropped else "agency.supplied", here, places, there, place,
        values={"doer": here.text(deed.doer)},
        evidence={"doer": here.text(deed.doer), "deed": here.text(deed.verb), "told": there.text(place),
                  "passive": any(set(o.verb) == set(place) and o.passive for o in deeds(there))},
        confidence=0.7,
    )  # fmt: skip
