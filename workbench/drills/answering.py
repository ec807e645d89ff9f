"""Grading any exercise: a choice, marked words, a restored hedge, a headline without its spin, or a typed term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.drills.alike import Likeness, alike_any, compare_words, find_phrase, words_of
from workbench.drills.grading import grade_term, source_of
from workbench.drills.model import CHOICES, LENIENT, NO_SIDE, Item, Label, Strictness, Verdict
from workbench.glossary.matching import Hit, find_terms
from workbench.glossary.model import Glossary
from workbench.text.spans import Span, overlap
from workbench.text.words import Token, lemma, normalise

# Classes that make a statement surer than its source: putting one where a hedge or a source stood is taking a side.
_SURER = frozenset({"factive", "certainty", "emphasis", "assertive"})
_CONDITIONAL = re.compile(r"\b(?:aurai(?:en)?t|serai(?:en)?t|pourrai(?:en)?t|devrai(?:en)?t|ferai(?:en)?t)\b", re.I)


def grade(
    item: Item, answer: str, glossary: Glossary, strict: Strictness = LENIENT, wordings: Sequence[str] = ()
) -> Verdict:
    """Grade an answer to any exercise. `wordings`: what a teacher accepted for this item before."""
    if not answer.strip():
        return _base(item, glossary, "empty", missed=(item.term,) if item.term else item.keep)
    if wordings and any(_equal(answer, one, item.lang) for one in wordings):
        return _base(item, glossary, "variant", right=(answer.strip(),), given=answer.strip())
    if item.kind in CHOICES:
        return _grade_choice(item, answer, glossary)
    if item.kind == "spot":
        return _grade_marked(item, answer, glossary)
    if item.kind == "restore":
        return _grade_restored(item, answer, glossary)
    if item.kind == "headline":
        return _grade_headline(item, answer, glossary)
    return grade_term(item, answer, glossary, strict)


def _equal(one: str, other: str, lang: str) -> bool:
    return [t.norm for t in words_of(one, lang)] == [t.norm for t in words_of(other, lang)]


def _base(
    item: Item, glossary: Glossary, label: Label, *, right: Sequence[str] = (), missed: Sequence[str] = (),
    given: str = "", side: str | None = None,
) -> Verdict:  # fmt: skip
    concept = glossary.concepts.get(item.concept)
    neutral = concept.neutral(item.lang) if concept else None
    return Verdict(
        label, tuple(right), tuple(missed), given, item.term, side=side, neutral=neutral.text if neutral else None,
        source=item.source or source_of(concept, neutral, glossary),
    )  # fmt: skip


def _grade_choice(item: Item, answer: str, glossary: Glossary) -> Verdict:
    """The number of an option, or its words."""
    chosen = _chosen(item, answer, glossary)
    right = next(option for option in item.options if option.right)
    if chosen is None:
        verdict = _base(item, glossary, "wrong-term", missed=(right.text,), given=answer.strip())
        return replace(verdict, expected=right.text)
    option = item.options[chosen]
    if option.right:
        verdict = _base(item, glossary, "right", right=(option.text,), given=option.text, side=None)
        return replace(verdict, expected=right.text, side=item.side if item.kind == "side" else None)
    label: Label = "wrong-side" if item.kind == "neutral" or (item.kind == "side") else "wrong-term"
    side = option.side if item.kind != "side" else (None if option.text == NO_SIDE else option.text)
    verdict = _base(item, glossary, label, missed=(right.text,), given=option.text, side=side)
    return replace(verdict, expected=right.text)


def _chosen(item: Item, answer: str, glossary: Glossary) -> int | None:
    text = answer.strip()
    if text.isdecimal():
        return int(text) - 1 if 1 <= int(text) <= len(item.options) else None
    for number, option in enumerate(item.options):
        shown = {option.text, *(glossary.side_label(option.text, lang) for lang in ("en", "fr"))}
        if any(_equal(text, one, item.lang) for one in shown):
            return number
    return None


def numbered_words(item: Item) -> list[Token]:
    """The words of a text in which the trainee marks some: the n-th has number n + 1."""
    return words_of(item.text, item.text_lang)


def marked_words(item: Item, answer: str) -> frozenset[int]:
    """Which words an answer marks: numbers and ranges (`3-5 8`), or the words themselves."""
    words = numbered_words(item)
    if re.fullmatch(r"[\d\s,;–-]+", answer.strip()):
        found: set[int] = set()
        for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", answer):
            found.update(range(int(first) - 1, int(last or first)))
        return frozenset(n for n in found if 0 <= n < len(words))
    place = find_phrase(answer, words, item.text_lang, whole=False)
    if place:
        return frozenset(range(place.start, place.end))
    typed = words_of(answer, item.text_lang)
    return frozenset(
        n for n, word in enumerate(words)
        if any(compare_words(one.text, word.text, item.text_lang) <= Likeness.TYPO for one in typed)
    )  # fmt: skip


def _grade_marked(item: Item, answer: str, glossary: Glossary) -> Verdict:
    """Right when every framed passage is touched in half its words and no more than one other word is marked."""
    words = numbered_words(item)
    marked = marked_words(item, answer)
    parts = [_inside(words, span) for span in item.marked]
    hit = [span for span, part in zip(item.marked, parts, strict=True) if len(part & marked) * 2 >= len(part)]
    stray = marked - frozenset().union(*parts)
    right = [item.text[a:b] for a, b in hit]
    missed = [item.text[a:b] for a, b in item.marked if (a, b) not in hit]
    given = " ".join(words[n].text for n in sorted(marked)) or answer.strip()
    label: Label = "wrong-term"
    if not missed and len(stray) <= 1:
        label = "right"
    elif hit:
        label = "partial"
    verdict = _base(item, glossary, label, right=right, missed=missed, given=given, side=item.side)
    return replace(verdict, expected=", ".join(item.text[a:b] for a, b in item.marked))


def _inside(words: Sequence[Token], span: Span) -> frozenset[int]:
    return frozenset(n for n, word in enumerate(words) if overlap((word.start, word.end), span))


def _grade_restored(item: Item, answer: str, glossary: Glossary) -> Verdict:
    """The answer must carry the hedge or source again: the very one, or one of the same class."""
    kept, lost = _kept(item, answer)
    words = words_of(answer, item.lang)
    places = [find_phrase(text, words, item.lang, whole=False, inflect=False) for text in (item.term, *item.accepted)]
    exact = min((place for place in places if place), key=lambda place: place.likeness, default=None)
    hits = find_terms(glossary, answer, item.lang)
    same = [hit for hit in hits if hit.term.class_ in item.classes or hit.concept.id == item.concept]
    surer = [hit for hit in hits if hit.term.class_ in _SURER and hit not in same]
    found = _conditional(item, answer)
    if exact:
        found = answer[words[exact.start].start : words[exact.end - 1].end]
    elif same:
        found = answer[same[0].start : same[0].end]
    if found:
        label: Label = "variant" if not exact else "typo" if exact.likeness == Likeness.TYPO else "right"
        if lost and len(words) > len(words_of(item.term, item.lang)) + 1:  # more than the missing words alone
            label = "partial"
        return _base(item, glossary, label, right=(found, *kept), missed=lost, given=found)
    if surer:
        given = answer[surer[0].start : surer[0].end]
        verdict = _base(item, glossary, "wrong-side", right=kept, missed=(item.term,), given=given)
        return replace(verdict, notes=(("surer", {"word": given}),))
    verdict = _base(item, glossary, "wrong-term", right=kept, missed=(item.term, *lost), given=answer.strip())
    return replace(verdict, doubtful=len(words) > 3)


def _conditional(item: Item, answer: str) -> str:
    """The French conditional of hearsay, where that restores what was dropped."""
    found = _CONDITIONAL.search(answer) if item.lang == "fr" and "hearsay" in item.classes else None
    return found[0] if found else ""


def _kept(item: Item, answer: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which of the things to keep are said, and which are not (shown by their first alternative)."""
    words = words_of(answer, item.lang)
    lemmas = {normalise(lemma(token.norm, item.lang)) for token in words}
    kept: list[str] = []
    lost: list[str] = []
    for wanted in item.keep:
        said = any(_says(one, words, lemmas, item.lang) for one in wanted.split("|"))
        (kept if said else lost).append(wanted.split("|")[0])
    return tuple(kept), tuple(lost)


def _says(wanted: str, words: Sequence[Token], lemmas: set[str], lang: str) -> bool:
    return normalise(wanted) in lemmas or find_phrase(wanted, words, lang, whole=False) is not None


def _grade_headline(item: Item, answer: str, glossary: Glossary) -> Verdict:
    """The claim kept, the spin lost: nothing loaded, none of the words to avoid, all of the facts."""
    words = words_of(answer, item.lang)
    spin = [text for text in item.avoid if _close(text, words, item.lang)]
    loaded = [hit for hit in find_terms(glossary, answer, item.lang) if _is_spin(hit) and not _asked(hit, answer, item)]
    kept, lost = _kept(item, answer)
    if spin or loaded:
        given = answer[loaded[0].start : loaded[0].end] if loaded else spin[0]
        side = loaded[0].term.side if loaded else item.side
        verdict = _base(item, glossary, "wrong-side", right=kept, missed=lost, given=given, side=side)
        neutral = loaded[0].concept.neutral(item.lang) if loaded else None
        return replace(verdict, neutral=neutral.text if neutral else None, notes=(("spin", {"word": given}),))
    if lost:
        label: Label = "partial" if len(kept) >= len(lost) else "wrong-term"
        verdict = _base(item, glossary, label, right=kept, missed=lost, given=answer.strip())
        return replace(verdict, doubtful=True)
    label = "right" if _equal(answer, item.term, item.lang) else "variant"
    return _base(item, glossary, label, right=kept, given=answer.strip())


def _is_spin(hit: Hit) -> bool:
    """A loaded term, but not a mere spelling that one camp prefers (Kyiv)."""
    return hit.term.is_loaded and (hit.term.strength > 1 or hit.term.status == "prohibited")


def _asked(hit: Hit, answer: str, item: Item) -> bool:
    """Whether the exercise itself wants these words kept."""
    words = answer[hit.start : hit.end]
    return any(alike_any(one, (words,), item.lang) for wanted in item.keep for one in wanted.split("|"))


def _close(text: str, words: Sequence[Token], lang: str) -> bool:
    place = find_phrase(text, words, lang, whole=False)
    return place is not None and place.likeness <= Likeness.TYPO
