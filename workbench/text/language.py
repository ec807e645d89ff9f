"""Which language a text is written in, offline."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

LANGUAGES = ("fr", "en", "ru", "de", "es", "ar", "uk", "it")

_WORD = re.compile(r"(?:qu|[ldjnsc])'|[^\W\d_]+(?:'[^\W\d_]+)*")
_SAMPLE = 20_000
_WEIGHT = 3.0  # what one function word adds to py3langid's log likelihood
_PRIOR = {"fr": 4.0, "en": 4.0}  # the languages this program is used for


def identify(text: str) -> str:
    """The two-letter code of one of `LANGUAGES`; "en" where there is nothing to go by.

    The script decides first, letters that only one language uses decide between Russian and Ukrainian,
    function words and py3langid (Lui & Baldwin 2012) decide the rest.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "arabic":
        return "ar"
    if script == "cyrillic":
        return _russian_or_ukrainian(sample)
    if script is None:
        return "en"
    return _latin(sample)


def _script(sample: str) -> str | None:
    counts = {"latin": 0, "cyrillic": 0, "arabic": 0}
    for char in sample[:5000]:
        if char.isalpha():
            if char < "\u0250":
                counts["latin"] += 1
            elif "\u0400" <= char <= "\u052f":
                counts["cyrillic"] += 1
            elif "\u0600" <= char <= "\u06ff":
                counts["arabic"] += 1
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _russian_or_ukrainian(sample: str) -> str:
    lower = sample.casefold()
    ukrainian = sum(lower.count(char) for char in "іїєґ")
    russian = sum(lower.count(char) for char in "ыэъё")
    if ukrainian == russian:
        words = set(_WORD.findall(lower))
        ukrainian += len(words & {"та", "що", "це", "від", "про", "як", "не", "його", "але", "до"} - {"не", "до"})
        russian += len(words & {"и", "что", "это", "от", "как", "его", "но", "на", "с", "в"} - {"на", "в"})
    return "uk" if ukrainian > russian else "ru"


def _latin(sample: str) -> str:
    lower = sample.casefold().replace("’", "'")
    words = _WORD.findall(lower)
    scores = {
        lang: sum(1 for word in words if word in listed) + sum(map(lower.count, _TELLTALES[lang]))
        for lang, listed in _FUNCTION_WORDS.items()
    }
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if ranked[0][1] >= 4 and ranked[0][1] >= 1.5 * ranked[1][1]:
        return ranked[0][0]
    likely = dict(_classifier().rank(sample))
    return max(scores, key=lambda lang: likely[lang] + _WEIGHT * scores[lang] + _PRIOR.get(lang, 0.0))


@lru_cache(maxsize=1)
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["fr", "en", "de", "es", "it"])
    return identifier


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TELLTALES = {
    "fr": ("ç", "ê", "œ", "û", " à ", "é ", "ée", "« "),
    "en": ("th", "'s ", "ing ", "w"),
    "de": ("ß", "ü", "ä", "sch"),
    "es": ("ñ", "¿", "¡", "ción", "ó", "í"),
    "it": ("ò", "ì", "zione", "è ", "gli"),
}
"""Spellings that one of these languages has far more often than the others."""


_FUNCTION_WORDS = {
    "fr": _words(
        "qu' j' n' s' c' l' d' de à en le la les des du et est une un dans que qui pour par sur au aux avec "
        "ce cette ces il elle sont été ont pas plus"
    ),
    "en": _words(
        "the of and to in is was that for on with as by at from his her are be has have had were which it an this"
    ),
    "de": _words(
        "der die das und ist nicht ein eine den dem des von mit auf für im sich auch wird sind hat werden zu als"
    ),
    "es": _words("el la los las de del y es una un en que por con para se su al lo como más pero sus fue este ha"),
    "it": _words(
        "l' d' il la lo gli le di del della e è un una in che per con si al dei nel alla sono non come più ha dal"
    ),
}
