"""The chain as one widget that draws line by line: a tree on a time axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tracing.model import Chain
from workbench.tui.bindings import Spoken, key
from workbench.tui.trace.axis import Cell, Scale, drawn, scale_of
from workbench.tui.trace.painting import Inks, head, label_width, node_line
from workbench.tui.trace.rows import Row, Story, stories_of, title_of


@dataclass(eq=False)
class Taken(Message):
    """Another text of the chain is in hand."""

    row: Row | None


class ChainView(Spoken, ScrollView, can_focus=True):
    """Stories beneath one another. Owns what is painted and which text is in hand."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chain--{name}" for name in Inks._fields}
    BINDINGS = [
        key("chain-down", "j,down", "step(1)"),
        key("chain-up", "k,up", "step(-1)"),
        key("chain-page-down", "pagedown,space,ctrl+f", "page(1)"),
        key("chain-page-up", "pageup,ctrl+b", "page(-1)"),
        key("chain-first", "home", "step(-1000000)"),
        key("chain-last", "end", "step(1000000)"),
        key("chain-story", "right_square_bracket", "story(1)"),
        key("chain-story-back", "left_square_bracket", "story(-1)"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chain: Chain | None = None
        self.article: str | None = None
        self.lone = self.even = False
        self._stories: list[Story] = []
        self._lines: list[tuple[int, int]] = []  # line → (story, row); row -1 is the head, story -1 a blank line
        self._texts: list[int] = []  # the lines that hold a text
        self._at = 0  # which of them is in hand
        self._drawn: dict[int, tuple[Scale | None, list[list[Cell]]]] = {}
        self._inks: Inks | None = None

    # What is shown

    def show(self, chain: Chain, article: str | None = None) -> None:
        """Show a chain; the text in hand stays in hand where it is still there, else the article is."""
        before = self.in_hand
        self.chain, self.article = chain, article
        self.relay()
        self.take(before.node.id if before is not None else article)

    def relay(self) -> None:
        """Lay the rows out anew."""
        self._stories = stories_of(self.chain, self.lone) if self.chain is not None else []
        self._lines, self._texts, self._drawn = [], [], {}
        for number, story in enumerate(self._stories):
            self._lines.append((number, -1))
            for row in range(len(story.rows)):
                self._texts.append(len(self._lines))
                self._lines.append((number, row))
            self._lines.append((-1, 0))
        self._at = min(self._at, max(len(self._texts) - 1, 0))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def take(self, name: str | None) -> None:
        """Take a text in hand by its id; the first one where it is not here."""
        places = [at for at, line in enumerate(self._texts) if name and self._row(line).node.id == name]
        self._go(places[0] if places else 0)

    @property
    def in_hand(self) -> Row | None:
        """The row in hand."""
        return self._row(self._texts[self._at]) if self._texts else None

    def _row(self, line: int) -> Row:
        story, row = self._lines[line]
        return self._stories[story].rows[row]

    # Moving

    def action_step(self, by: int) -> None:
        self._go(self._at + by)

    def action_page(self, by: int) -> None:
        self._go(self._at + by * max(self.size.height - 2, 1))

    def action_story(self, by: int) -> None:
        """To the first text of the next story, or of this one and then of the one before."""
        if not self._texts:
            return
        firsts = [at for at, line in enumerate(self._texts) if self._lines[line][1] == 0]
        after = [at for at in firsts if at > self._at]
        before = [at for at in firsts if at < self._at]
        if by > 0 and after:
            self._go(after[0])
        elif by < 0 and before:
            self._go(before[-1])

    def _go(self, at: int) -> None:
        self._at = min(max(at, 0), max(len(self._texts) - 1, 0))
        if self._texts:
            line = self._texts[self._at]
            above = 1 if self._lines[line][1] == 0 else 0  # the head of the story comes into view with its first text
            self.scroll_to_region(Region(0, line - above, 1, 1 + above), animate=False)
        self.refresh()
        self.post_message(Taken(self.in_hand))

    def on_click(self, event: events.Click) -> None:
        line = event.y + self.scroll_offset.y
        if line in self._texts:
            self._go(self._texts.index(line))

    # Painting

    def render_line(self, y: int) -> Strip:
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if line >= len(self._lines) or self._lines[line][0] < 0 or width < 30:
            return Strip.blank(self.size.width, self.inks.text)
        number, at = self._lines[line]
        story = self._stories[number]
        scale, grid = self._drawing(number, width)
        if at < 0:
            segments = head(title_of(story), scale, width, self.inks)
        else:
            row = story.rows[at]
            in_hand = bool(self._texts) and line == self._texts[self._at]
            is_article = row.node.id == self.article
            segments = node_line(row, grid[at], width, self.inks, in_hand, is_article)
        return Strip(segments).adjust_cell_length(width, self.inks.text)

    def _drawing(self, number: int, width: int) -> tuple[Scale | None, list[list[Cell]]]:
        if number not in self._drawn:
            rows = self._stories[number].rows
            room = width - label_width(width)
            scale = scale_of(rows, room, self.even)
            self._drawn[number] = scale, drawn(rows, scale, room)
        return self._drawn[number]

    def on_resize(self) -> None:
        self._drawn = {}
        self.refresh()

    @property
    def inks(self) -> Inks:
        if self._inks is None:
            made = {
                name: self.get_component_rich_style(f"chain--{name}", partial=name != "text") for name in Inks._fields
            }
            self._inks = Inks(**made)
        return self._inks

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._inks = None
        self.refresh()

    def as_text(self) -> str:
        """Everything that is drawn, as plain lines."""
        width = max(self.scrollable_content_region.width, 60)
        lines = []
        for number, at in self._lines:
            if number < 0:
                lines.append("")
                continue
            scale, grid = self._drawing(number, width)
            story = self._stories[number]
            made: list[Segment] = (
                head(title_of(story), scale, width, self.inks)
                if at < 0
                else node_line(story.rows[at], grid[at], width, self.inks, False, False)
            )
            lines.append("".join(segment.text for segment in made).rstrip())
        return "\n".join(lines).strip() + "\n"
