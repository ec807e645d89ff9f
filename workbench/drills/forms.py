"""Whether a right word stands in the right form: tense of a verb, article before a gap, hedge of a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workbench.drills.alike import words_of
from workbench.drills.model import GAP, Item, Verdict
from workbench.drills.verbforms import Tense, tense_of
from workbench.glossary.matching import find_terms
from workbench.glossary.model import CLASSES, Glossary
from workbench.text.words import fold


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


Note = tuple[str, Mapping[str, str]]

_HEDGES = frozenset(CLASSES["hedge"])
# The French conditional of hearsay (« aurait quitté », « serait mort »); English says it with words.
_CONDITIONAL = re.compile(r"\b(?:(?:aur|ser)ai(?:t|ent)|(?:pourr|devr)ai(?:t|ent))\b(?:\s+\S+){0,2}", re.I)
_ENGLISH_DOUBT = re.compile(
    r"\b(?:may|might|could)\s+have\b|\b(?:is|are|was|were)\s+(?:said|reported|thought|believed|accused|suspected)\b",
    re.I,
)
_VOWEL = re.compile(r"[aeiouyâàéèêëîïôöûüœæ]", re.I)
_AUXILIARIES = _set("a ont avait avaient avoir ayant est sont had has have having")
_FULL = _set("le la de que ne je se me te ce jusque puisque lorsque si")


def checked(item: Item, answer: str, verdict: Verdict, glossary: Glossary) -> Verdict:
    """The verdict on an accepted answer with its form looked at too: what is off costs half and is named."""
    if not verdict.passed:
        return verdict
    if item.lang == "fr" and verdict.right and _flat(verdict.given, verdict.right[0]):
        lost = ("hedge-lost", {"word": verdict.right[0]})
        return replace(verdict, label="wrong-term", right=(), missed=(item.term,), notes=(*verdict.notes, lost))
    notes: list[Note] = []
    if item.verb:
        notes += tense_notes(_group(item, answer, verdict), item.term, item.lang, wanted_tense(item))
    if item.kind == "cloze":
        notes += _article(item, answer)
    if item.kind == "translate":
        notes += lost_hedge(item, answer, glossary)
    if not notes:
        return verdict
    label = "partial" if any(key == "hedge-lost" for key, _ in notes) else "inflected"
    label = label if verdict.credit == 1 else verdict.label
    missed = tuple(values["word"] for key, values in notes if key == "hedge-lost")
    return replace(verdict, label=label, notes=(*verdict.notes, *notes), missed=(*verdict.missed, *missed))  # type: ignore[arg-type]


def _flat(given: str, wanted: str) -> bool:
    """« est » for « serait »: the conditional was the whole of it."""
    return tense_of(wanted, "fr") == "conditional" and tense_of(given, "fr") not in (None, "conditional")


def wanted_tense(item: Item) -> Tense | None:
    """The tense that a gap for a verb wants: that of the answer, and after an auxiliary the participle."""
    before = words_of(item.text.partition(GAP)[0], item.lang)
    if before and before[-1].norm in _AUXILIARIES:
        return "participle"
    return tense_of(item.term, item.lang)


def _group(item: Item, answer: str, verdict: Verdict) -> str:
    """The whole verb group of an answer: « a précisé », where the verdict quotes the main verb alone."""
    return answer.strip() if len(answer.split()) <= len(item.term.split()) + 3 else verdict.given


def tense_notes(given: str, wanted: str, lang: str, theirs: Tense | None = None) -> list[Note]:
    """That a verb stands in another tense than the sentence wants, and what the conditional does to a report."""
    ours, theirs = tense_of(given, lang), theirs or tense_of(wanted, lang)
    if ours is None or theirs is None or ours == theirs or fold(given) == fold(wanted):
        return []
    if theirs == "participle" and (ours == "past" if lang == "en" else _may_be_participle(given)):
        return []
    notes: list[Note] = [("tense", {"given": given, "tense": f"tense.{ours}", "wanted": f"tense.{theirs}"})]
    if lang == "fr" and theirs == "conditional" and ours in ("past", "present", "imperfect", "pluperfect", "future"):
        notes.append(("hedge-lost", {"word": wanted}))
    if lang == "fr" and ours == "conditional":
        notes.append(("hedge-added", {"word": given}))
    return notes


def _may_be_participle(word: str) -> bool:
    """« dit », « admis », « fait »: the same letters in the present and as a participle."""
    return re.search(r"(?:[^a]i[st]?|ait|u|ert|eint|oint)e?s?$", word.split()[0]) is not None if word.split() else False


def _article(item: Item, answer: str) -> list[Note]:
    """A French article cut short before a consonant (« l'raid ») or left whole before a vowel (« le attentat »)."""
    before = re.search(r"([^\W\d_]+['’]?) ?$", item.text.partition(GAP)[0])
    first = answer.strip()[:1].lower()
    if item.lang != "fr" or not before or first in ("", "h") or _same_start(item, answer):
        return []
    word, vowel = before[1].lower(), bool(_VOWEL.match(fold(first)))
    clash = (word in _FULL and vowel) or (word.endswith(("'", "’")) and not vowel)
    return [("article", {"word": before[1], "answer": answer.strip()})] if clash else []


def _same_start(item: Item, answer: str) -> bool:
    return fold(item.term[:1]) == fold(answer.strip()[:1])


def lost_hedge(item: Item, answer: str, glossary: Glossary) -> list[Note]:
    """That the source says it with a hearsay hedge and the answer flatly."""
    hedge = _hedge(item.text, item.text_lang, glossary, frozenset({"hearsay"}))
    short = len(words_of(answer, item.lang)) < len(words_of(item.term, item.lang)) + 3
    if short or not hedge or _hedge(answer, item.lang, glossary, _HEDGES):
        return []
    return [("hedge-lost", {"word": hedge})]


def _hedge(text: str, lang: str, glossary: Glossary, classes: frozenset[str]) -> str:
    """The first hedge of a text: a conditional of hearsay or a wording of one of the classes; empty: none."""
    pattern = {"fr": _CONDITIONAL, "en": _ENGLISH_DOUBT if classes == _HEDGES else None}.get(lang)
    found = pattern.search(text) if pattern else None
    if found:
        return found[0]
    hits = [hit for hit in find_terms(glossary, text, lang) if hit.term.class_ in classes]
    return text[hits[0].start : hits[0].end] if hits else ""
