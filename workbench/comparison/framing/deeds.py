"""Deeds as a sentence tells them: the verb or the noun, who did it and to whom, read off word forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.comparison.framing.grammar import (
    is_bare_participle,
    is_break,
    is_participle,
    is_passive,
    is_verb,
    verb_groups,
)
from workbench.comparison.framing.grammar_words import (
    AVOIR,
    BE,
    BECAME,
    DETERMINERS,
    ETRE,
    HARMS,
    HAVE,
    IMPERSONAL,
    PREPOSITIONS,
    SMALL_NUMBERS,
    STATIVE,
    TARGETS,
    TIMES,
    UNDERGOING,
    WEEKDAYS,
)
from workbench.comparison.framing.russian_order import doer_first, is_impersonal
from workbench.comparison.framing.speakers import CLAIMING, attributions
from workbench.comparison.framing.telling import Telling
from workbench.text.words import fold

REACH = 9
MARKS = frozenset('«»“”„"')
OF = {"fr": ("de", "du", "des", "d'"), "en": ("of",)}
AGENTS = {"fr": ("par",), "en": ("by",)}


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb and what stands around it: `doer`, subject or agent; `undergoer`, object or subject of the passive."""

    verb: tuple[int, ...]
    doer: tuple[int, ...]
    undergoer: tuple[int, ...]
    passive: bool
    clause: int


def deeds(telling: Telling, there: Telling) -> list[Deed]:
    """The deeds of one side, in order; verbs of saying and bare auxiliaries apart."""
    found: list[Deed] = telling.derived("deeds", lambda t: [*_read(t, there)])
    return found


def _read(telling: Telling, there: Telling) -> Iterator[Deed]:
    said = {i for a in attributions(telling) if not a.act or a.concept == CLAIMING for i in a.verb}
    groups = _groups(telling, there)
    yield from _nouns_with_agent(telling, groups)
    yield from _targets(telling, groups)
    for number, group in enumerate(groups):
        if said & set(group) or not _is_deed(telling, group) or _is_denied(telling, group):
            continue
        if _is_epithet(telling, there, group):
            continue
        before, after = _before(telling, group[0] - 1, groups), _after(telling, group[-1] + 1, groups)
        harm = _harm(telling, group)
        if harm:
            around = tuple(i for i in (*before, *after) if i not in harm)
            yield Deed(tuple(sorted((*group, *harm))), (), around, True, telling.clause[group[0]])
            continue
        passive = is_passive(telling.words, group, telling.lang) or _is_bare_passive(telling, group)
        if passive:
            yield Deed(group, _agent(telling, group, after), before, True, telling.clause[group[0]])
        elif _finite(telling, group) and not _is_attribute(telling, group, groups[:number]):
            doer, undergoer = doer_first(telling, before, after) if telling.lang == "ru" else (before, after)
            nobody = telling.lang == "ru" and not doer and bool(undergoer) and is_impersonal(telling, group)
            yield Deed(group, doer, undergoer, nobody, telling.clause[group[0]])


def _harm(telling: Telling, group: tuple[int, ...]) -> tuple[int, ...]:
    """The noun for the harm that a verb of undergoing takes (« a subi des dégâts », «получил ранения»): no doer's deed.

    In the stretch of the verb, after it or before.
    """
    if telling.lemmas[group[-1]] not in UNDERGOING.get(telling.lang, ()):
        return ()
    for step in (1, -1):
        i = group[-1] + 1 if step > 0 else group[0] - 1
        while (
            0 <= i < len(telling.words) and not is_break(telling.words[i], telling.lang) and abs(i - group[0]) < REACH
        ):
            if fold(telling.words[i].norm).startswith(_HARMS[telling.lang]):
                return (i,)
            i += step
    return ()


_HARMS = {lang: tuple(map(fold, stems)) for lang, stems in HARMS.items()}


def _nouns_with_agent(telling: Telling, groups: list[tuple[int, ...]]) -> Iterator[Deed]:
    """ "the killing of two farmers by soldiers", « l’expulsion des familles par la police »."""
    verbal = {i for group in groups for i in group}
    for j in range(1, len(telling.words) - 2):
        noun = j - 1
        if telling.words[j].norm in OF.get(telling.lang, ()) and telling.is_content(noun) and noun not in verbal:
            after = _after(telling, j + 1, groups)
            agent = _agent(telling, (noun,), after)
            if agent:
                undergoer = tuple(i for i in after if i < agent[0])
                yield Deed((noun,), agent, undergoer, True, telling.clause[noun])


def _targets(telling: Telling, groups: list[tuple[int, ...]]) -> Iterator[Deed]:
    """« a été la cible de tirs », "was the target of shelling", «стал жертвой обстрела»: a passive in other words."""
    for group in groups:
        rest = range(group[-1] + 1, min(group[-1] + 6, len(telling.words)))
        target = next((i for i in rest if fold(telling.words[i].norm).rstrip("s") in TARGETS), None)
        if target is None or not {telling.words[i].norm for i in group} & (ETRE | BE | BECAME):
            continue
        what = tuple(i for i in range(target + 1, min(target + 5, len(telling.words))) if telling.is_content(i))[:2]
        if what:
            after = _after(telling, what[-1] + 1, groups)
            verb = (*group, target, *what)
            yield Deed(
                verb, _agent(telling, verb, after), _before(telling, group[0] - 1, groups), True, telling.clause[target]
            )


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


def _is_epithet(telling: Telling, there: Telling, group: tuple[int, ...]) -> bool:
    """ "eight laid-off workers", "large glazed windows" for « de grandes fenêtres vitrées »: a participle of a noun."""
    place = group[0]
    if telling.lang != "en" or not is_bare_participle(telling.words, group, "en") or place + 1 >= len(telling.words):
        return False
    if "-" in telling.words[place].norm:
        return True
    nouns = telling.ties[place + 1] if telling.is_content(place + 1) else frozenset()
    own = telling.ties[place]
    return there.lang == "fr" and any(j + 1 in own and is_participle(there.words[j + 1].norm, "fr") for j in nouns)


def _is_deed(telling: Telling, group: tuple[int, ...]) -> bool:
    last = telling.words[group[-1]].norm
    if telling.lemmas[group[-1]] in STATIVE:
        return False
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
    return not norm.endswith(("ть", "ти", "чь", "ться")) and _RU_ATTRIBUTE.search(norm) is None


# «так называемой», «подтверждающие»: a full participle stands with a noun
_RU_ATTRIBUTE = re.compile(
    r"(?:щ|вш|ем|им|нн)(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ую|юю|ым|им|ом|ем|ой|ей|ых|их|ыми|ими)(?:ся)?$"
)


def _before(telling: Telling, start: int, groups: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The noun phrase that ends before a verb: back to punctuation, a subordinator or another finite verb."""
    verbal = {
        i for group in groups for i in group if len(group) > 1 or not is_participle(telling.words[i].norm, telling.lang)
    }
    places: list[int] = []
    start = _before_parenthesis(telling, start)
    for i in range(start, max(-1, start - REACH), -1):
        if telling.words[i].text in MARKS:
            continue
        if is_break(telling.words[i], telling.lang) and telling.words[i].norm not in ("et", "and", "и"):
            break
        if i in verbal:
            break
        places.append(i)
    return _core(telling, places[::-1])


def _before_parenthesis(telling: Telling, start: int) -> int:
    """The end of a subject that something between two commas parts from its verb ("The bridge, an old one, fell")."""
    if start < 2 or telling.words[start].text != ",":
        return start
    opening = next((i for i in range(start - 1, max(0, start - 2 * REACH), -1) if telling.words[i].text == ","), None)
    same = opening is not None and telling.clause[opening] == telling.clause[start]
    return opening - 1 if opening is not None and same else start


def _after(telling: Telling, start: int, groups: list[tuple[int, ...]]) -> tuple[int, ...]:
    verbal = {
        i for group in groups for i in group if len(group) > 1 or not is_participle(telling.words[i].norm, telling.lang)
    }
    places: list[int] = []
    for i in range(start, min(start + REACH, len(telling.words))):
        if telling.words[i].text in MARKS:
            continue
        if is_break(telling.words[i], telling.lang) or i in verbal:
            break
        places.append(i)
    return tuple(places)


def _core(telling: Telling, places: list[int]) -> tuple[int, ...]:
    """A subject without what stands before it: of "In the hall the junta" and "That evening the junta" "the junta"."""
    while places and telling.words[places[0]].norm in {"et", "and", "и"} | WEEKDAYS:
        places.pop(0)
    time = next((k for k in range(min(3, len(places) - 1)) if telling.words[places[k]].norm in TIMES), None)
    places = places if time is None else places[time + 1 :]
    if telling.lang == "ru" and len(places) > 2 and telling.words[places[0]].norm in PREPOSITIONS["ru"]:
        second = telling.words[places[1]]
        places = places[2:] if second.norm in WEEKDAYS or second.text[:1].isupper() else places
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
        if telling.words[i].norm in AGENTS.get(telling.lang, ()):
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
        telling.lang == "en"
        or word.norm in DETERMINERS["fr"]
        or word.text[:1].isupper()
        or word.norm in SMALL_NUMBERS
        or word.norm in ("certains", "certaines", "divers", "diverses")
    )


_INSTRUMENTAL = ("ами", "ями", "ом", "ем", "ой", "ей", "ым", "им", "ыми", "ими")
_ENDS = {
    "fr": PREPOSITIONS["fr"] - {"de", "d'"} | WEEKDAYS,
    "en": PREPOSITIONS["en"] - {"of"} | WEEKDAYS,
}
