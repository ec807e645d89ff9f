"""Names of people, places and organisations that one side alone carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.comparison.context import Context, Finding, Pair
from workbench.text.names import Name, names
from workbench.text.peoples import allusions


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
        lone_a = _lone(names_a, pair, keys_b, "article")
        lone_b = _lone(names_b, pair, keys_a, "origin")
        seen: set[str] = set()
        for name in lone_a:
            if name.key not in seen:
                seen.add(name.key)
                yield _finding(name, context, "added")
        for name in lone_b:
            if name.key not in seen:
                seen.add(name.key)
                yield _finding(name, context, "dropped")


def _lone(found: Sequence[Name], pair: Pair, other_keys: set[str], side: str) -> list[Name]:
    spans = pair.article if side == "article" else pair.origin
    tied = pair.origin_of if side == "article" else pair.article_of
    return [
        n
        for n in found
        if any(s <= n.start < e for s, e in spans)
        and n.key not in other_keys
        and not any(n.key in k.split() or k in n.key.split() for k in other_keys)
        and not tied([(n.start, n.end)])
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
