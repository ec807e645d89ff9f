"""What articles say where their origin said something else, out of kept comparisons: searched and shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.archive import folding
from workbench.archive.database import Database
from workbench.archive.model import Hit, Query

if TYPE_CHECKING:
    from workbench.archive.store import Archive
    from workbench.comparison.model import Comparison

_KINDS = ("loaded-term", "headline")
_AROUND = 70  # characters shown before the wording, and half as many again after it


@dataclass(frozen=True, slots=True)
class Rewording:
    """One wording of an article for another of its origin; `start`, `end` in the article's text."""

    was: str
    became: str
    start: int
    end: int


def rewordings(result: str) -> Iterator[Rewording]:
    """The rewordings in a comparison's JSON."""
    for mark in json.loads(result)["marks"]:
        if mark["kind"] in _KINDS and mark["from"] and mark["to"] and mark["article"]:
            yield Rewording(mark["from"], mark["to"], mark["article"][0][0], mark["article"][0][1])


def keep(database: Database, article: int, origin: int, result: str) -> None:
    """Replace what is known of a pair of versions, inside the caller's transaction."""
    database.execute("DELETE FROM rewordings WHERE article = ? AND origin = ?", (article, origin))
    database.executemany(
        "INSERT INTO rewordings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(article, origin, forms(r.was), forms(r.became), r.was, r.became, r.start, r.end) for r in rewordings(result)],
    )


def forms(wording: str) -> str:
    """A wording as it is searched: its folded lemmas in every language, each between bars."""
    found = folding.words(wording)
    lines = dict.fromkeys(" ".join(folding.folded_lemma(word, lang) for word in found) for lang in folding.LANGUAGES)
    return "".join(f"| {line} |" for line in lines)


def condition(query: Query) -> tuple[str, list[Any]]:
    """SQL that holds for a version `v` whose origin had the query's wording, and for a rewording `r` of it.

    Where the query names a term, the article must have that term in its place; where it has words, one of them.
    """
    values: list[Any] = []
    parts = [_any_like("r.was", [query.instead_of or ""], values)]
    if query.term:
        parts.append(_any_like("r.became", [query.term], values))
    elif query.words:
        wanted = [one for one in query.words.split() if not one.startswith("-")]
        parts.append(_any_like("r.became", [one.strip('"') for one in wanted], values))
    return " AND ".join(parts), values


def _any_like(column: str, wordings: Iterable[str], values: list[Any]) -> str:
    """SQL that a column holds one of the wordings in some language; its values are appended."""
    wanted = set()
    for wording in wordings:
        found = folding.words(wording)
        for lang in folding.LANGUAGES:
            wanted.add(" ".join(folding.folded_lemma(word, lang) for word in found))
    values += [f"% {one} %" for one in sorted(wanted)]
    return "(" + " OR ".join(f"{column} LIKE ?" for _ in wanted) + ")"


def shown(archive: Archive, hit: Hit, query: Query) -> Hit:
    """The hit with the passage where the rewording stands, and the pair of wordings."""
    sql, values = condition(query)
    rows = archive.database.execute(
        f'SELECT r.said, r.says, r.start, r."end" FROM rewordings r WHERE r.article = ? AND {sql} '
        "ORDER BY length(r.says), r.start",
        (hit.entry.key, *values),
    ).fetchall()
    if not rows:
        return hit
    text = next(archive.texts([hit.entry.key])).text
    start, end = rows[0][2:]
    passage = text[max(0, start - _AROUND) : end + _AROUND * 3 // 2]
    pairs = dict.fromkeys(f"{' '.join(says.split())} ← {' '.join(said.split())}" for said, says, _, _ in rows)
    return Hit(hit.entry, hit.score, passage, tuple(pairs))


def keep_comparison(archive: Archive, comparison: Comparison) -> bool:
    """Keep a comparison whose two texts are in the archive as they were compared; whether they are."""
    article, origin = (archive.id_of(side.sha256) for side in (comparison.article, comparison.origin))
    if article is None or origin is None:
        return False
    archive.keep_comparison(article, origin, comparison.signature, comparison.to_json())
    return True
