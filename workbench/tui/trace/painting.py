"""A line of the chain in segments: on the left the tree with its letters, on the right the time axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from workbench.tracing.model import Edge
from workbench.tracing.telling import told
from workbench.tui.archive.painting import when
from workbench.tui.compare.wrapping import flatten
from workbench.tui.trace.axis import Cell, Scale, glyph
from workbench.tui.trace.rows import Row
from workbench.tui.wording import language, say

LETTERS = {"copy": "C", "translation": "T", "common-source": "S"}


class Inks(NamedTuple):
    """Styles by what they are for."""

    text: Style
    strong: Style
    dim: Style
    faint: Style
    cursor: Style
    copy: Style
    translation: Style
    source: Style
    good: Style
    bad: Style

    def of(self, name: str) -> Style:
        """The ink of a relation or of a part of the drawing."""
        inks = {
            "copy": self.copy, "translation": self.translation, "common-source": self.source, "node": self.strong,
            "absent": self.source, "fuzzy": self.dim,
        }  # fmt: skip
        return inks.get(name, self.faint)


def label_width(width: int) -> int:
    """Columns of the left part."""
    return max(24, min(52, width * 2 // 5))


def head(title: str, scale: Scale | None, width: int, ink: Inks) -> list[Segment]:
    """The head of a story: its title, and the ticks of its axis."""
    left = label_width(width)
    segments = [Segment(_fit(flatten(title), left - 1) + " ", ink.text + ink.strong)]
    line = [" "] * (width - left)
    for column, label in [(0, "?"), *scale.ticks()] if scale is not None else [(0, say("trace.no times"))]:
        line[column : column + len(label)] = list(label)
    return [*segments, Segment(_fit("".join(line), width - left), ink.text + ink.dim)]


def node_line(row: Row, cells: Sequence[Cell], width: int, ink: Inks, in_hand: bool, is_article: bool) -> list[Segment]:
    """A text of a story."""
    base = ink.text + ink.cursor if in_hand else ink.text
    return [*_label(row, label_width(width), base, ink, is_article), *_axis(row, cells, base, ink)]


def _label(row: Row, width: int, base: Style, ink: Inks, is_article: bool) -> list[Segment]:
    node, edge = row.node, row.edge
    segments = [Segment(row.guide, base + ink.faint)]
    if edge is not None:
        segments.append(Segment(LETTERS[edge.relation], base + ink.of(edge.relation) + Style(bold=True)))
        segments.append(Segment(_sign(edge), base + (ink.good if edge.decided else ink.dim)))
    if row.refused:
        segments.append(Segment("✗", base + ink.bad))
    if segments[-1].text and not segments[-1].text.endswith(" "):
        segments.append(Segment(" ", base))
    tail = f" {node.lang or ''} {_time(node.published, width)}".rstrip() if not node.hypothetical else ""
    near = f" +{len(edge.alternatives)}" if edge is not None and edge.alternatives else ""
    room = width - 1 - sum(cell_len(one.text) for one in segments) - cell_len(tail) - len(near)
    name = flatten(node.outlet or node.id)
    style = base + ink.strong + Style(italic=node.hypothetical, underline=is_article)
    shown = name if cell_len(name) <= room else _fit(name, max(room - 1, 1)) + "…"
    segments += [Segment(shown, style), Segment(near, base + ink.dim)]
    left = width - sum(cell_len(one.text) for one in segments) - cell_len(tail) - 1
    return [*segments, Segment(" " * max(left, 0) + tail + " ", base + ink.dim)]


def _sign(edge: Edge) -> str:
    return "✓" if edge.decided else "≠" if edge.machine is not None else " "


def _time(published: str | None, width: int) -> str:
    """The time where there is room for it; the axis tells it too."""
    return when(published) if width >= 40 else ""


def _axis(row: Row, cells: Sequence[Cell], base: Style, ink: Inks) -> list[Segment]:
    segments: list[Segment] = []
    for cell in cells:
        style = base + ink.of(cell.ink)
        sign = glyph(cell)
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + sign, style)
        else:
            segments.append(Segment(sign, style))
    node = row.node
    if not node.hypothetical:
        return segments
    used = max((at for at, cell in enumerate(cells) if cell.sign), default=0) + 2
    reason = _fit(flatten(told(node.note, language())), max(len(cells) - used, 0))
    return [*_first(segments, used), Segment(reason, base + ink.dim + Style(italic=True))]


def _first(segments: Sequence[Segment], width: int) -> list[Segment]:
    """The first cells of a line."""
    found: list[Segment] = []
    for segment in segments:
        if width <= 0:
            break
        found.append(Segment(segment.text[:width], segment.style))
        width -= len(segment.text)
    return found


def _fit(text: str, width: int) -> str:
    return set_cell_size(text, max(width, 0))
