"""How documents of an archive look: a row in a list, a sheet to read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbench.archive.model import Entry, Hit
from workbench.text.spans import Span
from workbench.tui.archive.jobs import Sheet
from workbench.tui.compare.wrapping import flatten
from workbench.tui.wording import say

HEAD = ("outlet", "published", "lang", "author", "url")
Part = str | Content | tuple[str, str]


def row(hit: Hit, found: Span | None, taken: bool) -> Content:
    """A document in a list: title, then what is known of it, then the passage that was found."""
    entry = hit.entry
    parts: list[Part] = [("▶ ", "bold $accent")] if taken else []
    parts += [(flatten(entry.title or entry.id), "bold"), ("\n" + facts(entry), "$ink-dim")]
    if found is not None:
        parts += ["\n", passage(hit, found)]
    return Content.assemble(*parts)


def facts(entry: Entry) -> str:
    """Time, language, outlet and id of a document on one line."""
    told = (when(entry.published), entry.lang, entry.outlet or "", entry.id)
    return flatten(" · ".join(part for part in told if part))


def passage(hit: Hit, found: Span, width: int = 120, before: int = 12) -> Content:
    """The passage on one line, from a little before the words that were found, which are lit up."""
    text, (start, end) = flatten(hit.passage), found
    cut = max(0, start - before)
    words = ("…" if cut else "") + text[cut : cut + width]
    shift = cut - (1 if cut else 0)
    return Content(words).stylize("bold $accent", start - shift, min(end - shift, len(words)))


def when(published: str | None) -> str:
    """A time of publication as short as it can be read: the day, and the minute where it is known."""
    if not published:
        return "?"
    return published[:10] + (f" {published[11:16]}" if len(published) > 15 else "")


def sheet(shown: Sheet) -> Content:
    """What is known of a document, its text with what was looked for lit up, and how it came here."""
    entry = shown.entry
    first = [fact for fact in shown.facts if fact[0] in HEAD]
    parts: list[Part] = [(flatten(entry.title or entry.id), "bold"), (f"\n{flatten(entry.id)}", "$accent")]
    parts += _table(first)
    text = Content("\n".join(flatten(line) for line in shown.text.split("\n")))
    for start, end in shown.found:
        text = text.stylize("bold underline $accent", start, end)
    parts += ["\n\n", text]
    if shown.length > len(shown.text):
        parts.append((f"\n\n{say('archive.cut', count=shown.length)}", "italic $ink-dim"))
    return Content.assemble(*parts, "\n", *_table([fact for fact in shown.facts if fact[0] not in HEAD]))


def _table(facts: Sequence[tuple[str, str]]) -> list[Part]:
    width = max((len(say(f"archive.fact {name}")) for name, _ in facts), default=0)
    parts: list[Part] = []
    for name, value in facts:
        label = f"\n{say('archive.fact ' + name):<{width}}  "
        value = f"{value[:32]}\n{'':<{width + 2}}{value[32:]}" if name == "sha256" else flatten(value)
        parts += [(label, "$ink-dim"), value]
    return parts
