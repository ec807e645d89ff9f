"""One line of one column as styled segments: gutter, words, marks, search hits, counterparts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from workbench.comparison.model import Kind, Mark
from workbench.reports.kinds import EXTENT, GROUND, LOOKS
from workbench.tui.compare.layout import GUTTER, Line
from workbench.tui.compare.placing import RAILS, Placing

NO_STYLE = Style()


class Layer(NamedTuple):
    """A stretch of a column painted over the text."""

    start: int
    end: int
    style: Style


class Palette(NamedTuple):
    """The styles of a page, taken from the style sheet. `kinds`: by kind of mark."""

    text: Style
    dim: Style
    faint: Style
    current: Style
    selected: Style
    extent: Style
    rejected: Style
    related: Style
    search: Style
    found: Style
    twin: Style
    cursor: Style
    lit: Style
    kinds: Mapping[Kind, Style]


def cut(text: str, start: int, end: int, base: Style, layers: Iterable[Layer]) -> list[Segment]:
    """`text[start:end]` in pieces, each under the layers that cover it; later layers win."""
    over = [layer for layer in layers if layer.start < end and start < layer.end]
    if not over:
        return [Segment(text[start:end], base)]
    stops = sorted({start, end, *(min(max(stop, start), end) for layer in over for stop in layer[:2])})
    pieces = []
    for a, b in pairwise(stops):
        style = base
        for layer in over:
            if layer.start <= a and b <= layer.end:
                style = style + layer.style
        pieces.append(Segment(text[a:b], style))
    return pieces


def mark_layers(
    line: Line, placing: Placing, palette: Palette, selected: Mark | None, rejected: frozenset[str]
) -> list[Layer]:
    """The marks of a line as layers: colour for the extents, colour and underline for the words."""
    layers = []
    for start, end, mark in placing.on(line.column, line.paragraph):
        if mark.kind in GROUND:
            continue
        if mark.id in rejected:
            layers.append(Layer(start, end, palette.rejected))
        else:
            layers.append(Layer(start, end, palette.kinds[mark.kind]))
    if selected is not None:
        spans = selected.article if line.column == "article" else selected.origin if line.column == "origin" else ()
        ink = palette.extent if selected.kind in EXTENT else palette.selected
        layers += [Layer(start, end, palette.kinds[selected.kind] + ink) for start, end in spans]
    return layers


def gutter(line: Line, placing: Placing, palette: Palette, rejected: frozenset[str], current: bool) -> list[Segment]:
    """Rail of reuse, then the letters of up to two marks that begin on the line ("⁺" when there are more)."""
    base = palette.text + palette.current if current else palette.text
    kind = placing.rail(line)
    rail = Segment(RAILS[kind], base + palette.kinds[kind]) if kind else Segment("▏" if current else " ", base)
    marks = placing.starting(line)
    shown = marks[:1] if len(marks) > 2 else marks[:2]
    letters = [
        Segment(LOOKS[m.kind].letter, base + (palette.rejected if m.id in rejected else palette.kinds[m.kind]))
        for m in shown
    ]
    if len(marks) > 2:
        letters.append(Segment("⁺", base + palette.dim))
    padding = Segment(" " * (GUTTER - 2 - len(letters)), base)
    return [rail, padding, *letters, Segment(" ", base)]


def padded(segments: Sequence[Segment], width: int, style: Style) -> list[Segment]:
    """The segments filled up (or cut) to `width` cells."""
    used = sum(segment.cell_length for segment in segments)
    if used == width:
        return list(segments)
    if used < width:
        return [*segments, Segment(" " * (width - used), style)]
    return list(Segment.adjust_line_length(list(segments), width, style))


def clipped(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"
