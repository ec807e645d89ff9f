"""Grading typed answers: the term decides, the rest of a sentence may be worded freely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.drills.alike import Likeness, Place, find_phrase, in_language, is_plural, words_of
from workbench.drills.charged import borrowed_from, charged_words, lemmas
from workbench.drills.forms import checked
from workbench.drills.model import LENIENT, Item, Label, Strictness, Verdict
from workbench.drills.verbforms import without_auxiliaries
from workbench.drills.wordings import half_wordings, neutral_wordings, refused
from workbench.glossary.matching import find_terms
from workbench.glossary.model import Concept, Glossary, Term
from workbench.text.stopwords import STOPWORDS
from workbench.text.words import Token, fold

_TIES = {"en": frozenset({"of", "in", "on", "by"}), "fr": frozenset({"de", "des", "du", "d'", "d’"})}
_LONG_ANSWER = 4  # words beyond the term from which a short answer is read as a whole sentence


def grade_term(item: Item, answer: str, glossary: Glossary, strict: Strictness = LENIENT) -> Verdict:
    """Grade a typed term, or a sentence that must hold it (cloze, reverse, translate, neutral when typed).

    The order of the tests is the promise that a right answer is never graded as taking a side: what equals an
    accepted wording is accepted before any loaded one is looked for. What is accepted is then looked at for its form.
    """
    return checked(item, answer, _by_words(item, answer, glossary, strict), glossary)


def _by_words(item: Item, answer: str, glossary: Glossary, strict: Strictness) -> Verdict:
    words = words_of(answer, item.lang)
    if not words:
        return _verdict(item, glossary, "empty", missed=(item.term,))
    whole = item.kind != "translate" and len(words) < len(words_of(item.term, item.lang)) + _LONG_ANSWER
    concept = glossary.concepts.get(item.concept)
    found = _accepted(item, concept, words, whole, strict)
    if item.verb and not found:  # « a précisé » for « précise »: the main verb is right, its tense is looked at later
        words, item = without_auxiliaries(words, item.lang), _bare(item)
        found = _accepted(item, concept, words, whole, strict)
    loaded = _loaded_of(concept, answer, item.lang) if concept else None
    if found and not (loaded and _swallows(loaded[1], found[1], words)):
        return _accept(item, glossary, found, words, strict, answer)
    if loaded:
        return _reject(item, glossary, loaded[0], answer, loaded[1])
    slip = _slip(item, concept, words, whole)
    if slip:
        label: Label = "typo" if strict.typos else "wrong-term"
        return _verdict(item, glossary, label, right=(item.term,), given=_words(words, slip, answer))
    turned = _turned(item, concept, words) if whole else None
    if turned:
        return _verdict(item, glossary, "variant", right=(turned,), given=answer.strip())
    return _other(item, glossary, concept, answer, words)


_Found = tuple[Label, Place, str]


def _accepted(
    item: Item, concept: Concept | None, words: Sequence[Token], whole: bool, strict: Strictness
) -> _Found | None:
    """The best accepted reading: the term, another wording, an inflected one; None where there is none."""
    lang = item.lang
    own = find_phrase(item.term, words, lang, whole=whole)
    if own and own.likeness <= Likeness.ACCENT:
        return _label_of(own, "right"), own, item.term
    others = [(text, find_phrase(text, words, lang, whole=whole)) for text in item.accepted]
    for text, place in others:
        if place and place.likeness <= Likeness.ACCENT:
            bare = _left_bare(item, concept, text)
            return "inflected" if bare else _label_of(place, "variant"), place, text
    if own and own.likeness == Likeness.INFLECTED:
        return ("right" if _as_marked(item, words, own) else "inflected"), own, item.term
    for text, place in [*others, *_neutral_places(concept, words, lang, whole)]:
        if place and place.likeness <= Likeness.INFLECTED:
            bare = place.likeness <= Likeness.ACCENT and _left_bare(item, concept, text)
            return "inflected" if bare else _number(item, words, place), place, text
    for text, place in _dated_places(concept, words, lang, whole):
        if place and place.likeness <= Likeness.INFLECTED:
            return "not-preferred", place, text
    return None


def _as_marked(item: Item, words: Sequence[Token], place: Place) -> bool:
    """Whether the answer is in the plural because the words to be rendered are."""
    if item.kind not in ("translate", "reverse") or len(item.marked) != 1 or item.verb:
        return False
    start, end = item.marked[0]
    given = " ".join(word.text for word in words[place.start : place.end])
    return bool(is_plural(item.text[start:end], item.text_lang) and is_plural(given, item.lang))


def _bare(item: Item) -> Item:
    """The same with the main verb of every verb group alone."""
    return replace(item, term=_main(item.term, item.lang), accepted=tuple(_main(t, item.lang) for t in item.accepted))


def _main(text: str, lang: str) -> str:
    words = without_auxiliaries(words_of(text, lang), lang)
    return text[words[0].start :] if words else text


def _label_of(place: Place, label: Label) -> Label:
    return "accent" if place.likeness == Likeness.ACCENT else label


def _left_bare(item: Item, concept: Concept | None, text: str) -> bool:
    """A verb given as the dictionary has it where the gap wants a form of it."""
    if item.kind != "cloze" or concept is None or concept.kind != "report-verb":
        return False
    bare = {term.text.casefold() for term in concept.terms_in(item.lang)}
    return text.casefold() in bare and item.term.casefold() not in bare


def _number(item: Item, words: Sequence[Token], place: Place) -> Label:
    """A variant of a gap must also stand in the number that the gap wants."""
    if item.kind != "cloze":
        return "variant"
    given = " ".join(token.text for token in words[place.start : place.end])
    ours, wanted = is_plural(given, item.lang), is_plural(item.term, item.lang)
    return "inflected" if ours is not None and ours != bool(wanted) else "variant"


def _places(texts: Iterable[str], words: Sequence[Token], lang: str, whole: bool) -> Iterable[tuple[str, Place | None]]:
    for text in texts:
        yield text, find_phrase(text, words, lang, whole=whole)


def _neutral_places(
    concept: Concept | None, words: Sequence[Token], lang: str, whole: bool
) -> Iterable[tuple[str, Place | None]]:
    return _places(neutral_wordings(concept, lang) if concept else (), words, lang, whole)


def _dated_places(
    concept: Concept | None, words: Sequence[Token], lang: str, whole: bool
) -> Iterable[tuple[str, Place | None]]:
    return _places(half_wordings(concept, lang) if concept else (), words, lang, whole)


def _turned(item: Item, concept: Concept | None, words: Sequence[Token]) -> str | None:
    """An accepted wording whose words the answer has in another order, tied by "of" or « de »."""
    if not any(word.norm in _TIES.get(item.lang, ()) for word in words):
        return None
    given = _stems([word.norm for word in words], item.lang)
    for text in (item.term, *item.accepted, *(neutral_wordings(concept, item.lang) if concept else ())):
        wanted = _stems([word.norm for word in words_of(text, item.lang)], item.lang)
        if len(wanted) > 1 and given == wanted:
            return text
    return None


def _stems(words: Iterable[str], lang: str) -> frozenset[str]:
    return frozenset(fold(word)[:5] for word in words if word not in STOPWORDS.get(lang, ()) and len(word) > 2)


def _slip(item: Item, concept: Concept | None, words: Sequence[Token], whole: bool) -> Place | None:
    """A typo of the term or of another accepted wording."""
    texts = [(text, find_phrase(text, words, item.lang, whole=whole)) for text in (item.term, *item.accepted)]
    return next((p for _, p in [*texts, *_neutral_places(concept, words, item.lang, whole)] if p), None)


_Loaded = tuple[Term, tuple[int, int]]


def _loaded_of(concept: Concept, answer: str, lang: str) -> _Loaded | None:
    """The longest loaded term of the concept that the answer holds, and its span."""
    hits = [hit for hit in find_terms(_alone(concept), answer, lang) if hit.term.is_loaded]
    best = max(hits, key=lambda hit: hit.end - hit.start, default=None)
    return (best.term, (best.start, best.end)) if best else None


@lru_cache(maxsize=1024)
def _cached_alone(concept_id: str, marker: int, holder: _Holder) -> Glossary:
    return Glossary({concept_id: holder.concept}, concept_id)


class _Holder:
    """A concept under its identity: concepts hold mappings and cannot be hashed themselves."""

    def __init__(self, concept: Concept) -> None:
        self.concept = concept

    def __hash__(self) -> int:
        return id(self.concept)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder) and other.concept is self.concept


def _alone(concept: Concept) -> Glossary:
    """A glossary of this concept only; its matcher is built once."""
    return _cached_alone(concept.id, id(concept), _Holder(concept))


def _swallows(span: tuple[int, int], place: Place, words: Sequence[Token]) -> bool:
    """Whether a loaded term contains the accepted words and more (« prétendue attaque chimique »)."""
    start, end = words[place.start].start, words[place.end - 1].end
    return span[0] <= start and end <= span[1] and (span[1] - span[0]) > (end - start)


def _other(item: Item, glossary: Glossary, concept: Concept | None, answer: str, words: Sequence[Token]) -> Verdict:
    """Neither accepted nor a slip: it takes a side (misspelt, in other words, or a term of another concept)
    or it is another word."""
    if concept:
        sided = _sided(item, concept, glossary, answer, words)
        if sided:
            return _reject(item, glossary, sided, answer, None)
    charged = charged_words(glossary, item.lang)
    hits = [
        hit for hit in find_terms(glossary, answer, item.lang)
        if hit.term.is_loaded and hit.term.strength > 1
        and ((concept and hit.concept.theme == concept.theme) or charged & lemmas(hit.term.text, item.lang))
    ]  # fmt: skip
    if hits:
        return _reject(item, glossary, hits[0].term, answer, (hits[0].start, hits[0].end))
    verdict = _verdict(item, glossary, "wrong-term", missed=(item.term,), given=answer.strip())
    return replace(verdict, doubtful=_arguable(item, concept, answer))


def _arguable(item: Item, concept: Concept | None, answer: str) -> bool:
    """Words of the language that nothing says are wrong: no refused wording, no dictionary form where a gap wants
    another, no look-alike that the glossary warns of."""
    common = " ".join(word.text for word in words_of(answer, item.lang) if not word.text[:1].isupper())
    if concept is None or not in_language(common, item.lang):
        return False
    warned = [friend for term in concept.terms for friend in term.false_friends]
    wrong = lemmas(answer, item.lang)
    return not any(wrong == lemmas(text, item.lang) for text in (*refused(concept, item.lang), *warned))


def _sided(item: Item, concept: Concept, glossary: Glossary, answer: str, words: Sequence[Token]) -> Term | None:
    """The loaded term of the concept that the answer misspells or borrows its charged word from."""
    for term in concept.terms_in(item.lang):
        if term.is_loaded and any(p for _, p in _places((term.text, *term.forms), words, item.lang, False)):
            return term
    return borrowed_from(concept, glossary, answer, item.lang)


def _accept(
    item: Item, glossary: Glossary, found: _Found, words: Sequence[Token], strict: Strictness, answer: str
) -> Verdict:
    label, place, text = found
    given = _words(words, place, answer)
    if label == "accent" and not strict.accents:
        return _verdict(item, glossary, "right" if text == item.term else "variant", right=(text,), given=given)
    return _verdict(item, glossary, label, right=(text,), given=given)


def _reject(item: Item, glossary: Glossary, term: Term, answer: str, span: tuple[int, int] | None) -> Verdict:
    given = answer[span[0] : span[1]] if span else answer.strip()
    verdict = _verdict(item, glossary, "wrong-side", missed=(item.term,), given=given)
    return _with_side(verdict, term)


def _with_side(verdict: Verdict, term: Term) -> Verdict:
    return replace(verdict, side=term.side, strength=term.strength)


def _words(words: Sequence[Token], place: Place, answer: str) -> str:
    return answer[words[place.start].start : words[place.end - 1].end]


def _verdict(
    item: Item,
    glossary: Glossary,
    label: Label,
    *,
    right: tuple[str, ...] = (),
    missed: tuple[str, ...] = (),
    given: str = "",
) -> Verdict:
    concept = glossary.concepts.get(item.concept)
    neutral = concept.neutral(item.lang) if concept else None
    return Verdict(
        label,
        right,
        missed,
        given,
        item.term,
        neutral=neutral.text if neutral else item.term or None,
        source=item.source or source_of(concept, neutral, glossary),
    )


def source_of(concept: Concept | None, term: Term | None, glossary: Glossary) -> str:
    """Who says so: the term's own source, else the concept's first."""
    key = (term.source if term else None) or (concept.sources[0] if concept and concept.sources else None)
    return glossary.source_title(key) if key else ""
