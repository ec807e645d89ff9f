"""Windows, and the screen under one, dimmed: a style is mixed once, not for every piece of text that has it."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import RulesMap
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.strip import Strip
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from workbench.tui.layouts import LaidOutOnce


class Dimmed(Visual):
    """Textual's own picture of the screen beneath, made faster: its lines as they are, in mixed styles."""

    def __init__(self, screen: Screen[object], color: Color) -> None:
        self._screen, self._color = screen, color

    def render_strips(self, width: int, height: int | None, style: object, options: RenderOptions) -> list[Strip]:
        lines = self._screen._compositor.render_strips()[:height]
        return [Strip(map(self._dim, line), line.cell_length).adjust_cell_length(width) for line in lines]

    def _dim(self, segment: Segment) -> Segment:
        return Segment(segment.text, _mixed(segment.style or Style.null(), self._color))

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._screen.size.height


@lru_cache(maxsize=4096)
def _mixed(style: Style, color: Color) -> Style:
    [mixed] = BackgroundScreen.process_segments([Segment("", style)], color)
    assert mixed.style is not None
    return mixed.style


class Window(LaidOutOnce, ModalScreen[ScreenResultType]):
    """A screen that lies over another one, which shows through."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def render(self):  # type: ignore[no-untyped-def]
        found = super().render()
        return Dimmed(found.screen, found.color) if isinstance(found, BackgroundScreen) else found
