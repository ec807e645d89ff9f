"""What a verdict says to the trainee, and how an exercise is put, in the language of the interface."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from workbench.drills.forms import wanted_tense
from workbench.drills.model import NO_SIDE, Item, Option, Verdict
from workbench.glossary.model import Glossary
from workbench.text.words import fold

_EXPLAINED = ("partial", "wrong-side", "wrong-term", "empty")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("workbench.drills").joinpath("words.toml").read_text("utf-8"))


def say(key: str, language: str, **values: Any) -> str:
    """The words for `key`, filled with `values`. Raises KeyError for an unknown key."""
    return _words()[language][key].format(**values)


def kind_title(item: Item, language: str) -> str:
    return say(f"kind.{item.kind}", language)


def question(item: Item, language: str) -> str:
    """What the trainee is to do."""
    key = f"ask.{item.kind}"
    if item.kind == "neutral" and item.text_lang == item.lang:
        key += ".same"
    return say(key, language, lang=say(f"lang.{item.lang}", language))


def option_text(item: Item, option: Option, glossary: Glossary, language: str) -> str:
    """An option as it is shown: its words, or the name of the side."""
    if item.kind != "side":
        return option.text
    return say("no-side", language) if option.text == NO_SIDE else glossary.side_label(option.text, language)


def hint(item: Item, glossary: Glossary, language: str) -> str:
    """A little help: the first letters, or one option less."""
    wrong = [option for option in item.options if not option.right]
    if wrong and len(item.options) > 2:
        return say("hint.out", language, text=option_text(item, wrong[-1], glossary, language))
    if item.kind == "spot":
        return say("hint.count", language, count=len(item.marked))
    if item.term and not item.options:
        return say("hint.first", language, start=item.term[:2], words=len(item.term.split()))
    return say("hint.none", language)


def feedback(item: Item, verdict: Verdict, glossary: Glossary, language: str) -> list[str]:
    """The lines to show: the verdict, what was right and missed, the neutral wording with its source, the note."""
    lines = [_headline(item, verdict, glossary, language)]
    if item.kind != "side" and (verdict.label in _EXPLAINED or item.kind in ("restore", "headline")):
        lines += _listed("right", [w for w in verdict.right if w], language)
        lines += _listed("missed", [_shown(item, w, glossary, language) for w in verdict.missed if w], language)
    said = verdict.label in ("right", "variant", "inflected", "not-preferred") or item.kind == "side"
    if not said and verdict.expected and verdict.expected not in verdict.missed:
        lines += _listed("expected", [_shown(item, verdict.expected, glossary, language)], language)
    lines += [_noted(key, values, language) for key, values in verdict.notes]
    if verdict.neutral and verdict.label in ("wrong-side", "wrong-term", "empty") and _adds(item, verdict, glossary):
        lines += _listed("neutral", [verdict.neutral], language)
    if verdict.source and item.kind != "restore":
        lines += _listed("source", [verdict.source], language)
    note = item.note.get(language) or item.note.get("en")
    if note:
        lines.append(note)
    if verdict.doubtful and not verdict.passed:
        lines.append(say("doubt", language))
    return lines


def _adds(item: Item, verdict: Verdict, glossary: Glossary) -> bool:
    """Whether the neutral wording tells something new: the verb of a concept of distance is no neutral verb."""
    concept = glossary.concepts.get(item.concept)
    told = {fold(text) for text in (*verdict.missed, verdict.expected)}
    plain = concept is None or concept.kind not in ("report-verb", "hedge", "booster")
    return plain and item.kind != "restore" and fold(verdict.neutral or "") not in told


def _headline(item: Item, verdict: Verdict, glossary: Glossary, language: str) -> str:
    if item.kind == "side" and verdict.label != "empty":
        answer = next(option for option in item.options if option.right)
        key = "label.side.right" if verdict.passed else "label.side.wrong"
        return say(key, language, side=option_text(item, answer, glossary, language))
    key = f"label.{verdict.label}"
    if verdict.label == "wrong-side" and verdict.side:
        key += ".named"
    side = glossary.side_label(verdict.side, language) if verdict.side else ""
    right = verdict.right[0] if verdict.right else verdict.expected
    return say(key, language, given=verdict.given, expected=verdict.expected, right=right, side=side)


def _noted(key: str, values: Mapping[str, str], language: str) -> str:
    shown = {name: say(text, language) if text.startswith("tense.") else text for name, text in values.items()}
    return say(f"note.{key}", language, **shown)


def cue(item: Item, language: str) -> str:
    """The cue of a gap, with the tense wanted where the answer is a verb: the sentence alone would leave it open."""
    tense = wanted_tense(item) if item.verb else None
    shown = f"{item.beside} ({say(f'tense.{tense}', language)})" if tense else item.beside
    return labelled("cue", shown, language)


def _shown(item: Item, text: str, glossary: Glossary, language: str) -> str:
    return option_text(item, Option(text), glossary, language) if item.kind == "side" else text


def labelled(key: str, value: str, language: str) -> str:
    """`label: value`, with the space that French puts before the colon."""
    return f"{say(key, language)}{' :' if language == 'fr' else ':'} {value}"


def _listed(key: str, words: list[str], language: str) -> list[str]:
    return [labelled(key, ", ".join(words), language)] if words else []
