"""Wrong answers worth choosing among: plausible, from the same concept and its neighbours, and never right."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from workbench.drills.alike import alike_any, words_of
from workbench.drills.model import NO_SIDE, Option
from workbench.glossary.matching import find_terms
from workbench.glossary.model import Concept, Glossary, Term

# Sides that one wording may favour at once: they are never offered against each other.
_KIN = {
    "authorities": "damascus moscow kyiv west paris sahel-juntas anti-terror attacker israel ankara tehran beijing",
    "opponents": "syrian-opposition kyiv west kurdish jihadist victim-side palestinians pro-migrant donbas-separatists "
    "sanctions-supporters sanctions-critics restrictionist sahel-juntas paris",
    "attacker": "damascus moscow kyiv west paris sahel-juntas anti-terror israel ankara tehran jihadist palestinians "
    "kurdish donbas-separatists syrian-opposition",
    "victim-side": "damascus moscow kyiv west paris sahel-juntas israel ankara tehran jihadist palestinians kurdish "
    "donbas-separatists syrian-opposition anti-terror pro-migrant",
    "anti-terror": "west damascus moscow ankara israel paris restrictionist sahel-juntas kyiv",
    "damascus": "moscow tehran",
    "moscow": "donbas-separatists sanctions-critics sahel-juntas beijing tehran",
    "kyiv": "west sanctions-supporters",
    "west": "paris sanctions-supporters israel syrian-opposition pro-migrant ankara kurdish",
    "palestinians": "jihadist tehran",
    "sanctions-critics": "beijing tehran damascus",
    "ankara": "syrian-opposition",
}


@lru_cache(maxsize=1)
def kin() -> dict[str, frozenset[str]]:
    """For each side those it overlaps with, both ways."""
    both: dict[str, set[str]] = {}
    for side, others in _KIN.items():
        for other in others.split():
            both.setdefault(side, set()).add(other)
            both.setdefault(other, set()).add(side)
    return {side: frozenset(others) for side, others in both.items()}


def shuffled(options: Sequence[Option], seed: str) -> tuple[Option, ...]:
    """The options in an order that `seed` fixes."""
    return tuple(sorted(options, key=lambda o: hashlib.sha256(f"{seed}\0{o.text}".encode()).digest()))


def neutral_options(concept: Concept, glossary: Glossary, lang: str, count: int = 4) -> tuple[Option, ...]:
    """One neutral wording of the concept and loaded ones of it and its neighbours; empty where too few are left."""
    neutral = concept.neutral(lang)
    if neutral is None:
        return ()
    wrong: list[Option] = []
    for owner, term in _candidates(concept, glossary, lang):
        if owner is not concept and len(wrong) > 1:
            break  # two good wrong answers are better than three of which one is beside the point
        apart = all(not alike(term.text, o.text, lang) for o in wrong)
        if apart and is_wrong(term.text, concept, glossary, lang):
            wrong.append(Option(term.text, side=term.side, concept=owner.id))
        if len(wrong) == count - 1:
            break
    if len(wrong) < 2:
        return ()
    return (Option(neutral.text, right=True, concept=concept.id), *wrong)


def _candidates(concept: Concept, glossary: Glossary, lang: str) -> Iterator[tuple[Concept, Term]]:
    """Loaded terms: the concept's own by falling strength, then those of its neighbours."""
    own = [term for term in concept.terms_in(lang) if term.is_loaded]
    own = [term for n, term in enumerate(own) if not any(_derived(term.text, other.text) for other in own[:n])]
    yield from ((concept, term) for term in sorted(own, key=lambda t: (-t.strength, t.text)))
    for other in neighbours(concept, glossary):
        yield from ((other, term) for term in other.terms_in(lang) if term.is_loaded)


def _derived(one: str, other: str) -> bool:
    """« russophobe » beside « russophobie »: the same word in another part of speech."""
    return one[:7].casefold() == other[:7].casefold() and " " not in one + other and min(len(one), len(other)) > 7


def neighbours(concept: Concept, glossary: Glossary) -> list[Concept]:
    """Concepts of the same theme and kind, those that share most sources first."""
    shared = set(concept.sources)
    near = [c for c in glossary if c.theme == concept.theme and c.id != concept.id and c.kind == concept.kind]
    return sorted(near, key=lambda c: (-len(shared & set(c.sources)), _mixed(concept.id, c.id)))


def _mixed(first: str, second: str) -> bytes:
    return hashlib.sha256(f"{first}\0{second}".encode()).digest()


def is_wrong(text: str, concept: Concept, glossary: Glossary, lang: str) -> bool:
    """Whether nobody could call `text` a neutral wording of the concept: it is no form of an accepted term, and
    everything the glossary finds in it that covers it is loaded."""
    for term in concept.terms_in(lang):
        if not term.is_loaded and any(alike(text, form, lang) for form in (term.text, *term.forms)):
            return False
    hits = find_terms(glossary, text, lang)
    size = sum(len(token.text) for token in words_of(text, lang))
    return not any(hit.term.is_neutral and hit.end - hit.start >= size for hit in hits)


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str, lang: str) -> bool:
    """Whether two wordings are the same but for inflection, accents or articles."""
    return alike_any(one, [other], lang)


def side_options(term: Term, concept: Concept, glossary: Glossary, count: int = 4) -> tuple[Option, ...]:
    """The term's side, "no side", and sides that it cannot be said to favour; empty where too few are left."""
    if term.side is None:
        return ()
    wrong = []
    for side in _sides_near(concept, glossary):
        if side != term.side and side not in kin().get(term.side, frozenset()) and side not in wrong:
            wrong.append(side)
        if len(wrong) == count - 2:
            break
    if not wrong:
        return ()
    return (Option(term.side, right=True), Option(NO_SIDE), *(Option(side) for side in wrong))


def _sides_near(concept: Concept, glossary: Glossary) -> Iterable[str]:
    for term in concept.terms:
        if term.side:
            yield term.side
    near = neighbours(concept, glossary)
    yield from (term.side for other in near for term in other.terms if term.side)
    yield from sorted(glossary.sides, key=lambda side: _mixed(concept.id, side))
