"""French and English tokens, for holding a rendering against its source word by word."""

from __future__ import annotations

import re

_APOSTROPHE = "['’ʼ]"
_SPACE = "[ \u00a0\u202f\u2009]"
_PRONOUN = "(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|les?|la|lui|leur|moi|toi|y|en|là|ci)"
_COMMON = r"""
    (?:https?://|www\.)\S+?(?=[.,;:!?)»"”]*(?:\s|$)) | [\w.+-]+@[\w-]+\.[\w.]+
    | \d+(?:[.,:]\d+)*(?!\w)
    | (?:[^\W\d_]\.){2,}
    """
_FRENCH = re.compile(
    rf"""
    \d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?(?!\w)
    | {_COMMON}
    | (?:aujourd{_APOSTROPHE}hui|quelqu{_APOSTROPHE}une?s?|presqu{_APOSTROPHE}îles?|rendez-vous)(?!\w)
    | (?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu){_APOSTROPHE}(?=\w)
    | (?<=\w)-{_PRONOUN}(?!\w)
    | (?:MM?|Dr|Mgr|St)\.(?=\s)
    | \w+(?:(?:-(?!{_PRONOUN}(?!\w))|{_APOSTROPHE})\w+)*
    | \.\.\. | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"""
    {_COMMON}
    | (?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Rev)\.(?=\s)
    | \w+?(?=n{_APOSTROPHE}t(?!\w)) | (?<=\w)n{_APOSTROPHE}t(?!\w)
    | (?<=\w){_APOSTROPHE}(?:s|re|ve|ll|d|m)(?!\w)
    | \w+(?:(?:-|{_APOSTROPHE}(?!(?:s|re|ve|ll|d|m)(?!\w)))\w+)*
    | \.\.\. | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTES = str.maketrans(
    {**dict.fromkeys("«»“”„‹›", '"'), **dict.fromkeys("’ʼ‘", "'")}
    | {"…": "...", "—": "–", "−": "-", "œ": "oe", "æ": "ae", "Œ": "OE"}
)


def french_tokens(text: str) -> list[tuple[int, int]]:
    """Spans of the tokens of a French sentence: elided words and inverted pronouns stand alone."""
    return [m.span() for m in _FRENCH.finditer(text)]


def english_tokens(text: str) -> list[str]:
    """Tokens of an English sentence, quotation marks and apostrophes made straight: 's and n't stand alone."""
    return [plain(m.group()) for m in _ENGLISH.finditer(text)]


def english_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the tokens of an English sentence."""
    return [m.span() for m in _ENGLISH.finditer(text)]


def plain(token: str) -> str:
    """The token with straight quotation marks and apostrophes, ligatures opened."""
    return token.translate(_QUOTES)


def english_number(token: str) -> str:
    """A French number the English way: 1 500,5 → 1,500.5."""
    digits = re.sub(_SPACE, ",", token)
    if "," in token:
        whole, _, fraction = token.rpartition(",")
        digits = f"{re.sub(_SPACE, ',', whole)}.{fraction}"
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token):
        digits = token.replace(".", ",")
    return digits
