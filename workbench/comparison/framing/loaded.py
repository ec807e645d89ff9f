"""The same thing under a name that takes sides: terms of the glossary laid against their counterparts.

Three cases: one concept named by terms of another side or strength; a loaded term where the other side has a plain
word; a loaded term that nothing on the other side stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from workbench.alignment.wordlinks import spelling, translation_probability
from workbench.comparison.context import Finding
from workbench.comparison.framing.agency import lone_doers
from workbench.comparison.framing.attribution import unmatched
from workbench.comparison.framing.cues import describe
from workbench.comparison.framing.deeds import OF
from workbench.comparison.framing.grammar_words import AVOIR, HAVE, REFLEXIVE, REGULARS
from workbench.comparison.framing.labels import for_loaded
from workbench.comparison.framing.slots import slot
from workbench.comparison.framing.telling import Both, Cue, Telling, change, finding, translates
from workbench.comparison.framing.voices import voice_at

_KINDS = frozenset({"term", "institution", "place", "person"})
_ADJECTIVES = frozenset({"epithets.condemning", "epithets.praising"})
_KNOWN = 0.02
"""Probability from which the lexicon takes one word for a translation of the other."""
_ALIKE = 0.45
_REACH = 5
_LEAST_TIED = 0.4
_STRONG = 2
"""Strength from which a loaded term speaks without a neutral counterpart in the glossary."""


def findings(both: Both) -> Iterator[Finding]:
    """Loaded terms of both sides against their counterparts; each pair of terms gives one finding."""
    settled: set[int] = set()
    for a, b in _same_concept(both):
        settled |= {id(a), id(b)}
        if _differ(a, b):
            yield _changed(both, a, b)
    for a, b in _another_concept(both, settled):
        settled |= {id(a), id(b)}
        yield _concept(both, a, b)
    for here, there in both.sides():
        marked = _marked_otherwise(both, here)
        for cue in _terms(here):
            loaded = _is_loaded(cue) or _denies_an_army(here, there, cue)
            if id(cue) not in settled and loaded and marked.isdisjoint(cue.places):
                yield from _alone(both, here, there, cue)


def _marked_otherwise(both: Both, here: Telling) -> set[int]:
    """Words of a doer or a source that this side alone names: marked as such, not as names of something both name."""
    sources = {i for a in unmatched(both, here) for i in a.places}
    return sources | {i for doer in lone_doers(both, here) for i in doer}


def _terms(telling: Telling) -> list[Cue]:
    found = [c for c in telling.cues if c.hit.concept.kind in _KINDS or c.hit.term.is_loaded]
    found = [c for c in found if c.hit.concept.kind != "place" or c.hit.term.strength >= _STRONG]
    return [c for c in found if not (_is_verb_form(telling, c) or _in_a_name(telling, c) or _defuses(telling, c))]


def _in_a_name(telling: Telling, cue: Cue) -> bool:
    """« la bande de Gaza »: a word of a longer name that the table knows judges nobody."""
    start, end = telling.span(cue.places)
    return any(n.kind and n.start <= start and end <= n.end and n.end - n.start > end - start for n in telling.names())


def _defuses(telling: Telling, cue: Cue) -> bool:
    """« neutraliser » an explosive device is a sapper's work, « les occupants du véhicule » hold no country."""
    around = [word.norm for word in telling.words[max(0, cue.first - _REACH) : cue.last + 1 + _REACH]]
    after = telling.words[cue.last + 1].norm if cue.last + 1 < len(telling.words) else ""
    term = cue.hit.term.text
    if term.startswith(("neutralis", "нейтрализ")):
        return any(norm in ("mine", "mines", "мин") or norm.startswith(_DEVICES) for norm in around)
    of = after in OF["fr"] or after in OF["en"]
    if term in ("occupant", "volé"):
        return of  # « une volée d’oiseaux »
    if term in _CROWDS:
        return not of  # "waving", « la bande passante »: of nobody
    if term == "historique":
        return any(norm.startswith("record") for norm in around)
    before = telling.words[cue.first - 1].norm if cue.first else ""
    return term == "vendu" and before not in ("de", "un", "une", "les", "des", "ces")


_DEVICES = (
    "engin", "bombe", "obus", "explosif", "munition", "missile", "drone", "projectile", "device", "bomb", "shell",
    "explosive", "ordnance", "landmine", "взрывн", "снаряд", "боеприпас", "беспилотн",
)  # fmt: skip


# what judges only where it is said of people, « vague de réfugiés »
_CROWDS = frozenset({"bande", "vague", "flot", "wave", "flood", "tide", "surge"})


def _is_verb_form(telling: Telling, cue: Cue) -> bool:
    """« ont volé » is no adjective, « s’occupant de » no occupier."""
    before = [w.norm for w in telling.words[max(0, cue.first - 2) : cue.first]]
    if telling.words[cue.first].norm.endswith("ant") and before[-1:] and before[-1] in REFLEXIVE | {"en"}:
        return True
    helpers = AVOIR if telling.lang == "fr" else HAVE
    return cue.hit.concept.id in _ADJECTIVES and bool(helpers & set(before))


def _is_loaded(cue: Cue) -> bool:
    term = cue.hit.term
    return term.is_loaded and (term.strength >= _STRONG or term.side is None)


def _denies_an_army(here: Telling, there: Telling, cue: Cue) -> bool:
    """Whether a word for fighters («боевики», « miliciens »), a shade by itself, stands for an army's soldiers."""
    if cue.hit.concept.id != "terrorism.armed-actors" or not cue.hit.term.is_loaded:
        return False
    tied = [j for i in here.content(cue.places) if i in here.firm for j in here.ties[i] if j in there.firm]
    beside = {k for j in tied for k in (j - 1, j, j + 1) if 0 <= k < len(there.words) and there.is_content(k)}
    return any(there.lemmas[k] in REGULARS.get(there.lang, ()) for k in beside)


def _same_concept(both: Both) -> list[tuple[Cue, Cue]]:
    """Terms of one concept on both sides, tied ones first, one to one."""
    own, other = _terms(both.article), _terms(both.origin)
    scored = []
    for i, a in enumerate(own):
        tied = set(both.article.tied(a.places))
        for j, b in enumerate(other):
            met = bool(tied & set(b.places))
            free = not _content_ties(both.article, both.origin, a) and not _content_ties(both.origin, both.article, b)
            if a.hit.concept is b.hit.concept and (met or free or _load(a) == _load(b)):
                scored.append((-met, -(_load(a) == _load(b)), i, j))
    pairs: list[tuple[Cue, Cue]] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for *_, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((own[i], other[j]))
    return pairs


def _content_ties(here: Telling, there: Telling, cue: Cue) -> list[int]:
    return there.content(here.tied(here.content(cue.places)))


def _load(cue: Cue) -> tuple[str | None, int]:
    term = cue.hit.term
    return term.side, term.strength or 2 * (term.status in ("loaded", "prohibited"))


def _differ(a: Cue, b: Cue) -> bool:
    (side, strength), (other, weaker) = _load(a), _load(b)
    return side != other or abs(strength - weaker) > 1


def _another_concept(both: Both, settled: set[int]) -> Iterator[tuple[Cue, Cue]]:
    """Tied terms of one theme that name different things: the colour of a gas made into the name of a weapon."""
    for a in _terms(both.article):
        tied = set(both.article.tied(both.article.content(a.places)))
        for b in _terms(both.origin):
            substances = a.hit.concept.theme == b.hit.concept.theme == "chemical"
            free = {id(a), id(b)}.isdisjoint(settled) and a.hit.concept is not b.hit.concept
            if substances and free and tied & set(b.places):
                yield a, b


def _alone(both: Both, here: Telling, there: Telling, cue: Cue) -> Iterator[Finding]:
    places = _with_neighbours(here, cue)
    content = here.content(places) or list(places)
    tied = there.content(here.tied(content))
    translated = [i for i in content if any(translates(here, i, there, j) for j in here.ties[i])]
    if len(translated) > len(content) / 2:
        return
    if not tied:
        tied = slot(here, there, places)
    if _also_loaded(there, tied) or _is_pro_in_other_words(here, there, cue, tied):
        return
    if tied:
        yield _replaced(both, here, there, cue, _phrase(there, tied))
    elif _context_tied(here, cue):
        yield _lone(both, here, there, cue)


def _with_neighbours(here: Telling, cue: Cue) -> tuple[int, ...]:
    """A term with terms of its concept right beside it: « groupes armés terroristes » is one name."""
    places = set(cue.places)
    for other in here.cues:
        if other.hit.concept is cue.hit.concept and (other.last + 1 in places or other.first - 1 in places):
            places |= set(other.places)
    return tuple(sorted(places))


def _also_loaded(there: Telling, tied: Sequence[int]) -> bool:
    """Whether the counterpart judges too, in another entry of the glossary or as a hedge ("sham")."""
    judging = [c for c in there.cues if _is_loaded(c) or c.hit.term.class_ == "doubt"]
    return any(set(tied) & set(c.places) for c in judging)


def _is_pro_in_other_words(here: Telling, there: Telling, cue: Cue, tied: Sequence[int]) -> bool:
    """Whether « médias pro-militants » is "media friendly to the militants": one stance towards one group."""
    stands = [i for i in cue.places if here.words[i].norm.startswith("pro-")]
    near = {k for j in tied for k in range(max(0, j - _REACH), min(len(there.words), j + _REACH + 1))}
    if not stands or not any(there.words[k].norm in _FRIENDLY.get(there.lang, ()) for k in near):
        return False
    people = here.words[stands[0]].norm.removeprefix("pro-")
    chance = translation_probability(here.lang, there.lang)
    others = [there.words[k].norm for k in near if there.is_content(k)]
    return any(
        chance(people, other) > _KNOWN or spelling([people], [other], here.lang, there.lang)[0, 0] >= _ALIKE
        for other in others
    )


_FRIENDLY = {
    "en": frozenset({"friendly", "sympathetic", "favourable", "favorable", "close", "loyal", "supportive", "supporting",
                     "sympathising", "sympathizing", "backing"}),
    "fr": frozenset({"favorable", "favorables", "proche", "proches", "acquis", "acquises", "sympathisant", "loyal",
                     "sympathisants", "amis", "amies", "soutenant", "loyaux", "loyales"}),
}  # fmt: skip


def _phrase(there: Telling, tied: Sequence[int]) -> list[int]:
    """The tied words as one stretch; words far from the first are left out."""
    kept = [tied[0]]
    for j in tied[1:]:
        if j - kept[-1] <= 3:
            kept.append(j)
    return kept


def _context_tied(here: Telling, cue: Cue) -> bool:
    around = range(max(0, cue.first - _REACH), min(len(here.words), cue.last + _REACH + 1))
    near = [i for i in around if i not in cue.places and here.clause[i] == here.clause[cue.first]]
    return here.tied_share(near) >= _LEAST_TIED


def _changed(both: Both, a: Cue, b: Cue) -> Finding:
    article, origin = both.article, both.origin
    loaded = a if _load(a)[1] >= _load(b)[1] else b
    telling = article if loaded is a else origin
    rule = "loaded-term.loaded" if loaded is a else "loaded-term.softened"
    return finding(
        "loaded-term", rule, article, a.places, origin, b.places,
        values=_values(both, telling, loaded),
        evidence={"article": _evidence(both, article, a), "origin": _evidence(both, origin, b)},
        confidence=0.9, labels=for_loaded(loaded, article.name if loaded is a else origin.name),
    )  # fmt: skip


def _concept(both: Both, a: Cue, b: Cue) -> Finding:
    return finding(
        "loaded-term", "loaded-term.concept", both.article, a.places, both.origin, b.places,
        evidence={"article": _evidence(both, both.article, a), "origin": _evidence(both, both.origin, b)},
        confidence=0.8, labels=("Exaggeration, Minimisation", "DISARM T0023 Distort facts"),
    )  # fmt: skip


def _replaced(both: Both, here: Telling, there: Telling, cue: Cue, others: Sequence[int]) -> Finding:
    """The other side has no term of this concept: the concept's neutral term need not fit what it names."""
    rule = "loaded-term.replacing" if here.name == "article" else "loaded-term.replaced"
    return finding(
        "loaded-term", rule, here, cue.places, there, others, values=_values(both, here, cue),
        evidence={here.name: _evidence(both, here, cue)}, confidence=0.75, labels=for_loaded(cue, here.name),
    )  # fmt: skip


def _lone(both: Both, here: Telling, there: Telling, cue: Cue) -> Finding:
    return finding(
        "loaded-term", f"loaded-term.{change(here)}", here, cue.places, there, values=_values(both, here, cue),
        evidence={here.name: _evidence(both, here, cue)}, confidence=0.7, labels=for_loaded(cue, here.name),
    )  # fmt: skip


def _values(both: Both, telling: Telling, cue: Cue) -> dict[str, Any]:
    found = describe(telling, cue, both.context.glossary)
    return {"neutral": found.get("neutral", "—"), "voice": voice_at(telling, cue.first)}


def _evidence(both: Both, telling: Telling, cue: Cue) -> dict[str, Any]:
    return describe(telling, cue, both.context.glossary) | {"voice": voice_at(telling, cue.first)}
