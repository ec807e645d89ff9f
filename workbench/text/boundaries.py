"""Where one sentence ends and the next begins: sentencex's proposals, and the repairs that news in French,
English and Russian needs."""

from __future__ import annotations

import re
from bisect import bisect_left

from workbench.text.abbreviations import NEVER_FINAL, SOMETIMES_FINAL
from workbench.text.stopwords import STOPWORDS
from workbench.text.words import normalise

_OPENING = "«“„‹([{¿¡"
_CLOSING = "»”›)]}"
_MASK = str.maketrans({char: " " for char in '«»“”„‟‹›"\n\r\u2028\u2029\x85\x0b\x0c'})
_REACH = 80  # characters on either side of a boundary that decide about it
_TERMINAL = re.compile(r"(?:[.!?…。؟]|\.{2,})+[»”›\"’')\]\s]*$")
_LAST_WORD = re.compile(r"([^\s(«“„\"'’\[]+)\.[»”›\"’')\]\s]*$")
_INITIAL = re.compile(r"(?:^|[\s(«“„\"'’.-])[A-ZÀ-ÞĀ-ſА-ЯЁІЇЄ]\.\s*$")
_ELLIPSIS = re.compile(r"(?:…|\.{2,})[»”›\"’')\]\s]*$")
_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,4})[.)]\s*$")


def cuts(piece: str, lang: str) -> list[int]:
    """Offsets into one paragraph where a new sentence begins (0 and the end left out), ascending."""
    if not any(mark in piece for mark in ".!?…。؟"):
        return []
    kept: list[int] = []
    last = 0
    quotes = [match.start() for match in re.finditer('"', piece)]
    for proposed in sorted({*_proposals(piece, lang), *_missed(piece, lang)}):
        cut = _seat_marks(piece, proposed, quotes)
        if cut > last and _holds(piece[max(last, cut - _REACH) : cut], piece[cut : cut + _REACH], lang):
            kept.append(cut)
            last = cut
    return kept


def _proposals(piece: str, lang: str) -> list[int]:
    """sentencex's boundaries on the text with quotation marks blanked: it would keep long quotations
    whole."""
    from sentencex import get_sentence_boundaries

    masked = piece.translate(_MASK)
    return [boundary["start_index"] for boundary in get_sentence_boundaries(lang, masked)[1:]]


_MARKED_END = re.compile(
    r"(?:[!?…]|\.{2,}|[.!?…][»”›\"’')\]]+|[»”›\"’')\]]\.|[^\s.]{5}\.)[\s»”›\"’')\]]*\s(?=[\s—–«“„\"‘(-]*(?:[A-ZÀ-ÞĀ-ſА-ЯЁІЇЄ0-9]))"
)
_ABBREVIATED_END = re.compile(r"(?:^|[\s(«“„\"'’])(\S+)\.\s+(?=[—–«“„\"‘(]*\s?([A-ZÀ-ÞА-ЯЁ][\w’']*))")


def _after_abbreviation(last: str, right: str, lang: str) -> bool:
    """Whether a sentence begins after an abbreviation that may or may not end one."""
    word = _FIRST_WORD.search(right)
    if word is None or word[0][0].isdecimal():
        return False
    return normalise(word[0]) in STOPWORDS[lang] or not ("." in last or len(last) == 1)


_FIRST_WORD = re.compile(r"\w[\w’'-]*")


def _missed(piece: str, lang: str) -> list[int]:
    """Boundaries that sentencex leaves out: after ellipses and brackets, and after an abbreviation that can close a
    sentence where a function word follows (« etc. La », "U.S. She")."""
    if lang not in NEVER_FINAL:
        return []
    found = [match.end() for match in _MARKED_END.finditer(piece)]
    for match in _ABBREVIATED_END.finditer(piece):
        if match[1].casefold() in SOMETIMES_FINAL[lang] and normalise(match[2]) in STOPWORDS[lang]:
            found.append(match.end())
    return found


def _seat_marks(piece: str, cut: int, quotes: list[int]) -> int:
    """Move a cut so that closing marks stay with the sentence before and opening marks with the one after."""
    left = cut
    while left > 0 and (piece[left - 1].isspace() or piece[left - 1] in '«»“”„‟‹›"—–'):
        left -= 1
    place = left
    for index in range(left, len(piece)):
        char = piece[index]
        if char.isspace():
            continue
        if (
            char in "»”›.?!…)]"
            or (char == '"' and _closes(piece, index, quotes))
            or (char == "“" and "„" in piece[max(0, left - _REACH * 8) : left])
        ):
            place = index + 1
            continue
        break
    while place < len(piece) and piece[place].isspace():
        place += 1
    return place


def _closes(piece: str, index: int, quotes: list[int]) -> bool:
    """Whether a straight mark closes: nothing between it and the word before, or an odd one is open."""
    after = piece[index + 1 : index + 2]
    before = piece[index - 1 : index]
    if before and not before.isspace():
        return True
    if after and not after.isspace():
        return False
    return bisect_left(quotes, index) % 2 == 1


def _holds(left: str, right: str, lang: str) -> bool:
    """Whether the proposed boundary between `left` and `right` is one."""
    first = next((char for char in right if char.isalnum()), "")
    if not first or not any(char.isalnum() for char in left) or _ENUMERATOR.fullmatch(left):
        return False
    if right[:1] in ",;:)]}»”%" or (right[:1] in "-‑" and not left[-1:].isspace()):
        return False
    if first.islower():
        return False
    if not _TERMINAL.search(left):
        return False
    word = _LAST_WORD.search(left)
    if word:
        last = word[1].casefold()
        if not {last, last.rpartition("-")[2]}.isdisjoint(NEVER_FINAL.get(lang, ())):
            return False
        if last in SOMETIMES_FINAL.get(lang, ()):
            return _after_abbreviation(last, right, lang)
    return not (_INITIAL.search(left) and right[:1].isupper())
