"""Comparisons made by hand from the gold of `samples/`: the same on every machine, no model asked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.alignment.links import Link
from workbench.comparison.model import Comparison, Mark, Summary, TranslatedSentence, Translation, Witness
from workbench.documents.model import document_from_text
from workbench.text.spans import Span

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def from_gold(name: str) -> Comparison:
    """The comparison that the gold annotations of a sample describe; its translation is the origin's own words."""
    folder = SAMPLES / name
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    witnesses = [_witness(folder / gold[side]) for side in ("article", "origin")]
    article, origin = witnesses
    sentence_links = _links(gold["sentence_links"])
    marks = tuple(_marks(gold["marks"], article, origin, sentence_links))
    return Comparison(
        article=article,
        origin=origin,
        translation=_translation(article, origin, sentence_links),
        links=_links(gold["paragraph_links"], gold.get("moved_paragraphs", ())),
        sentence_links=sentence_links,
        marks=marks,
        summary=Summary(0.52, 0.27, 0.21, 0.12, dict(sorted(Counter(mark.kind for mark in marks).items()))),
        signature="workbench test|by hand",
    )


def long_comparison(paragraphs: int = 400) -> Comparison:
    """A long pair: `paragraphs` paragraphs a side, three marks in each, a translation of the same length."""
    words = "Le convoi a quitté la ville mardi avec 240 blessés selon le gouverneur cité par l'agence".split()  # noqa: SIM905
    french = [" ".join(words[(i + n) % len(words)] for n in range(70)) + "." for i in range(paragraphs)]
    english = [text.replace("convoi", "convoy").replace("ville", "town") for text in french]
    article, origin = (
        Witness.of(document_from_text("\n\n".join(texts), id=side, lang=lang))
        for texts, side, lang in ((french, "article", "fr"), (english, "origin", "en"))
    )
    links = tuple(Link((i,), (i,)) for i in range(paragraphs))
    marks = []
    for a, b in zip(article.paragraphs, origin.paragraphs, strict=True):
        for n, kind in enumerate(("number", "loaded-term", "verbatim")):
            at_a, at_b = (a[0] + 40 * n, a[0] + 40 * n + 12), (b[0] + 40 * n, b[0] + 40 * n + 12)
            marks.append(_mark(len(marks), kind, at_a, at_b, article, origin, "By hand."))
    sentences = tuple(TranslatedSentence(s, article.slice(s)) for s in article.sentences)
    return Comparison(
        article, origin, Translation("by hand", "fr-en", sentences), links, links, tuple(marks),
        Summary(0.5, 0.3, 0.2, 0.1, dict(Counter(mark.kind for mark in marks))), "workbench test|by hand",
    )  # fmt: skip


def _witness(path: Path) -> Witness:
    lang = path.suffixes[0][1:]
    return Witness.of(document_from_text(path.read_text("utf-8"), id=path.name, lang=lang))


def _links(pairs: Sequence[Any], moved: Sequence[list[int]] = ()) -> tuple[Link, ...]:
    return tuple(Link(tuple(a), tuple(b), 0.93, bool(a) and bool(b) and [a[0], b[0]] in list(moved)) for a, b in pairs)


def _translation(article: Witness, origin: Witness, links: Sequence[Link]) -> Translation:
    by_sentence = {i: " ".join(origin.slice(origin.sentences[j]) for j in k.b) for k in links for i in k.a[:1]}
    sentences = [TranslatedSentence(s, by_sentence.get(i) or "[…]") for i, s in enumerate(article.sentences)]
    return Translation("by hand", "fr-en", tuple(sentences))


def _marks(entries: Sequence[dict[str, Any]], article: Witness, origin: Witness, links: Sequence[Link]) -> list[Mark]:
    found = []
    for entry in entries:
        a = _find(article, entry["article"], entry.get("article_at", 0))
        b = _find(origin, entry["origin"], entry.get("origin_at", 0))
        if a or b:
            words = entry.get("note") or f"By hand: {entry['kind']}."
            found.append(_mark(len(found), entry["kind"], a, b, article, origin, words))
    for link in links:
        if link.a and link.b:
            a, b = article.sentences[link.a[0]], origin.sentences[link.b[0]]
            kind = "verbatim" if link.a[0] % 3 else "rewritten"
            found.append(_mark(len(found), kind, a, b, article, origin, f"By hand: {kind}."))
    found.sort(key=lambda mark: (mark.article or mark.origin)[0])
    return found


def _find(witness: Witness, words: str | None, at: int) -> Span | None:
    start = -1
    for _ in range(at + 1):
        start = witness.text.find(words, start + 1) if words else -1
    return (start, start + len(words)) if words and start >= 0 else None


def _mark(
    number: int, kind: Any, a: Span | None, b: Span | None, article: Witness, origin: Witness, words: str
) -> Mark:
    return Mark(
        id=f"m{number + 1}",
        kind=kind,
        article=(a,) if a else (),
        origin=(b,) if b else (),
        article_paragraphs=(article.paragraph_at(a[0]),) if a else (),
        origin_paragraphs=(origin.paragraph_at(b[0]),) if b else (),
        from_=origin.slice(b) if b else None,
        to=article.slice(a) if a else None,
        explanation=words,
        evidence={"rule": f"{kind}.by-hand"},
        confidence=(0.9, 0.75, 0.6)[number % 3],
    )
