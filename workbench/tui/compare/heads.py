"""The line above the columns: what each one holds. And the line of kinds below: letters, counts, switches."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from workbench.comparison.model import Comparison, Kind, Mark
from workbench.reports.kinds import GROUND, LOOKS
from workbench.tui.compare.layout import GAP, GUTTER, Column
from workbench.tui.compare.painting import clipped, padded
from workbench.tui.compare.placing import RAILS, Filter, counts
from workbench.tui.compare.view import CompareView
from workbench.tui.wording import say


def column_title(comparison: Comparison, column: Column) -> str:
    """What a column holds: role, language, outlet or file."""
    article, origin = comparison.article, comparison.origin
    if column == "translation":
        package = comparison.translation.package if comparison.translation else ""
        package = package.replace(f"-{article.lang}_{origin.lang}", "")  # the pair stands before it, and room is short
        return f"{say('compare.translation')} {article.lang}→{origin.lang} · {package}"
    witness = article if column == "article" else origin
    named = witness.outlet or witness.id
    parts = [f"{say('compare.' + column)} {witness.lang}", named, (witness.published or "")[:10]]
    return " · ".join(part for part in parts if part)


class ColumnHeads(Widget):
    """Titles of the columns, as wide as the columns."""

    def __init__(self, view: CompareView, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view = view

    def on_mount(self) -> None:
        self.watch(self._view, "page", self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        page, comparison, base = self._view.page, self._view.comparison, self.rich_style
        if page is None or comparison is None:
            return Strip.blank(self.size.width, base)
        if page.stacked:
            words = f"{column_title(comparison, 'article')}  ⇄  {column_title(comparison, 'origin')}"
            return Strip(padded([Segment(" " + clipped(words, self.size.width - 2), base)], self.size.width, base))
        segments: list[Segment] = []
        for index, (column, width) in enumerate(zip(page.columns, page.widths, strict=True)):
            if index:
                segments.append(Segment("│", base + self._view.palette.faint))
            words = clipped(column_title(comparison, column), width - GUTTER)
            segments += padded([Segment(" " * GUTTER + words, base)], width, base)
        used = sum(page.widths) + GAP * (len(page.widths) - 1)
        return Strip(padded(segments, max(self.size.width, used), base))


class Legend(Static):
    """Every kind that was found: letter and count, a click switches it. And the shares of reuse."""

    def show(
        self, comparison: Comparison, marks: tuple[Mark, ...], filter_: Filter, at: int | None, of: int, done: str = ""
    ) -> None:
        """`at`: the number of the mark in hand among the `of` that are walked; `done`: what was just done."""
        found = counts(marks)
        parts: list[Content] = []
        for kind, count in found.items():
            if kind not in GROUND:
                parts.append(self._switch(kind, count, kind in filter_.hidden))
        summary = comparison.summary
        shares = Content.assemble(
            (f"{RAILS['verbatim']} ", "$mark-verbatim"), f"{summary.verbatim:.0%} ",
            (f"{RAILS['rewritten']} ", "$mark-rewritten"), f"{summary.rewritten:.0%} ",
            ("+ ", "$mark-addition"), f"{summary.new:.0%} ",
            ("- ", "$mark-omission"), f"{summary.omitted:.0%}",
        )  # fmt: skip
        place = f"{at or '–'}/{of}" + (f" ≥{filter_.least:.0%}" if filter_.least else "")
        told = [Content.styled(done, "$success")] if done else []
        self.update(Content("  ").join([Content.styled(place, "bold"), *told, Content(" ").join(parts), shares]))

    @staticmethod
    def _switch(kind: Kind, count: int, off: bool) -> Content:
        style = "$ink-faint strike" if off else f"bold $mark-{kind}"
        chip = Content.styled(f"{LOOKS[kind].letter}{count}", style)
        return chip.stylize(Style.from_meta({"kind": kind}))

    async def on_click(self, event: events.Click) -> None:
        kind = event.style.meta.get("kind")
        if kind:
            await self.run_action(f"screen.toggle_kind('{kind}')")
