"""How an exercise looks in the terminal UI: marks between ‹ ›, words with their numbers, a verdict with its sign."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbench.drills.answering import numbered_words
from workbench.drills.feedback import cue, kind_title, labelled, say
from workbench.drills.model import Item, Verdict
from workbench.tui.compare.wrapping import flatten

Part = str | Content | tuple[str, str]


def head(item: Item, progress: str, language: str) -> Content:
    """Kind of exercise, and how many are done."""
    return Content.assemble((kind_title(item, language), "bold $accent"), (f"   {progress}", "$ink-dim"))


def text(item: Item, language: str) -> Content:
    """The text in question, with the origin above it or the cue of a gap below."""
    parts: list[Part] = []
    if item.beside and item.kind != "cloze":
        parts += [(f"{say('origin', language)}\n", "$ink-dim"), flatten(item.beside)]
        parts += [(f"\n\n{say('article', language)}\n", "$ink-dim")]
    parts += _numbered(item) if item.kind == "spot" else _marked(item)
    if item.kind == "cloze":
        parts.append((f"\n\n{cue(item, language)}", "$ink-dim"))
    return Content.assemble(*parts)


def _marked(item: Item) -> list[Part]:
    parts: list[Part] = []
    last = 0
    for start, end in item.marked:
        parts.append(flatten(item.text[last:start]))
        words = flatten(item.text[start:end])
        parts.append((words if item.kind == "cloze" else f"‹{words}›", "bold underline"))
        last = end
    return [*parts, flatten(item.text[last:])]


def _numbered(item: Item) -> list[Part]:
    parts: list[Part] = []
    last = 0
    for number, word in enumerate(numbered_words(item), 1):
        parts += [flatten(item.text[last : word.start]), (f"{number}·", "$ink-dim"), (word.text, "bold")]
        last = word.end
    return [*parts, flatten(item.text[last:])]


def verdict(given: Verdict, lines: Sequence[str], language: str, typed: str = "") -> Content:
    """The verdict with ✓, ~ or ✗ before it, what belongs to it, and the keys that work now.

    `typed`: the answer, shown above. A source takes one line: the glossary has the whole of it.
    """
    sign, style = ("✓", "$success") if given.credit == 1 else ("~", "$warning") if given.passed else ("✗", "$error")
    parts: list[Part] = [(f"{labelled('your.answer', flatten(typed), language)}\n\n", "$ink-dim")] if typed else []
    parts.append((f"{sign} {lines[0]}", f"bold {style}"))
    source = labelled("source", "", language)
    parts += [(f"\n{_short(line)}", "$ink-dim") if line.startswith(source) else f"\n{line}" for line in lines[1:]]
    keys = [say("key.next", language)]
    if given.credit < 1:
        keys.append(f"F9{say('appeal.hint', language)[1:]}")
    return Content.assemble(*parts, (f"\n\n{'   '.join(keys)}", "$ink-dim"))


def _short(line: str, width: int = 72) -> str:
    return line if len(line) <= width else f"{line[: width - 1].rstrip(' ,.')}…"
