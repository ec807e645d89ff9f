"""Two faces of an exercise: a screen of 80×24 driven by keys, and plain lines for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import click

from workbench.drills.answering import numbered_words
from workbench.drills.feedback import cue, hint, kind_title, labelled, option_text, question, say
from workbench.drills.model import CHOICES, Item, Verdict
from workbench.glossary.model import Glossary

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

QUIT = (":q", ":quit")


class Face(Protocol):
    """`ask` gives the answer, or None to stop; `show` gives "next", "appeal", "stop" or "appeal stop"."""

    def ask(self, item: Item, head: str, *, hints: bool) -> str | None: ...
    def show(self, item: Item, verdict: Verdict, lines: Sequence[str], *, appeal: bool) -> str: ...
    def tell(self, lines: Sequence[str]) -> None: ...


class PlainFace:
    """One thing a line, nothing redrawn, every mark said in words."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self._glossary, self._language = glossary, language

    def ask(self, item: Item, head: str, *, hints: bool) -> str | None:
        self.tell(["", f"{head}. {kind_title(item, self._language)}.", question(item, self._language)])
        if item.beside:
            spoken = cue(item, self._language) if item.kind == "cloze" else ""
            self.tell([spoken or labelled("origin", item.beside, self._language)])
        if item.kind == "spot":
            self.tell(["  ".join(f"{n} {word.text}" for n, word in enumerate(numbered_words(item), 1))])
        else:
            self.tell([item.text])
        marked = [item.text[a:b] for a, b in item.marked]
        if marked and item.kind not in ("spot", "cloze"):
            self.tell([f"{'→'} {', '.join(marked)}"])
        for number, option in enumerate(item.options, 1):
            self.tell([f"{number}. {option_text(item, option, self._glossary, self._language)}"])
        return self._read(item, hints)

    def _read(self, item: Item, hints: bool) -> str | None:
        keys = [say("key.hint.typed", self._language)] if hints else []
        keys += [say("key.quit.typed", self._language)]
        while True:
            answer = _line(f"{say('your.answer', self._language)} ({', '.join(keys)}): ")
            if answer is None or answer.strip() in QUIT:
                return None
            if answer.strip() == "?" and hints:
                self.tell([labelled("hint", hint(item, self._glossary, self._language), self._language)])
                continue
            return answer

    def show(self, item: Item, verdict: Verdict, lines: Sequence[str], *, appeal: bool) -> str:
        self.tell(lines)
        if not appeal:
            return "next"
        answer = _line(f"({say('key.next', self._language)}, {say('appeal.hint', self._language)}): ")
        if answer is None or answer.strip() in QUIT:
            return "stop"
        if answer.strip().lower() != "a":
            return "next"
        self.tell([say("appeal.kept", self._language)])
        return "appeal"

    def tell(self, lines: Sequence[str]) -> None:
        for line in lines:
            click.echo(line)


def _line(prompt: str) -> str | None:
    """A typed line; None at the end of the input."""
    click.echo(prompt, nl=False)
    try:
        return input()
    except EOFError:
        click.echo()
        return None


class ScreenFace:
    """One screen an exercise; choices by a single key, words typed. Colour only repeats what is written."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        from rich.console import Console

        self._console: Console = Console(highlight=False)
        self._glossary, self._language = glossary, language

    def ask(self, item: Item, head: str, *, hints: bool) -> str | None:
        self._draw(item, head)
        if item.kind in CHOICES:
            return self._choose(item, hints)
        return self._type(item, hints)

    def _draw(self, item: Item, head: str) -> None:
        from rich.padding import Padding
        from rich.rule import Rule
        from rich.text import Text

        console = self._console
        console.clear()
        console.print(Rule(f"[bold]{kind_title(item, self._language)}[/]  {head}", align="left", style="dim"))
        console.print(Padding(Text(question(item, self._language), style="italic"), (0, 2, 1, 2)))
        parts: list[RenderableType] = []
        if item.beside and item.kind != "cloze":
            parts += [Text(say("origin", self._language), style="dim"), Text(item.beside), Text("")]
            parts += [Text(say("article", self._language), style="dim")]
        parts.append(self._numbered(item) if item.kind == "spot" else _marked(item))
        if item.kind == "cloze":
            parts += [Text(""), Text(cue(item, self._language), style="dim")]
        for part in parts:
            console.print(Padding(part, (0, 4)))
        if item.options:
            console.print()
        for number, option in enumerate(item.options, 1):
            shown = option_text(item, option, self._glossary, self._language)
            console.print(Padding(Text.assemble((f"{number}", "bold"), f"  {shown}"), (0, 4)))
        console.print()

    def _numbered(self, item: Item) -> Text:
        from rich.text import Text

        text, last = Text(), 0
        for number, word in enumerate(numbered_words(item), 1):
            text.append(item.text[last : word.start])
            text.append(f"{number}·", style="dim")
            text.append(word.text)
            last = word.end
        text.append(item.text[last:])
        return text

    def _choose(self, item: Item, hints: bool) -> str | None:
        keys = [say("key.choose", self._language, count=len(item.options))]
        keys += [say("key.hint", self._language)] if hints else []
        self._console.print("   " + "   ".join([*keys, say("key.quit", self._language)]), style="dim")
        while True:
            key = click.getchar()
            if key in ("q", "\x04", "\x1b"):
                return None
            if key == "\x03":
                raise KeyboardInterrupt
            if key in ("h", "?") and hints:
                self._hint(item)
            elif key.isdecimal() and 1 <= int(key) <= len(item.options):
                return key

    def _type(self, item: Item, hints: bool) -> str | None:
        keys = [say("key.hint.typed", self._language)] if hints else []
        keys += [say("key.skip", self._language), say("key.quit.typed", self._language)]
        self._console.print("   " + "   ".join(keys), style="dim")
        while True:
            _edit_lines()
            try:
                answer = input("  > ")
            except EOFError:
                return None
            if answer.strip() in QUIT:
                return None
            if answer.strip() == "?" and hints:
                self._hint(item)
                continue
            return answer

    def _hint(self, item: Item) -> None:
        words = hint(item, self._glossary, self._language)
        self._console.print(f"   {labelled('hint', words, self._language)}", style="italic", markup=False)

    def show(self, item: Item, verdict: Verdict, lines: Sequence[str], *, appeal: bool) -> str:
        from rich.padding import Padding
        from rich.text import Text

        style = "bold green" if verdict.credit == 1 else "bold yellow" if verdict.passed else "bold red"
        sign = "✓" if verdict.credit == 1 else "~" if verdict.passed else "✗"
        self._console.print()
        self._console.print(Padding(Text(f"{sign} {lines[0]}", style=style), (0, 2)))
        for line in lines[1:]:
            self._console.print(Padding(Text(line), (0, 4)))
        keys = [say("key.next", self._language)] + ([say("appeal.hint", self._language)] if appeal else [])
        self._console.print("\n   " + "   ".join([*keys, say("key.quit", self._language)]), style="dim")
        doing = "next"
        while True:
            key = click.getchar()
            if key == "\x03":
                raise KeyboardInterrupt
            if key in ("\r", "\n", " ", "n"):
                return doing
            if key in ("q", "\x04", "\x1b"):
                return "stop" if doing == "next" else f"{doing} stop"
            if key == "a" and appeal and doing == "next":
                doing = "appeal"
                self._console.print(f"   {say('appeal.kept', self._language)}", markup=False)

    def tell(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._console.print(f"  {line}", markup=False)


def _marked(item: Item) -> Text:
    """The text with the words in question between ‹ ›, bold and underlined."""
    from rich.text import Text

    text, last = Text(), 0
    for start, end in item.marked:
        text.append(item.text[last:start])
        shown = item.text[start:end]
        text.append(shown if item.kind == "cloze" else f"‹{shown}›", style="bold underline")
        last = end
    text.append(item.text[last:])
    return text


def _edit_lines() -> None:
    """Arrow keys and Home in typed answers, where the system has readline."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
