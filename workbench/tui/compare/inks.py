"""The colours of a page as the style sheet has them."""

from __future__ import annotations

from typing import ClassVar

from textual.widget import Widget

from workbench.reports.kinds import LOOKS
from workbench.tui.compare.painting import Palette

_NAMES = tuple(name for name in Palette._fields if name != "kinds")


class Inks(Widget):
    """Holds the component classes of the page, is never seen and never changes but with the theme.

    On the page itself, all thirty would be matched against the style sheet whenever it gains or loses the focus.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"compare--{name}" for name in _NAMES),
        *(f"compare--mark-{kind}" for kind in LOOKS),
    }
    DEFAULT_CSS = "Inks { display: none; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._palette: Palette | None = None

    @property
    def palette(self) -> Palette:
        """The styles; another object when the theme has changed them."""
        if self._palette is None:
            named = {name: self.get_component_rich_style(f"compare--{name}", partial=name != "text") for name in _NAMES}
            kinds = {kind: self.get_component_rich_style(f"compare--mark-{kind}", partial=True) for kind in LOOKS}
            self._palette = Palette(**named, kinds=kinds)
        return self._palette

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = None
