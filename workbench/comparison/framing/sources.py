"""Whether the sources of two attributions are one: by names, nationalities, institutions, ties of words."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.alignment.wordlinks import translation_probability
from workbench.comparison.framing.grammar import is_pronoun
from workbench.comparison.framing.grammar_words import STAND_INS
from workbench.comparison.framing.speakers import Attribution
from workbench.comparison.framing.telling import Both, Telling
from workbench.text.metonyms import speaks_for
from workbench.text.names import is_common
from workbench.text.peoples import people

_KNOWN = 0.01
"""Chance from which the lexicon takes two words of the sources for one."""


def replaced(both: Both, a: Attribution, b: Attribution) -> bool:
    """Both name a source, and no word of one is tied to a word of the other, here or elsewhere in the sentence."""
    article, origin = both.article, both.origin
    own, other = article.content(a.source), origin.content(b.source)
    if not own or not other or len(article.text(own)) < 3 or len(origin.text(other)) < 3:
        return False  # « M. » alone
    if _is_stand_in(article, a.source) or _is_stand_in(origin, b.source):
        return False
    if _both_named(article, a, origin, b) or _institutions(article, a) & _institutions(origin, b):
        return False
    verdict = other_bearer(bearers(article, a.source), bearers(origin, b.source))
    if verdict is not None:
        return verdict
    known = translation_probability(article.lang, origin.lang)
    alike = any(known(article.words[i].norm, origin.words[j].norm) > _KNOWN for i in own for j in other)
    if both.context.same_language and min(len(own), len(other)) > 1:
        return not alike  # a tie of two different words in one language is no identity
    return not alike and not any(j in origin.firm for i in own if i in article.firm for j in article.ties[i])


def _is_stand_in(telling: Telling, source: Sequence[int]) -> bool:
    """Whether a source is a pronoun or as good as one: « l’intéressé », "the latter"."""
    stands = is_pronoun(telling.words[source[0]], telling.lang)
    return stands or any(telling.words[i].norm in STAND_INS for i in telling.content(source)[:1])


def _both_named(article: Telling, a: Attribution, origin: Telling, b: Attribution) -> bool:
    """Whether each source is named in the other sentence too: an office and its holder, cut at another place."""
    own, other = _names(article, a.source), _names(origin, b.source)
    return bool(own and other) and own <= {n.key for n in origin.names()} and other <= {n.key for n in article.names()}


def _institutions(telling: Telling, attribution: Attribution) -> set[str]:
    """Entries of the glossary that name the source: « HCR » and "UN refugee agency" are one."""
    within = (cue for cue in telling.cues if set(cue.places) <= set(attribution.source))
    return {cue.hit.concept.id for cue in within if cue.hit.concept.kind == "institution"}


def bearers(telling: Telling, source: Sequence[int]) -> set[str]:
    """The words by whose sound or table row a source is known: its names' and its nationalities' keys.

    Names made of words of the language (« la Compagnie nationale de pétrole ») are translated, not spelt, and left out.
    """
    start, end = telling.span(source)
    found = {people(telling.words[i].norm, telling.lang) or "" for i in source}
    for name in telling.names():
        if start <= name.start < end and (name.kind or not all(is_common(w, telling.lang) for w in name.text.split())):
            found.update([name.key] if name.kind else name.key.split())
    return found - {""}


def other_bearer(own: set[str], other: set[str]) -> bool | None:
    """Whether two sources are known by names and these differ; None where the names do not tell."""
    if not own or not other:
        return None
    from rapidfuzz.fuzz import ratio

    meant = {key for one in own for key in (one, *speaks_for(one))}
    return not (meant & other or any(len(a) > 2 and ratio(a, b) > 75 for a in own for b in other))


def _names(telling: Telling, source: Sequence[int]) -> set[str]:
    """Keys of the names within a source, the same across languages (« Moscou », "Moscow")."""
    start, end = telling.span(source)
    return {name.key for name in telling.names() if start <= name.start < end}
