"""As much grammar as the marks need, read off word forms: verbs, participles, passives, conditionals, clauses.

No parser is used. A form is a verb where its lemma is an infinitive, a participle by its ending; both guesses are
good for the plain prose of news and are only trusted where the other side of a pair agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.comparison.framing.grammar_words import (
    AVOIR,
    BASE_PARTICIPLES,
    BE,
    BREAKS,
    DETERMINERS,
    ETRE,
    ETRE_VERBS,
    HAVE,
    IRREGULAR_FUTURES,
    MODALS,
    NOT_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    REFLEXIVE,
    SMALL_ADVERBS,
    SMALL_NUMBERS,
)
from workbench.text.russian_forms import ALIKE, is_short_passive
from workbench.text.words import STOPWORDS, Token, fold, lemma

_STRONG = frozenset(".;:!?…")


def is_content(token: Token, lang: str) -> bool:
    """Whether a word carries content: a letter or digit first, and not a function word."""
    return token.norm[:1].isalnum() and token.norm not in STOPWORDS.get(lang, ())


def clauses(words: Sequence[Token], lang: str) -> Iterator[int]:
    """For each word the number of its stretch between full stops, semicolons and colons."""
    number = 0
    for word in words:
        yield number
        number += word.text[:1] in _STRONG


def is_break(token: Token, lang: str) -> bool:
    """Whether a word ends a noun phrase going left or right: punctuation or a subordinator."""
    if token.norm in ("'s", "%"):
        return False
    return not token.norm[:1].isalnum() or token.norm in BREAKS.get(lang, ())


@lru_cache(maxsize=1 << 15)
def is_verb(norm: str, lang: str) -> bool:
    """Whether a form can be a verb form (finite, participle or infinitive)."""
    base = lemma(norm, lang)
    if norm in NOT_VERBS.get(lang, ()) or base in NOT_VERBS.get(lang, ()):
        return False
    if lang == "fr":
        if norm in ETRE or norm in AVOIR:
            return True
        if norm == base + "s" or (norm.rstrip("s").endswith("ère") and not base.endswith("érer")):
            return False  # « étrangers », « étrangère »: of a noun in -er
        return (base != norm and re.search(r"(?:er|ir|re|oir)$", base) is not None) or is_participle(norm, lang)
    if lang == "en":
        if norm in BE or norm in HAVE or norm in MODALS["en"]:
            return True
        return is_participle(norm, lang) or (base != norm and not norm.endswith(("s", "er", "est", "ly")))
    if lang == "ru":
        verbal = re.search(r"(?:ть|ться|ти|чь)$", base) is not None and not base.endswith("ость")
        return verbal or is_participle(norm, lang)
    return False


@lru_cache(maxsize=1 << 15)
def is_participle(norm: str, lang: str) -> bool:
    """Whether a form can be a past participle (in Russian: a short passive one)."""
    base = lemma(norm, lang)
    if lang == "fr":
        if re.search(r"(?:é|ée|és|ées)$", norm):
            return True
        if base == norm + "r" or (norm.endswith(("ait", "aient")) and norm != "fait"):
            return False  # « rapporte », « avoue »: the present of « rapporter », « avouer »
        if norm.endswith("ent") and base.endswith("er"):
            return False  # « continuent », « affirment »
        verbal = re.search(r"(?:er|ir|re|oir)$", base) is not None and base != norm
        return verbal and re.search(r"(?:i|ie|is|ies|it|ite|its|ites|u|ue|us|ues|t|te|ts|tes|mis|mise|mises|pris|prise"
                                    r"|prises|clos|close)$", norm) is not None  # fmt: skip
    if lang == "en":
        if norm in BASE_PARTICIPLES:
            return True
        return (norm.endswith("ed") and len(norm) > 4) or (
            base != norm and not re.search(r"(?:s|ing|er|est|ly)$", norm) and norm not in HAVE and norm not in BE
        )
    if lang == "ru":
        if norm in ALIKE or is_short_passive(norm):
            return norm not in ALIKE
        if re.search(r"(?:ирован|ован)[аоы]?$", norm):
            return True
        short = re.search(r"(?:[аяеё]н|[аяе]н[аоы]|[иыуоя]т|[иыуоя]т[аоы])$", norm) is not None
        return (
            short
            and re.search(r"(?:нный|ный|тый|[тч]ь)$", base) is not None
            and not norm.endswith(("ют", "ит", "ет", "ят", "ут"))
        )
    return False


def follows_helper(norm: str, lang: str) -> bool:
    """Whether a form after an auxiliary is its participle, whatever else it can be elsewhere (« ont été retenus »)."""
    if norm in STOPWORDS.get(lang, ()) or norm in NOT_VERBS.get(lang, ()):
        return False
    loose = lang == "fr" and re.search(r"(?:é|i|u|[iren]t|is)(?:e?s?)$", norm) is not None
    return is_participle(norm, lang) or (loose and not norm.endswith(("ement", "ment", "ait", "aient")))


@lru_cache(maxsize=1 << 15)
def is_conditional(norm: str) -> bool:
    """Whether a French form is a conditional of the third person (« tirerait », not « tirait »)."""
    found = re.fullmatch(r"(.+r)(?:ait|aient)", norm)
    if found is None:
        return False
    stem, base = found[1], lemma(norm, "fr")
    if base == norm:
        return stem.endswith(("er", "ir"))
    return (
        stem in (base, base[:-1], "ir")
        or stem.endswith(IRREGULAR_FUTURES)
        or fold(stem) in (fold(base), _doubled(base))
    )


def _doubled(base: str) -> str:
    """« appeler » → « appeller »: the future stem of verbs that double their consonant."""
    return fold(base[:-2] + base[-3] + base[-2:]) if len(base) > 4 else base


def verb_groups(words: Sequence[Token], lang: str) -> list[tuple[int, ...]]:
    """Runs of auxiliaries, adverbs between them and a verb, as indices of their verbal words."""
    groups: list[tuple[int, ...]] = []
    current: list[int] = []
    gap = 0
    for i, word in enumerate(words):
        if not current and _is_noun_here(words, i, lang):
            continue
        after_helper = bool(current) and follows_helper(word.norm, lang)  # « a été blessé », though « un blessé »
        if lang == "fr" and current and not gap and _is_caused(words, current, word):
            current.append(i)  # « a fait sauter »
        elif (after_helper or is_verb(word.norm, lang)) and not (current and _starts_new(words, current, i, lang)):
            current.append(i)
            gap = 0
        elif current and gap < 2 and (word.norm in SMALL_ADVERBS.get(lang, ()) or is_adverb(word.norm, lang)):
            gap += 1
        else:
            if current:
                groups.append(tuple(current))
            current = [i] if is_verb(word.norm, lang) and not _is_noun_here(words, i, lang) else []
            gap = 0
    if current:
        groups.append(tuple(current))
    return groups


def _is_caused(words: Sequence[Token], current: Sequence[int], word: Token) -> bool:
    """Whether an infinitive stands right after « faire » or « laisser », one deed with it."""
    causing = lemma(words[current[-1]].norm, "fr") in ("faire", "laisser") or words[current[-1]].norm in (
        "fait",
        "laissé",
    )
    return causing and word.norm.endswith(("er", "ir", "re")) and lemma(word.norm, "fr") == word.norm


def _is_noun_here(words: Sequence[Token], i: int, lang: str) -> bool:
    """Whether what stands before a form makes it a noun: an article, a number, a preposition (« à trois heures »)."""
    before = words[i - 1].norm if i else ""
    if lang == "en":
        return before in DETERMINERS["en"] or (words[i].norm.endswith("ing") and before not in BE)
    if lang == "fr":
        nominal = (
            before in DETERMINERS["fr"] or before in PREPOSITIONS["fr"] or before.isdigit() or before in SMALL_NUMBERS
        )
        return nominal and words[i].norm not in AVOIR and words[i].norm not in ETRE
    return False


def is_adverb(norm: str, lang: str) -> bool:
    """Whether a form ends as adverbs of manner do."""
    return norm.endswith({"fr": "ment", "en": "ly", "ru": "ьно"}.get(lang, "\x00"))


def _starts_new(words: Sequence[Token], current: Sequence[int], i: int, lang: str) -> bool:
    """Whether the verb at `i` does not continue the group: only auxiliaries and modals take a verb after them."""
    last = words[current[-1]].norm
    if lang == "fr":
        return not (last in ETRE or last in AVOIR or lemma(last, "fr") in MODALS["fr"])
    if lang == "en":
        return not (last in BE or last in HAVE or last in MODALS["en"] or last in ("get", "got", "to"))
    return lemma(last, "ru") not in ("быть", "мочь", "стать")


def is_passive(words: Sequence[Token], group: Sequence[int], lang: str) -> bool:
    """Whether a verb group is passive, by its form."""
    norms = [words[i].norm for i in group]
    if lang == "fr":
        return _passive_fr(words, group, norms)
    if lang == "en":
        return len(norms) > 1 and is_participle(norms[-1], "en") and (norms[-2] in BE or norms[-2] in ("get", "got"))
    return is_participle(norms[-1], "ru")


def _passive_fr(words: Sequence[Token], group: Sequence[int], norms: Sequence[str]) -> bool:
    if len(norms) < 2 or not follows_helper(norms[-1], "fr") or norms[-2] not in ETRE:
        return False
    before = words[group[0] - 1].norm if group[0] else ""
    return (
        lemma(norms[-1], "fr") not in ETRE_VERBS
        and norms[-1].rstrip("es") not in ETRE_VERBS
        and before not in REFLEXIVE
    )


def is_bare_participle(words: Sequence[Token], group: Sequence[int], lang: str) -> bool:
    """Whether a group is one participle without an auxiliary, as titles and attributes have it."""
    return len(group) == 1 and is_participle(words[group[0]].norm, lang)


def is_pronoun(token: Token, lang: str) -> bool:
    return token.norm in PRONOUNS.get(lang, ())
