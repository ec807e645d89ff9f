"""The word of an installed translation model: how likely it finds the origin's sentence, given the article's.

A literal translation is likely whatever synonyms our own rendering picked. Only an installed Argos package can say so
(`score_batch`); without one nothing here has any effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.comparison.context import Pair
from workbench.comparison.model import Translation
from workbench.documents.model import Document
from workbench.translation.model import Translator


def weighed(
    pairs: Sequence[Pair],
    article: Document,
    origin: Document,
    translation: Translation | None,
    translator: Translator | None,
) -> tuple[Pair, ...]:
    """The pairs, those of one sentence each with their `shortfall` where the translator can score texts."""
    if translation is None or translator is None:
        return tuple(pairs)
    rendered = {sentence.source: sentence.text for sentence in translation.sentences}
    single = [k for k, p in enumerate(pairs) if len(p.article) == len(p.origin) == 1 and rendered.get(p.article[0])]
    given = [article.slice(pairs[k].article[0]) for k in single]
    theirs = [origin.slice(pairs[k].origin[0]) for k in single]
    own = [rendered[pairs[k].article[0]] for k in single]
    scores = translator.likelihood(given * 2, theirs + own) if single else None
    if not scores:
        return tuple(pairs)
    means = [sum(score) / max(1, len(score)) for score in scores]
    behind = {k: means[len(single) + n] - means[n] for n, k in enumerate(single)}
    return tuple(replace(pair, shortfall=behind.get(k)) for k, pair in enumerate(pairs))
