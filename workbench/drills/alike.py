"""How far a typed word or phrase is from the wanted one: the same, an accent off, inflected, a typo, or another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from workbench.text.words import Token, fold, is_word, lemma, normalise, tokens


class Likeness(IntEnum):
    """From equal to unrelated; a phrase is as far off as its worst word."""

    SAME = 0
    ACCENT = 1
    INFLECTED = 2
    TYPO = 3
    OTHER = 4


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DETERMINERS = {
    "en": _set("the a an some this that these those its their his her"),
    "fr": _set("le la les l' un une des du d' de ce cet cette ces son sa ses leur leurs"),
}
# words that may be left out or changed inside a phrase without making it another one
LINKING = {"en": _set("the a an"), "fr": _set("le la les l' un une des du de d' au aux à")}
_ENDINGS = {
    "fr": ("aux", "al", "elles", "els", "elle", "el", "euses", "euse", "eux", "ères", "ère", "iers", "ier",
           "ives", "ive", "ifs", "if", "ées", "ée", "és", "é", "es", "e", "s", "x", ""),
    "en": ("ies", "y", "ing", "ed", "es", "e", "s", "'s", ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase was found in an answer: token indices `[start, end)` and how alike it is."""

    likeness: Likeness
    start: int
    end: int


@lru_cache(maxsize=1 << 14)
def compare_words(given: str, wanted: str, lang: str) -> Likeness:
    """How alike two single words are; hyphenated words part by part."""
    given, wanted = normalise(given), normalise(wanted)
    if given == wanted or (lang == "en" and _one_spelling(given) == _one_spelling(wanted)):
        return Likeness.SAME
    if fold(given) == fold(wanted):
        return Likeness.ACCENT
    parts = _parts(given, wanted)
    by_parts = max((compare_words(one, other, lang) for one, other in parts), default=Likeness.OTHER)
    if by_parts < Likeness.OTHER:
        return by_parts
    if _inflected(given, wanted, lang):
        return Likeness.INFLECTED
    return Likeness.TYPO if _is_typo(given, wanted, lang) else Likeness.OTHER


_AMERICAN = ((re.compile(r"iz(?=e|ing|ation)"), "is"), (re.compile(r"(?<=\w\w)our(?=$|s$|ed$|ing$)"), "or"),
             (re.compile(r"([aeiou])ll(?=ed$|ing$)"), r"\1l"))  # fmt: skip


def _one_spelling(word: str) -> str:
    """British and American spellings made one: neutralise, labour, travelled."""
    for pattern, instead in _AMERICAN:
        word = pattern.sub(instead, word)
    return word


def _parts(given: str, wanted: str) -> list[tuple[str, str]]:
    ours, theirs = given.split("-"), wanted.split("-")
    return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) > 1 else []


def _inflected(given: str, wanted: str, lang: str) -> bool:
    if lemma(given, lang) == lemma(wanted, lang) or f"{given}s" == wanted or given == f"{wanted}s":
        return True  # a plain plural is one even where the dictionary takes it for a verb (reprises)
    return _same_stem(given, wanted, lang) and not (_known(given, lang) and _verbs_apart(given, wanted, lang))


def _same_stem(given: str, wanted: str, lang: str) -> bool:
    """Whether the two differ only in an ending of number, gender or tense (four letters in common at least)."""
    endings = _ENDINGS.get(lang, ())
    stems = {given.removesuffix(end) for end in endings if given.endswith(end)}
    others = {wanted.removesuffix(end) for end in endings if wanted.endswith(end)}
    return any(len(stem) >= 4 for stem in stems & others)


def _verbs_apart(given: str, wanted: str, lang: str) -> bool:
    """Two dictionary words whose dictionary forms differ by more than an ending: reporter, report."""
    return not _same_stem(lemma(given, lang), lemma(wanted, lang), lang)


def _is_typo(given: str, wanted: str, lang: str) -> bool:
    """A slip of the finger: one edit (two from eight letters on), and not a word of the language by itself."""
    if len(wanted) < 4:
        return False
    from rapidfuzz.distance import OSA

    allowed = 1 if len(wanted) < 8 else 2
    if abs(len(given) - len(wanted)) > allowed:
        return False
    distance = OSA.distance(fold(given), fold(wanted), score_cutoff=allowed)
    return distance <= allowed and not _known(given, lang)


@lru_cache(maxsize=1 << 14)
def _known(word: str, lang: str) -> bool:
    """Whether the dictionary of the language lists the word."""
    import simplemma

    return bool(simplemma.is_known(word, lang=lang)) if lang in ("fr", "en", "ru") else False


def words_of(text: str, lang: str) -> list[Token]:
    """The words and numbers of an answer; an English possessive 's counts with the word before it."""
    return [token for token in tokens(text, lang) if is_word(token) and token.norm != "'s"]


def strip_determiners(words: Sequence[Token], lang: str) -> list[Token]:
    """Without the articles in front."""
    skip = 0
    while skip < len(words) - 1 and words[skip].norm in DETERMINERS.get(lang, ()):
        skip += 1
    return list(words[skip:])


def find_phrase(phrase: str, words: Sequence[Token], lang: str, *, whole: bool, inflect: bool = True) -> Place | None:
    """The best place of `phrase` in `words`; with `whole` it must use all of them. None where it is not there.

    Without `inflect` another form of a word is another word (« a été » is not « aurait été »).
    """
    wanted = strip_determiners(words_of(phrase, lang), lang)
    if not wanted or not words:
        return None
    given = list(words)
    if whole:
        bare = strip_determiners(given, lang)
        place = _match_at(bare, wanted, lang, 0, inflect)
        shift = len(given) - len(bare)
        return Place(place.likeness, shift, len(given)) if place and place.end == len(bare) else None
    places = (_match_at(given, wanted, lang, start, inflect) for start in range(len(given)))
    return min((p for p in places if p), key=lambda p: (p.likeness, p.start), default=None)


def _match_at(given: Sequence[Token], wanted: Sequence[Token], lang: str, start: int, inflect: bool) -> Place | None:
    """Match word by word from `start`; linking words may differ or be missing on either side."""
    linking = LINKING.get(lang, frozenset())
    worst, i, j = Likeness.SAME, start, 0
    while j < len(wanted):
        if i < len(given):
            likeness = compare_words(given[i].text, wanted[j].text, lang)
            if likeness < Likeness.OTHER and (inflect or likeness != Likeness.INFLECTED):
                worst, i, j = max(worst, likeness), i + 1, j + 1
                continue
            if j and given[i].norm in linking:
                i += 1
                continue
        if j and wanted[j].norm in linking:
            j += 1
            continue
        return None
    return Place(worst, start, i)


def is_plural(phrase: str, lang: str) -> bool | None:
    """Whether the head of a phrase is in the plural; None where its form does not tell."""
    words = strip_determiners(words_of(phrase, lang), lang)
    if not words:
        return None
    head = words[0] if lang == "fr" else words[-1]
    base = lemma(head.norm, lang)
    if base == head.norm:
        return None if head.norm.endswith(("s", "x", "z")) else False
    return head.norm.endswith(("s", "x")) or (lang == "en" and head.norm.endswith("men"))


def alike_any(text: str, others: Sequence[str], lang: str) -> bool:
    """Whether `text` is one of `others` but for inflection, accents or articles."""
    words = words_of(text, lang)
    places = (find_phrase(other, words, lang, whole=True) for other in others)
    return any(place is not None and place.likeness <= Likeness.INFLECTED for place in places)


def in_language(text: str, lang: str) -> bool:
    """Whether the dictionary of `lang` knows every word of `text`."""
    return all(_known(token.norm, lang) or token.norm in LINKING.get(lang, ()) for token in words_of(text, lang))
