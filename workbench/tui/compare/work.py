"""Work done in threads for the compare screen: pure calls with a way to stop, no widget is touched here."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import lru_cache

from workbench.comparison.model import Comparison, Mark
from workbench.errors import UserError
from workbench.text.spans import Span
from workbench.translation.model import Hypothesis, Translator
from workbench.tui.messages import Compared, Failed


class Cancelled(Exception):
    """The user does not want the result any more."""


def run_comparison(article: str, origin: str, language: str, progress: Callable[[str], None]) -> Compared:
    """Read both (a file or ARCHIVE#ID) and compare them. `progress` may raise Cancelled. Raises UserError."""
    progress("read")
    from workbench.archive.places import read_place
    from workbench.comparison.compare import compare

    first, second = read_place(article), read_place(origin)
    return Compared(first, second, compare(first, second, language=language, progress=progress))


def failure(error: Exception) -> Failed:
    """An error as the error box shows it; a trace only where the program is at fault."""
    if isinstance(error, UserError):
        return Failed(str(error))
    return Failed(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))


def twins(comparison: Comparison, side: str, offset: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The word at `offset` of a side and the words that stand for it on the other: (article's, origin's) spans."""
    here, there = _link_of(comparison, side, offset)
    if not here or not there:
        return (), ()
    tokens, links = _word_links(comparison, here, there)
    found_a: list[Span] = []
    found_b: list[Span] = []
    for i, j in links:
        a, b = tokens[0][i], tokens[1][j]
        start, end = a if side == "article" else b
        if start <= offset < end:
            found_a.append(a)
            found_b.append(b)
    return tuple(dict.fromkeys(found_a)), tuple(dict.fromkeys(found_b))


def _link_of(comparison: Comparison, side: str, offset: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    witness = comparison.article if side == "article" else comparison.origin
    index = next((i for i, (start, end) in enumerate(witness.sentences) if start <= offset < end), None)
    for link in comparison.sentence_links:
        if index in (link.a if side == "article" else link.b):
            return link.a, link.b
    return (), ()


_Links = tuple[tuple[tuple[Span, ...], tuple[Span, ...]], tuple[tuple[int, int], ...]]


def _word_links(comparison: Comparison, a: tuple[int, ...], b: tuple[int, ...]) -> _Links:
    article, origin = comparison.article, comparison.origin
    span_a = article.sentences[a[0]][0], article.sentences[a[-1]][1]
    span_b = origin.sentences[b[0]][0], origin.sentences[b[-1]][1]
    return _linked(article.slice(span_a), origin.slice(span_b), article.lang, origin.lang, span_a[0], span_b[0])


@lru_cache(maxsize=256)
def _linked(text_a: str, text_b: str, lang_a: str, lang_b: str, at_a: int, at_b: int) -> _Links:
    from workbench.alignment.wordlinks import link_words
    from workbench.text.words import tokens

    tokens_a, tokens_b = tokens(text_a, lang_a), tokens(text_b, lang_b)
    links = tuple((link.i, link.j) for link in link_words(tokens_a, tokens_b, lang_a, lang_b))
    spans_a = tuple((token.start + at_a, token.end + at_a) for token in tokens_a)
    spans_b = tuple((token.start + at_b, token.end + at_b) for token in tokens_b)
    return (spans_a, spans_b), links


def sentence_of(comparison: Comparison, mark: Mark) -> Span | None:
    """The article's sentence that a mark begins in; None for a mark of the origin alone."""
    start = mark.article[0][0] if mark.article else -1
    return next((span for span in comparison.article.sentences if span[0] <= start < span[1]), None)


def renderings(comparison: Comparison, sentence: Span, count: int = 4) -> tuple[Hypothesis, ...]:
    """Other translations of a sentence of the article, the likeliest first; empty without a translator."""
    article = comparison.article
    if article.lang == comparison.origin.lang:
        return ()
    translator = _translator(article.lang, comparison.origin.lang)
    if translator is None:
        return ()
    (rendering,) = translator.translate([article.slice(sentence)], alternatives=count)
    return rendering.alternatives or (Hypothesis(rendering.text, 0.0),)


@lru_cache(maxsize=2)
def _translator(source: str, target: str) -> Translator | None:
    """Kept for the session: a model takes seconds to load."""
    from workbench.glossary.loading import default_glossary
    from workbench.translation.steering import translator_with_names

    return translator_with_names(source, target, default_glossary())
