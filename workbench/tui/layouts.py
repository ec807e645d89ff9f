"""A screen laid out once where Textual lays it out twice."""

from __future__ import annotations

from typing import Any, NamedTuple

from textual.geometry import Size
from textual.widget import Widget


class LaidOutOnce:
    """Mixed into a screen. Not itself a node: Textual takes style sheets from the first base that is one.

    Every layout tells the widgets their new extents, and a new extent asks for a layout and a repaint: both would
    come out the same, unless a scrollbar came or went. And a screen is told of the size that it has just been laid out
    for, again whenever a window opens above it.
    """

    size: Size
    walk_children: Any
    _compositor: Any

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        before = {one: _asked(one) for one in [self, *self.walk_children()]}
        super()._refresh_layout(size, scroll)  # type: ignore[misc]
        for widget, _ in self._compositor.layers:
            was, now = before.get(widget), _asked(widget)
            if was is None or (not was.layout and was.bars == now.bars):
                widget._layout_required = False
            if was is not None and not was.repaint and was.size != now.size:
                widget._repaint_required = False

    def _screen_resized(self, size: Size) -> None:
        if size != self.size:
            super()._screen_resized(size)  # type: ignore[misc]


class Asked(NamedTuple):
    """What a widget waits for, and what it has."""

    layout: bool
    repaint: bool
    size: Size
    bars: tuple[bool, bool]


def _asked(widget: Widget) -> Asked:
    bars = widget.show_vertical_scrollbar, widget.show_horizontal_scrollbar
    return Asked(widget._layout_required, widget._repaint_required, widget.size, bars)
