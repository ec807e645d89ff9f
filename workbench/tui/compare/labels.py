"""The quiet line above each paragraph: its number, where moved text comes from, who drew the link."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from workbench.reports.rows import Row
from workbench.tui.compare.layout import Line
from workbench.tui.wording import say


def pointers(rows: Sequence[Row]) -> dict[int, list[tuple[int, int]]]:
    """For each row, origin paragraphs that belong after it in the origin but stand elsewhere: (origin, article).

    A reader who follows the origin downwards finds there where the moved paragraph went.
    """
    home = {j: index for index, row in enumerate(rows) if not row.link.moved for j in row.link.b}
    found: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        if row.link.moved and row.link.a and row.link.b:
            before = [home[j] for j in range(row.link.b[0]) if j in home]
            found.setdefault(before[-1] if before else 0, []).append((row.link.b[0], row.link.a[0]))
    return found


def label(
    line: Line,
    row: Row,
    away: Sequence[tuple[int, int]],
    by_analyst: bool,
    languages: Mapping[str, str],
    noted: Collection[tuple[str, int]] = (),
    doubts: Mapping[int, str] = MappingProxyType({}),
) -> str:
    """The words of a label line.

    `away`: the pointers of this row; `languages`: codes by column, when stacked; `noted`: paragraphs with a note;
    `doubts`: what to look up in the original, by paragraph of the translation.
    """
    if line.paragraph < 0:
        parts = [say("compare.no counterpart")] if line.column != "translation" else []
    elif line.column == "translation":
        parts = [doubts[line.paragraph]] if line.paragraph in doubts else []
    else:
        parts = [f"¶{line.paragraph + 1}", *_moved(line, row)]
    if line.column in languages and (parts or line.column == "translation"):
        parts.insert(0, languages[line.column])
    if (line.column, line.paragraph) in noted:
        parts.append(f"✎ {say('compare.noted')}")
    if by_analyst and line.column == "article":
        parts.append(f"✎ {say('compare.your link')}")
    if line.column == "origin" and line.paragraph in (-1, *row.link.b[:1]):
        parts += [say("compare.stands at", origin=origin + 1, article=article + 1) for origin, article in away]
    return "  ".join(parts)


def _moved(line: Line, row: Row) -> list[str]:
    if not row.link.moved or row.link.is_null:
        return []
    if line.column == "article" and line.paragraph == row.link.a[0]:
        return ["↕ " + say("compare.moved from", number=_numbers(row.link.b))]
    if line.column == "origin" and line.paragraph == row.link.b[0]:
        return ["↕ " + say("compare.moved to", number=_numbers(row.link.a))]
    return []


def _numbers(indices: Sequence[int]) -> str:
    return ", ".join(str(index + 1) for index in indices)
