"""`compare`: the main road from two documents to one `Comparison`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from workbench.comparison import framing, moves, naming, nulls, quantities, reuse
from workbench.comparison.context import Context, Finding, pair_up
from workbench.comparison.explain import explain
from workbench.comparison.framing import headline
from workbench.comparison.likelihood import weighed
from workbench.comparison.model import Comparison, Mark, Summary, Translation, Witness
from workbench.comparison.signature import signature
from workbench.comparison.translating import translate_sentences
from workbench.documents.model import Document
from workbench.glossary.loading import default_glossary, load_glossaries
from workbench.glossary.model import Glossary
from workbench.text.lookalikes import unmasked
from workbench.text.spans import Span
from workbench.translation.engines import missing_package
from workbench.translation.model import Translator
from workbench.translation.steering import translator_with_names

GROUND = frozenset({"verbatim", "rewritten"})

Tick = Callable[[], None]
Finder = Callable[[Context], Iterator[Finding]]

# One module a kind of mark, in the order in which marks at the same place are shown.
FINDERS: tuple[Finder, ...] = (
    nulls.findings,
    moves.findings,
    quantities.findings,
    naming.findings,
    framing.findings,
    reuse.findings,
)


def compare(
    article: Document,
    origin: Document,
    translator: Translator | None = None,
    glossary: Glossary | str | Path | None = None,
    *,
    language: str = "en",
    progress: Callable[[str], None] = lambda stage: None,
) -> Comparison:
    """Compare an article with the text it may come from.

    `translator`: None takes the best package at hand, and does without when there is none. `glossary`: a
    loaded Glossary or a TOML file's path; None takes the shipped ones with the user's. `language`: of the
    explanations, "en" or "fr". `progress` is called with the name of each stage, when it begins
    and again as it goes on; an exception it raises cancels the work.
    """
    if not isinstance(glossary, Glossary):
        glossary = default_glossary() if glossary is None else load_glossaries([Path(glossary)])
    notices: list[str] = []
    read = _unmasked(article, notices), _unmasked(origin, notices)
    if translator is None and article.lang != origin.lang:
        translator = translator_with_names(article.lang, origin.lang, glossary)
    progress("translate")
    translation = _translate(*read, translator, notices, lambda: progress("translate"))
    progress("align")
    context = _prepare(*read, translation, glossary, lambda: progress("align"))
    context = replace(context, pairs=weighed(context.pairs, *read, translation, translator))
    progress("compare")
    found = [(finding, order) for order, finder in enumerate(FINDERS) for finding in finder(context)]
    found = [(finding, order) for finding, order in found if not nulls.is_answered(finding, (f for f, _ in found))]
    found += [(finding, -1) for finding in headline.findings(context, [f for f, _ in found])]  # a title comes first
    marks = _number(found, context, language)
    return Comparison(
        article=Witness.of(article),
        origin=Witness.of(origin),
        translation=translation,
        links=context.links,
        sentence_links=context.sentence_links,
        marks=marks,
        summary=_summary(context, marks),
        signature=signature(translation, context.glossary),
        notices=tuple(notices),
    )


def _unmasked(document: Document, notices: list[str]) -> Document:
    """The document to be measured: the same text, letter for letter, without Latin letters in Cyrillic words."""
    if document.lang not in ("ru", "uk"):
        return document
    text, words = unmasked(document.text)
    if not words:
        return document
    notices.append(f"{words} Cyrillic words of {document.id} hold Latin letters; they are compared as Cyrillic.")
    return replace(document, text=text)


def _translate(
    article: Document, origin: Document, translator: Translator | None, notices: list[str], tick: Tick
) -> Translation | None:
    if article.lang == origin.lang:
        return None
    if translator is None:
        notices.append(missing_package(article.lang, origin.lang))
        return None
    translation = translate_sentences(article, translator, tick)
    notices += [f"{s.note}: {article.slice(s.source)[:60]}…" for s in translation.sentences if s.note]
    return translation


def _prepare(
    article: Document, origin: Document, translation: Translation | None, glossary: Glossary, tick: Tick
) -> Context:
    from workbench.alignment.documents import align_documents
    from workbench.alignment.embeddings import embed

    texts = [[d.slice(span) for span in d.sentences] for d in (article, origin)]
    paragraph_links, sentence_links = align_documents(
        texts[0],
        article.paragraph_of,
        texts[1],
        origin.paragraph_of,
        article.lang,
        origin.lang,
        translation=[s.text for s in translation.sentences] if translation else None,
        embed=partial(embed, tick=tick),
    )
    return Context(
        article=article,
        origin=origin,
        translation=translation,
        links=tuple(paragraph_links),
        sentence_links=tuple(sentence_links),
        pairs=pair_up(article, origin, sentence_links, tick),
        glossary=glossary,
    )


def _number(found: Sequence[tuple[Finding, int]], context: Context, language: str) -> tuple[Mark, ...]:
    """Findings in reading order become marks m1, m2, …; the same finding made twice is one mark.

    Verbatim and rewritten stretches, the ground the others stand on, are numbered last.
    """
    unique = {(f.kind, f.article, f.origin, f.rule): (f, order) for f, order in reversed(found)}

    def place(item: tuple[Finding, int]) -> tuple[float, ...]:
        return (item[0].kind in GROUND, *_reading_order(item[0], item[1], context))

    ordered = sorted(unique.values(), key=place)
    return tuple(
        _mark(f"m{number}", finding, context, language) for number, (finding, _) in enumerate(ordered, start=1)
    )


def _mark(name: str, finding: Finding, context: Context, language: str) -> Mark:
    return Mark(
        id=name,
        kind=finding.kind,
        article=finding.article,
        origin=finding.origin,
        article_paragraphs=_paragraphs(context.article, finding.article),
        origin_paragraphs=_paragraphs(context.origin, finding.origin),
        from_=finding.from_,
        to=finding.to,
        explanation=explain(finding.rule, finding.values, language),
        evidence={"rule": finding.rule, "values": dict(finding.values), **finding.evidence},
        confidence=finding.confidence,
        labels=finding.labels,
    )


def _reading_order(finding: Finding, order: int, context: Context) -> tuple[float, int, int, int]:
    """Where a reader of the article meets the finding; an omission after the text that precedes it in the origin."""
    if finding.article:
        return finding.article[0][0], order, finding.article[0][1], 0
    start = finding.origin[0][0]
    before = [pair.article_span[1] for pair in context.pairs if pair.origin_span[0] <= start]
    return (max(before) if before else -1) + 0.5, order, start, finding.origin[0][1]


def _paragraphs(document: Document, spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(
        index for index, (start, end) in enumerate(document.paragraphs) if any(s < end and start < e for s, e in spans)
    )


def _summary(context: Context, marks: Sequence[Mark]) -> Summary:
    verbatim, rewritten, new, omitted = reuse.shares(context)
    counts = Counter(mark.kind for mark in marks)
    return Summary(verbatim, rewritten, new, omitted, dict(sorted(counts.items())))
