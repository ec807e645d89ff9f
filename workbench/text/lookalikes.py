"""Latin letters that stand in Cyrillic words, as a trick, a keyboard or a bad scan leaves them."""

from __future__ import annotations

import re

_LATIN = "aceopxykmhtbABCEHKMOPTXYëËiI"
_CYRILLIC = "асеорхукмнтвАВСЕНКМОРТХУёЁиИ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_LATIN_LETTER = re.compile(r"[a-zë]", re.IGNORECASE)


def unmasked(text: str) -> tuple[str, int]:
    """The text with look-alike letters of Cyrillic words made Cyrillic, letter for letter, and how many words had some.

    Words without a Cyrillic letter (NATO, F-16) stay, unless they are one small letter.
    """
    count = 0

    def repaired(match: re.Match[str]) -> str:
        nonlocal count
        word = match[0]
        if not (_CYRILLIC_LETTER.search(word) and _LATIN_LETTER.search(word)):
            return word
        plain = word.translate(_TO_CYRILLIC)
        if _LATIN_LETTER.search(plain):
            return word  # a brand or a formula, not a mask
        count += 1
        return plain

    plain = _WORD.sub(repaired, text)
    if count:
        plain = re.sub(r"(?<![\w’'-])[acoykACOYK](?![\w’'.-])", lambda m: m[0].translate(_TO_CYRILLIC), plain)
    return plain, count
