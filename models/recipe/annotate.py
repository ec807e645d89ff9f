"""Glossary marks and noise: what the neural model sees of a French sentence in training.

Marks follow Dinu et al. (2019) and Exel et al. (2020): ⟦ source ¦ target ⟧ around a phrase, spaces inside so that word
pieces stay whole; the target stands in its lemma for a part of them, so that the model learns to inflect it.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass

from workbench.text.stopwords import STOPWORDS

OPEN, BAR, CLOSE = "⟦", "¦", "⟧"
MARKS = (OPEN, BAR, CLOSE)
_LEMMA_SHARE = 0.35
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*['’]?|[^\w\s]")  # the tokens that the corpus's word links count by
_PLURALS = (("ies", "y"), ("sses", "ss"), ("s", ""))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Half-open token spans of a French phrase and of the English one it was linked to."""

    french: tuple[int, int]
    english: tuple[int, int]


def token_spans(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _TOKEN.finditer(text)]


def consistent_phrases(links: list[tuple[int, int]], size: int, longest: int = 4) -> list[Phrase]:
    """Phrases of at most `longest` French words whose links all stay between the two sides (Och & Ney 2004)."""
    found = []
    for start in range(size):
        for end in range(start + 1, min(size, start + longest) + 1):
            inside = [j for i, j in links if start <= i < end]
            if not inside or max(inside) - min(inside) > longest:
                continue
            low, high = min(inside), max(inside) + 1
            if all(start <= i < end for i, j in links if low <= j < high):
                found.append(Phrase((start, end), (low, high)))
    return found


def has_content(words: list[str], language: str) -> bool:
    """Whether a phrase begins and ends with words that a glossary would hold."""
    ends = (words[0].casefold(), words[-1].casefold())
    known = STOPWORDS.get(language, frozenset())
    longer = len(words) > 1 or len(words[0]) > 3 or words[0].isupper()
    return longer and all(w.isalpha() or "-" in w for w in words) and not any(w in known for w in ends)


def annotate(french: str, english: str, links: list[tuple[int, int]], rng: random.Random) -> str:
    """`french` with one to three phrases marked with their rendering in `english`; as it is if none qualifies."""
    f_spans, e_spans = token_spans(french), token_spans(english)
    f, e = [french[a:b] for a, b in f_spans], [english[a:b] for a, b in e_spans]
    links = [(i, j) for i, j in links if i < len(f) and j < len(e)]
    phrases = [
        p
        for p in consistent_phrases(links, len(f))
        if has_content(f[slice(*p.french)], "fr") and has_content(e[slice(*p.english)], "en")
    ]
    rng.shuffle(phrases)
    chosen: list[Phrase] = []
    for phrase in phrases:
        if all(phrase.french[1] <= c.french[0] or phrase.french[0] >= c.french[1] for c in chosen):
            chosen.append(phrase)
        if len(chosen) == rng.choice((1, 1, 2, 3)):
            break
    for phrase in sorted(chosen, key=lambda p: p.french, reverse=True):
        start, end = f_spans[phrase.french[0]][0], f_spans[phrase.french[1] - 1][1]
        target = english[e_spans[phrase.english[0]][0] : e_spans[phrase.english[1] - 1][1]]
        if rng.random() < _LEMMA_SHARE:
            target = singular(target)
        french = f"{french[:start]}{OPEN} {french[start:end]} {BAR} {target} {CLOSE}{french[end:]}"
    return french


def singular(phrase: str) -> str:
    """The phrase with its last word in the singular, as a glossary would give it; a rule of thumb."""
    for ending, other in _PLURALS:
        if phrase.endswith(ending) and len(phrase) > len(ending) + 2 and not phrase.endswith(("ss", "us", "is")):
            return phrase.removesuffix(ending) + other
    return phrase


def noise(french: str, rng: random.Random) -> str:
    """What pages do to text: no accents, capitals, the other apostrophe, spaces about quotation marks, a slip."""
    kind = rng.choice(("accents", "capitals", "apostrophe", "spaces", "slip"))
    if kind == "accents":
        return "".join(c for c in unicodedata.normalize("NFD", french) if not unicodedata.combining(c))
    if kind == "capitals":
        return french.upper()
    if kind == "apostrophe":
        return french.replace("’", "'") if "’" in french else french.replace("'", "’")
    if kind == "spaces":
        return re.sub(r"\s*([«»:;?!])\s*", lambda m: rng.choice((m[1], f" {m[1]} ", f"{m[1]} ", f" {m[1]}")), french)
    return _slip(french, rng)


def _slip(french: str, rng: random.Random) -> str:
    """One longer word with two letters swapped, one lost or one doubled, as by a scanner or a hurried hand."""
    long_words = [m for m in re.finditer(r"\w{5,}", french)]
    if not long_words:
        return french
    word = rng.choice(long_words)
    i = rng.randrange(word.start() + 1, word.end() - 1)
    changed = rng.choice((french[i + 1] + french[i], "", french[i] * 2))
    rest = i + 2 if len(changed) == 2 and changed[0] != changed[1] else i + 1
    return french[:i] + changed + french[rest:]
