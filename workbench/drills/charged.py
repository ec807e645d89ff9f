"""Words that take a side wherever they stand: regime, junta, terrorist; counted over the whole glossary."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from workbench.drills.alike import words_of
from workbench.glossary.model import Concept, Glossary, Term
from workbench.text.stopwords import STOPWORDS
from workbench.text.words import lemma, normalise

_LEAST, _MOST_NEUTRAL = 3, 0.25  # loaded terms that hold a word, and neutral ones beside them as a share
_DIGESTS: dict[tuple[str, str], frozenset[str]] = {}


def borrowed_from(concept: Concept, glossary: Glossary, answer: str, lang: str) -> Term | None:
    """The loaded term of the concept whose charged word the answer borrows (« les troupes du régime »)."""
    loaded = [term for term in concept.terms_in(lang) if term.is_loaded]
    borrowed = charged_words(glossary, lang) & lemmas(answer, lang)
    neutral = {w for t in concept.terms_in(lang) if t.is_neutral for f in (t.text, *t.forms) for w in lemmas(f, lang)}
    return next((t for t in loaded if any((borrowed - neutral) & lemmas(f, lang) for f in (t.text, *t.forms))), None)


def charged_words(glossary: Glossary, lang: str) -> frozenset[str]:
    """Lemmas that three loaded terms or more hold and next to no neutral one."""
    key = glossary.digest, lang
    if key not in _DIGESTS:
        loaded: Counter[str] = Counter()
        neutral: Counter[str] = Counter()
        for concept in glossary:
            for term in concept.terms_in(lang):
                (loaded if term.is_loaded else neutral).update(lemmas(_common(term.text, lang), lang))
        _DIGESTS[key] = frozenset(
            word for word, count in loaded.items() if count >= _LEAST and neutral[word] <= count * _MOST_NEUTRAL
        )
    return _DIGESTS[key]


def _common(text: str, lang: str) -> str:
    """Without names: they tell who, not whose side."""
    return " ".join(token.text for token in words_of(text, lang) if token.text[0].islower())


@lru_cache(maxsize=1 << 14)
def lemmas(text: str, lang: str) -> frozenset[str]:
    """Lemmas of the words that carry meaning, hyphenated ones also in parts."""
    found: set[str] = set()
    for token in words_of(text, lang):
        for part in {token.norm, *token.norm.split("-")}:
            if part not in STOPWORDS.get(lang, ()) and len(part) > 2:
                found.add(normalise(lemma(part, lang)))
    return frozenset(found)
