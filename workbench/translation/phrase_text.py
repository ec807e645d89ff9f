"""Words for the phrase-based translator: French and English tokens with offsets, number classes, joining English."""

from __future__ import annotations

import re
import unicodedata

NUMBER, YEAR = "$num", "$year"  # one entry of the phrase table serves every number; the digits are put back afterwards
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
_DIGITS = re.compile(rf"\d+(?:(?:[.,:]|{_SPACE})\d+)*")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_NE, _NEGATIONS = {"ne", "n'"}, {"pas", "plus", "jamais", "guère", "rien"}
_FARTHEST = 5  # ne le lui a pas
_NO_SPACE_BEFORE = set(".,;:!?)]}%…’") | {"...", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m"}
_ENDS = {".", "?", "!"}
_NO_SPACE_AFTER = set("([{$£#@‘")


def french_tokens(text: str) -> list[tuple[int, int]]:
    """Spans of the tokens of a French sentence: elided words and inverted pronouns stand alone."""
    return [m.span() for m in _FRENCH.finditer(text)]


def reading_order(keys: list[str]) -> list[int]:
    """Places of `keys` in the order the phrase table reads them: n' apporte plus → n' plus apporte.

    Kept together, the two halves of a negation are one phrase, and no translation can lose one of them.
    """
    order = list(range(len(keys)))
    for i, key in enumerate(keys):
        if key not in _NE:
            continue
        for j in range(i + 2, min(i + _FARTHEST, len(keys))):
            between = keys[j - 1]
            if between in _NE or not (between[0].isalpha() or between[0] == "-"):
                break
            if keys[j] in _NEGATIONS:
                order[i + 1 : j + 1] = [j, *range(i + 1, j)]
                break
    return order


def english_tokens(text: str) -> list[str]:
    """Tokens of an English sentence, quotation marks and apostrophes made straight: 's and n't stand alone."""
    return [plain(m.group()) for m in _ENGLISH.finditer(text)]


def english_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the tokens of an English sentence."""
    return [m.span() for m in _ENGLISH.finditer(text)]


def plain(token: str) -> str:
    """The token with straight quotation marks and apostrophes, ligatures opened."""
    return token.translate(_QUOTES)


def french_key(token: str) -> str:
    """What the phrase table knows a French token by: lower-cased, numbers by their class."""
    return number_class(token) or plain(token).lower()


def number_class(token: str) -> str | None:
    """$year for 1000-2099, $num for any other number in digits, None for a word."""
    if not token[0].isdigit() or not _DIGITS.fullmatch(token):
        return None
    return YEAR if _YEAR.fullmatch(token) else NUMBER


def english_number(token: str) -> str:
    """A French number the English way: 1 500,5 → 1,500.5."""
    digits = re.sub(_SPACE, ",", token)
    if "," in token:
        whole, _, fraction = token.rpartition(",")
        digits = f"{re.sub(_SPACE, ',', whole)}.{fraction}"
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token):
        digits = token.replace(".", ",")
    return digits


def without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def with_capitals(tokens: list[str]) -> list[str]:
    """The tokens with a capital at the beginning and after each full stop, question or exclamation mark."""
    out, opens = [], True
    for token in tokens:
        out.append(token[0].upper() + token[1:] if opens else token)
        opens = token in _ENDS or (opens and not token[0].isalnum())
    return out


def join_english(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """English text from tokens, with the span of each token in it."""
    text, spans, glue = "", [], True
    open_quote = False
    for i, token in enumerate(tokens):
        closing = token == '"' and open_quote
        joins = token in _NO_SPACE_BEFORE or closing or (token == "'" and i > 0 and tokens[i - 1].endswith("s"))
        if text and not glue and not joins:
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        glue = token in _NO_SPACE_AFTER or (token == '"' and not open_quote)
        if token == '"':
            open_quote = not open_quote
    return text, spans
