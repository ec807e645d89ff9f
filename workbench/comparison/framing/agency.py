"""Who did it: a doer that one side names and the other leaves out.

The active with its doer against the passive without one, the verb without a doer (« s’effondrer »), or the noun for
the deed (Trew 1979; Hodge & Kress 1993). A clause is read off word forms; a finding needs both sides to agree: the
deed or what it was done to is tied, the doer is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.comparison.context import Finding
from workbench.comparison.framing.deeds import AGENTS, OF, REACH, Deed, deeds
from workbench.comparison.framing.grammar import is_adverb, is_break, is_pronoun, verb_groups
from workbench.comparison.framing.grammar_words import (
    ANYBODY,
    DAYTIMES,
    DEEDS_IN_ER,
    DEVERBAL,
    DOER_ENDINGS,
    FORCES,
    IMPERSONAL,
    LIGHT_VERBS,
)
from workbench.comparison.framing.telling import Both, Telling, finding


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


def _names_doer(here: Telling, deed: Deed) -> bool:
    """Whether the deed has a doer of its own words: a noun phrase of which hardly a word is tied."""
    hedged = {i for cue in here.cues if cue.hit.concept.kind in ("hedge", "booster") for i in cue.places}
    content = [i for i in here.content(deed.doer) if i not in hedged and here.words[i].norm not in DAYTIMES]
    content = [i for i in content if not _is_count(here, i)]  # how many is not who
    content = [i for i in content if here.words[i].norm not in ANYBODY and not is_adverb(here.words[i].norm, here.lang)]
    if not content or (deed.passive and any(is_pronoun(here.words[i], here.lang) for i in deed.doer[:2])):
        return False  # "by what residents call": no doer is named
    if is_pronoun(here.words[deed.doer[-1]], here.lang) or (len(content) == 1 and here.lemmas[content[0]] in FORCES):
        return False
    if here.lang == "ru" and content and content[0] not in here.firm:  # adverbs and objects stand before the verb too
        return here.firm_share(content) <= 0.5
    return bool(content) and here.firm_share(content) <= 0.34 and content[-1] not in here.firm


def _is_count(here: Telling, place: int) -> bool:
    """Whether a word is part of a number."""
    word = here.words[place]
    return any(number.start <= word.start and word.end <= number.end for number in here.numbers())


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
    return _nominal(there, _beside(here, deed), targets) or None


def _beside(here: Telling, deed: Deed) -> set[int]:
    """What the word right after an English verb is tied to: "shot dead two journalists", « la mort de … »."""
    return set(here.tied(deed.undergoer[:1])) if here.lang == "en" else set()


def _told(here: Telling, there: Telling, deed: Deed, other: Deed, targets: set[int]) -> list[int] | None:
    """How the other side tells the deed, if it does so without a doer."""
    if other.passive:
        instrument = not set(there.tied(other.doer)) <= set(deed.doer)
        return list(other.verb) if not other.doer or instrument else None
    if {there.words[j].norm for j in other.doer} & IMPERSONAL:
        return sorted({*other.doer, *other.verb})
    if targets & set(there.content(other.doer)) and _is_subject(there, other, targets):
        return _nominal(there, _beside(here, deed), targets) or list(other.verb)
    return None


def _nominal(there: Telling, nouns: set[int], targets: set[int]) -> list[int]:
    """The noun for the deed, one of `nouns`: « la mort de deux journalistes », "the expulsion of families"."""
    verbal = {i for group in verb_groups(there.words, there.lang) for i in group}
    for j in range(1, len(there.words) - 1):
        noun = j - 1
        if (
            there.words[j].norm not in OF.get(there.lang, ())
            or noun in verbal
            or not (noun in nouns or _is_deverbal(there, noun))
            or not there.is_content(noun)
            or _is_doer_noun(there, noun)
        ):
            continue
        reach = range(j + 1, min(j + 6, len(there.words)))
        genitive = next((k for k in reach if k in targets), None)
        between = genitive is not None and not any(is_break(there.words[k], there.lang) for k in range(j, genitive))
        if genitive is not None and between and not _has_agent(there, j):
            return [noun, j, *_light_verb(there, genitive)]
    return []


def _is_deverbal(there: Telling, place: int) -> bool:
    """Whether a noun that nothing is tied to names a deed by its ending: « La prise de deux villages »."""
    return not there.ties[place] and there.words[place].norm.endswith(DEVERBAL.get(there.lang, ("\0",)))


def _is_doer_noun(there: Telling, place: int) -> bool:
    """« successeur », "killer": a noun for who does it is none for the deed, as "murder" is."""
    noun = there.words[place].norm.rstrip("s")
    return noun.endswith(DOER_ENDINGS.get(there.lang, ("\0",))) and not noun.endswith(DEEDS_IN_ER)


def _light_verb(there: Telling, place: int) -> list[int]:
    """« a eu lieu » after « l’expulsion des familles »."""
    for k in range(place + 1, min(place + 5, len(there.words))):
        if there.lemmas[k] in LIGHT_VERBS:
            return [*range(place + 1, k + 1)]
    return []


def _has_agent(there: Telling, place: int) -> bool:
    agents = AGENTS.get(there.lang, ())
    return any(w.norm in agents for w in there.words[place : place + REACH])


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
