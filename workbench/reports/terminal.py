"""The comparison as the terminal prints it: summary first, then row by row, each mark with its letter and reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from workbench.comparison.model import Comparison, Mark, Witness
from workbench.reports.doubts import by_paragraph
from workbench.reports.kinds import GROUND, LOOKS
from workbench.reports.leaning import side_of, tally
from workbench.reports.rows import Row, Side, rows, segments, translated_paragraph
from workbench.reports.wording import WORDS

_WIDE, _NARROW = 130, 72  # columns: three abreast from here, stacked below there
_SHARES = (("verbatim", "█"), ("rewritten", "▒"), ("new", "░"))


def print_comparison(comparison: Comparison, language: str = "en", console: Console | None = None) -> None:
    """Print to stdout, as wide as the terminal is; `NO_COLOR` is rich's to honour."""
    console = console or Console(highlight=False)
    width = console.width
    console.print(_summary(comparison, language, width))
    for row in rows(comparison):
        console.print(_row(comparison, row, language, width))
    console.print(Rule(style="dim"))
    console.print(Text(comparison.signature, style="dim"))


def _summary(comparison: Comparison, language: str, width: int) -> RenderableType:
    words = WORDS[language]
    lines = [_witness_line(comparison.article, words["article"]), _witness_line(comparison.origin, words["origin"])]
    summary = comparison.summary
    bar, told = Text(), []
    room = min(60, width - 2)
    for name, block in _SHARES:
        share = getattr(summary, name)
        bar.append(block * round(share * room))
        told.append(f"{block} {words[name]} {share:.0%}")
    omitted = f"{words['left out']} {summary.omitted:.0%} {words['of origin']}"
    lines += [bar, Text(f"{'  '.join(told)}  ({words['words']});  {omitted}")]
    lines.append(_counts(comparison, language))
    lines += [Text(sentence) for sentence in tally(comparison, language)]
    return Group(*lines)


def _witness_line(witness: Witness, role: str) -> Text:
    facts = [witness.lang, witness.outlet, witness.published, f"sha256 {witness.sha256[:12]}"]
    title = witness.title or witness.id
    return Text.assemble((f"{role}: ", "dim"), (title, "bold"), (f"  {' · '.join(f for f in facts if f)}", "dim"))


def _counts(comparison: Comparison, language: str) -> Text:
    text = Text()
    for kind, look in LOOKS.items():
        count = comparison.summary.marks.get(kind, 0)
        if count and kind not in GROUND:
            text.append(f"{look.letter} ", look.style)
            text.append(f"{look.name(language)} {count}   ")
    return text if text else Text(WORDS[language]["no marks"])


def _row(comparison: Comparison, row: Row, language: str, width: int) -> RenderableType:
    shown = [m for m in row.marks if m.kind not in GROUND]
    body = _stacked if width < _NARROW else _abreast
    parts: list[RenderableType] = [_heading(row, language), body(comparison, row, shown, width, language)]
    parts += [_reason(mark, language) for mark in shown]
    return Group(*parts)


def _heading(row: Row, language: str) -> RenderableType:
    words = WORDS[language]
    grounds = [LOOKS[k] for k in ("verbatim", "rewritten") if any(m.kind == k for m in row.marks)]
    ground = " ".join(f"{look.letter} {look.name(language)}" for look in grounds)
    sides = [
        f"{words[name]} {','.join(str(i + 1) for i in indices)}"
        for name, indices in (("article", row.link.a), ("origin", row.link.b))
        if indices
    ]
    moved = f"  {LOOKS['moved'].letter} {words['moved']}" if row.link.moved else ""
    return Rule(Text(f"{' ↔ '.join(sides)}{moved}  {ground}".strip(), style="dim"), align="left", style="dim")


def _abreast(comparison: Comparison, row: Row, shown: Sequence[Mark], width: int, language: str) -> RenderableType:
    three = comparison.translation is not None and width >= _WIDE
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in range(3 if three else 2):
        table.add_column(ratio=1, overflow="fold")
    cells: list[RenderableType] = [_side(comparison.article, row.link.a, shown, "article")]
    if three:
        cells.append(_translated(comparison, row, language))
    cells.append(_side(comparison.origin, row.link.b, shown, "origin"))
    table.add_row(*cells)
    return table


def _translated(comparison: Comparison, row: Row, language: str) -> Text:
    """The machine translation of a row, and what to look up in the original."""
    doubts, text = by_paragraph(comparison, language), Text()
    for i in row.link.a:
        text.append(translated_paragraph(comparison, i), style="italic")
        text.append((f"\n{doubts[i]}" if i in doubts else "") + "\n", style="dim")
    text.rstrip()
    return text


def _stacked(comparison: Comparison, row: Row, shown: Sequence[Mark], width: int, language: str) -> RenderableType:
    parts: list[RenderableType] = []
    for side, indices in (("article", row.link.a), ("origin", row.link.b)):
        if indices:
            parts.append(Text(WORDS[language][side], style="dim"))
            parts.append(_side(getattr(comparison, side), indices, shown, side))  # type: ignore[arg-type]
    return Group(*parts)


def _side(witness: Witness, indices: Iterable[int], shown: Sequence[Mark], side: Side) -> Text:
    text = Text()
    for number, index in enumerate(indices):
        if number:
            text.append("\n")
        for piece in segments(witness, witness.paragraphs[index], shown, side):
            style = " ".join(dict.fromkeys(LOOKS[m.kind].style for m in piece.marks[-1:]))
            flat = " ".join(piece.text.splitlines()) if "\n" in piece.text else piece.text
            text.append(flat, style)
            for mark in piece.ends:
                text.append(f"[{LOOKS[mark.kind].letter}{mark.id[1:]}]", f"dim {LOOKS[mark.kind].style}".strip())
    return text


def _reason(mark: Mark, language: str) -> Text:
    look = LOOKS[mark.kind]
    side = side_of(mark, language)
    return Text.assemble(
        (f"  [{look.letter}{mark.id[1:]}] {look.name(language)}", look.style),
        f"  {mark.explanation}",
        f"  {WORDS[language]['favours']} {side}" if side else "",
        (f"  {mark.confidence:.0%}", "dim"),
    )
