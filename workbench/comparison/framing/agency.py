"""Who did it: a doer that one side names and the other leaves out.

The active with its doer against the passive without one, the verb without a doer (« s’effondrer »), or the noun for
the deed (Trew 1979; Hodge & Kress 1993). A clause is read off word forms; a finding needs both sides to agree: the
deed or what it was done to is tied, the doer is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.comparison.context import Finding
from workbench.comparison.framing.grammar import (
    is_bare_participle,
    is_break,
    is_participle,
    is_passive,
    is_pronoun,
    is_verb,
    verb_groups,
)
from workbench.comparison.framing.grammar_words import (
    AVOIR,
    BE,
    DAYTIMES,
    DETERMINERS,
    ETRE,
    FORCES,
    HAVE,
    IMPERSONAL,
    LIGHT_VERBS,
    PREPOSITIONS,
    SMALL_NUMBERS,
    WEEKDAYS,
)
from workbench.comparison.framing.speakers import attributions
from workbench.comparison.framing.telling import Both, Telling, finding

_REACH = 9
_OF = {"fr": ("de", "du", "des", "d'"), "en": ("of",)}
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
        for deed in deeds(here, there):
            place = _without_doer(here, there, deed) if _names_doer(here, deed) else None
            if place is not None:
                yield _finding(here, there, deed, place)


def lone_doers(both: Both, here: Telling) -> list[tuple[int, ...]]:
    """The doers that `here` alone names."""
    there = both.origin if here is both.article else both.article
    own = (deed for deed in deeds(here, there) if _names_doer(here, deed))
    return [deed.doer for deed in own if _without_doer(here, there, deed) is not None]


def deeds(telling: Telling, there: Telling) -> list[Deed]:
    """The deeds of one side, in order; verbs of saying and bare auxiliaries apart."""
    found: list[Deed] = telling.derived("deeds", lambda t: [*_read(t, there)])
    return found


def _read(telling: Telling, there: Telling) -> Iterator[Deed]:
    said = {i for a in attributions(telling) if not a.act for i in a.verb}
    groups = _groups(telling, there)
    yield from _nouns_with_agent(telling, groups)
    for number, group in enumerate(groups):
        if said & set(group) or not _is_deed(telling, group) or _is_denied(telling, group):
            continue
        before, after = _before(telling, group[0] - 1, groups), _after(telling, group[-1] + 1, groups)
        passive = is_passive(telling.words, group, telling.lang) or _is_bare_passive(telling, group)
        if passive:
            yield Deed(group, _agent(telling, group, after), before, True, telling.clause[group[0]])
        elif _finite(telling, group) and not _is_attribute(telling, group, groups[:number]):
            if telling.lang == "ru" and (
                not before or telling.words[before[0]].norm in PREPOSITIONS["ru"]
            ):  # the subject often follows: «укрывались военные»
                before = after[:3]
            yield Deed(group, before, after, False, telling.clause[group[0]])


def _nouns_with_agent(telling: Telling, groups: list[tuple[int, ...]]) -> Iterator[Deed]:
    """ "the killing of two farmers by soldiers", « l’expulsion des familles par la police »."""
    verbal = {i for group in groups for i in group}
    for j in range(1, len(telling.words) - 2):
        noun = j - 1
        if telling.words[j].norm in _OF.get(telling.lang, ()) and telling.is_content(noun) and noun not in verbal:
            after = _after(telling, j + 1, groups)
            agent = _agent(telling, (noun,), after)
            if agent:
                undergoer = tuple(i for i in after if i < agent[0])
                yield Deed((noun,), agent, undergoer, True, telling.clause[noun])


def _is_adverbial(telling: Telling, before: tuple[int, ...]) -> bool:
    """Whether what stands before a Russian verb is no subject: nothing, or a phrase with a preposition."""
    return not before or telling.words[before[0]].norm in PREPOSITIONS["ru"]


def _groups(telling: Telling, there: Telling) -> list[tuple[int, ...]]:
    """Verb groups by form, and English words that are verbs because the other side has a verb for them ("kill")."""
    groups = verb_groups(telling.words, telling.lang)
    if telling.lang != "en":
        return groups
    known = {i for group in groups for i in group}
    verbs = {j for group in verb_groups(there.words, there.lang) for j in group if there.is_content(j)}
    more = [
        (i,)
        for i, word in enumerate(telling.words)
        if i and i not in known and telling.is_content(i) and telling.ties[i] & verbs and not word.text[:1].isupper()
        and telling.words[i - 1].norm not in DETERMINERS["en"] | PREPOSITIONS["en"]
    ]  # fmt: skip
    return sorted([*groups, *more])


def _is_attribute(telling: Telling, group: tuple[int, ...], earlier: list[tuple[int, ...]]) -> bool:
    """ "a ring based in Oran": a participle after the verb of its stretch."""
    if telling.lang != "en" or not is_bare_participle(telling.words, group, "en"):
        return False
    stretch = next((i for i in range(group[0], -1, -1) if is_break(telling.words[i], "en")), -1)
    return any(g[0] > stretch for g in earlier)


def _is_deed(telling: Telling, group: tuple[int, ...]) -> bool:
    last = telling.words[group[-1]].norm
    return last not in ETRE | AVOIR | BE | HAVE and telling.is_content(group[-1])


def _is_bare_passive(telling: Telling, group: tuple[int, ...]) -> bool:
    """« trois jeunes tués », « l’homme, arrêté lundi, »: a French participle by itself."""
    return telling.lang == "fr" and is_bare_participle(telling.words, group, telling.lang)


def _is_denied(telling: Telling, group: tuple[int, ...]) -> bool:
    """«не пострадали»: what did not happen has no doer."""
    before = telling.words[group[0] - 1].norm if group[0] else ""
    return before in ("не", "ne", "n'", "not")


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
    """A subject without what stands before it: of "In the hall the junta" it keeps "the junta"."""
    while places and telling.words[places[0]].norm in {"et", "and", "и"} | WEEKDAYS:
        places.pop(0)
    determiners, prepositions = DETERMINERS.get(telling.lang, ()), PREPOSITIONS.get(telling.lang, ())
    if telling.lang != "ru" and places and telling.words[places[0]].norm in prepositions:
        for k in range(len(places) - 1, 1, -1):
            before = telling.words[places[k - 1]].norm
            if telling.words[places[k]].norm in determiners and before not in prepositions:
                places = places[k:]
                break
    impersonal = any(telling.words[i].norm in IMPERSONAL for i in places)
    return tuple(places) if telling.content(places) or impersonal else ()


def _agent(telling: Telling, group: tuple[int, ...], after: tuple[int, ...]) -> tuple[int, ...]:
    """The words of « par … » after a passive; in Russian an instrumental right after it."""
    for k, i in enumerate(after):
        if telling.words[i].norm in _AGENT.get(telling.lang, ()):
            rest = after[k + 1 :]
            if not rest or not _is_somebody(telling, rest[0]):
                return ()
            ends = _ENDS[telling.lang]
            ended = (
                n for n, j in enumerate(rest) if n and (telling.words[j].norm in ends or _is_finite_verb(telling, j))
            )
            stop = next(ended, len(rest))
            return (i, *rest[:stop])
    if telling.lang == "ru" and after and telling.words[after[0]].norm.endswith(_INSTRUMENTAL):
        return after[:2]
    return ()


def _is_finite_verb(telling: Telling, place: int) -> bool:
    return telling.lang == "en" and is_verb(telling.words[place].norm, "en")


def _is_somebody(telling: Telling, place: int) -> bool:
    """« par la police », « par Moscou », not « par erreur »."""
    word = telling.words[place]
    return (
        telling.lang == "en" or word.norm in DETERMINERS["fr"] or word.text[:1].isupper() or word.norm in SMALL_NUMBERS
    )


_INSTRUMENTAL = ("ами", "ями", "ом", "ем", "ой", "ей", "ым", "им", "ыми", "ими")
_ENDS = {
    "fr": PREPOSITIONS["fr"] - {"de", "d'"} | WEEKDAYS,
    "en": PREPOSITIONS["en"] - {"of"} | WEEKDAYS,
}


def _names_doer(here: Telling, deed: Deed) -> bool:
    """Whether the deed has a doer of its own words: a noun phrase of which hardly a word is tied."""
    hedged = {i for cue in here.cues if cue.hit.concept.kind in ("hedge", "booster") for i in cue.places}
    content = [i for i in here.content(deed.doer) if i not in hedged and here.words[i].norm not in DAYTIMES]
    if not content or (deed.passive and any(is_pronoun(here.words[i], here.lang) for i in deed.doer[:2])):
        return False  # "by what residents call": no doer is named
    if is_pronoun(here.words[deed.doer[-1]], here.lang) or (len(content) == 1 and here.lemmas[content[0]] in FORCES):
        return False
    if here.lang == "ru" and content and content[0] not in here.firm:  # adverbs and objects stand before the verb too
        return here.firm_share(content) <= 0.5
    return bool(content) and here.firm_share(content) <= 0.34 and content[-1] not in here.firm


def _without_doer(here: Telling, there: Telling, deed: Deed) -> list[int] | None:
    """The other side's words for a deed told without its doer; None where it names one or tells no such deed."""
    targets = set(here.tied(here.content(deed.undergoer)))
    verbs = set(here.tied(i for i in deed.verb if here.is_content(i)))
    noun = _nominal(there, verbs, targets)
    if noun:
        return noun
    others = deeds(there, here)
    for other in others:
        if verbs & set(other.verb):
            return _told(here, there, deed, other, targets)
    for other in others:
        if len(other.verb) > 1 and targets & set(there.content(other.undergoer if other.passive else other.doer)):
            return _told(here, there, deed, other, targets)
    if any(targets & set(other.undergoer) and _names_doer(there, other) for other in others):
        return None  # the doer goes by another name
    beside = here.tied(deed.undergoer[:1])  # "shot dead two journalists", « la mort de deux journalistes »
    return _nominal(there, set(beside), targets) or None


def _told(here: Telling, there: Telling, deed: Deed, other: Deed, targets: set[int]) -> list[int] | None:
    """How the other side tells the deed, if it does so without a doer."""
    if other.passive:
        instrument = not set(there.tied(other.doer)) <= set(deed.doer)
        return list(other.verb) if not other.doer or instrument else None
    if {there.words[j].norm for j in other.doer} & IMPERSONAL:
        return sorted({*other.doer, *other.verb})
    if targets & set(there.content(other.doer)) and _is_subject(there, other, targets):
        beside = set(here.tied(deed.undergoer[:1]))
        return _nominal(there, beside, targets) or list(other.verb)
    return None


def _nominal(there: Telling, nouns: set[int], targets: set[int]) -> list[int]:
    """The noun for the deed, one of `nouns`: « la mort de deux journalistes », "the expulsion of families"."""
    verbal = {i for group in verb_groups(there.words, there.lang) for i in group}
    for j in range(1, len(there.words) - 1):
        noun = j - 1
        if (
            there.words[j].norm not in _OF.get(there.lang, ())
            or noun in verbal
            or noun not in nouns
            or not there.is_content(noun)
        ):
            continue
        reach = range(j + 1, min(j + 6, len(there.words)))
        genitive = next((k for k in reach if k in targets), None)
        between = genitive is not None and not any(is_break(there.words[k], there.lang) for k in range(j, genitive))
        if genitive is not None and between and not _has_agent(there, j):
            return [noun, j, *_light_verb(there, genitive)]
    return []


def _light_verb(there: Telling, place: int) -> list[int]:
    """« a eu lieu » after « l’expulsion des familles »."""
    for k in range(place + 1, min(place + 5, len(there.words))):
        if there.lemmas[k] in LIGHT_VERBS:
            return [*range(place + 1, k + 1)]
    return []


def _has_agent(there: Telling, place: int) -> bool:
    agents = _AGENT.get(there.lang, ())
    return any(w.norm in agents for w in there.words[place : place + _REACH])


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
                  "passive": any(set(o.verb) == set(place) and o.passive for o in deeds(there, here))},
        confidence=0.7,
    )  # fmt: skip
