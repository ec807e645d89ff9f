"""How surely a thing is said: hedges, boosters, words of degree and conditionals of both sides laid together.

A device of one side is answered by any device of its family on the other: « aurait » by "allegedly" or «якобы».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from workbench.comparison.context import Finding
from workbench.comparison.framing.attribution import matched
from workbench.comparison.framing.cues import describe
from workbench.comparison.framing.devices import Device, devices, on_noun
from workbench.comparison.framing.grammar import is_verb
from workbench.comparison.framing.grammar_words import PLAIN_ANSWERS
from workbench.comparison.framing.telling import Both, Telling, change, finding, translates
from workbench.comparison.framing.voices import voice_at

_LEAST_TIED = 0.3
"""Share of the content words around a device that must be tied: without it the passage has no counterpart."""
_REACH = 6
_BESIDE = 3
"""Words at most between a device and what it bears on."""
_NAMES = {"not-vouched": "hedge", "possible": "hedge"}
_SAID_BY = {"origin": "from", "article": "to"}
# words that fill a sentence more than they bear it out
_WORN = ("really", "actually", "indeed", "vraiment", "would-be")
# the only words of totality whose loss by itself tells something
_STRICT = (
    "exclusiv",
    "solely",
    "uniquement",
    "исключительно",
    "sans exception",
    "without exception",
    "systemati",
    "systémati",
)


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
                and not _is_slight(here, device)
                and not _answered_otherwise(both, here, there, device)
                and not _goes_on(here, device, [pair[index] for pair in pairs])
                and _has_counterpart(here, device)
            ):
                yield _lone(here, there, device)


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
        same_role = on_noun(both.article, a) == on_noun(both.origin, b)
        return 2.0 + 2.0 * tied + same_place + same_role + (a.concept == b.concept)
    if {a.family, b.family} in ({"certain", "possible"}, {"certain", "not-vouched"}):
        return 0.5 + 0.4 * tied if tied or same_place else 0.0
    if a.family[:5] == b.family[:5] == "bound":
        return 0.9
    if a.family.startswith("degree") and b.family.startswith("degree"):
        return 0.9 if tied or same_place else 0.0
    return 0.0


def _answers(a: Device, b: Device) -> bool:
    if a.family == b.family:
        return True
    return {a.family, b.family} == {"possible", "not-vouched"}


def _near(article: Telling, a: Device, b: Device) -> bool:
    """Whether words next to `a` are tied to words next to `b`."""
    around = range(max(0, a.places[0] - _REACH), min(len(article.words), a.places[-1] + _REACH + 1))
    reached = article.tied(i for i in around if article.is_content(i))
    return any(b.places[0] - _REACH <= j <= b.places[-1] + _REACH for j in reached)


def _answered_otherwise(both: Both, here: Telling, there: Telling, device: Device) -> bool:
    """Whether the other side says it with a word that the glossary lacks or by "would"."""
    tied = here.tied(device.places)
    if device.concept == "conditional":  # the verb itself is translated, whatever its mood
        future = any(word.norm in ("would", "'d", "бы") for word in there.words)
        return future or (here.lang != there.lang and _under_a_source(both, here, device))
    if any(_translates(here, there, device, j) for j in tied) or _said_plainly(here, there, device):
        return True
    if device.concept == "bound" and (tied or any(c.hit.concept.id == "reporting.at-least" for c in there.cues)):
        return True
    if device.class_ == "doubt" and any(c.hit.term.is_loaded and not there.content_ties(c) for c in there.cues):
        return True  # "sham debate", « simulacre de débat »
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


def _said_plainly(here: Telling, there: Telling, device: Device) -> bool:
    """Whether such a word stands on the other side where the device would."""
    plain = PLAIN_ANSWERS.get(device.family, frozenset())
    around = range(max(0, device.places[0] - _BESIDE), min(len(here.words), device.places[-1] + _BESIDE + 1))
    reached = here.tied(around)
    near = {k for j in reached for k in range(max(0, j - 2), min(len(there.words), j + 3))}
    return any({there.words[k].norm.split("-")[0], there.words[k].norm, there.lemmas[k]} & plain for k in near)


def _under_a_source(both: Both, here: Telling, device: Device) -> bool:
    """« Selon ISIS, il aurait travaillé »: beside a source that both sides have, the conditional is French usage."""
    clause, index = here.clause[device.places[0]], int(here is both.origin)
    own = (pair[index] for pair in matched(both))
    return any(a.formula and here.clause[a.verb[0]] == clause for a in own)


def _goes_on(here: Telling, device: Device, answered: Sequence[Device]) -> bool:
    """« aurait acheté …, et aurait vendu … »: a conditional coordinated with an answered one is under its hedge."""
    start = device.places[0]
    joined = any(word.norm in ("et", "ou", "puis") for word in here.words[max(0, start - _BESIDE) : start])
    before = (a for a in answered if a.family == device.family and a.places[0] < start)
    same = any(here.clause[a.places[0]] == here.clause[start] for a in before)
    return device.concept == "conditional" and joined and same


def _is_slight(here: Telling, device: Device) -> bool:
    """ "only", « entièrement »: too common to tell anything by being left out."""
    text = here.text(device.places).lower()
    if text in _WORN:
        return True
    strict = text.startswith(_STRICT)
    return device.concept in ("ne-que", "reporting.sometimes") or (device.family == "degree:all" and not strict)


def _translates(here: Telling, there: Telling, device: Device, j: int) -> bool:
    return any(translates(here, i, there, j) for i in here.content(device.places))


def _explained(there: Telling, here: Telling, j: int, device: Device) -> bool:
    """Whether the tied word already stands for another word, so that the tie is a leftover."""
    return any(i not in device.places and here.is_content(i) for i in there.ties[j])


def _has_counterpart(here: Telling, device: Device) -> bool:
    around = range(max(0, device.places[0] - _REACH), min(len(here.words), device.places[-1] + _REACH + 1))
    near = [i for i in around if i not in device.places and here.clause[i] == here.clause[device.places[0]]]
    return here.tied_share(near) >= _LEAST_TIED


def _lone(here: Telling, there: Telling, device: Device) -> Finding:
    family = device.family.split(":")[0]
    name = "conditional" if device.concept == "conditional" else _NAMES.get(family, family)
    own, others = _borne_on(here, there, device)
    marks = _marks_instead(here, there, own, others) if name == "hedge" else None
    made = finding(
        "certainty", f"certainty.{change(here)}.{'hedge-for-marks' if marks else name}",
        here, device.places, there, others,
        values={"word": here.text(device.places)} | ({_SAID_BY[there.name]: marks} if marks else {}),
        evidence=_evidence(here, device),
        confidence=0.6 if marks else 0.65 if name == "bound" else 0.85,
        labels=("Doubt",) if name in ("hedge", "conditional") and here.name == "article" else (),
    )  # fmt: skip
    # the other side's words are where the device could stand, not another wording of it
    return replace(made, from_=None) if here.name == "article" else replace(made, to=None)


def _borne_on(here: Telling, there: Telling, device: Device) -> tuple[list[int], list[int]]:
    """What the device bears on, and the other side's words for it.

    A verb bears on itself or what follows, an adjective on its noun, else the nearest word of its clause is taken. No
    words where no firm tie shows them.
    """
    for i in _beside(here, device):
        own = [i, *_rest_of_phrase(here, i)] if on_noun(here, device) and i > device.places[-1] else [i]
        for places in (own, [i]):
            found = [j for j in here.tied(k for k in places if k in here.firm) if j in there.firm]
            found = [j for j in found if there.is_content(j)]
            if found and found[-1] - found[0] <= _BESIDE:
                return places, found
    return [], []


def _beside(here: Telling, device: Device) -> list[int]:
    """Content words of the clause near the device, those that it bears on by grammar first."""
    first, last = device.places[0], device.places[-1]
    adjective = on_noun(here, device)
    # a verb or an adverb bears on what follows, « tués » in « auraient été tués »; so does an adjective not French
    follows = not adjective or here.lang != "fr"
    near = {i: min(abs(i - place) for place in device.places) for i in range(len(here.words)) if here.is_content(i)}
    clause = [i for i in near if here.clause[i] == here.clause[first] and not (adjective and i in device.places)]
    ordered = sorted(clause, key=lambda i: (follows and i < last, near[i], -i))
    return list(takewhile(lambda i: near[i] <= _BESIDE, ordered))


def _rest_of_phrase(here: Telling, place: int) -> list[int]:
    """The words right after `place` in its phrase: those of its quotation, or up to a break or small word."""
    quotation = here.quotation_at(place)
    found = []
    for i in range(place + 1, min(place + _BESIDE, len(here.words))):
        if here.quotation_at(i) != quotation or not here.is_content(i) or is_verb(here.words[i].norm, here.lang):
            break
        found.append(i)
    return found


def _marks_instead(here: Telling, there: Telling, own: Sequence[int], others: Sequence[int]) -> str | None:
    """The other side's expression in marks of distance, which do there what the device does here."""
    if any(here.quotation_at(i) for i in own):
        return None
    quoted = (q for j in others if (q := there.quotation_at(j)) is not None and q.kind == "scare")
    found = next(quoted, None)
    return there.document.slice((found.start, found.end)) if found else None


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
        return {"device": "conditional of hearsay", "voice": voice_at(telling, place)}
    return describe(telling, device.cue) | {"class": device.class_, "voice": voice_at(telling, place)}
