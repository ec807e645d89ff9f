"""Likely origins of one article: candidates from three sides, aligned for real, same text told from same event."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workbench.archive.prints import prints
from workbench.tracing.citing import cites
from workbench.tracing.model import Origin
from workbench.tracing.reuse import Reuse, by_wording, measure
from workbench.tracing.telling import Reason, percent
from workbench.tracing.ties import CITED, HELD, LEAST_CITED, LEAST_REWORDED, WORDING, strong
from workbench.tracing.times import may_precede
from workbench.tracing.witness import Witness, witness_of

if TYPE_CHECKING:
    from workbench.archive.model import Prints
    from workbench.archive.store import Archive
    from workbench.documents.model import Document

MOST = 24
"""Candidates of each kind that are aligned."""
_LEAST = 0.1  # less than that is chance


def trace(
    archive: Archive,
    article: Document,
    *,
    limit: int = 10,
    progress: Callable[[str, int, int], None] = lambda stage, at, of: None,
) -> list[Origin]:
    """The likely origins of an article in an archive, best first; texts that surely appeared later are left out."""
    subject = witness_of(article)
    progress("candidates", 0, 1)
    keys = candidates_of(archive, subject, list(archive.prints()))
    found = [Witness(one.entry, one.text) for one in archive.texts(keys)]
    found = [one for one in found if not _is_itself(one, subject)]
    measured = []
    for done, one in enumerate(found):
        progress("align", done, len(found))
        if may_precede(one.time, subject.time):
            reuse = measure(subject, one)
            if reuse.a_share >= _LEAST:
                measured.append(_origin(subject, one, reuse))
    return sorted(measured, key=lambda origin: (-origin.score, origin.id))[:limit]


def _is_itself(one: Witness, subject: Witness) -> bool:
    """Whether a stored text is the article: the same bytes, or the same words that no other outlet or time claims."""
    if one.entry.sha256 == subject.entry.sha256:
        return True
    facts = ((one.entry.outlet, subject.entry.outlet), (one.entry.published, subject.entry.published))
    return one.text == subject.text and all(a is None or b is None or a == b for a, b in facts)


def candidates_of(archive: Archive, subject: Witness, stored: list[tuple[int, Prints]]) -> list[int]:
    """Keys of texts that share word runs, rare names and words, or meaning with the article, the best first."""
    import numpy as np

    own = prints(subject.text, subject.words, subject.lang)
    ranked: dict[int, float] = {}
    for field in ("words", "bridge"):
        mine = np.frombuffer(getattr(own, field), dtype=np.uint32)
        theirs = [np.frombuffer(getattr(one, field), dtype=np.uint32) for _, one in stored]
        scores = _weighed(mine, theirs)
        for place in np.argsort(-scores)[:MOST]:
            if scores[place] > 0:
                key = stored[int(place)][0]
                ranked[key] = max(ranked.get(key, 0.0), float(scores[place]))
    for key, score in _by_vectors(archive, subject, [key for key, _ in stored]):
        ranked[key] = max(ranked.get(key, 0.0), score)
    return sorted(ranked, key=lambda key: -ranked[key])[: 2 * MOST]


def _weighed(mine: Any, theirs: list[Any]) -> Any:
    """Share of the article's hashes that each text has, a hash of many texts counting less: float64, shape (texts,)."""
    import numpy as np

    if not len(mine) or not theirs:
        return np.zeros(len(theirs))
    flat = np.concatenate(theirs)
    owners = np.repeat(np.arange(len(theirs)), [len(one) for one in theirs])
    places = np.searchsorted(mine, flat)
    places[places == len(mine)] = 0
    hit = mine[places] == flat
    counts = np.bincount(places[hit], minlength=len(mine))
    idf = np.log(1 + len(theirs) / np.maximum(counts, 1))
    return np.bincount(owners[hit], weights=idf[places[hit]], minlength=len(theirs)) / idf.sum()


def _by_vectors(archive: Archive, subject: Witness, keys: list[int]) -> list[tuple[int, float]]:
    """Texts whose lead paragraphs mean nearly the same, among those embedded (in a small archive: all)."""
    import numpy as np

    from workbench.alignment.embeddings import embed
    from workbench.tracing.candidates import lead

    vectors = archive.vectors(keys)
    if not vectors or not subject.sentences:
        return []
    paragraphs = [one for one in subject.text.split("\n\n") if len(one) > 40][:3] or [subject.text]
    mine = lead(embed(paragraphs))
    leads = np.stack([lead(rows) for rows in vectors.values()])
    centre = leads.mean(axis=0) if len(leads) > 20 else np.zeros(leads.shape[1])
    scores = (leads - centre) @ (mine - centre)
    names = list(vectors)
    return [(names[int(i)], 0.05 + float(scores[i]) * 0.05) for i in np.argsort(-scores)[: MOST // 2]]


def _origin(article: Witness, origin: Witness, reuse: Reuse) -> Origin:
    citation = cites(article, origin)
    wording = by_wording(article, origin) if article.lang == origin.lang else None
    reworded = wording is not None and not reuse.wording
    same_text = reuse.a_share >= LEAST_REWORDED if reworded else strong(reuse, citation is not None)
    score = reuse.a_share * (WORDING if reuse.wording else 1.0) + HELD * reuse.b_share
    if citation is not None:
        score += CITED[citation.kind] if reuse.a_share >= LEAST_CITED / 2 else 0.05
    relation = ("copy" if wording is not None else "translation") if same_text else "same-event"
    both = {"share": percent(reuse.a_share), "kept": percent(reuse.b_share)}
    evidence = [Reason(f"origin.{'words' if reuse.wording else 'sentences'}", **both)]
    if citation is not None:
        evidence.append(citation.told("article-cites"))
    if not same_text:
        evidence.append(Reason("origin.event"))
    if origin.time.known and article.time.known:
        evidence.append(Reason("origin.times", origin=origin.entry.published, article=article.entry.published))
    scaled = round(min(1.0, score / (WORDING + HELD + CITED["name"])), 4)
    return Origin(origin.id, scaled, round(min(1.0, reuse.a_share), 4), relation, tuple(evidence))  # type: ignore[arg-type]
