"""A rough sound key, so that one name spelt by French, English or Russian habits compares equal."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.text.words import fold

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "J", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "S", "ш": "S", "щ": "S", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
    "і": "i", "ї": "i", "є": "e", "ґ": "g",
}  # fmt: skip
# capitals stand for sounds: S for all of ch, sh, tch, shch; J for all of j, zh, dj: which of them a spelling means
# depends on the language, and one name must not part because two languages keep one spelling (Christopher)
_SOUNDS = (
    ("shch|chtch|tch|sch|ch|sh", "S"), ("dzh|dj|zh|j", "J"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("qu?", "k"), ("c(?=[eiy])", "s"), ("c", "k"), ("x", "ks"), ("w", "v"), ("y", "i"), ("ts|tz", "s"),
)  # fmt: skip
_CASES = re.compile(r"(?<=\w{3})(?:ами|ями|ого|ому|ыми|ими|ом|ем|ём|ым|(?<=[кгхшжчщц])им|ах|ях|ам|ям|ой|ей|ою)$")
_ARTICLE = re.compile(r"^(?:[ae]l|a[nrsdt]|e[nrsdt]|as[hz]|a[sc]h|an-|аль|эль|ан|ас|аш|ат|эт|эс|эн)-(?=\w{3})")


@lru_cache(maxsize=1 << 15)
def sound_key(word: str, lang: str) -> str:
    """The consonants of a word and its first vowel as they roughly sound; Arabic articles and Russian cases are off.

    « Choïgou », "Shoigu" and «Шойгу» give one key. Written for telling names apart across languages in news, not as a
    phonetic standard: two names that differ in vowels alone share a key.
    """
    plain = _ARTICLE.sub("", fold(word))
    if any("а" <= char <= "я" for char in plain):
        if lang in {"ru", "uk"}:
            plain = _CASES.sub("", plain)
        plain = "".join(_CYRILLIC.get(char, char) for char in plain.replace("дж", "ж"))
    for pattern, sound in _SOUNDS:
        plain = re.sub(pattern, sound, plain)
    plain = re.sub(r"(.)\1+", r"\1", re.sub(r"\W", "", plain))
    first, rest = plain[:1], plain[1:]
    kept = ("a" if first in "aeiou" else first) + re.sub("[aeiou]", "", rest)
    return kept.removesuffix("h") if len(kept) > 2 else kept
