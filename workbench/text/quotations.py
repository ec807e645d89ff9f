"""Quotation marks paired into quotations: nested, badly spaced, over several paragraphs, or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.text.segments import paragraphs
from workbench.text.spans import Span, trim
from workbench.text.words import is_word, tokens

_PAIRS = {
    "«": "»",
    "“": "”",
    "„": "“",
    "‹": "›",
    "‘": "’",
    "‚": "‘",
    "‟": "”",
    '"': '"',
    "'": "'",
    "<<": ">>",
    '""': '""',
    "``": "''",
}
_ALSO_CLOSE = {"„": "”»", "‚": "’", "“": "“", "«": "", "‘": "'"}
_MARK = re.compile(r"<<|>>|``|''|\"\"|[«»“”„‟‹›‘’‚\"']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks: `start`/`end` with the marks, `inner_start`/`inner_end` without marks and spaces.

    `close` is "" where the mark is missing. `kind`: "scare" for a few words without a verb of their own (« frappe »),
    else "speech". `depth` is 0 outside any other quotation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    open: str
    close: str
    kind: str
    depth: int = 0


def quotations(text: str, lang: str) -> list[Quotation]:
    """The quotations of a text, outer before inner, in order of their opening marks.

    Apostrophes are told from single quotation marks by their neighbours. A quotation whose marks are opened anew in
    each paragraph is one. One that is never closed ends with its sentence, or with its paragraph where it fills it.
    """
    found: list[Quotation] = []
    waiting: list[tuple[str, int]] = []
    spans = paragraphs(text)
    for index, span in enumerate(spans):
        waiting = _read_paragraph(text, lang, span, waiting, found)
        following = spans[index + 1] if index + 1 < len(spans) else None
        waiting = _carry(text, lang, span, following, waiting, found)
    return sorted(found, key=lambda one: (one.start, -one.end))


def _read_paragraph(
    text: str, lang: str, span: Span, waiting: list[tuple[str, int]], found: list[Quotation]
) -> list[tuple[str, int]]:
    """Pair the marks of one paragraph; what is still open at its end is returned."""
    stack = list(waiting)
    for match in _MARK.finditer(text, *span):
        mark, place = match[0], match.start()
        if waiting and place == span[0] and mark in {waiting[-1][0], _partner(waiting[-1][0])}:
            continue  # the mark repeated where a quotation goes on in a new paragraph
        role = _role(text, mark, place, stack, lang)
        if role == "open":
            stack.append((mark, place))
        elif role == "close":
            depth = _matching(stack, mark)
            if depth is not None:
                opening, start = stack[depth]
                found.append(_quotation(text, lang, start, match.end(), opening, mark, depth))
                del stack[depth:]
    return stack


def _role(text: str, mark: str, place: int, stack: list[tuple[str, int]], lang: str) -> str:
    """Whether a mark opens, closes or is an apostrophe ("none")."""
    before, after = text[place - 1 : place], text[place + len(mark) : place + len(mark) + 1]
    if mark in "'’‘" and len(mark) == 1:
        return _single(text, mark, place, before, after, stack)
    if mark in {'"', '""'}:
        elided = lang == "fr" and mark == '"' and after.isalpha() and _ELIDED.search(text, max(0, place - 3), place)
        return "none" if elided else _straight(mark, before, after, stack)
    if lang == "de" and mark in "«»":
        return "close" if mark == "«" else "open"
    if mark == "“" and stack and any(opening in "„“" for opening, _ in stack) and not _starts_word(before, after):
        return "close"
    if mark == "”" and _starts_word(before, after) and not stack:
        return "open"  # Swedish and careless typing: ”word”
    return "open" if mark in _PAIRS and mark != "''" else "close"


_ELIDED = re.compile(r"(?:\b[cdjlmnst]|qu)\Z", re.IGNORECASE)  # l"énergie: the wrong key for an apostrophe


def _starts_word(before: str, after: str) -> bool:
    return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


def _single(text: str, mark: str, place: int, before: str, after: str, stack: list[tuple[str, int]]) -> str:
    """Single marks: between letters an apostrophe; at a word's end closing only where one is open."""
    if before.isalnum() and after.isalnum():
        return "none"
    pending = any(opening in "‘'‚’" for opening, _ in stack)
    ends_word = bool(before) and not before.isspace()
    if pending and ends_word and not after.isalnum():
        return "close" if not _plural_possessive(text, mark, place) else "none"
    if mark == "‘" and not pending:
        return "open"
    if mark == "'" and _starts_word(before, after) and not pending and after.isalpha():
        return "open" if _has_partner(text, place) else "none"
    return "none"


_CLOSING_SINGLE = re.compile(r"(?<=[^\s])'(?![\w'])")


def _has_partner(text: str, place: int) -> bool:
    """Whether a straight single mark that could open is closed before its paragraph ends ('90s is not)."""
    stop = text.find("\n\n", place)
    return bool(_CLOSING_SINGLE.search(text, place + 1, stop if stop >= 0 else len(text)))


def _plural_possessive(text: str, mark: str, place: int) -> bool:
    """« ‘the militants’ lines’ »: after s and before a word, with a surer closing mark to come, it is an
    apostrophe."""
    if text[place - 1 : place].lower() != "s" or not re.match(r"\s\w", text[place + 1 : place + 3]):
        return False
    stop = _SENTENCE_STOP.search(text, place + 1)
    rest = text[place + 1 : stop.end() if stop else len(text)]
    opens_again = re.search(r"\s['‘]\w", rest)
    return opens_again is None and re.search(rf"(?:[^\Ws]{mark}(?!\w)|\w{mark}(?!\w|\s\w))", rest) is not None


_SENTENCE_STOP = re.compile(r"[.!?\n]")


def _straight(mark: str, before: str, after: str, stack: list[tuple[str, int]]) -> str:
    """A straight double mark: by the space around it, else by whether one is open."""
    pending = any(opening == mark for opening, _ in stack)
    if not pending:
        stray = before and not before.isspace() and before not in "([«“—–-'’" and (not after or after.isspace())
        return "none" if stray else "open"
    opens = _starts_word(before, after)
    nested = len([1 for opening, _ in stack if opening == mark]) == 1 and stack[-1][0] != mark
    return "open" if opens and nested else "close"


def _matching(stack: list[tuple[str, int]], mark: str) -> int | None:
    """The innermost open mark that `mark` closes."""
    for depth in range(len(stack) - 1, -1, -1):
        opening = stack[depth][0]
        if mark == _partner(opening) or mark in _ALSO_CLOSE.get(opening, ""):
            return depth
    return None


def _partner(opening: str) -> str:
    """The mark that closes an opening one; » opens in German, ” in Swedish."""
    return "«" if opening == "»" else _PAIRS.get(opening, opening)


def _carry(
    text: str,
    lang: str,
    span: Span,
    following: Span | None,
    stack: list[tuple[str, int]],
    found: list[Quotation],
) -> list[tuple[str, int]]:
    """Keep the mark that goes on in the next paragraph; end the others here."""
    if not stack:
        return []
    opening = stack[0][0]
    if following is not None:
        first = text[following[0]]
        if first in {opening, _partner(opening)} and opening not in "'‘":
            return stack[:1]
    for depth, (mark, place) in enumerate(stack):
        if mark not in "'‘’":
            end = _clear_of(found, place, _end_of_open(text, max(place, span[0]), span))
            found.append(_quotation(text, lang, place, end, mark, "", depth))
    return []


def _clear_of(found: list[Quotation], start: int, end: int) -> int:
    """The end moved past quotations that begin before it and end after it."""
    for one in sorted(found, key=lambda one: one.start):
        if start < one.start < end < one.end:
            end = one.end
    return end


_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÀ-ÞА-ЯЁ«“\"])")


def _end_of_open(text: str, place: int, span: Span) -> int:
    """Where a quotation without closing mark ends: with the paragraph it opens, else with the sentence."""
    if place == span[0]:
        return span[1]
    match = _SENTENCE_END.search(text, place, span[1])
    return match.end() if match else span[1]


def _quotation(text: str, lang: str, start: int, end: int, opening: str, close: str, depth: int) -> Quotation:
    inner = trim(text, start + len(opening), end - len(close)) or (start + len(opening), start + len(opening))
    kind = _kind(text, lang, start, inner)
    return Quotation(start, end, inner[0], inner[1], opening, close, kind, depth)


_INTRODUCED = re.compile(r"[:,]\s*$")
_CLAUSE = {
    "fr": "je tu il elle on nous vous ils elles j' c' est sont était étaient sera seront serait a ont avait avaient "
    "aura aurait fait font peut peuvent doit doivent va vont faut -il -elle ne n' suis sommes êtes ai avons "
    "avez",
    "en": "i you he she it we they is are was were will would has have had can could must should shall may might do "
    "does did am be don't doesn't isn't wasn't",
    "ru": "я ты он она оно мы вы они есть был была было были будет будут может могут должен должна должны нет не",
}
_CLAUSE_WORDS = {lang: frozenset(listed.split()) for lang, listed in _CLAUSE.items()}


def _kind(text: str, lang: str, start: int, inner: Span) -> str:
    """ "scare" for a short nominal group, "speech" for what stands as an utterance."""
    said = text[inner[0] : inner[1]]
    spoken = [token for token in tokens(text, lang, inner) if is_word(token)]
    if len(spoken) > 6 or said[-1:] in set("?!") or (said[-1:] in set(".…,") and len(spoken) > 3):
        return "speech"
    if len(spoken) > 1 and any(token.norm in _CLAUSE_WORDS.get(lang, ()) for token in spoken):
        return "speech"
    introduced = _INTRODUCED.search(text, max(0, start - 4), start) is not None
    return "speech" if introduced and said[:1].isupper() and len(spoken) > 1 else "scare"
