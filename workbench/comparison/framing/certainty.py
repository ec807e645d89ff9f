"""How surely a thing is said: hedges, boosters, words of degree, and the French conditional of hearsay.

Classes after Hyland (2005); the conditional as a mark of hearsay after Kronning (2005) and Dendale (1993). A device
on one side is answered by any device of its family on the other: « aurait » by "allegedly" or «якобы».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.alignment.wordlinks import translation_probability
from workbench.comparison.context import Finding
from workbench.comparison.framing.cues import describe
from workbench.comparison.framing.grammar import is_conditional, is_participle, is_verb
from workbench.comparison.framing.grammar_words import AVOIR
from workbench.comparison.framing.telling import Both, Cue, Telling, change, finding
from workbench.text.numbers import numbers

_DEGREES = {
    "reporting.mostly": "most", "reporting.largely": "most", "reporting.almost-only": "almost",
    "reporting.only": "all", "reporting.all": "all", "reporting.sometimes": "often", "reporting.always": "all",
}  # fmt: skip
_HEARSAY = ("hearsay", "doubt", "attribution-shield")
_ADJECTIVES = (
    "reporting.allegedly",
    "reporting.supposed",
    "reporting.purported",
    "reporting.so-called",
    "reporting.sham",
)
_LEAST_TIED = 0.3
"""Share of the content words around a device that must be tied: without it the passage has no counterpart."""
_REACH = 6
_KNOWN = 0.02
"""Probability from which the lexicon takes one word for a translation of the other."""


@dataclass(frozen=True, slots=True)
class Device:
    """One word or formula that sets how sure a statement is. `family`: what may answer it on the other side."""

    places: tuple[int, ...]
    family: str
    concept: str
    class_: str
    cue: Cue | None = None


def findings(both: Both) -> Iterator[Finding]:
    """Devices that one side has and the other does not answer, or answers by one of another family."""
    own, other = devices(both.article), devices(both.origin)
    pairs = _matched(both, own, other)
    for a, b in pairs:
        if a.family != b.family and not _answers(a, b):
            yield _changed(both, a, b)
    for here, there, found, index in ((both.article, both.origin, own, 0), (both.origin, both.article, other, 1)):
        met = {id(pair[index]) for pair in pairs}
        for device in found:
            if (
                id(device) not in met
                and device.concept != "ne-que"
                and not _answered_otherwise(here, there, device)
                and _has_counterpart(here, device)
            ):
                yield _lone(here, there, device)


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
    found += [d for d in grammar if taken.isdisjoint(d.places)]
    return sorted(found, key=lambda d: d.places)


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
    """« a prétendu » is a verb of saying, « le prétendu » doubts."""
    before = telling.words[cue.first - 1].norm if cue.first else ""
    return not (cue.hit.concept.id == "reporting.purported" and before in AVOIR)


def _bounds(telling: Telling) -> Iterator[Device]:
    """Bounds of numbers: "at least eighty", « jusqu’à quatre-vingts »."""
    first, last = telling.words[0].start, telling.words[-1].end
    for number in numbers(telling.document.text, telling.lang):
        if not first <= number.start < last:
            continue
        place = next(i for i, w in enumerate(telling.words) if w.end > number.start)
        before = [w.norm for w in telling.words[max(0, place - 3) : place]]
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
    if any(w.norm in ("si", "s'il", "s'ils") for w in words):
        return
    for i, word in enumerate(words):
        if not is_conditional(word.norm) or telling.lemmas[i] in ("pouvoir", "devoir", "vouloir", "falloir"):
            continue
        after = [w.norm for w in words[i + 1 : i + 4]]
        perfect = word.norm in AVOIR and any(is_participle(n, "fr") or n == "été" for n in after)
        if not perfect and _future_in_past(telling, i):
            continue
        yield Device((i,), "not-vouched", "conditional", "hearsay")


def _future_in_past(telling: Telling, place: int) -> bool:
    """« a déclaré que le pont rouvrirait »: a verb in the past, then « que », then the conditional."""
    before = telling.words[:place]
    that = max((i for i, w in enumerate(before) if w.norm in ("que", "qu'", "dont", "où")), default=None)
    return that is not None and any(is_verb(w.norm, "fr") for w in before[:that])


def _matched(both: Both, own: Sequence[Device], other: Sequence[Device]) -> list[tuple[Device, Device]]:
    """One-to-one answers, the closest first."""
    scored = [(s, i, j) for i, a in enumerate(own) for j, b in enumerate(other) if (s := _closeness(both, a, b)) > 0]
    pairs: list[tuple[Device, Device]] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((own[i], other[j]))
    return pairs


def _closeness(both: Both, a: Device, b: Device) -> float:
    tied = bool(set(both.article.tied(a.places)) & set(b.places))
    same_place = _near(both.article, a, b)
    answering = _answers(a, b)
    if answering:
        same_role = _on_noun(both.article, a) == _on_noun(both.origin, b)
        return 2.0 + 2.0 * tied + same_place + same_role + (a.concept == b.concept)
    if {a.family, b.family} in ({"certain", "possible"}, {"certain", "not-vouched"}):
        return 0.5 + 0.4 * tied if tied or same_place else 0.0
    if a.family[:5] == b.family[:5] == "bound":
        return 0.9
    if a.family.startswith("degree") and b.family.startswith("degree"):
        return 0.9 if tied or same_place else 0.0
    return 0.0


def _on_noun(telling: Telling, device: Device) -> bool:
    """Whether a device is an adjective (« présumé ») and not an adverb or part of the verb (« aurait »)."""
    word = telling.words[device.places[-1]].norm
    if device.concept == "conditional" or len(device.places) > 2:
        return False
    if telling.lang == "fr":
        return re.search(r"(?:é|u)e?s?$|soi-disant", word) is not None
    if telling.lang == "en":
        return not word.endswith("ly") and device.concept in _ADJECTIVES
    return re.search(r"(?:ый|ий|ого|его|ому|ым|ом|ых|ые|ая|ой|ую)$", word) is not None


def _answers(a: Device, b: Device) -> bool:
    if a.family == b.family:
        return True
    return {a.family, b.family} == {"possible", "not-vouched"}


def _near(article: Telling, a: Device, b: Device) -> bool:
    """Whether words next to `a` are tied to words next to `b`."""
    around = range(max(0, a.places[0] - _REACH), min(len(article.words), a.places[-1] + _REACH + 1))
    reached = article.tied(i for i in around if article.is_content(i))
    return any(b.places[0] - _REACH <= j <= b.places[-1] + _REACH for j in reached)


def _answered_otherwise(here: Telling, there: Telling, device: Device) -> bool:
    """Whether the other side says it with a word that the glossary lacks or by "would"."""
    tied = here.tied(device.places)
    if device.concept == "conditional":
        return any(there.words[j].norm in ("would", "'d", "бы") for j in tied)
    beside = [
        i for i in (device.places[0] - 1, device.places[-1] + 1) if 0 <= i < len(here.words) and here.is_content(i)
    ]
    left_over = any(not here.ties[i] for i in beside)  # the tie belongs to the neighbour
    return any(
        there.is_content(j)
        and not _explained(there, here, j, device)
        and not (left_over and not _translates(here, there, device, j))
        for j in tied
    )


def _translates(here: Telling, there: Telling, device: Device, j: int) -> bool:
    probability = translation_probability(here.lang, there.lang)
    return any(probability(here.words[i].norm, there.words[j].norm) > _KNOWN for i in device.places)


def _explained(there: Telling, here: Telling, j: int, device: Device) -> bool:
    """Whether the tied word already stands for another word, so that the tie is a leftover."""
    return any(i not in device.places and here.is_content(i) for i in there.ties[j])


def _has_counterpart(here: Telling, device: Device) -> bool:
    around = range(max(0, device.places[0] - _REACH), min(len(here.words), device.places[-1] + _REACH + 1))
    near = [i for i in around if i not in device.places and here.clause[i] == here.clause[device.places[0]]]
    return here.tied_share(near) >= _LEAST_TIED


def _lone(here: Telling, there: Telling, device: Device) -> Finding:
    family = device.family.split(":")[0]
    name = (
        "conditional"
        if device.concept == "conditional"
        else {"not-vouched": "hedge", "possible": "hedge"}.get(family, family)
    )
    return finding(
        "certainty", f"certainty.{change(here)}.{name}", here, device.places, there,
        values={"word": here.text(device.places)},
        evidence=_evidence(here, device),
        confidence=0.85 if name != "bound" else 0.65,
        labels=("Doubt",) if name in ("hedge", "conditional") and here.name == "article" else (),
    )  # fmt: skip


def _changed(both: Both, a: Device, b: Device) -> Finding:
    kind = a.family.split(":")[0]
    rule = kind if kind in ("degree", "bound") else "raised" if kind == "certain" else "lowered"
    return finding(
        "certainty",
        f"certainty.{rule}",
        both.article, a.places, both.origin, b.places,
        evidence={"article": _evidence(both.article, a), "origin": _evidence(both.origin, b)}, confidence=0.8,
    )  # fmt: skip


def _evidence(telling: Telling, device: Device) -> dict[str, Any]:
    place = device.places[0]
    if device.cue is None:
        return {"device": "conditional of hearsay", "voice": telling.voice(place)}
    return describe(telling, device.cue) | {"class": device.class_, "voice": telling.voice(place)}
