"""How every face shows a kind of mark: a letter, a colour, a name in both languages."""

from __future__ import annotations

from typing import NamedTuple

from workbench.comparison.model import Kind, Mark


class Look(NamedTuple):
    """`letter` is the signal that needs no colour; `style` a rich style for 16 colours; `css` a colour pair."""

    letter: str
    style: str
    en: str
    fr: str

    def name(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


LOOKS: dict[Kind, Look] = {
    "headline": Look("H", "bold reverse", "headline", "titre"),
    "loaded-term": Look("L", "bold red", "loaded term", "terme marqué"),
    "attribution": Look("A", "bold magenta", "attribution", "attribution"),
    "certainty": Look("C", "bold yellow", "certainty", "certitude"),
    "quotation-marks": Look("Q", "bold cyan", "quotation marks", "guillemets"),
    "agency": Look("G", "bold blue", "agency", "agentivité"),
    "number": Look("#", "bold bright_red", "number", "nombre"),
    "date": Look("D", "bold bright_magenta", "date", "date"),
    "name": Look("N", "bold bright_blue", "name", "nom"),
    "addition": Look("+", "green", "addition", "ajout"),
    "no-match": Look("?", "bright_black", "no match found", "sans correspondance"),
    "omission": Look("-", "red", "omission", "omission"),
    "moved": Look("↕", "blue", "moved", "déplacé"),
    "verbatim": Look("=", "", "verbatim", "textuel"),
    "rewritten": Look("~", "", "rewritten", "récrit"),
}

# Reuse is the ground the other marks stand on: shown by row, not word by word.
GROUND: frozenset[Kind] = frozenset({"verbatim", "rewritten"})
EXTENT: frozenset[Kind] = frozenset({"verbatim", "rewritten", "addition", "no-match", "omission", "moved"})


def label(mark: Mark) -> str:
    """The short name of a mark: its kind's letter and its number ("L4"); an analyst's keeps the "a" ("La1")."""
    number = mark.id[1:] if mark.id[:1] == "m" else mark.id
    return f"{LOOKS[mark.kind].letter}{number}"
