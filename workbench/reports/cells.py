"""Cells of a CSV that no spreadsheet runs as a formula, and the way back to the very text.

A spreadsheet takes a cell for a formula when it begins with a sign such as "="; one that parts columns at another
sign than the comma (a French Excel: the semicolon) sees beginnings within a cell too. So an apostrophe goes before
every such sign at the start of a cell and after a semicolon, a tab or a line end, and before the apostrophes that
stand there already; taking one away again at each of these places gives the text back. After the rule of the OWASP
page "CSV Injection".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SIGNS = "=+\\-@＝＋－＠"
_UNSAFE = re.compile(rf"(^|[;\t\r\n])(?='*[{_SIGNS}])")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_GUARDED = re.compile(rf"(^|[;\t\r\n])'(?='*[{_SIGNS}])")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs; most texts stay as they are."""
    return _UNSAFE.sub(r"\1'", text)


def unguarded(cell: str) -> str:
    """The text that `guarded` made a cell of."""
    return _GUARDED.sub(r"\1", cell)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 with a comma and "\\n"; texts guarded, numbers as they are, None as an empty cell.

    Not the standard library's writer: it leaves a lone carriage return unquoted, and a reader ends the row there.
    """
    return "".join(",".join(map(_cell, row)) + "\n" for row in (columns, *rows))


def _cell(value: object) -> str:
    text = guarded(value) if isinstance(value, str) else "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
