"""Exercises made from the user's own compared articles: each framing mark becomes one or two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.comparison.explain import explain
from workbench.comparison.model import Comparison, Mark, Witness
from workbench.drills.answering import grade
from workbench.drills.distractors import neutral_options, shuffled, side_options
from workbench.drills.grading import source_of
from workbench.drills.making import LANGUAGES, in_number, item_id
from workbench.drills.model import Item, Kind
from workbench.drills.wordings import neutral_wordings
from workbench.glossary.matching import Hit, find_terms
from workbench.glossary.model import Concept, Glossary, Term
from workbench.text.spans import Span, overlap
from workbench.text.stopwords import STOPWORDS
from workbench.text.words import is_word, tokens

SPOTTED = frozenset({"loaded-term", "attribution", "certainty", "quotation-marks", "agency"})
RESTORED = frozenset({"attribution", "certainty"})


def items_from(comparison: Comparison, glossary: Glossary) -> list[Item]:
    """Exercises from the marks of a comparison, in text order; the same comparison makes the same items."""
    made: dict[str, Item] = {}
    for mark in comparison.marks:
        for item in _items_of(mark, comparison, glossary):
            made.setdefault(item.id, item)
    return list(made.values())


def _items_of(mark: Mark, comparison: Comparison, glossary: Glossary) -> Iterator[Item]:
    article = comparison.article
    if article.lang not in LANGUAGES:
        return
    if mark.kind == "headline" and mark.article:
        yield from _headline(mark, comparison, glossary)
    if mark.kind in SPOTTED and mark.article and mark.origin and not _one_sided(mark):
        yield from _spot(mark, comparison, glossary)
    if mark.kind in RESTORED and mark.origin and not _stands(mark):
        yield from _restore(mark, comparison, glossary)
    if mark.kind == "loaded-term" and mark.article:
        yield from _terms(mark, comparison, glossary)


def _one_sided(mark: Mark) -> bool:
    """Whether only one side has the device; the other side's span is then the place where it could stand."""
    return mark.kind == "certainty" and not (mark.from_ and mark.to)


def _stands(mark: Mark) -> bool:
    """Whether what the mark shows stands in the article."""
    return bool(mark.article) and not (_one_sided(mark) and not mark.to)


def sentence_at(witness: Witness, span: Span) -> Span:
    """From the first to the last sentence that `span` touches."""
    touched = [sentence for sentence in witness.sentences if overlap(sentence, span)]
    return (touched[0][0], touched[-1][1]) if touched else span


def _all(spans: tuple[Span, ...]) -> Span:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _within(spans: tuple[Span, ...], outer: Span) -> tuple[Span, ...]:
    """The spans counted from the start of `outer`."""
    return tuple((max(a, outer[0]) - outer[0], min(b, outer[1]) - outer[0]) for a, b in spans if overlap((a, b), outer))


def _start(kind: Kind, mark: Mark, comparison: Comparison, part: Span, **values: object) -> Item:
    article = comparison.article
    owner = f"article-{article.sha256[:10]}"
    text = article.slice(part)
    shown: dict[str, object] = {"text_lang": article.lang, "marked": _within(mark.article, part)} | values
    item = Item(
        item_id(kind, article.lang, owner, _name(kind, mark, part)), kind, article.lang,
        "", "article", text, article.lang, note=_note(mark),
        source=article.outlet or "", made_from="article",
    )  # fmt: skip
    return replace(item, **shown)  # type: ignore[arg-type]


def _name(kind: Kind, mark: Mark, part: Span) -> str:
    """What tells an item from the others of its article; all that is to spot in a sentence is one item."""
    return str(part[0]) if kind == "spot" else f"{mark.kind} {part[0]} {mark.to or mark.from_ or ''}"


def _note(mark: Mark) -> dict[str, str]:
    """Why the mark was made, in each language of the interface."""
    try:
        rule, values = mark.evidence["rule"], mark.evidence.get("values", {})
        return {lang: explain(rule, values, lang) for lang in ("en", "fr")}
    except KeyError:  # a mark added by hand, or a rule of another version of the program
        return {"en": mark.explanation, "fr": mark.explanation}


def _spot(mark: Mark, comparison: Comparison, glossary: Glossary) -> Iterator[Item]:
    part = sentence_at(comparison.article, _all(mark.article))
    beside = comparison.origin.slice(sentence_at(comparison.origin, _all(mark.origin)))
    also = [other for other in comparison.marks if other.kind in SPOTTED and _stands(other) and other is not mark]
    spans = tuple(sorted({*mark.article, *(span for other in also for span in other.article)}))
    marked = _apart(_within(spans, part))
    words = [comparison.article.slice(part)[a:b] for a, b in marked]
    hit = _hit(words[0] if words else "", comparison.article.lang, glossary)
    yield _start("spot", mark, comparison, part, marked=marked, beside=beside, beside_lang=comparison.origin.lang,
                 term=", ".join(words), side=hit.term.side if hit else None,
                 concept=hit.concept.id if hit else "")  # fmt: skip


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Overlapping spans joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _restore(mark: Mark, comparison: Comparison, glossary: Glossary) -> Iterator[Item]:
    """What the origin said with a source or a hedge and the article says flatly."""
    origin, article = comparison.origin, comparison.article
    place = sentence_at(origin, _all(mark.origin))
    part = _linked_sentence(comparison, mark)
    hit = next((h for span in mark.origin for h in find_terms(glossary, origin.slice(span), origin.lang)), None)
    if part is None or hit is None or hit.term.class_ is None:
        return
    neutral = next((t for t in hit.concept.terms_in(article.lang) if t.class_ == hit.term.class_), None)
    if neutral is None:
        return
    classes = (hit.term.class_, "neutral") if mark.kind == "attribution" else (hit.term.class_,)
    according = {"fr": "selon", "en": "according to"}[article.lang]  # a verb alone would be half a source
    item = _start("restore", mark, comparison, part, marked=(), beside=origin.slice(place), beside_lang=origin.lang,
                  term=according if hit.concept.kind == "report-verb" else neutral.text, classes=classes,
                  concept=hit.concept.id,
                  accepted=tuple(t.text for t in hit.concept.terms_in(article.lang) if t is not neutral))  # fmt: skip
    if not grade(item, item.text, glossary).passed:  # else the article says it after all, in other words
        yield item


def _linked_sentence(comparison: Comparison, mark: Mark) -> Span | None:
    """The article's sentences tied to the origin sentence that the mark stands in."""
    span = _all(mark.origin)
    for link in comparison.sentence_links:
        if link.a and any(overlap(comparison.origin.sentences[n], span) for n in link.b):
            return comparison.article.sentences[link.a[0]][0], comparison.article.sentences[link.a[-1]][1]
    return None


def _terms(mark: Mark, comparison: Comparison, glossary: Glossary) -> Iterator[Item]:
    """Name the side, pick the neutral word, translate the origin's sentence.

    Only where the origin's words are of the same concept: by its own spelling alone « territoire libéré » may be of
    another war, and the neutral wording would then be a wrong one.
    """
    article = comparison.article
    span = _all(mark.article)
    part = sentence_at(article, span)
    hit = _same_on_both_sides(mark, comparison, glossary)
    if hit is None or not hit.term.is_loaded:
        return
    concept, neutral = hit.concept, hit.concept.neutral(article.lang)
    common: dict[str, object] = {
        "concept": concept.id,
        "theme": concept.theme,
        "side": hit.term.side,
        "note": concept.note,
        "source": source_of(concept, neutral, glossary),
    }
    sides = side_options(hit.term, concept, glossary)
    if sides:
        item = _start("side", mark, comparison, part, term=hit.term.text, **common)
        yield replace(item, options=shuffled(sides, item.id))
    if neutral is None:
        return
    options = neutral_options(concept, glossary, article.lang)
    if options:
        item = _start("neutral", mark, comparison, part, term=neutral.text, **common)
        yield replace(item, options=shuffled(options, item.id))
    if comparison.origin.lang != article.lang:
        yield _translation(mark, comparison, concept, neutral, common)


def _same_on_both_sides(mark: Mark, comparison: Comparison, glossary: Glossary) -> Hit | None:
    """The longest term of the article's words whose concept the origin's words name too."""
    article, origin = comparison.article, comparison.origin
    if not mark.origin:
        return None
    theirs = {hit.concept.id for hit in find_terms(glossary, origin.slice(_all(mark.origin)), origin.lang)}
    ours = find_terms(glossary, article.slice(_all(mark.article)), article.lang)
    return max((h for h in ours if h.concept.id in theirs), key=lambda h: h.end - h.start, default=None)


def _translation(
    mark: Mark, comparison: Comparison, concept: Concept, neutral: Term, common: dict[str, object]
) -> Item:
    article, origin = comparison.article, comparison.origin
    place = sentence_at(origin, _all(mark.origin))
    term = in_number(neutral, origin.slice(_all(mark.origin)), origin.lang)
    others = tuple(text for text in neutral_wordings(concept, article.lang) if text != term)
    item = _start("translate", mark, comparison, sentence_at(article, _all(mark.article)), term=term,
                  accepted=others, **common)  # fmt: skip
    return replace(item, text=origin.slice(place), text_lang=origin.lang, marked=_within(mark.origin, place))


def _hit(words: str, lang: str, glossary: Glossary) -> Hit | None:
    hits = find_terms(glossary, words, lang)
    return max(hits, key=lambda hit: hit.end - hit.start, default=None)


def _headline(mark: Mark, comparison: Comparison, glossary: Glossary) -> Iterator[Item]:
    """The article's headline without its spin: what other marks show in it, and what is loaded by itself.

    Its facts are its names, its numbers and two of its plain words.
    """
    article, origin = comparison.article, comparison.origin
    if article.headline is None:
        return
    part = article.headline
    text = article.slice(part)
    loaded = [hit for hit in find_terms(glossary, text, article.lang) if hit.term.is_loaded and hit.term.strength > 1]
    shown = [m for m in comparison.marks if m.kind in SPOTTED and _stands(m) and overlap(_all(m.article), part)]
    spans = _apart(tuple(s for m in shown for s in _within(m.article, part)) + tuple((h.start, h.end) for h in loaded))
    facts = _facts(text, article.lang, spans)
    beside = origin.slice(origin.headline) if origin.headline else ""
    avoid = tuple(text[a:b] for a, b in spans)
    if facts and avoid:
        yield _start("headline", mark, comparison, part, marked=(), beside=beside, beside_lang=origin.lang, keep=facts,
                     avoid=avoid, term=beside if origin.lang == article.lang else "",
                     side=loaded[0].term.side if loaded else None)  # fmt: skip


def _facts(text: str, lang: str, spin: tuple[Span, ...]) -> tuple[str, ...]:
    plain = [
        token.text for token in tokens(text, lang)
        if is_word(token) and token.norm not in STOPWORDS[lang]
        and not any(overlap((token.start, token.end), span) for span in spin)
    ]  # fmt: skip
    names = [word for word in plain if word[0].isupper() or word[0].isdigit()]
    others = sorted((word for word in plain if word not in names and len(word) > 4), key=len, reverse=True)[:2]
    return tuple(dict.fromkeys((*names, *others)))
