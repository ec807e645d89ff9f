"""A concept as a card: its wordings with their standing, side and strength; what it means; where that comes from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbench.glossary.model import Concept, Glossary, Term
from workbench.tui.glossary.browsing import Line, heading
from workbench.tui.wording import known, language, say

# The standing of a term by sign and colour: right, allowed, better not, loaded, never.
SIGNS = {
    "preferred": ("✓", "$success"), "admitted": ("○", "$success"), "not-preferred": ("△", "$warning"),
    "loaded": ("●", "$mark-loaded-term"), "prohibited": ("✗", "$error"),
}  # fmt: skip
_Part = Content | str | tuple[str, str]


def card(concept: Concept, glossary: Glossary, lines: Sequence[Line], own: bool) -> Content:
    """The card of a concept, with the places where it stands in the open documents."""
    tongue = language()
    parts: list[_Part] = [(heading(concept), "bold"), (f"\n{concept.id}", "$accent")]
    parts.append(
        (f" · {say('glossary.kind ' + concept.kind)}" + (f" · {say('glossary.own')}" if own else ""), "$ink-dim")
    )
    for text in (concept.definition, concept.note):
        words = text.get(tongue) or text.get("en")
        if words:
            parts.append(f"\n\n{words}")
    for lang in dict.fromkeys(term.lang for term in concept.terms):
        parts.append((f"\n\n{lang.upper()}", "bold $ink-dim"))
        for term in sorted(concept.terms_in(lang), key=lambda t: (list(SIGNS).index(t.status), t.strength)):
            parts += _term(term, glossary, tongue)
    if concept.sources:
        sources = "; ".join(glossary.source_title(source) for source in concept.sources)
        parts.append((f"\n\n{say('inspect.source')} {sources}", "$ink-dim"))
    parts += _concordance(lines)
    return Content.assemble(*parts)


def theme_name(theme: str) -> str:
    """A theme in the language of the interface; a theme of the user's own by its file's name."""
    return say(f"theme.{theme}") if known(f"theme.{theme}") else theme.replace("_", " ")


def _term(term: Term, glossary: Glossary, tongue: str) -> list[_Part]:
    sign, colour = SIGNS[term.status]
    parts: list[_Part] = ["\n", (f" {sign} ", colour), term.text]
    facts = [say(f"status.{term.status}")]
    if term.side:
        facts.append(f"{say('inspect.favours')} {glossary.side_label(term.side, tongue)}")
    if term.class_:
        facts.append(term.class_)
    parts.append((f"  {' · '.join(facts)} {'●' * term.strength}".rstrip(), "$ink-dim"))
    if term.false_friends:
        parts.append((f"  ≠ {', '.join(term.false_friends)}", "$warning"))
    return parts


def _concordance(lines: Sequence[Line]) -> list[_Part]:
    if not lines:
        return [(f"\n\n{say('glossary.nowhere')}", "$ink-dim italic")]
    parts: list[_Part] = [(f"\n\n{say('glossary.concordance', count=len(lines))}", "bold $ink-dim")]
    for line in lines:
        parts += [
            (f"\n{line.lang} ¶{line.paragraph + 1:<3}", "$ink-dim"),
            f"…{line.before}", (line.words, "bold $accent"), f"{line.after}…",
        ]  # fmt: skip
    return parts
