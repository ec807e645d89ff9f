"""Search: words in any inflection, meaning over languages, and what is known about a document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.archive import embedding, folding, rewordings
from workbench.archive.model import Hit, Query
from workbench.archive.wanted import All, AnyOf, Wanted
from workbench.errors import UserError

if TYPE_CHECKING:
    from workbench.archive.store import Archive
    from workbench.glossary.model import Concept, Term

_CONCEPT_CANDIDATES = 5000


def search(archive: Archive, query: Query) -> list[Hit]:
    """Documents that fit every part of the query, best first. Raises UserError on a query without words."""
    if query.meaning:
        return _by_meaning(archive, query)
    if query.instead_of:
        if not folding.words(query.instead_of):
            raise UserError("The wording of the origin holds no word: give at least one.")
        found = _by_words(archive, query, None, query.limit)
        return [rewordings.shown(archive, hit, query) for hit in found]
    if query.concept or query.term:
        return _by_concept(archive, query)
    wanted = folding.wanted_of(query.words)
    if query.words.strip() and wanted is None:
        raise UserError("The query holds no word to search for: give at least one that is not excluded.")
    return _by_words(archive, query, wanted, query.limit)


def _filters(query: Query, like: str) -> tuple[str, list[Any]]:
    """SQL conditions on the version `v` with their values; `like` compares without regard to case."""
    parts: list[str] = []
    values: list[Any] = []
    if query.outlet:
        parts.append(f"v.outlet {like} ? ESCAPE '\\'")
        values.append("%" + query.outlet.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    if query.lang:
        parts.append("v.lang = ?")
        values.append(query.lang)
    if query.since:
        parts.append("v.published >= ?")
        values.append(query.since)
    if query.until:
        parts.append("substr(v.published, 1, ?) <= ?")
        values += [len(query.until), query.until]
    if query.instead_of:
        same, wanted = rewordings.condition(query)
        parts.append(f"v.key IN (SELECT r.article FROM rewordings r WHERE {same})")
        values += wanted
    return "".join(f" AND {part}" for part in parts), values


def _by_words(archive: Archive, query: Query, wanted: Wanted | None, limit: int) -> list[Hit]:
    from workbench.archive.store import CURRENT, ENTRY, entry_of

    conditions, values = _filters(query, archive.database.like)
    if wanted is None:
        order = "ORDER BY v.published DESC NULLS LAST, v.key LIMIT ?"
        sql = f"SELECT {ENTRY}, v.text FROM {CURRENT} WHERE TRUE {conditions} {order}"
        rows = archive.database.execute(sql, (*values, limit))
        return [Hit(entry_of(row[:-1]), 0.0, folding.passage(row[-1], "")) for row in rows]
    allowed = _allowed(archive, query)
    scores: dict[int, float] = {}
    for key, score in archive.database.ranked(wanted, None if allowed is not None else 2 * limit + 100):
        if (allowed is None or key in allowed) and _is_current(archive, key):
            scores[key] = round(score, 4)
        if len(scores) == limit:
            break
    texts = archive.texts(list(scores))
    return [Hit(t.entry, scores[t.entry.key], folding.passage(t.text, query.words)) for t in texts]


def _is_current(archive: Archive, key: int) -> bool:
    sql = "SELECT d.current = v.key FROM versions v JOIN documents d ON d.key = v.document WHERE v.key = ?"
    return bool(archive.database.execute(sql, (key,)).fetchone()[0])


def _by_meaning(archive: Archive, query: Query) -> list[Hit]:
    """Texts whose lead paragraphs mean nearly the same, whatever the language. Only embedded texts can be found."""
    import numpy as np

    from workbench.alignment.embeddings import embed

    vectors = embedding.load(archive.database)
    if not vectors:
        raise UserError(
            "No document is embedded yet: run `workbench archive embed` first, it can be stopped and resumed."
        )
    question = embed([query.meaning])[0]
    keys = np.concatenate([np.full(len(rows), key) for key, rows in vectors.items()])
    scores = np.concatenate(list(vectors.values())) @ question
    best: dict[int, float] = {}
    allowed = _allowed(archive, query)
    for at in np.argsort(-scores):
        key = int(keys[at])
        if key not in best and (allowed is None or key in allowed):
            best[key] = float(scores[at])
        if len(best) == query.limit:
            break
    return [Hit(t.entry, round(best[t.entry.key], 4), folding.passage(t.text, "")) for t in archive.texts(list(best))]


def _allowed(archive: Archive, query: Query) -> set[int] | None:
    from workbench.archive.store import CURRENT

    conditions, values = _filters(query, archive.database.like)
    if not conditions:
        return None
    rows = archive.database.execute(f"SELECT v.key FROM {CURRENT} WHERE TRUE {conditions}", values)
    return {key for (key,) in rows}


def _by_concept(archive: Archive, query: Query) -> list[Hit]:
    """Texts that name a concept of the glossary (with one wording of it, where `term` is given)."""
    from workbench.glossary.matching import find_terms

    concepts = _concepts(query)
    glossary = _only(concepts)
    forms = {t.text for c in concepts for t in c.terms if query.term is None or _same(t, query.term)}
    parts = [one for form in sorted(forms) if (one := folding.wanted_of(form.replace("-", " ")))]
    extra = folding.wanted_of(query.words)
    wanted = All((AnyOf(tuple(parts)), extra)) if extra else AnyOf(tuple(parts))
    found = []
    for hit in _by_words(archive, query, wanted, _CONCEPT_CANDIDATES):
        text = next(archive.texts([hit.entry.key])).text
        hits = [
            h for h in find_terms(glossary, text, hit.entry.lang) if query.term is None or _same(h.term, query.term)
        ]
        if hits:
            start = max(0, hits[0].start - 70)
            wordings = tuple(dict.fromkeys(" ".join(text[h.start : h.end].split()) for h in hits))
            found.append(Hit(hit.entry, float(len(hits)), text[start : hits[0].end + 100], wordings))
    return sorted(found, key=lambda one: -one.score)[: query.limit]


def _concepts(query: Query) -> list[Concept]:
    import difflib

    from workbench.glossary.loading import default_glossary

    glossary = default_glossary()
    if query.concept is None:
        found = [c for c in glossary if any(_same(t, query.term or "") for t in c.terms)]
        if not found:
            raise UserError(f"No glossary names {query.term!r}: `workbench glossary find` shows what is known.")
        return found
    if query.concept in glossary.concepts:
        return [glossary.concepts[query.concept]]
    near = difflib.get_close_matches(query.concept, glossary.concepts, n=1)
    hint = f"did you mean {near[0]}?" if near else "`workbench glossary list` shows them."
    raise UserError(f"There is no concept {query.concept!r}; {hint}")


def _only(concepts: list[Concept]) -> Any:
    from workbench.glossary.model import Glossary

    return Glossary({c.id: c for c in concepts}, digest=json.dumps([c.id for c in concepts]))


def _same(term: Term, wording: str) -> bool:
    """Whether a wording names a term, in any inflection."""
    lemmas = [[folding.folded_lemma(word, term.lang) for word in folding.words(one)] for one in (term.text, wording)]
    return lemmas[0] == lemmas[1]
