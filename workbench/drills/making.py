"""Exercises made from the glossaries: from each concept's terms and their example sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from workbench.drills.alike import Likeness, alike_any, find_phrase, in_language, is_plural, words_of
from workbench.drills.distractors import neutral_options, shuffled, side_options
from workbench.drills.grading import source_of
from workbench.drills.model import GAP, Item, Kind, Option
from workbench.drills.verbforms import tense_of
from workbench.drills.wordings import expected, neutral_wordings, skipped
from workbench.glossary.matching import find_terms
from workbench.glossary.model import Concept, Glossary, Term
from workbench.text.quotations import quotations
from workbench.text.spans import Span, overlap
from workbench.text.words import fold

LANGUAGES = ("fr", "en")


def items_of(
    concept: Concept, glossary: Glossary, kinds: Iterable[Kind] | None = None, langs: Iterable[str] = LANGUAGES
) -> list[Item]:
    """Every exercise that a concept yields, in a fixed order. `langs`: languages of the answer."""
    wanted = set(kinds) if kinds is not None else None
    made: list[Item] = []
    for lang in langs:
        other = "en" if lang == "fr" else "fr"
        for kind, maker in _MAKERS.items():
            if wanted is None or kind in wanted:
                made += maker(concept, glossary, lang, other)
    return [item for item in made if not skipped(item.id)]


def item_id(kind: str, lang: str, owner: str, text: str) -> str:
    """`kind/lang/owner/words`: readable and the same every time."""
    slug = re.sub(r"[^a-z0-9а-я]+", "-", fold(unicodedata.normalize("NFC", text))).strip("-")
    return f"{kind}/{lang}/{owner}/{slug}"


def term_span(term: Term, concept: Concept, glossary: Glossary) -> Span | None:
    """Where the term stands in its example; None where it is split or not found."""
    if not term.example:
        return None
    for hit in find_terms(glossary, term.example, term.lang):
        if hit.concept.id == concept.id and hit.term.text == term.text and len(hit.spans) == 1:
            return hit.spans[0]
    return None


def _loaded(concept: Concept, glossary: Glossary, lang: str) -> Iterator[tuple[Term, str, Span]]:
    """Loaded terms in their examples; the mildest only where there is none that clearly takes a side."""
    terms = [term for term in concept.terms_in(lang) if term.is_loaded]
    for term in [t for t in terms if t.strength > 1] or terms:
        span = term_span(term, concept, glossary)
        if span and term.example:
            yield term, term.example, span


def _neutrals(concept: Concept, glossary: Glossary, lang: str) -> Iterator[tuple[Term, str, Span]]:
    for term in concept.terms_in(lang):
        span = term_span(term, concept, glossary) if term.is_neutral else None
        if span and term.example:
            yield term, term.example, span


def _others(concept: Concept, lang: str, answer: str) -> tuple[str, ...]:
    """The other neutral wordings of the concept, with their forms; other forms of the answer itself are not."""
    return tuple(form for form in neutral_wordings(concept, lang) if not alike_any(form, (answer,), lang))


def _neutral(concept: Concept, glossary: Glossary, lang: str, other: str) -> Iterator[Item]:
    """(1) Pick the neutral rendering of a loaded term."""
    options = neutral_options(concept, glossary, lang)
    neutral = concept.neutral(lang)
    if not options or neutral is None:
        return
    for term, example, span in _loaded(concept, glossary, other):
        key = item_id("neutral", lang, concept.id, term.text)
        yield _item(key, "neutral", concept, glossary, lang, example, other, span,
                    options=shuffled(options, key), term=neutral, side=term.side)  # fmt: skip


def _translate(concept: Concept, glossary: Glossary, lang: str, other: str) -> Iterator[Item]:
    """(2) Translate a sentence that holds a loaded term, neutrally."""
    neutral = concept.neutral(lang)
    if neutral is None:
        return
    for term, example, span in _loaded(concept, glossary, other):
        if any(overlap(span, (quoted.start, quoted.end)) for quoted in quotations(example, other)):
            continue  # a quoted word is the speaker's: a translator keeps it
        key = item_id("translate", lang, concept.id, term.text)
        yield _item(key, "translate", concept, glossary, lang, example, other, span, term=neutral, side=term.side,
                    surface=in_number(neutral, example[span[0] : span[1]], other))  # fmt: skip


def _side(concept: Concept, glossary: Glossary, lang: str, other: str) -> Iterator[Item]:
    """(4) Name the side that a term favours."""
    for term, example, span in _loaded(concept, glossary, lang):
        options = side_options(term, concept, glossary)
        if options:
            key = item_id("side", lang, concept.id, term.text)
            yield _item(key, "side", concept, glossary, lang, example, lang, span,
                        options=shuffled(options, key), term=term, side=term.side)  # fmt: skip


def _cloze(concept: Concept, glossary: Glossary, lang: str, other: str) -> Iterator[Item]:
    """(7) Fill the gap with the term in the form that the sentence wants."""
    for term, example, (start, end) in _neutrals(concept, glossary, lang):
        cue = _counterpart(term, concept, other)
        if cue is None or fold(cue.text) == fold(term.text):
            continue  # the cue would be the answer
        key = item_id("cloze", lang, concept.id, term.text)
        text = f"{example[:start]}{GAP}{example[end:]}"
        yield _item(key, "cloze", concept, glossary, lang, text, lang, (start, start + len(GAP)), term=term,
                    surface=example[start:end], beside=cue.text, beside_lang=other,
                    verb=_is_verb(concept, term, example[start:end]))  # fmt: skip


def _counterpart(term: Term, concept: Concept, other: str) -> Term | None:
    """The wording of the other language in the same place of as long a list, else the preferred one."""
    ours = [one for one in concept.terms_in(term.lang) if one.is_neutral]
    theirs = [one for one in concept.terms_in(other) if one.is_neutral]
    return theirs[ours.index(term)] if len(ours) == len(theirs) else concept.neutral(other)


def _is_verb(concept: Concept, term: Term, surface: str) -> bool:
    """Whether the gap wants a verb, whose tense the cue must then tell."""
    if concept.kind != "report-verb" or tense_of(surface, term.lang) in (None, "gerund"):
        single = concept.kind == "term" and term.lang == "fr" and " " not in term.text
        return single and tense_of(term.text, "fr") == "infinitive" != (tense_of(surface, "fr") or "infinitive")
    return True


def _reverse(concept: Concept, glossary: Glossary, lang: str, other: str) -> Iterator[Item]:
    """(8) The wording in `lang` for a neutral term met in a sentence of the other language."""
    neutral = concept.neutral(lang)
    if neutral is None:
        return
    for term, example, span in _neutrals(concept, glossary, other):
        if fold(term.text) != fold(neutral.text):
            key = item_id("reverse", lang, concept.id, term.text)
            yield _item(key, "reverse", concept, glossary, lang, example, other, span, term=neutral,
                        surface=in_number(neutral, example[span[0] : span[1]], other))  # fmt: skip


def in_number(neutral: Term, marked: str, marked_lang: str) -> str:
    """The wording in the plural where the marked words are: « foreign fighters » wants « combattants étrangers ».

    Only forms that the glossary itself shows are taken: nothing is inflected by rule.
    """
    if not is_plural(marked, marked_lang) or is_plural(neutral.text, neutral.lang):
        return neutral.text
    shown = [form for form in neutral.forms if alike_any(form, (neutral.text,), neutral.lang)]
    shown += _in_example(neutral)
    return next((form for form in shown if is_plural(form, neutral.lang)), neutral.text)


def _in_example(term: Term) -> list[str]:
    """The words of the term as its example has them."""
    words = words_of(term.example or "", term.lang)
    place = find_phrase(term.text, words, term.lang, whole=False)
    if place is None or place.likeness > Likeness.INFLECTED:
        return []
    found = (term.example or "")[words[place.start].start : words[place.end - 1].end]
    return [found if term.text[:1].isupper() else found[:1].lower() + found[1:]]


def _spot(concept: Concept, glossary: Glossary, lang: str, other: str) -> Iterator[Item]:
    """(3) A neutral sentence and the same with a loaded term of the same head: mark what changed.

    Only where the head noun stays the same word does the loaded wording fit the sentence as it stands.
    """
    for neutral, example, (start, end) in _neutrals(concept, glossary, lang):
        if example[start:end] != neutral.text:
            continue
        for loaded in concept.terms_in(lang):
            if loaded.is_loaded and _same_head(neutral.text, loaded.text, lang):
                key = item_id("spot", lang, concept.id, f"{neutral.text} {loaded.text}")
                text = f"{example[:start]}{loaded.text}{example[end:]}"
                yield _item(key, "spot", concept, glossary, lang, text, lang, (start, start + len(loaded.text)),
                            term=neutral, side=loaded.side, surface=loaded.text,
                            beside=example, beside_lang=lang)  # fmt: skip


def _same_head(one: str, other: str, lang: str) -> bool:
    """The same first word (French: noun before adjective) or last one (English), and more than that word."""
    ours, theirs = one.split(), other.split()
    place = 0 if lang == "fr" else -1
    return min(len(ours), len(theirs)) > 1 and ours[place] == theirs[place] and one != other


def _false_friend(concept: Concept, glossary: Glossary, lang: str, other: str) -> Iterator[Item]:
    """(9) Tell the right rendering from the look-alike that the glossary warns of."""
    neutral = concept.neutral(lang)
    if neutral is None:
        return
    for term in concept.terms_in(other):
        if term.strength > 1:
            continue  # the neutral wording is then no rendering of the term, and the look-alike no worse
        span = term_span(term, concept, glossary)
        friends = [text for text in term.false_friends if _speaks(text, lang, concept)]
        if span and term.example and friends:
            key = item_id("false-friend", lang, concept.id, term.text)
            options = (Option(neutral.text, right=True, concept=concept.id), *(Option(text) for text in friends))
            yield _item(key, "false-friend", concept, glossary, lang, term.example, other, span,
                        options=shuffled(options, key), term=neutral)  # fmt: skip


def _speaks(text: str, lang: str, concept: Concept) -> bool:
    """Whether a false friend is in `lang` (the glossary does not say) and no wording of the concept itself."""
    known = [form for t in concept.terms_in(lang) if not t.is_loaded for form in (t.text, *t.forms)]
    known += neutral_wordings(concept, lang)
    return in_language(text, lang) and not alike_any(text, known, lang)


_MAKERS = {
    "neutral": _neutral, "translate": _translate, "spot": _spot, "side": _side, "cloze": _cloze,
    "reverse": _reverse, "false-friend": _false_friend,
}  # fmt: skip


def _item(
    key: str,
    kind: Kind,
    concept: Concept,
    glossary: Glossary,
    lang: str,
    text: str,
    text_lang: str,
    span: Span,
    *,
    term: Term,
    surface: str = "",
    options: tuple[Option, ...] = (),
    side: str | None = None,
    beside: str = "",
    beside_lang: str = "",
    verb: bool = False,
) -> Item:
    answer = expected(key) or surface or term.text
    return Item(
        key, kind, lang, concept.id, concept.theme, text, text_lang, (span,), beside, beside_lang, options, answer,
        _others(concept, lang, answer), side=side, note=concept.note, source=source_of(concept, term, glossary),
        verb=verb,
    )  # fmt: skip
