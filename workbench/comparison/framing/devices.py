"""Devices that set how sure a statement is, as one side of a pair has them.

Classes after Hyland (2005); the conditional as a mark of hearsay after Dendale (1993) and Kronning (2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.comparison.framing.grammar import is_conditional, is_participle, is_verb
from workbench.comparison.framing.grammar_words import AVOIR, ETRE, FRACTIONS, WHOEVER
from workbench.comparison.framing.telling import Cue, Telling

_DEGREES = {
    "reporting.mostly": "most", "reporting.largely": "most", "reporting.almost-only": "almost",
    "reporting.only": "all", "reporting.all": "all", "reporting.sometimes": "often", "reporting.always": "all",
}  # fmt: skip
_MODAL = frozenset({"pouvoir", "devoir", "vouloir", "falloir"})
_HEARSAY = ("hearsay", "doubt", "attribution-shield")
_ADJECTIVES = frozenset({
    "reporting.allegedly", "reporting.supposed", "reporting.purported", "reporting.so-called", "reporting.sham",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Device:
    """One word or formula that sets how sure a statement is. `family`: what may answer it on the other side."""

    places: tuple[int, ...]
    family: str
    concept: str
    class_: str
    cue: Cue | None = None


def devices(telling: Telling) -> list[Device]:
    """Hedges, boosters, degrees and conditionals of one side, in order."""
    found: list[Device] = telling.derived("devices", _read)
    return found


def _read(telling: Telling) -> list[Device]:
    found = [d for cue in telling.cues if (d := _device(telling, cue)) is not None]
    taken = {i for d in found for i in d.places}
    grammar = [*_bounds(telling)]
    if telling.lang == "fr":
        grammar += [*_conditionals(telling), *_restrictions(telling)]
    found += [d for d in grammar if taken.isdisjoint(d.places) and not _is_doubled(d, found)]
    return sorted(found, key=lambda d: d.places)


def _is_doubled(device: Device, others: Sequence[Device]) -> bool:
    """« aurait apparemment investi »: the conditional beside another hedge says no more than that one."""
    hedges = {i for d in others if d.family in ("possible", "not-vouched") for i in d.places}
    return device.concept == "conditional" and bool(hedges & {device.places[0] - 1, device.places[0] + 1})


def _device(telling: Telling, cue: Cue) -> Device | None:
    concept, class_ = cue.hit.concept, cue.hit.term.class_ or ""
    if concept.kind not in ("hedge", "booster") or cue.hit.term.status == "loaded":
        return None
    family = _family(concept.id, concept.kind, class_)
    if family is None or not _in_use(telling, cue):
        return None
    return Device(cue.places, family, concept.id, class_, cue)


def _family(concept: str, kind: str, class_: str) -> str | None:
    if concept in _DEGREES:
        return "degree:" + _DEGREES[concept]
    if kind == "booster":
        return "certain" if class_ == "certainty" else None
    if class_ in _HEARSAY:
        return "not-vouched"
    return "possible" if class_ == "possibility" else None


def _in_use(telling: Telling, cue: Cue) -> bool:
    """Words of the list that do something else where they stand.

    « a prétendu » says; "nearly ten million" rounds, which is the number's affair; « n’ont pu être » is ability.
    """
    words = telling.words
    before = [w.norm for w in words[max(0, cue.first - 3) : cue.first]]
    after = words[cue.last + 1] if cue.last + 1 < len(words) else None
    concept = cue.hit.concept.id
    if concept == "reporting.purported" and before[-1:] and before[-1] in AVOIR:
        return False
    if (
        concept == "reporting.supposed"
        and telling.lang == "fr"
        and not words[cue.first].norm.rstrip("es").endswith("é")
    ):
        return False  # « cela supposerait que »: would take
    able = words[cue.first].norm in ("pu", "peuvent", "peut") or bool({"ne", "n'"} & set(before))
    if concept == "reporting.may" and able:
        return False
    rounds = after is not None and (_counts(telling, after.start) or _is_fraction(telling, cue.last + 1))
    return not (concept in ("reporting.almost-only", "reporting.only") and rounds)


def _counts(telling: Telling, place: int) -> bool:
    return any(number.start <= place < number.end for number in telling.numbers())


def _is_fraction(telling: Telling, place: int) -> bool:
    """ "a quarter", "half": a part of a whole, told roundly."""
    return any(word.norm in FRACTIONS for word in telling.words[place : place + 2])


def _bounds(telling: Telling) -> Iterator[Device]:
    """Bounds of numbers: "at least eighty", « jusqu’à quatre-vingts »."""
    first, last = telling.words[0].start, telling.words[-1].end
    for number in telling.numbers():
        if not first <= number.start < last:
            continue
        place = next(i for i, w in enumerate(telling.words) if w.end > number.start)
        before = [w.norm for w in telling.words[max(0, place - 3) : place]]
        if "jusqu'" in before and before[-1].endswith(("er", "ir", "re")):
            continue  # « jusqu’à atteindre 9 millions »: until they were nine
        upper = "jusqu'" in before or number.bound in ("under", "at-most") or {"pas", "no", "не"} & set(before[:1])
        if number.bound in ("over", "at-least", "under", "at-most") or "jusqu'" in before:
            places = tuple(range(place - len(before), place)) or (place,)
            yield Device(_phrase(telling, places), "bound:most" if upper else "bound:least", "bound", "approximation")


def _phrase(telling: Telling, places: Sequence[int]) -> tuple[int, ...]:
    """The last words before a number that belong to its bound."""
    kept = [i for i in places if not telling.is_content(i) and telling.words[i].norm[:1].isalpha()]
    tail = [i for i in kept if all(k in kept for k in range(i, places[-1] + 1))]
    return tuple(tail) or (places[-1],)


def _restrictions(telling: Telling) -> Iterator[Device]:
    """« ne … que »: says "only" without a word of its own."""
    norms = [w.norm for w in telling.words]
    for i, norm in enumerate(norms):
        if norm in ("ne", "n'"):
            that = next((k for k in range(i + 2, min(i + 6, len(norms))) if norms[k] in ("que", "qu'")), None)
            if that is not None and "pas" not in norms[i:that]:
                yield Device((i, that), "degree:all", "ne-que", "emphasis")


def _conditionals(telling: Telling) -> Iterator[Device]:
    """Conditionals that report without vouching: not a future in the past, not the second half of an « if »."""
    words = telling.words
    norms = " ".join(w.norm for w in words)
    if any(w.norm in ("si", "s'il", "s'ils") for w in words) or " cas où " in norms:
        return
    for i, word in enumerate(words):
        after_next = words[i + 1].norm if i + 1 < len(words) else ""
        if after_next == "-ce" or not is_conditional(word.norm) or telling.lemmas[i] in _MODAL:
            continue
        after = [w.norm for w in words[i + 1 : i + 4]]
        perfect = word.norm in AVOIR and any(is_participle(n, "fr") or n == "été" for n in after)
        if not perfect and (_future_in_past(telling, i) or _is_hypothetical(telling, i)):
            continue
        yield Device((i,), "not-vouched", "conditional", "hearsay")


def _future_in_past(telling: Telling, place: int) -> bool:
    """« a déclaré que le pont rouvrirait »: a verb in the past, then « que », then the conditional."""
    before = [w.norm for w in telling.words[:place]]
    that = max((i for i, norm in enumerate(before) if norm in ("que", "qu'")), default=None)
    if that is None:
        return False
    past = (re.search(r"(?:ait|aient|èrent|urent|irent)$", norm) or norm in AVOIR for norm in before[:that])
    return any(past)


def _is_hypothetical(telling: Telling, place: int) -> bool:
    """« toute entreprise qui participerait », « on ne saurait exclure »: a case put, nothing heard."""
    before = [w.norm for w in telling.words[max(0, place - 10) : place]]
    if before[-1:] == ["qui"] and WHOEVER & set(before):
        return True
    if _of_something_new(telling, place):
        return True
    return telling.words[place].norm.startswith("saur") and bool({"ne", "n'"} & set(before[-3:]))


def _of_something_new(telling: Telling, place: int) -> bool:
    """« une publication qui parodierait »: what a thing not met before would be, though nobody reports that it is.

    « une vidéo qui serait un faux » is hearsay all the same, « il n’y a pas de voie qui serait la bonne » is not.
    """
    norms = [w.norm for w in telling.words[max(0, place - 10) : place]]
    relative = max((k for k, norm in enumerate(norms) if norm in ("qui", "que", "qu'", "dont", "où")), default=0)
    within = norms[max(0, relative - 6) : relative]
    if telling.words[place].norm in ETRE:
        return "pas" in within
    new = max((k for k, norm in enumerate(within) if norm in ("un", "une")), default=None)
    return new is not None and not any(is_verb(norm, "fr") and not is_participle(norm, "fr") for norm in within[new:])


def on_noun(telling: Telling, device: Device) -> bool:
    """Whether a device is an adjective (« présumé ») and not an adverb or part of the verb (« aurait »)."""
    word = telling.words[device.places[-1]].norm
    if device.concept == "conditional" or len(device.places) > 2:
        return False
    if telling.lang == "fr":
        return re.search(r"(?:é|u)e?s?$|soi-disant", word) is not None
    if telling.lang == "en":
        return not word.endswith("ly") and device.concept in _ADJECTIVES
    return re.search(r"(?:ый|ий|ого|его|ому|ым|ом|ых|ые|ая|ой|ую)$", word) is not None
