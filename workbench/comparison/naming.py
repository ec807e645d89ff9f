"""Names of people, places and organisations that one side alone carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.comparison.context import Context, Finding, Pair
from workbench.comparison.reuse import literalness
from workbench.documents.model import Document
from workbench.text.names import Name, is_common, names
from workbench.text.peoples import allusions
from workbench.text.spans import Span

_LITERAL = 0.5  # below, two sentences on one event name different people without exchanging them
_UNLIKE = 50.0  # of 100: two spellings of one name stand above


def findings(context: Context) -> Iterator[Finding]:
    """Names in linked sentences whose key the other document never shows and whose words are not tied.

    A name that is tied to a plain word ("the capital" for "Damas") is a replacement and says so.
    """
    names_a = names(context.article.text, context.article.lang)
    names_b = names(context.origin.text, context.origin.lang)
    # an adjective of nationality on the other side says the same: "the US envoy", « l'émissaire américain »
    keys_a = {n.key for n in names_a} | allusions(context.article.text, context.article.lang)
    keys_b = {n.key for n in names_b} | allusions(context.origin.text, context.origin.lang)
    for pair in context.pairs:
        yield from _exchanged(names_a, names_b, keys_a, keys_b, pair, context)
        lone_a = _lone(names_a, pair, keys_b, context, "article")
        lone_b = _lone(names_b, pair, keys_a, context, "origin")
        seen: set[str] = set()
        for name in lone_a:
            if name.key not in seen:
                seen.add(name.key)
                yield _finding(name, context, "added")
        for name in lone_b:
            if name.key not in seen:
                seen.add(name.key)
                yield _finding(name, context, "dropped")


def _exchanged(
    names_a: Sequence[Name], names_b: Sequence[Name], keys_a: set[str], keys_b: set[str], pair: Pair, context: Context
) -> Iterator[Finding]:
    """Names tied word by word that sound nothing alike, each unknown to the other document."""
    from rapidfuzz.fuzz import ratio

    if literalness(pair, context) < _LITERAL:
        return
    for one in _unknown(names_a, pair.article, keys_b):
        tied = pair.origin_of([(one.start, one.end)])
        for other in _unknown(names_b, pair.origin, keys_a):
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


def _lone(found: Sequence[Name], pair: Pair, other_keys: set[str], context: Context, side: str) -> list[Name]:
    document = context.article if side == "article" else context.origin
    spans = pair.article if side == "article" else pair.origin
    tied = pair.origin_of if side == "article" else pair.article_of
    return [
        n for n in _unknown(found, spans, other_keys) if not tied([(n.start, n.end)]) and not _is_portfolio(n, document)
    ]


_ARTICLE = re.compile(r"(?:\bl['’]|\b(?:la|le|les|du|des)\s+)$", re.IGNORECASE)


def _is_portfolio(name: Name, document: Document) -> bool:
    """« le ministère de l'Énergie », « la Santé »: a common noun with a capital names nobody."""
    if document.lang != "fr" or name.kind or not is_common(name.text, "fr"):
        return False
    return _ARTICLE.search(document.text, max(0, name.start - 5), name.start) is not None


def _unknown(found: Sequence[Name], spans: Sequence[Span], other_keys: set[str]) -> list[Name]:
    """The names inside `spans` no word of which the other document names."""
    return [
        n
        for n in found
        if any(s <= n.start < e for s, e in spans)
        and not any(set(n.key.split()) & set(k.split()) or n.key == k for k in other_keys)
    ]


def _finding(name: Name, context: Context, change: str) -> Finding:
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
