"""Search: words in any inflection, meaning over languages, and what is known about a document."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbench.archive import embedding, folding, rewordings
from workbench.archive.model import Hit, Query
from workbench.archive.wanted import All, AnyOf, Wanted
from workbench.errors import UserError

if TYPE_CHECKING:
    from workbench.archive.store import Archive
    from workbench.glossary.model import Concept, Glossary, Term

_CONCEPT_CANDIDATES = 3  # looked at for one that is shown: the index knows no capitals and no words between


def search(archive: Archive, query: Query, glossary: Glossary | None = None) -> list[Hit]:
    """Documents that fit every part of the query, best first; `glossary`: the user's where it is in memory already.

    Raises UserError on a query without words.
    """
    if query.meaning:
        return _by_meaning(archive, query)
    if query.instead_of:
        if not folding.words(query.instead_of):
            raise UserError("The wording of the origin holds no word: give at least one.")
        found = _by_words(archive, query, None, query.limit)
        return [rewordings.shown(archive, hit, query) for hit in found]
    if query.concept or query.term:
        return _by_concept(archive, query, glossary)
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
        parts.append("v.published <= ?")
        values.append(f"{query.until}\U0010ffff")  # whatever follows the day
    if query.instead_of:
        same, wanted = rewordings.condition(query)
        parts.append(f"v.key IN (SELECT r.article FROM rewordings r WHERE {same})")
        values += wanted
    return "".join(f" AND {part}" for part in parts), values


def _by_words(archive: Archive, query: Query, wanted: Wanted | None, limit: int) -> list[Hit]:
    scores = dict.fromkeys(_newest(archive, query), 0.0) if wanted is None else _best(archive, query, wanted, limit)
    texts = archive.texts(list(scores))
    return [Hit(t.entry, scores[t.entry.key], folding.passage(t.text, query.words)) for t in texts]


def _newest(archive: Archive, query: Query) -> list[int]:
    """Keys of current texts that fit what is known of them, the last published first, in the order of an index."""
    conditions, values = _filters(query, archive.database.like)
    order = "ORDER BY v.published DESC NULLS LAST, v.outlet DESC, v.lang DESC, v.key DESC"
    rows = archive.database.execute(f"SELECT v.key FROM versions v WHERE TRUE {conditions} {order}", values)
    return list(islice((key for (key,) in rows if _is_current(archive, key)), query.limit))


def _best(archive: Archive, query: Query, wanted: Wanted, limit: int) -> dict[int, float]:
    """The keys of the best texts with their scores, best first."""
    scores: dict[int, float] = {}
    for key, score in archive.database.ranked(wanted, 2 * limit + 100, _allowed(archive, query)):
        if _is_current(archive, key):
            scores[key] = round(score, 4)
        if len(scores) == limit:
            break
    return scores


def _is_current(archive: Archive, key: int) -> bool:
    sql = "SELECT d.current = v.key FROM versions v JOIN documents d ON d.key = v.document WHERE v.key = ?"
    return bool(archive.database.execute(sql, (key,)).fetchone()[0])


def _by_meaning(archive: Archive, query: Query) -> list[Hit]:
    """Texts whose lead paragraphs mean nearly the same, whatever the language. Only embedded texts can be found."""
    from workbench.alignment.embeddings import MODEL, embed

    database = archive.database
    if not database.execute("SELECT 1 FROM embeddings WHERE model = ? LIMIT 1", (MODEL,)).fetchone():
        raise UserError(
            "No document is embedded yet: run `workbench archive embed` first, it can be stopped and resumed."
        )
    question = embed([query.meaning])[0]
    ranked = database.nearest(question, MODEL, _allowed(archive, query), query.limit * embedding.LEADS)
    if ranked is None:
        ranked = embedding.nearest(database, question, _allowed(archive, query))
    best: dict[int, float] = {}
    for key, score in ranked:
        if key not in best and _is_current(archive, key):
            best[key] = score
        if len(best) == query.limit:
            break
    return [Hit(t.entry, round(best[t.entry.key], 4), folding.passage(t.text, "")) for t in archive.texts(list(best))]


def _allowed(archive: Archive, query: Query) -> set[int] | None:
    """Keys of the versions that fit what is known of them; None where nothing is asked."""
    conditions, values = _filters(query, archive.database.like)
    if not conditions:
        return None
    return {key for (key,) in archive.database.execute(f"SELECT v.key FROM versions v WHERE TRUE {conditions}", values)}


def _by_concept(archive: Archive, query: Query, known: Glossary | None) -> list[Hit]:
    """Texts that name a concept of the glossary (with one wording of it, where `term` is given)."""
    from workbench.glossary.matching import find_terms

    concepts = _concepts(query, known)
    glossary = _only(concepts)
    forms = {t.text for c in concepts for t in c.terms if query.term is None or _same(t, query.term)}
    parts = [one for form in sorted(forms) if (one := folding.wanted_of(form.replace("-", " ")))]
    extra = folding.wanted_of(query.words)
    wanted = All((AnyOf(tuple(parts)), extra)) if extra else AnyOf(tuple(parts))
    found: list[Hit] = []
    for text in archive.texts(list(_best(archive, query, wanted, _CONCEPT_CANDIDATES * query.limit))):
        hits = find_terms(glossary, text.text, text.entry.lang)
        hits = [one for one in hits if query.term is None or _same(one.term, query.term)]
        if hits:
            start = max(0, hits[0].start - 70)
            wordings = tuple(dict.fromkeys(" ".join(text.text[h.start : h.end].split()) for h in hits))
            found.append(Hit(text.entry, float(len(hits)), text.text[start : hits[0].end + 100], wordings))
        if len(found) == query.limit:
            break
    return sorted(found, key=lambda one: -one.score)


def _concepts(query: Query, known: Glossary | None) -> list[Concept]:
    import difflib

    from workbench.glossary.loading import default_glossary

    glossary = known or default_glossary()
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
    return _lemmas(term.text, term.lang) == _lemmas(wording, term.lang)


@lru_cache(maxsize=1 << 14)
def _lemmas(wording: str, lang: str) -> tuple[str, ...]:
    return tuple(folding.folded_lemma(word, lang) for word in folding.words(wording))
