"""The English form that a forced rendering takes: number, and the article before it."""

from __future__ import annotations

import re

from workbench.errors import UserError
from workbench.glossary.model import Term
from workbench.text.words import lemma, tokens
from workbench.translation import lexicon

_PLURAL_BEFORE = frozenset(
    [
        "les",
        "des",
        "ces",
        "ses",
        "mes",
        "tes",
        "nos",
        "vos",
        "leurs",
        "aux",
        "plusieurs",
        "quelques",
        "certains",
        "certaines",
        "différents",
        "différentes",
        "divers",
        "diverses",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "quinze",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "cent",
        "cents",
        "mille",
        "dizaines",
        "centaines",
        "milliers",
        "nombreux",
        "nombreuses",
        "tous",
        "toutes",
    ]
)
_AFTER_HEAD = frozenset(
    [
        "of",
        "in",
        "for",
        "from",
        "with",
        "to",
        "on",
        "at",
        "by",
        "against",
        "without",
        "under",
        "below",
        "about",
        "into",
        "over",
        "close",
        "held",
        "blamed",
        "accused",
        "recognised",
        "organised",
        "prepared",
        "made",
        "tied",
        "linked",
        "based",
    ]
)
_MASS = frozenset(
    [
        "information",
        "propaganda",
        "evidence",
        "footage",
        "media",
        "personnel",
        "equipment",
        "people",
        "police",
        "aid",
        "interference",
        "warfare",
        "troops",
        "news",
        "means",
        "series",
        "shelling",
        "artillery",
        "fire",
        "staff",
        "cattle",
        "rabble",
        "brutality",
        "influence",
        "violence",
        "ammunition",
    ]
)
_IRREGULAR = {"person": "people", "child": "children", "wolf": "wolves", "thief": "thieves", "crisis": "crises",
              "knife": "knives", "life": "lives", "foot": "feet", "passer-by": "passers-by"}  # fmt: skip


def in_number(rendering: Term, found: str, before: str, source: str) -> str:
    """The rendering as a plural where the words `found` after `before` are one (English only).

    Names and acronyms stay as they are; so do adjectives and mass nouns as far as the lexicon tells them.
    """
    if rendering.lang != "en" or rendering.match == "case" or not is_plural(found, before, source):
        return rendering.text
    words = rendering.text.split()
    place = next((i - 1 for i, word in enumerate(words) if i and word in _AFTER_HEAD), len(words) - 1)
    head = words[place]
    if not head[:1].isupper() and _counts(head, found, source, alone=len(words) == 1):
        words[place] = plural(head)
    return " ".join(words)


def is_plural(found: str, before: str, lang: str) -> bool:
    """Whether the words met are a plural; a noun that does not show it (obus) is judged by what stands before it."""
    met = [t.norm for t in tokens(found, lang)]
    if not met or met[0][-1:] not in "sxz":
        return False
    if lemma(met[0], lang) != met[0]:
        return True
    near = [t.norm for t in tokens(before[-40:], lang)][-2:]
    return bool(near) and (near[-1] in _PLURAL_BEFORE or near[-1].isdigit() or near[0] in _PLURAL_BEFORE)


_NOUNS = frozenset({"officier", "conseiller", "boucher", "policier", "ouvrier"})


def is_verb(citation: str, lang: str) -> bool:
    """Whether a French citation form begins with an infinitive: verbs are grammar, no word to force."""
    first = citation.split()[0].lower()
    if lang != "fr" or first in _NOUNS:
        return False
    endings = {"er": ("ait",), "ir": ("issait", "ait"), "re": ("ait",)}.get(first[-2:], ())
    return any(lemma(first[:-2] + ending, lang) == first for ending in endings)


def plural(word: str) -> str:
    """English plural of one word."""
    low = word.lower()
    if low in _MASS or not word[-1:].isalpha():
        return word
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith(("ss", "x", "z", "ch", "sh", "us")):
        return word + "es"
    if low.endswith("s"):
        return word
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word[:-3] + "men" if low.endswith("man") and low not in ("human", "german") else word + "s"


def _counts(head: str, found: str, source: str, *, alone: bool) -> bool:
    """Whether `head` has a plural: of an adjective or mass noun standing alone no French word is tied to one."""
    if not alone or "-" in head:
        return True
    try:
        english, french = lexicon.load("en", source), lexicon.load(source, "en")
    except UserError:
        return True
    many, tied = plural(head).lower(), french.translations(found.lower())
    if head.lower() in english and many not in english:
        return False
    return not (tied.get(head.lower(), 0.0) > 0.1 and many not in tied)


_SOUNDS_VOWEL = re.compile(r"[aeiou8]|hour|honest|honour|heir|1[18]\b", re.IGNORECASE)
_SOUNDS_CONSONANT = re.compile(
    r"u(?:ni[cflqstv]|nion|[ks]\b|kr|s[aeu]|r[aiu]|t[aio]|ga|biq)|eu|one\b|once", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?<![\w'’.-])(a|(?:^|(?<=[.?!] )|(?<=[\"“]))A)n?(?![\w.'’-])(\s+[\"“‘']?)([\w.-]+)")
_SPELT_VOWEL = frozenset("AEFHILMNORSX")


def with_articles(english: str) -> str:
    """The text with "a" and "an" as the sound of the next word asks, a quotation mark passed over."""
    return _ARTICLE.sub(lambda found: found[1] + ("n" if _vowel(found[3]) else "") + found[2] + found[3], english)


def _vowel(word: str) -> bool:
    first = re.split(r"[-.]", word)[0]
    if first.isupper() and 1 < len(first) < 5 and first not in ("NATO", "SANA", "UNESCO"):
        return first[0] in _SPELT_VOWEL
    return bool(_SOUNDS_VOWEL.match(word)) and not _SOUNDS_CONSONANT.match(word)
