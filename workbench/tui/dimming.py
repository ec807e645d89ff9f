"""The screen under a window, dimmed: a style is mixed once, not for every piece of text that has it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, ScreenResultType


class Dimmed(BackgroundScreen):
    """Textual's own picture of the screen beneath, made faster."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        for text, style, control in segments:
            yield Segment(text, None if control else _mixed(style or Style.null(), color), control)


@lru_cache(maxsize=4096)
def _mixed(style: Style, color: Color) -> Style:
    [mixed] = BackgroundScreen.process_segments([Segment("", style)], color)
    assert mixed.style is not None
    return mixed.style


class Window(ModalScreen[ScreenResultType]):
    """A screen that lies over another one, which shows through."""

    def render(self):  # type: ignore[no-untyped-def]
        found = super().render()
        return Dimmed(found.screen, found.color) if isinstance(found, BackgroundScreen) else found
