"""Who says it: every attribution of a sentence, as a report verb with its subject or as a formula with its source.

Classes of verbs: neutral, distancing, factive, assertive (Thompson & Ye 1991; Hooper 1975; Kiparsky & Kiparsky 1970).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.comparison.framing.grammar import is_break, is_participle, is_verb
from workbench.comparison.framing.grammar_words import (
    AVOIR,
    BE,
    BREAKS,
    COMING_TO,
    DETERMINERS,
    ETRE,
    HAVE,
    INVERTED,
    LEADING_TO,
    MODALS,
    NEGATIONS,
    NOUNS_TOO,
    PREPOSITIONS,
    RELATIVES,
    SMALL_ADVERBS,
)
from workbench.comparison.framing.telling import Cue, Telling
from workbench.text.words import Token

FORMULAS = frozenset({
    "reporting.according-to", "reporting.citing", "reporting.sources-say", "reporting.quote-words",
    "reporting.it-is-claimed",
})  # fmt: skip
CLAIMING = "reporting.claim-responsibility"
# acts done with words: their object is a thing done, not a statement that somebody stands behind
_ACTS = frozenset({
    "reporting.ask", "reporting.demand", "reporting.promise", "reporting.welcome", "reporting.regret",
    "reporting.agree", "reporting.intend", "reporting.threaten", "reporting.know", "reporting.learn",
    "reporting.wonder", "reporting.consider", CLAIMING, "reporting.concoct",
    "reporting.criticise", "reporting.predict", "reporting.fear", "reporting.mention", "reporting.denounce",
})  # fmt: skip
_REACH = 9
"""Words of a source at most."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """`verb`: places of the verb with its auxiliary, or of the formula; `source`: places of who says it, or none."""

    verb: tuple[int, ...]
    source: tuple[int, ...]
    class_: str
    concept: str
    formula: bool
    act: bool
    cue: Cue

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(sorted({*self.verb, *self.source}))


def attributions(telling: Telling) -> list[Attribution]:
    """The attributions of one side, in order."""
    found: list[Attribution] = telling.derived("attributions", lambda t: _joined([*_read(t)]))
    return found


def _joined(found: Sequence[Attribution]) -> list[Attribution]:
    """« a-t-on averti de source diplomatique »: the formula right after a verb without a source is its source."""
    kept: list[Attribution] = []
    for own in found:
        last = kept[-1] if kept else None
        if last and own.concept == "reporting.sources-say" and not last.formula and own.verb[0] == last.verb[-1] + 1:
            kept[-1] = replace(last, source=own.places)
        else:
            kept.append(own)
    return kept


def _read(telling: Telling) -> Iterator[Attribution]:
    for cue in telling.cues:
        concept = cue.hit.concept
        claim = concept.id == "reporting.purported" and _has_auxiliary(telling, cue.first)
        if concept.kind != "report-verb" and not claim:
            continue
        class_ = "distancing" if claim else cue.hit.term.class_ or "neutral"
        if concept.id in FORMULAS:
            source = _after(telling, cue.last + 1)
            relative = telling.words[cue.last + 1].norm if cue.last + 1 < len(telling.words) else ""
            if relative in RELATIVES:
                continue  # « une déclaration selon laquelle »: what was said, not who says it
            if source or len(cue.places) > 1:
                yield Attribution(cue.places, source, class_, concept.id, True, False, cue)
        elif _is_finite(telling, cue):
            verb = _with_auxiliaries(telling, cue)
            source = _subject(telling, verb)
            if telling.lang == "en" and not source and telling.words[cue.first].norm == telling.lemmas[cue.first]:
                continue  # "don't say", "what people believe, know or desire"
            act = concept.id in _ACTS and not (concept.id in _SAYING_ACTS and _follows_quotation(telling, verb[0]))
            yield Attribution(verb, source, class_, concept.id, False, act, cue)


def _follows_quotation(telling: Telling, place: int) -> bool:
    """Whether a verb stands right after the quotation that it reports (« …, a dénoncé le ministre »)."""
    start = telling.words[place].start
    return any(0 <= start - q.end <= 4 for q in telling.quoted)


_SAYING_ACTS = frozenset({"reporting.denounce", "reporting.criticise", "reporting.fear", "reporting.regret"})


def _has_auxiliary(telling: Telling, place: int) -> bool:
    return any(w.norm in AVOIR for w in telling.words[max(0, place - 2) : place])


def _is_finite(telling: Telling, cue: Cue) -> bool:
    """Whether the term is a verb that somebody is the subject of, and not a noun, an attribute or a passive."""
    words, place = telling.words, cue.first
    norm = words[place].norm
    before = words[place - 1].norm if place else ""
    if {w.norm for w in words[max(0, place - 3) : place]} & NEGATIONS[telling.lang]:
        return False  # "did not believe": nothing is reported
    after = words[place + 1].norm if place + 1 < len(words) else ""
    if telling.lang == "en":
        if norm.endswith("ing") and before in BE:
            return True  # "is calling for"
        if norm.endswith("ing") or before in DETERMINERS["en"] or (before in PREPOSITIONS["en"] and before != "to"):
            return False
        bare = norm == telling.lemmas[place] and (before in BREAKS["en"] or before == "to")
        if bare:
            return False  # "to confirm or deny"
        if norm in NOUNS_TOO and (
            after in PREPOSITIONS["en"] - {"to"} or is_verb(before, "en") or _is_comma(telling, place)
        ):
            return False
        return not (is_participle(norm, "en") and _passive_en(telling, place)) and "-" not in norm
    if telling.lang == "fr":
        if norm == telling.lemmas[place] and {w.norm for w in words[max(0, place - 3) : place]} & LEADING_TO:
            return False  # « tout porte à croire que », « c’est aussi rappeler que »
        if (len(cue.places) > 1 and not is_participle(norm, "fr")) or _ends_a_phrase(telling, place):
            return True
        window = {w.norm for w in words[max(0, place - 3) : place]}
        if len(cue.places) > 1 and norm in ("s'", "se"):
            return True
        if is_participle(norm, "fr") and not norm.endswith(("t", "it")):
            return bool(window & AVOIR) and not window & {"été"}
        present = norm.endswith(("ant", "ante", "ants", "antes"))
        return before not in DETERMINERS["fr"] | PREPOSITIONS["fr"] and not present and is_verb(norm, "fr")
    return not norm.endswith(("щий", "щая", "щие", "вший", "вшая", "вшие", "ение", "ения", "ый", "ые", "ая", "ой"))


def _ends_a_phrase(telling: Telling, place: int) -> bool:
    """« a fini par admettre », « tient à rappeler »: an infinitive under a verb that only says how it came to it."""
    if place < 2 or telling.lemmas[place] != telling.words[place].norm:
        return False
    over = telling.lemmas[place - 2], telling.words[place - 2].norm
    return telling.words[place - 1].norm in ("par", "à", "de", "d'") and bool(COMING_TO.intersection(over))


def _is_comma(telling: Telling, place: int) -> bool:
    """Whether a comma stands before the word and no quotation ends there."""
    before = telling.words[place - 1].text if place else ""
    return before == "," and not _follows_quotation(telling, place)


def _passive_en(telling: Telling, place: int) -> bool:
    """ "was reported", "are as a rule reported": a form of "be" before the participle, hedges and adverbs apart."""
    hedged = {i for cue in telling.cues if cue.hit.concept.kind in ("hedge", "booster") for i in cue.places}
    for i in range(place - 1, max(-1, place - 6), -1):
        norm = telling.words[i].norm
        if i not in hedged and not norm.endswith("ly") and norm not in SMALL_ADVERBS["en"]:
            return norm in BE and norm != "'s"
    return False


def _with_auxiliaries(telling: Telling, cue: Cue) -> tuple[int, ...]:
    words, first = telling.words, cue.first
    helpers = INVERTED | {"s'"} | (AVOIR | ETRE if telling.lang == "fr" else HAVE | BE | MODALS["en"])
    while first and words[first - 1].norm in helpers:
        first -= 1
    return (*range(first, cue.first), *cue.places)


def _subject(telling: Telling, verb: tuple[int, ...]) -> tuple[int, ...]:
    """The source: before the verb, or after it where the verb follows what was said (« …, a déclaré le préfet »)."""
    before = verb[0] - 1
    if before > 0 and telling.words[before].text == "," and _is_apposition(telling, before):
        return _before(telling, before - 1)
    if before < 0 or not telling.words[before].norm[:1].isalnum():
        return _after(telling, verb[-1] + 1) or _before(telling, before)
    return _before(telling, before) or _after(telling, verb[-1] + 1)


def _is_apposition(telling: Telling, comma: int) -> bool:
    """Whether the comma before a verb closes an apposition to its subject: no verb, no quotation comes before it."""
    first = next((i + 1 for i in range(comma - 1, -1, -1) if telling.clause[i] != telling.clause[comma]), 0)
    if any(is_verb(telling.words[i].norm, telling.lang) for i in range(first, comma)) or telling.lang == "ru":
        return False
    quoted = any(telling.quotation_at(i) is not None for i in range(first, comma))
    return not quoted and any(word.text == "," for word in telling.words[first:comma])


def _after(telling: Telling, start: int) -> tuple[int, ...]:
    places: list[int] = []
    for i in range(start, min(start + _REACH, len(telling.words))):
        word = telling.words[i]
        possessive = telling.lang == "en" and word.norm in ("'s", "’s")  # "Russia's Defence Ministry": not "is"
        verb = is_verb(word.norm, telling.lang) and not possessive and not _attributive(telling, i)
        if _stops(telling, word) or (places and verb):
            break
        places.append(i)
    return _trimmed(telling, places)


def _before(telling: Telling, start: int) -> tuple[int, ...]:
    places: list[int] = []
    commas = 0
    for i in range(start, max(-1, start - 2 * _REACH), -1):
        word = telling.words[i]
        if word.text == "," and not commas and i and i < start:
            break
        if _stops(telling, word):
            break
        places.append(i)
    return _trimmed(telling, places[::-1])


def _stops(telling: Telling, word: Token) -> bool:
    return is_break(word, telling.lang) and word.norm not in ("et", "and", "и")


def _attributive(telling: Telling, place: int) -> bool:
    return telling.lang != "ru" and is_participle(telling.words[place].norm, telling.lang)


def _trimmed(telling: Telling, places: list[int]) -> tuple[int, ...]:
    """Without a day or a place at the far end: only what is left of the first preposition of time."""
    while places and telling.words[places[-1]].norm in ("et", "and", "и", "on", "le", "in"):
        places.pop()
    while places and telling.words[places[0]].norm in ("et", "and", "и"):
        places.pop(0)
    return tuple(places) if telling.content(places) or len(places) == 1 else ()
