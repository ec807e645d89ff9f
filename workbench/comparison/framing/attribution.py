"""Who says it: a source dropped, added or replaced; a report verb of another class; quotation and statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from workbench.comparison.context import Finding
from workbench.comparison.framing.cues import describe
from workbench.comparison.framing.grammar import is_pronoun
from workbench.comparison.framing.speakers import Attribution, attributions
from workbench.comparison.framing.telling import Both, Telling, change, finding
from workbench.text.quotations import Quotation

_LEAST_TIED = 0.4
"""Share of what is said that must be tied before its source can be called dropped or added."""


def findings(both: Both) -> Iterator[Finding]:
    """Attributions of both sides laid against each other, one to one."""
    own, other = attributions(both.article), attributions(both.origin)
    pairs = matched(both)
    for a, b in pairs:
        yield from _compared(both, a, b)
    for here, there, found, index in ((both.article, both.origin, own, 0), (both.origin, both.article, other, 1)):
        met = {id(pair[index]) for pair in pairs}
        for attribution in found:
            if id(attribution) not in met and not attribution.act:
                yield from _lone(here, there, attribution)


def matched(both: Both) -> list[tuple[Attribution, Attribution]]:
    """Pairs of attributions of one thing said: by their verbs' ties, by their sources', then by what is left."""
    own, other = attributions(both.article), attributions(both.origin)
    scored = [(s, i, j) for i, a in enumerate(own) for j, b in enumerate(other) if (s := _closeness(both, a, b)) > 0]
    pairs: list[tuple[Attribution, Attribution]] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((own[i], other[j]))
    return pairs


def _closeness(both: Both, a: Attribution, b: Attribution) -> float:
    article, origin = both.article, both.origin
    verbs = bool(set(article.tied(a.verb)) & set(b.verb))
    sources = bool(set(article.tied(article.content(a.source))) & set(b.source))
    crossed = bool(set(article.tied(a.places)) & set(b.places))
    if verbs or sources or crossed:
        return 2.0 * verbs + 2.0 * sources + crossed + (a.concept == b.concept) + (a.act == b.act) * 0.1
    if a.act != b.act:
        return 0.0
    alone = len(attributions(article)) == 1 and len(attributions(origin)) == 1
    return 0.5 if alone else 0.0


def _compared(both: Both, a: Attribution, b: Attribution) -> Iterator[Finding]:
    if a.class_ != b.class_ and not (a.act and b.act):
        yield finding(
            "attribution", f"attribution.verb.{a.class_}", both.article, a.verb, both.origin, b.verb,
            evidence={"article": _evidence(both, both.article, a), "origin": _evidence(both, both.origin, b)},
            values={"was": b.class_, "now": a.class_},
            confidence=0.85 if "neutral" in (a.class_, b.class_) else 0.75,
            labels=("Doubt",) if a.class_ == "distancing" else (),
        )  # fmt: skip
    elif _replaced(both, a, b):
        yield finding(
            "attribution", "attribution.source.replaced", both.article, a.source, both.origin, b.source,
            evidence={"article": _evidence(both, both.article, a), "origin": _evidence(both, both.origin, b)},
            confidence=0.7,
        )  # fmt: skip


def _replaced(both: Both, a: Attribution, b: Attribution) -> bool:
    """Both name a source, and no word of one is tied to a word of the other, here or elsewhere in the sentence."""
    article, origin = both.article, both.origin
    own, other = article.content(a.source), origin.content(b.source)
    if not own or not other:
        return False
    if any(is_pronoun(article.words[i], article.lang) for i in a.source[:1]):
        return False
    return not article.tied(own) and not origin.tied(other)


def _lone(here: Telling, there: Telling, attribution: Attribution) -> Iterator[Finding]:
    said = _said(here, attribution)
    if here.tied_share(said) < _LEAST_TIED or not here.content(said):
        return
    if _source_kept(here, attribution):
        return
    quotation = _quoted_speech(here, attribution)
    others = _told_as_fact(here, there, quotation) if quotation else []
    if quotation and others:
        yield finding(
            "attribution", f"attribution.quotation.{change(here)}", here, _inside(here, quotation), there, others,
            evidence={"quoted": quotation.kind}, confidence=0.8,
        )  # fmt: skip
        return
    yield finding(
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
    own = set(attribution.places)
    strong = here.clause[attribution.verb[0]]
    near = [i for i in range(len(here.words)) if i not in own and here.clause[i] == strong]
    quoted = [i for i in range(len(here.words)) if here.quotation_at(i) is not None and i not in own]
    return near if here.content(near) else quoted


def _source_kept(here: Telling, attribution: Attribution) -> bool:
    """Whether the source is named on the other side too, in whatever words: half its content words are tied."""
    content = here.content(attribution.source)
    return bool(content) and here.tied_share(content) >= 0.5


def _quoted_speech(here: Telling, attribution: Attribution) -> Quotation | None:
    """The quotation beside the attribution."""
    first, last = here.words[attribution.places[0]].start, here.words[attribution.places[-1]].end
    beside = [q for q in here.quoted if q.kind == "speech" and (0 <= first - q.end <= 3 or 0 <= q.start - last <= 3)]
    return beside[0] if beside else None


def _evidence(both: Both, telling: Telling, attribution: Attribution) -> dict[str, Any]:
    found = describe(telling, attribution.cue, both.context.glossary) | {"class": attribution.class_}
    if attribution.source:
        found["source_named"] = telling.text(attribution.source)
    return found


def spoken_for(telling: Telling, place: int, found: Sequence[Attribution]) -> Attribution | None:
    """The attribution that the word at `place` falls under: one in its stretch of the sentence."""
    return next((a for a in found if telling.clause[a.verb[0]] == telling.clause[place]), None)
