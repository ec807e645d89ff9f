"""A small comparison made by hand: every shape of row and mark that a face must draw, and no model needed."""

from __future__ import annotations

from workbench.alignment.links import Link
from workbench.comparison.explain import explain
from workbench.comparison.model import Comparison, Mark, Summary, TranslatedSentence, Translation, Witness
from workbench.documents.model import Document, document_from_text
from workbench.text.spans import Span

ARTICLE = """Seize blessés à Tell Sirhan

Des « volontaires » ont soigné 16 blessés mercredi, selon le centre.

La presse n'en a rien dit.

Le pont a rouvert dimanche."""

ORIGIN = """Thirteen wounded in Tell Sirhan

The bridge reopened on Sunday.

Volunteers treated 13 wounded on Wednesday, the centre said.

The rebels denied it."""


def article() -> Document:
    return document_from_text(ARTICLE, id="article.fr.txt", lang="fr", outlet="Le Fanal", published="2020-02-05")


def origin() -> Document:
    return document_from_text(ORIGIN, id="origin.en.txt", lang="en", outlet="Wire")


def small() -> Comparison:
    """One paragraph reworded, one added, one moved, one left out; a number, quotation marks."""
    a, b = article(), origin()
    links = (
        Link((0,), (0,), 0.9),
        Link((1,), (2,), 0.95),
        Link((2,), (), 0.9),
        Link((3,), (1,), 0.97, moved=True),
        Link((), (3,), 0.8),
    )
    translated = (
        "Sixteen wounded in Tell Sirhan",
        "“Volunteers” treated 16 wounded on Wednesday.",
        "The press said nothing.",
        "The bridge reopened on Sunday.",
    )
    return Comparison(
        article=Witness.of(a),
        origin=Witness.of(b),
        translation=Translation(
            "argos",
            "translate-fr_en-0_1",
            tuple(TranslatedSentence(s, t) for s, t in zip(a.sentences, translated, strict=True)),
        ),
        links=links,
        sentence_links=links,
        marks=(
            _mark(1, "number", "Seize", "Thirteen", "number.changed", (0,), (0,)),
            _mark(2, "quotation-marks", "« volontaires »", "Volunteers", "quotation-marks.added.scare", (1,), (2,)),
            _mark(3, "number", "16", "13", "number.changed", (1,), (2,)),
            _mark(4, "rewritten", ARTICLE.split("\n\n")[1], ORIGIN.split("\n\n")[2], "rewritten.linked", (1,), (2,)),
            _mark(5, "addition", "La presse n'en a rien dit.", None, "addition.sentence", (2,), ()),
            _mark(
                6,
                "moved",
                "Le pont a rouvert dimanche.",
                "The bridge reopened on Sunday.",
                "moved.paragraph",
                (3,),
                (1,),
            ),
            _mark(7, "omission", None, "The rebels denied it.", "omission.sentence", (), (3,)),
        ),
        summary=Summary(
            0.25,
            0.5,
            0.25,
            0.2,
            {"number": 2, "quotation-marks": 1, "rewritten": 1, "addition": 1, "moved": 1, "omission": 1},
        ),
        signature="workbench 0.2.0|translate-fr_en-0_1|e5-small-q4|no glossary",
    )


def _mark(
    number: int,
    kind: str,
    to: str | None,
    from_: str | None,
    rule: str,
    article_paragraphs: tuple[int, ...],
    origin_paragraphs: tuple[int, ...],
) -> Mark:
    values = {"from": from_, "to": to, "count": 1, "article": 4, "origin": 2}
    return Mark(
        id=f"m{number}",
        kind=kind,  # type: ignore[arg-type]
        article=_span(ARTICLE, to),
        origin=_span(ORIGIN, from_),
        article_paragraphs=article_paragraphs,
        origin_paragraphs=origin_paragraphs,
        from_=from_,
        to=to,
        explanation=explain(rule, values),
        evidence={"rule": rule, "values": values},
        confidence=0.85,
    )


def _span(text: str, words: str | None) -> tuple[Span, ...]:
    if words is None:
        return ()
    start = text.index(words)
    return ((start, start + len(words)),)
