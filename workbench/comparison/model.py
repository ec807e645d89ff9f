"""The result that every face shows: witnesses, translation, links, marks, summary, signature."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from workbench.alignment.links import Link
from workbench.text.spans import Span
from workbench.translation.model import Fault
from workbench.translation.terminology import TermFate

if TYPE_CHECKING:
    from workbench.documents.model import Document

SCHEMA = "workbench.comparison/1"

Kind = Literal[
    "verbatim",
    "rewritten",
    "addition",
    "no-match",
    "omission",
    "moved",
    "number",
    "date",
    "name",
    "attribution",
    "certainty",
    "quotation-marks",
    "loaded-term",
    "agency",
    "headline",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Witness:
    """One side of a comparison: the text exactly as read and where it comes from."""

    id: str
    sha256: str
    lang: str
    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    headline: Span | None = None

    @classmethod
    def of(cls, document: Document) -> Witness:
        """The part of `document` that a comparison keeps (the bytes stay with the document)."""
        names = (name for name in cls.__dataclass_fields__)
        return cls(**{name: getattr(document, name) for name in names})

    def slice(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds `offset`, or of the nearest one before it."""
        found = 0
        for index, (start, _) in enumerate(self.paragraphs):
            if start <= offset:
                found = index
        return found


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """A sentence of the article and its machine translation; `note` says when it was cut at clause marks.

    `terms`: what became of each rendering that a glossary wanted; `doubts`: what a check against the source found.
    """

    source: Span
    text: str
    note: str | None = None
    terms: tuple[TermFate, ...] = ()
    doubts: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """The article in the origin's language, made offline; `package` names what made it."""

    engine: str
    package: str
    sentences: tuple[TranslatedSentence, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding, on the original words of both sides.

    `article`, `origin`: character spans; an empty tuple where a side carries nothing. `evidence` names at
    least the `rule` that fired. `confidence`: 0..1. `labels`: names under which other catalogues know it.
    """

    id: str
    kind: Kind
    article: tuple[Span, ...]
    origin: tuple[Span, ...]
    article_paragraphs: tuple[int, ...]
    origin_paragraphs: tuple[int, ...]
    from_: str | None
    to: str | None
    explanation: str
    evidence: Mapping[str, Any] = field(default_factory=dict, hash=False)
    confidence: float = 1.0
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Shares of the article's words (verbatim + rewritten + new = 1), of the origin's (omitted), and counts."""

    verbatim: float
    rewritten: float
    new: float
    omitted: float
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything `compare` found; the same input gives the same JSON."""

    article: Witness
    origin: Witness
    translation: Translation | None
    links: tuple[Link, ...]
    sentence_links: tuple[Link, ...]
    marks: tuple[Mark, ...]
    summary: Summary
    signature: str
    notices: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON as plain Python values."""
        return {
            "schema": SCHEMA,
            "article": _witness_out(self.article),
            "origin": _witness_out(self.origin),
            "translation": translation_values(self.translation),
            "links": [_link_out(link) for link in self.links],
            "sentence_links": [_link_out(link) for link in self.sentence_links],
            "marks": [_mark_out(mark) for mark in self.marks],
            "summary": {
                "verbatim": self.summary.verbatim,
                "rewritten": self.summary.rewritten,
                "new": self.summary.new,
                "omitted": self.summary.omitted,
                "marks": dict(self.summary.marks),
            },
            "signature": self.signature,
            "notices": list(self.notices),
        }

    def to_json(self) -> str:
        """The contract's JSON; floats are written as they are, so that nothing is lost on the way back."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, data: str | bytes | Mapping[str, Any]) -> Comparison:
        """Read back what `to_json` wrote. Raises ValueError on another schema."""
        values = json.loads(data) if isinstance(data, str | bytes) else data
        if values.get("schema") != SCHEMA:
            raise ValueError(f"not a {SCHEMA} document: schema is {values.get('schema')!r}")
        return cls(
            article=_witness_in(values["article"]),
            origin=_witness_in(values["origin"]),
            translation=_translation_in(values["translation"]),
            links=tuple(_link_in(v) for v in values["links"]),
            sentence_links=tuple(_link_in(v) for v in values["sentence_links"]),
            marks=tuple(_mark_in(v) for v in values["marks"]),
            summary=Summary(**values["summary"]),
            signature=values["signature"],
            notices=tuple(values.get("notices", ())),
        )


def _spans_in(values: Any) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in values)


def _spans_out(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _witness_out(witness: Witness) -> dict[str, Any]:
    return {
        "id": witness.id,
        "sha256": witness.sha256,
        "lang": witness.lang,
        "title": witness.title,
        "outlet": witness.outlet,
        "published": witness.published,
        "author": witness.author,
        "url": witness.url,
        "headline": list(witness.headline) if witness.headline else None,
        "text": witness.text,
        "paragraphs": _spans_out(witness.paragraphs),
        "sentences": _spans_out(witness.sentences),
    }


def _witness_in(values: Mapping[str, Any]) -> Witness:
    headline = values.get("headline")
    return Witness(
        id=values.get("id", ""),
        sha256=values["sha256"],
        lang=values["lang"],
        text=values["text"],
        paragraphs=_spans_in(values["paragraphs"]),
        sentences=_spans_in(values["sentences"]),
        title=values.get("title"),
        outlet=values.get("outlet"),
        published=values.get("published"),
        author=values.get("author"),
        url=values.get("url"),
        headline=(headline[0], headline[1]) if headline else None,
    )


def translation_values(translation: Translation | None) -> dict[str, Any] | None:
    """The contract's JSON of a translation as plain values."""
    if translation is None:
        return None
    sentences = []
    for sentence in translation.sentences:
        out: dict[str, Any] = {"source": list(sentence.source), "text": sentence.text}
        if sentence.note:
            out["note"] = sentence.note
        if sentence.terms:
            out["terms"] = [asdict(term) for term in sentence.terms]
        if sentence.doubts:
            out["doubts"] = [{"kind": doubt.kind, "words": list(doubt.words)} for doubt in sentence.doubts]
        sentences.append(out)
    return {"engine": translation.engine, "package": translation.package, "sentences": sentences}


def _translation_in(values: Mapping[str, Any] | None) -> Translation | None:
    if values is None:
        return None
    sentences = tuple(
        TranslatedSentence(
            (v["source"][0], v["source"][1]),
            v["text"],
            v.get("note"),
            tuple(TermFate(**term) for term in v.get("terms", ())),
            tuple(Fault(doubt["kind"], tuple(doubt["words"])) for doubt in v.get("doubts", ())),
        )
        for v in values["sentences"]
    )
    return Translation(values["engine"], values["package"], sentences)


def _link_out(link: Link) -> dict[str, Any]:
    return {"article": list(link.a), "origin": list(link.b), "score": link.score, "moved": link.moved}


def _link_in(values: Mapping[str, Any]) -> Link:
    return Link(tuple(values["article"]), tuple(values["origin"]), values["score"], values["moved"])


def _mark_out(mark: Mark) -> dict[str, Any]:
    return {
        "id": mark.id,
        "kind": mark.kind,
        "article": _spans_out(mark.article),
        "origin": _spans_out(mark.origin),
        "paragraphs": {"article": list(mark.article_paragraphs), "origin": list(mark.origin_paragraphs)},
        "from": mark.from_,
        "to": mark.to,
        "explanation": mark.explanation,
        "evidence": dict(mark.evidence),
        "confidence": mark.confidence,
        "labels": list(mark.labels),
    }


def _mark_in(values: Mapping[str, Any]) -> Mark:
    return Mark(
        id=values["id"],
        kind=values["kind"],
        article=_spans_in(values["article"]),
        origin=_spans_in(values["origin"]),
        article_paragraphs=tuple(values["paragraphs"]["article"]),
        origin_paragraphs=tuple(values["paragraphs"]["origin"]),
        from_=values["from"],
        to=values["to"],
        explanation=values["explanation"],
        evidence=values["evidence"],
        confidence=values["confidence"],
        labels=tuple(values.get("labels", ())),
    )
