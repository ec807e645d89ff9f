"""Who says it: a source dropped, added or replaced; a report verb of another class; quotation and statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.alignment.wordlinks import spelling, translation_probability
from workbench.comparison.context import Finding
from workbench.comparison.framing.cues import describe
from workbench.comparison.framing.grammar import is_pronoun, verb_groups
from workbench.comparison.framing.sources import bearers, other_bearer, replaced
from workbench.comparison.framing.speakers import CLAIMING, Attribution, attributions
from workbench.comparison.framing.telling import Both, Telling, change, finding
from workbench.text.quotations import Quotation

_KNOWN = 0.01
_SAME_WORD = 0.7
"""Likeness of letters from which two verbs are one word of two languages."""
_BESIDE = 5
"""Characters between a quotation and its report at most: "», — "."""
_OPENING = 8
"""Words within which a title names its source before a colon."""
_FADED = frozenset({"reporting.note", "reporting.explain"})
_OBJECT = 5
"""Words after a verb within which its object stands."""
_LEAST_TIED = 0.34
"""Share of what is said that must be tied before its source can be called dropped or added."""


def findings(both: Both) -> Iterator[Finding]:
    """Attributions of both sides laid against each other, one to one."""
    for a, b in matched(both):
        yield from _compared(both, a, b)
    for here, there in both.sides():
        for attribution in unmatched(both, here):
            yield _lone(here, there, attribution)
        for attribution in free(both, here):
            if attribution.class_ != "neutral" and (opening := title_source(there, here, attribution)):
                yield _against_opening(here, there, attribution, opening)


def unmatched(both: Both, here: Telling) -> list[Attribution]:
    """Attributions of one side that the other lacks, though it has what they stand behind."""
    there = both.origin if here is both.article else both.article
    found = [a for a in free(both, here) if _has_speaker(here, a) and not title_source(there, here, a)]
    return [a for a in found if _is_missing(here, a) and not _said_otherwise(here, there, a)]


def free(both: Both, here: Telling) -> list[Attribution]:
    """Attributions of one side that no attribution of the other answers, mere acts apart."""
    met = {id(attribution) for pair in matched(both) for attribution in pair}
    there = both.origin if here is both.article else both.article
    return [a for a in attributions(here) if id(a) not in met and (not a.act or _claims_a_deed(here, there, a))]


def _claims_a_deed(here: Telling, there: Telling, attribution: Attribution) -> bool:
    """« revendique la destruction de deux ponts » where the other side tells by a verb that they were destroyed."""
    if attribution.concept != CLAIMING:
        return False
    last = attribution.verb[-1]
    claimed = set(here.tied(here.content(range(last, min(last + 1 + _OBJECT, len(here.words))))))
    said = {j for cue in there.cues if cue.hit.concept.kind == "report-verb" for j in cue.places}
    told = {j for group in verb_groups(there.words, there.lang) for j in group} - said
    return bool(claimed & told)


def title_source(there: Telling, here: Telling, attribution: Attribution) -> range:
    """The words of the other side that name the same body before a colon, as titles do: "Kremlin: talks go on".

    A place before a colon (« Syrie : … ») is the matter, not the source.
    """
    colon = next((i for i, word in enumerate(there.words[:_OPENING]) if word.norm == ":"), 0)
    if not colon or not attribution.source:
        return range(0)
    bodies = {n.key for n in there.names() if n.kind == "org" and n.end <= there.words[colon].start}
    same = other_bearer(bearers(here, attribution.source), bodies) is False
    return range(colon + 1 if same else 0)


def _against_opening(here: Telling, there: Telling, attribution: Attribution, opening: range) -> Finding:
    """A verb that judges where the other side has a bare colon, which does not."""
    was, now = ("neutral", attribution.class_) if here.name == "article" else (attribution.class_, "neutral")
    return finding(
        "attribution", f"attribution.verb.{now}", here, attribution.verb, there, list(opening),
        values={"was": was, "now": now}, evidence={"verb": attribution.concept, "class": attribution.class_},
        confidence=0.75,
    )  # fmt: skip


def _has_speaker(here: Telling, attribution: Attribution) -> bool:
    """A source with a name or a noun; a pronoun will do beside what was said (« …, a-t-il dit »)."""
    if here.content(attribution.source):
        return not is_pronoun(here.words[attribution.source[0]], here.lang)
    before = attribution.places[0] - 1
    return before >= 0 and not here.words[before].norm[:1].isalnum()


def _said_otherwise(here: Telling, there: Telling, attribution: Attribution) -> bool:
    """Whether the other side has the same verb or formula, in words that the glossary lacks."""
    known = translation_probability(here.lang, there.lang)
    if attribution.concept == "reporting.citing" and any(c.hit.concept.id == "reporting.argue" for c in there.cues):
        return True  # "citing health reasons", « invoquant des raisons de santé »
    verb = here.content(attribution.verb)
    return any(known(here.words[i].norm, there.words[j].norm) > _KNOWN for i in verb for j in here.ties[i])


def matched(both: Both) -> list[tuple[Attribution, Attribution]]:
    """Pairs of attributions of one thing said: by their verbs' ties, by their sources', then what is left of each."""
    found: list[tuple[Attribution, Attribution]] = both.article.derived("matched", lambda _: _match(both))
    return found


def _match(both: Both) -> list[tuple[Attribution, Attribution]]:
    own, other = attributions(both.article), attributions(both.origin)
    scored = [(s, i, j) for i, a in enumerate(own) for j, b in enumerate(other) if (s := _closeness(both, a, b)) > 0]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    left = [i for i, a in enumerate(own) if i not in pairs and not a.act]
    free = [j for j, b in enumerate(other) if j not in pairs.values() and not b.act]
    if len(left) == len(free) == 1:
        pairs[left[0]] = free[0]
    return [(own[i], other[j]) for i, j in sorted(pairs.items())]


def _closeness(both: Both, a: Attribution, b: Attribution) -> float:
    article = both.article
    verbs = bool(set(article.tied(a.verb)) & set(b.verb))
    sources = bool(set(article.tied(article.content(a.source))) & set(b.source))
    crossed = bool(set(article.tied(a.places)) & set(b.places))
    if verbs or sources or crossed:
        return 2.0 * verbs + 2.0 * sources + crossed + (a.concept == b.concept) + (a.act == b.act) * 0.1
    return 0.0


def _compared(both: Both, a: Attribution, b: Attribution) -> Iterator[Finding]:
    if a.class_ != b.class_ and not (a.act or b.act or _is_faded(both, a, b) or _is_one_word(both, a, b)):
        yield finding(
            "attribution", f"attribution.verb.{a.class_}", both.article, a.verb, both.origin, b.verb,
            evidence={"article": _evidence(both, both.article, a), "origin": _evidence(both, both.origin, b)},
            values={"was": b.class_, "now": a.class_},
            confidence=0.85 if "neutral" in (a.class_, b.class_) else 0.75,
            labels=("Doubt",) if a.class_ == "distancing" else (),
        )  # fmt: skip
    elif replaced(both, a, b):
        yield finding(
            "attribution", "attribution.source.replaced", both.article, a.source, both.origin, b.source,
            evidence={"article": _evidence(both, both.article, a), "origin": _evidence(both, both.origin, b)},
            confidence=0.7,
        )  # fmt: skip


def _is_faded(both: Both, a: Attribution, b: Attribution) -> bool:
    """«отметил», «пояснил» in a Russian report against a neutral verb: there they say hardly more than "said"."""
    sides = ((both.article, a, b), (both.origin, b, a))
    return any(t.lang == "ru" and own.concept in _FADED and other.class_ == "neutral" for t, own, other in sides)


def _is_one_word(both: Both, a: Attribution, b: Attribution) -> bool:
    """« affirme » and "affirms": the same verb, which the two languages' glossaries class apart."""
    own, other = (t.lemmas[x.cue.first] for t, x in ((both.article, a), (both.origin, b)))
    alike = float(spelling([own], [other], both.article.lang, both.origin.lang)[0, 0]) >= _SAME_WORD
    return alike and not both.context.same_language


def _is_missing(here: Telling, attribution: Attribution) -> bool:
    said = _said(here, attribution)
    kept = here.tied_share(said) >= _LEAST_TIED and bool(here.content(said))
    return kept and not _source_kept(here, attribution)


def _lone(here: Telling, there: Telling, attribution: Attribution) -> Finding:
    quotation = _quoted_speech(here, attribution)
    others = _told_as_fact(here, there, quotation) if quotation else []
    if quotation and others:
        return finding(
            "attribution", f"attribution.quotation.{change(here)}", here, _inside(here, quotation), there, others,
            evidence={"quoted": quotation.kind}, confidence=0.8,
        )  # fmt: skip
    return finding(
        "attribution", f"attribution.source.{change(here)}", here, attribution.places, there,
        values={"source": here.text(attribution.places)},
        evidence={"verb": attribution.concept, "class": attribution.class_},
        confidence=0.8 if attribution.source else 0.6,
    )  # fmt: skip


def turned(here: Telling, there: Telling) -> list[Quotation]:
    """Quotations of one side with a source that the other side tells as a fact, without source or marks."""
    if attributions(there):
        return []
    beside = [_quoted_speech(here, attribution) for attribution in attributions(here)]
    return [quotation for quotation in beside if quotation and _told_as_fact(here, there, quotation)]


def _inside(here: Telling, quotation: Quotation) -> list[int]:
    return [i for i, w in enumerate(here.words) if quotation.inner_start <= w.start < quotation.inner_end]


def _told_as_fact(here: Telling, there: Telling, quotation: Quotation) -> list[int]:
    """The other side's words for a quotation where none of them is quoted."""
    others = there.content(here.tied(_inside(here, quotation)))
    return others if not any(there.quotation_at(j) for j in others) else []


def _said(here: Telling, attribution: Attribution) -> list[int]:
    """The words around the attribution, without it: what it stands by."""
    own = {*attribution.places, *_addressee(here, attribution)}
    strong = here.clause[attribution.verb[0]]
    near = [i for i in range(len(here.words)) if i not in own and here.clause[i] == strong]
    quoted = [i for i in range(len(here.words)) if here.quotation_at(i) is not None and i not in own]
    return near if here.content(near) else quoted


def _addressee(here: Telling, attribution: Attribution) -> list[int]:
    """Whom it was said to, after a verb at the end of a sentence (", a spokesman told Reuters")."""
    first, last = attribution.places[0] - 1, attribution.verb[-1] + 1
    if first < 0 or here.words[first].norm[:1].isalnum():
        return []
    stop = next((i for i in range(last, len(here.words)) if not here.words[i].norm[:1].isalnum()), len(here.words))
    return list(range(last, stop)) if stop - last <= 5 else []


def _source_kept(here: Telling, attribution: Attribution) -> bool:
    """Whether the source is named on the other side too, in whatever words: half its content words are tied."""
    content = here.content(attribution.source)
    return bool(content) and here.tied_share(content) >= 0.5


def _quoted_speech(here: Telling, attribution: Attribution) -> Quotation | None:
    """The quotation beside the attribution."""
    first, last = here.words[attribution.places[0]].start, here.words[attribution.places[-1]].end
    opening = here.words[0].start
    beside = [
        q
        for q in here.quoted
        if (q.kind == "speech" or q.start == opening)
        and (0 <= first - q.end <= _BESIDE or 0 <= q.start - last <= _BESIDE)
    ]
    return beside[0] if beside else None


def _evidence(both: Both, telling: Telling, attribution: Attribution) -> dict[str, Any]:
    found = describe(telling, attribution.cue, both.context.glossary) | {"class": attribution.class_}
    if attribution.source:
        found["source_named"] = telling.text(attribution.source)
    return found
