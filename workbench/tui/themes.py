"""The program's own themes, and a colour for every kind of mark in any theme."""

from __future__ import annotations

from textual.theme import Theme

# Hues chosen so that neighbours in a text differ in lightness too; the letter and the underline say the same.
_DARK = {
    "headline": "#f0c674", "loaded-term": "#f47c7c", "attribution": "#d3a0e0", "certainty": "#e3b35c",
    "quotation-marks": "#62c4c3", "agency": "#86a8f5", "number": "#f2976b", "date": "#ee9fc4", "name": "#9cc3ff",
    "addition": "#8fc98a", "no-match": "#98a0ad", "omission": "#d98a8a", "moved": "#7fa7e8", "verbatim": "#7b8794",
    "rewritten": "#59636f",
}  # fmt: skip
_LIGHT = {
    "headline": "#8a5a00", "loaded-term": "#b3261e", "attribution": "#7b3a93", "certainty": "#8a5b00",
    "quotation-marks": "#006d70", "agency": "#2348b0", "number": "#a8430c", "date": "#a01f66", "name": "#1757a6",
    "addition": "#2c6e2f", "no-match": "#5f6671", "omission": "#9b3b3b", "moved": "#2f5fae", "verbatim": "#6a7480",
    "rewritten": "#98a1ab",
}  # fmt: skip
_ANSI = {
    "headline": "ansi_bright_yellow", "loaded-term": "ansi_bright_red", "attribution": "ansi_magenta",
    "certainty": "ansi_yellow", "quotation-marks": "ansi_cyan", "agency": "ansi_blue", "number": "ansi_red",
    "date": "ansi_bright_magenta", "name": "ansi_bright_blue", "addition": "ansi_green",
    "no-match": "ansi_bright_black", "omission": "ansi_red", "moved": "ansi_blue", "verbatim": "ansi_bright_black",
    "rewritten": "ansi_bright_black",
}  # fmt: skip

_INK = {"ink-dim": "#8b94a1", "ink-faint": "#4d5662", "search": "#6b5518", "found": "#e3b35c", "twin": "#2b4a57"}
_INK_LIGHT = {"ink-dim": "#666e79", "ink-faint": "#b9bec5", "search": "#f3e2a9", "found": "#b57a00", "twin": "#cfe5ea"}
_INK_ANSI = {
    "ink-dim": "ansi_bright_black", "ink-faint": "ansi_bright_black", "search": "ansi_yellow",
    "found": "ansi_bright_yellow", "twin": "ansi_cyan",
}  # fmt: skip

DARK = Theme(
    name="workbench-dark",
    primary="#7fa7e8", secondary="#62c4c3", accent="#e3b35c", warning="#e3b35c", error="#e8736f", success="#8fc98a",
    foreground="#d6dae1", background="#14171c", surface="#191d23", panel="#20252d", dark=True,
    variables={"footer-key-foreground": "#e3b35c", "footer-background": "#191d23", "block-cursor-text-style": "none",
               "block-cursor-background": "#2c3541", "block-cursor-foreground": "#f1f3f6",
               "block-cursor-blurred-background": "#232a33", "border": "#3a4350", "border-blurred": "#2a313b",
               "scrollbar": "#333b46", "scrollbar-background": "#14171c", "scrollbar-hover": "#475160",
               "scrollbar-active": "#7fa7e8", "scrollbar-background-hover": "#14171c",
               "scrollbar-background-active": "#14171c"},
)  # fmt: skip
LIGHT = Theme(
    name="workbench-light",
    primary="#2f5fae", secondary="#006d70", accent="#a06400", warning="#a06400", error="#b3261e", success="#2c6e2f",
    foreground="#23272d", background="#fbfaf6", surface="#f3f1eb", panel="#e9e6de", dark=False,
    variables={"footer-key-foreground": "#8a5a00", "footer-background": "#f3f1eb", "block-cursor-text-style": "none",
               "block-cursor-background": "#dfe5ef", "block-cursor-foreground": "#111418",
               "block-cursor-blurred-background": "#e8eaee", "border": "#c3beb2", "border-blurred": "#dcd8ce",
               "scrollbar": "#cfcabf", "scrollbar-background": "#fbfaf6", "scrollbar-hover": "#b6b0a4",
               "scrollbar-active": "#2f5fae", "scrollbar-background-hover": "#fbfaf6",
               "scrollbar-background-active": "#fbfaf6"},
)  # fmt: skip
OWN = (DARK, LIGHT)


def variables_for(theme: Theme) -> dict[str, str]:
    """CSS variables of the marks and of the inks, for whatever theme the user picks."""
    if theme.ansi:
        marks, ink = _ANSI, _INK_ANSI
    else:
        marks, ink = (_DARK, _INK) if theme.dark else (_LIGHT, _INK_LIGHT)
    return {f"mark-{kind}": colour for kind, colour in marks.items()} | ink
