"""Names of people, places and organisations that one side alone carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.comparison.context import Context, Finding, Pair
from workbench.comparison.name_matching import Named, is_plain_word, stands_in
from workbench.comparison.reuse import literalness
from workbench.documents.model import Document
from workbench.text.metonyms import speaks_for
from workbench.text.names import Name, is_common
from workbench.text.spans import Span

_LITERAL = 0.5  # below, two sentences on one event name different people without exchanging them
_UNLIKE = 50.0  # of 100: two spellings of one name stand above


def findings(context: Context) -> Iterator[Finding]:
    """Names in linked sentences whose key the other document never shows and whose words are not tied.

    A name that is tied to a plain word ("the capital" for "Damas") is a replacement and says so.
    """
    article, origin = Named.of(context.article), Named.of(context.origin)
    for pair in context.pairs:
        yield from _exchanged(article, origin, pair, context)
        seen: set[str] = set()
        for side, here, there in (("article", article, origin), ("origin", origin, article)):
            for name in _lone(here, there, pair, side):
                if name.key not in seen:
                    seen.add(name.key)
                    yield _finding(name, "added" if side == "article" else "dropped")


def _exchanged(article: Named, origin: Named, pair: Pair, context: Context) -> Iterator[Finding]:
    """Names tied word by word that sound nothing alike, each unknown to the other document."""
    from rapidfuzz.fuzz import ratio

    others = _unknown(origin, article, pair.origin)
    own = _unknown(article, origin, pair.article) if others else []
    if not own or literalness(pair, context) < _LITERAL:
        return
    for one in own:
        tied = pair.origin_of([(one.start, one.end)])
        for other in others:
            if other.key in speaks_for(one.key):
                continue
            met = any(other.start <= t.start < other.end for t in tied)
            if met and _of_one_kind(one, other, context) and ratio(one.key, other.key) < _UNLIKE:
                yield _exchange(one, other)


def _of_one_kind(one: Name, other: Name, context: Context) -> bool:
    """Both places, both organisations, or two people; words of the language (« Rêve géorgien ») translate."""
    if one.kind and one.kind == other.kind:
        return True
    if not {one.kind, other.kind} <= {"", "person"}:
        return False
    sides = ((one, context.article.lang), (other, context.origin.lang))
    return not any(all(is_common(word, lang) for word in name.text.split()) for name, lang in sides if not name.kind)


def _exchange(one: Name, other: Name) -> Finding:
    return Finding(
        "name",
        ((one.start, one.end),),
        ((other.start, other.end),),
        "name.changed",
        from_=other.text,
        to=one.text,
        values={"from": other.text, "to": one.text},
        evidence={"keys": {"from": other.key, "to": one.key}},
        confidence=0.6,
    )


def _lone(here: Named, there: Named, pair: Pair, side: str) -> list[Name]:
    spans, others = (pair.article, pair.origin) if side == "article" else (pair.origin, pair.article)
    tied = pair.origin_of if side == "article" else pair.article_of
    words = pair.origin_tokens if side == "article" else pair.article_tokens
    return [
        name
        for name in _unknown(here, there, spans)
        if not tied([(name.start, name.end)])
        and not _is_portfolio(name, here.document)
        and not stands_in(name, there, others, words)
    ]


_ARTICLE = re.compile(r"(?:\bl['’]|\b(?:la|le|les|du|des)\s+)$", re.IGNORECASE)


def _is_portfolio(name: Name, document: Document) -> bool:
    """« le ministère de l'Énergie », « la Santé »: a common noun with a capital names nobody."""
    if document.lang != "fr" or name.kind or not is_common(name.text, "fr"):
        return False
    return _ARTICLE.search(document.text, max(0, name.start - 5), name.start) is not None


def _unknown(here: Named, there: Named, spans: Sequence[Span]) -> list[Name]:
    """The names inside `spans` no word of which the other document names, in whatever spelling."""
    return [
        name
        for name in here.inside(spans)
        if not there.has(name)
        and len(name.text) > 1
        and not is_plain_word(name, here.document, there.document.lang)
        and not there.has_alike(name)
    ]


def _finding(name: Name, change: str) -> Finding:
    span = (name.start, name.end)
    article, origin = ((span,), ()) if change == "added" else ((), (span,))
    return Finding(
        "name",
        article,
        origin,
        f"name.{change}",
        from_=name.text if change == "dropped" else None,
        to=name.text if change == "added" else None,
        values={"name": name.text},
        evidence={"key": name.key},
        confidence=0.6,
    )
