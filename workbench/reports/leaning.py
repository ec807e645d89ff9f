"""Framing in words: who speaks the loaded words, and which side they favour. Counts, never a score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.comparison.framing.summary import directions, voices
from workbench.comparison.model import Comparison, Mark
from workbench.glossary.loading import default_glossary
from workbench.reports.wording import WORDS

_VOICES = ("narrator", "attributed", "quoted")


def tally(comparison: Comparison, language: str = "en") -> list[str]:
    """At most two sentences: loaded words brought in, by speaker; wordings gained and given up, by side."""
    words = WORDS[language]
    told: list[str] = []
    spoken = voices(comparison)
    if spoken:
        parts = ", ".join(f"{spoken[voice]} {words[voice]}" for voice in _VOICES if spoken.get(voice))
        told.append(f"{words['loaded words']}{words['colon']}{parts}")
    gains = [
        f"{side_name(d.side, language)}{f' +{d.toward}' if d.toward else ''}{f' −{d.away}' if d.away else ''}"
        for d in directions(comparison)
    ]
    if gains:
        told.append(f"{words['direction']}{words['colon']}{', '.join(gains)}")
    return told


def side_of(mark: Mark, language: str = "en") -> str | None:
    """The side whose wording the article's loaded term is (or, where it gives one up, the origin's), by name."""
    for witness in ("article", "origin"):
        entry = _entry(mark, witness)
        if entry.get("side"):
            return side_name(str(entry["side"]), language)
    return None


def facts(mark: Mark, language: str = "en") -> list[tuple[str, str]]:
    """What the glossary says of a mark's terms, as (name, value) pairs for a reader; empty without an entry."""
    words = WORDS[language]
    told: list[tuple[str, str]] = []
    for witness in ("article", "origin"):
        entry = _entry(mark, witness)
        side = side_name(str(entry["side"]), language) if entry.get("side") else None
        values = {"favours": side, "neutral": entry.get("neutral"), "source": entry.get("source")}
        told += [(words[name], str(value)) for name, value in values.items() if value]
    return list(dict.fromkeys(told))


def side_name(side: str, language: str = "en") -> str:
    """The glossaries' own name of a side; its key where they know none."""
    return default_glossary().side_label(side, language)


def _entry(mark: Mark, witness: str) -> Mapping[str, Any]:
    entry = mark.evidence.get(witness)
    return entry if isinstance(entry, Mapping) else {}
