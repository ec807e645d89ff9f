"""Small windows over a screen: a frame, a menu of choices, a line to write, an error whose text can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from workbench.errors import UserError
from workbench.tui.bindings import Spoken, key
from workbench.tui.dimming import Window
from workbench.tui.wording import say

Result = TypeVar("Result")


class Dialog(Spoken, Window[Result]):
    """A framed window; escape closes it without a result."""

    BINDINGS = [key("close", "escape", "close", show=True)]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        low, high = (name for _, name in self.VERTICAL_BREAKPOINTS)
        self.add_class(
            high if self.app.size.height >= self.VERTICAL_BREAKPOINTS[1][0] else low
        )  # not only when laid out
        with Vertical(classes="dialog") as frame:
            frame.border_title = self._title
            yield from self.body()

    def body(self) -> ComposeResult:
        raise NotImplementedError

    def action_close(self) -> None:
        self.dismiss(None)

    def action_cursor(self, down: bool) -> None:
        """Move in the list of a window that has one."""
        listed = self.query_one(OptionList)
        if down:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()


class Menu(Dialog[str]):
    """One of several choices (id, words); the result is its id. A digit chooses too."""

    BINDINGS = [
        key("menu-down", "j", "cursor(True)"),
        key("menu-up", "k", "cursor(False)"),
        *(key(f"menu-{n}", str(n), f"choose({n})") for n in range(1, 10)),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(title)
        self._choices = list(choices)

    def body(self) -> ComposeResult:
        options = [Option(f"{n}  {words}", id=name) for n, (name, words) in enumerate(self._choices, start=1)]
        yield OptionList(*options, markup=False)

    def action_choose(self, number: int) -> None:
        if number <= len(self._choices):
            self.dismiss(self._choices[number - 1][0])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class Ask(Dialog[str]):
    """One line from the user."""

    def __init__(self, title: str, value: str = "", hint: str = "") -> None:
        super().__init__(title)
        self._value, self._hint = value, hint

    def body(self) -> ComposeResult:
        yield Input(self._value, placeholder=self._hint)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Write(Dialog[str]):
    """Several lines from the user: ctrl+s keeps them, ctrl+e opens the external editor."""

    BINDINGS = [
        key("write-keep", "ctrl+s", "keep", show=True, priority=True),
        key("write-editor", "ctrl+e", "editor", show=True, priority=True),
    ]

    def __init__(self, title: str, value: str = "", tall: bool = False, suffix: str = ".md") -> None:
        super().__init__(title)
        self._value, self._suffix = value, suffix
        self.set_class(tall, "-tall")

    def body(self) -> ComposeResult:
        yield TextArea(self._value, soft_wrap=True)
        yield Static(say("dialog.write hint"), classes="hint", markup=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        if not self.has_class("-tall"):
            area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text)

    def action_editor(self) -> None:
        from workbench.tui.external import edit

        area = self.query_one(TextArea)
        try:
            written = edit(self.app, area.text, self._suffix)
        except UserError as error:
            self.notify(str(error), severity="error", timeout=8)
            return
        if written == area.text.rstrip("\n"):
            self.notify(say("editor.unchanged"), severity="warning")
        else:
            area.load_text(written)
            area.move_cursor(area.document.end)


class ErrorBox(Dialog[None]):
    """One sentence that says what is wrong and what to do; the whole of it can be copied."""

    BINDINGS = [key("error-copy", "y,c", "copy", show=True), key("error-close", "enter,q", "close")]

    def __init__(self, sentence: str, trace: str = "") -> None:
        super().__init__(say("dialog.error"))
        self._sentence, self._trace = sentence, trace

    def body(self) -> ComposeResult:
        yield Static(self._sentence, id="error-sentence", markup=False)
        if self._trace:
            yield TextArea(self._trace, read_only=True, id="error-trace")
        yield Static(say("dialog.error hint"), classes="hint", markup=False)

    def action_copy(self) -> None:
        from workbench.tui.clipboard import copy

        copy(self.app, f"{self._sentence}\n\n{self._trace}".strip(), say("dialog.error"))
