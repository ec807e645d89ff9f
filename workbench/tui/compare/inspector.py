"""What there is to know about the mark in hand: what, why, how sure, by whom, and the glossary's word on it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.comparison.explain import explain
from workbench.comparison.model import Mark
from workbench.glossary.model import Concept, Glossary, Term
from workbench.reports.kinds import LOOKS
from workbench.translation.model import Hypothesis
from workbench.tui.bindings import Spoken, key
from workbench.tui.wording import language, say

_HIDDEN_EVIDENCE = {"rule", "values"}


@dataclass(frozen=True, slots=True)
class Renderings:
    """A sentence of the article and its translations, the likeliest first; None while they are looked for."""

    source: str
    hypotheses: tuple[Hypothesis, ...] | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the inspector shows of one mark.

    `status`: "", "accepted" or "rejected"; `by`: machine or analyst; `analyst`: who spoke last, when somebody else.
    """

    mark: Mark
    by: str = "machine"
    status: str = ""
    analyst: str = ""
    note: str = ""
    machine_kind: str = ""
    concepts: tuple[tuple[Concept, Term | None], ...] = ()
    renderings: Renderings | None = None
    languages: tuple[str, str] = ("fr", "en")
    paragraphs: tuple[str, str] = ("", "")
    extra: Mapping[str, str] = field(default_factory=dict)


def describe(dossier: Dossier, glossary: Glossary | None) -> Content:
    """The inspector's text. Every part that is there starts on its own line."""
    blocks = [_heading(dossier), _explanation(dossier.mark), _change(dossier.mark)]
    if dossier.note:
        blocks.append(Content.assemble(("✎ ", "$accent"), dossier.note))
    if glossary is not None:
        blocks += [_concept(concept, term, glossary, dossier) for concept, term in dossier.concepts]
    blocks += [_renderings(dossier), _evidence(dossier.mark)]
    return Content("\n").join([block for block in blocks if block.plain])


def _heading(dossier: Dossier) -> Content:
    mark = dossier.mark
    look = LOOKS[mark.kind]
    bar = "█" * round(mark.confidence * 5) + "░" * (5 - round(mark.confidence * 5))
    parts: list[Content | str | tuple[str, str]] = [
        (f" {look.letter} ", f"reverse bold $mark-{mark.kind}"),
        (f" {look.name(language())}", f"bold $mark-{mark.kind}"),
        (f"   {bar} {mark.confidence:.0%}", "$ink-dim"),
        (f"   {_author(dossier)}", "$ink-dim"),
    ]
    if dossier.machine_kind:
        parts.append((f"   {say('inspect.was', kind=LOOKS[dossier.machine_kind].name(language()))}", "$ink-dim"))  # type: ignore[index]
    if dossier.status:
        sign, style = ("✓", "$success") if dossier.status == "accepted" else ("✗", "$error")
        by = f" ({dossier.analyst})" if dossier.analyst and dossier.by == "machine" else ""
        parts.append((f"   {sign} {say('inspect.' + dossier.status)}{by}", style))
    places = "  ⇄  ".join(place for place in dossier.paragraphs if place)
    if places:
        parts.append((f"   {places}", "$ink-dim"))
    return Content.assemble(*parts)


def _author(dossier: Dossier) -> str:
    if dossier.by == "analyst" and dossier.analyst:
        return say("inspect.by name", name=dossier.analyst)
    return say("inspect.by " + dossier.by)


def _explanation(mark: Mark) -> Content:
    """In the language of the interface where the rule is known to the catalogue, else as it was made."""
    values = mark.evidence.get("values")
    if isinstance(values, Mapping):
        # A result of another version may hold a rule that the catalogue here lacks: its own sentence serves.
        with suppress(KeyError, ValueError, IndexError):
            return Content(explain(str(mark.evidence.get("rule")), values, language()))
    return Content(mark.explanation)


def _change(mark: Mark) -> Content:
    if not mark.from_ and not mark.to:
        return Content("")
    parts: list[Content | str | tuple[str, str]] = [(f"{say('inspect.origin')} ", "$ink-dim")]
    parts.append((_short(mark.from_), "bold") if mark.from_ else ("—", "$ink-dim"))
    long = len(mark.from_ or "") + len(mark.to or "") > 100
    parts.append((("\n→ " if long else "   →   ") + f"{say('inspect.article')} ", "$ink-dim"))
    parts.append((_short(mark.to), "bold") if mark.to else ("—", "$ink-dim"))
    return Content.assemble(*parts)


def _concept(concept: Concept, term: Term | None, glossary: Glossary, dossier: Dossier) -> Content:
    tongue = language()
    definition = concept.definition.get(tongue) or concept.definition.get("en", "")
    parts: list[Content | str | tuple[str, str]] = [
        (f"{say('inspect.glossary')} ", "$ink-dim"),
        (concept.id, "$accent"),
    ]
    if term is not None:
        side = f" · {say('inspect.favours')} {glossary.side_label(term.side, tongue)}" if term.side else ""
        parts.append(
            f"  {term.text} [{say('status.' + term.status)}{side}{' ' + '●' * term.strength if term.strength else ''}]"
        )
    parts.append(f"\n  {definition}" if definition else "")
    # A report verb has a class, not a side: the neutral verb is another concept's, so none is named here.
    sided = concept.kind not in ("report-verb", "hedge", "booster")
    neutral = [(lang, concept.neutral(lang)) for lang in dict.fromkeys(dossier.languages) if sided]
    named = ", ".join(f"{found.text} ({lang})" for lang, found in neutral if found)
    if named:
        parts += [(f"\n  {say('inspect.neutral')} ", "$ink-dim"), (named, "$success")]
    note = concept.note.get(tongue) or concept.note.get("en")
    if note:
        parts.append(f"\n  {note}")
    if concept.sources:
        sources = "; ".join(glossary.source_title(source) for source in concept.sources)
        parts += [(f"\n  {say('inspect.source')} {sources}", "$ink-dim")]
    return Content.assemble(*parts)


def _evidence(mark: Mark) -> Content:
    shown = {k: v for k, v in mark.evidence.items() if k not in _HIDDEN_EVIDENCE and v not in (None, "", [], {})}
    words = " · ".join(f"{name}: {_flat(value)}" for name, value in shown.items())
    rule = str(mark.evidence.get("rule", ""))
    parts = " · ".join(part for part in (f"{say('inspect.rule')} {rule}" if rule else "", words) if part)
    labels = f" · {', '.join(mark.labels)}" if mark.labels else ""
    return Content.styled(parts + labels, "$ink-dim")


def _renderings(dossier: Dossier) -> Content:
    found = dossier.renderings
    if found is None:
        return Content("")
    lines: list[Content | str | tuple[str, str]] = [(f"{say('inspect.sentence')}  ", "$ink-dim"), found.source]
    if found.hypotheses is None:
        return Content.assemble(*lines, (f"\n{say('inspect.looking')}", "$ink-dim italic"))
    lines.append((f"\n{say('inspect.renderings')}", "$ink-dim"))
    for hypothesis in found.hypotheses:
        lines += [(f"\n  {hypothesis.score:6.2f}  ", "$ink-dim"), hypothesis.text]
    return Content.assemble(*lines)


def _flat(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {_flat(v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_flat, value))
    return str(value)


def _short(text: str | None, most: int = 160) -> str:
    flat = " ".join((text or "").split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


class Inspector(Spoken, VerticalScroll, can_focus=True):
    """A pane that shows a dossier; it takes the focus so that a long one can be scrolled."""

    BINDINGS = [key("inspector-down", "j", "scroll_down"), key("inspector-up", "k", "scroll_up")]

    def compose(self) -> ComposeResult:
        yield Static(id="dossier")

    def show(self, content: Content) -> None:
        self.query_one("#dossier", Static).update(content)
        self.scroll_home(animate=False)
