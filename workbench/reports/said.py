"""What an analyst's operation says, in words: for lists of operations and of conflicts, on every face."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.comparison.model import Comparison, Witness
from workbench.reports.kinds import LOOKS
from workbench.session.operations import (
    AddMark,
    EditSentence,
    Judge,
    MarkRef,
    Note,
    Operation,
    Pair,
    Rekind,
    Relink,
)  # fmt: skip
from workbench.text.spans import Span

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "accepted": "accepted", "rejected": "rejected", "": "left open", "nothing": "—", "alone": "nothing",
        "note on": "note ·", "link": "link", "links": "links", "whole": "the whole comparison",
        "added": "added mark ·", "kind": "kind ·", "verdict": "verdict ·", "translation": "translation ·",
        "unknown": "an operation of another version", "article": "article", "origin": "origin", "marked": "marked",
    },
    "fr": {
        "accepted": "acceptée", "rejected": "rejetée", "": "laissée ouverte", "nothing": "—", "alone": "rien",
        "note on": "note ·", "link": "lien", "links": "liens",
        "whole": "toute la comparaison", "added": "marque ajoutée ·", "kind": "sorte ·", "verdict": "verdict ·",
        "translation": "traduction ·", "unknown": "une opération d'une autre version", "article": "article",
        "origin": "origine", "marked": "marqué",
    },
}  # fmt: skip
_LONGEST = 60


def subject(operation: Operation, comparison: Comparison | None, language: str = "en") -> str:
    """What an operation speaks about: which mark, link, paragraph or sentence, with its words where texts are given."""
    words = _WORDS[language]
    match operation:
        case Judge(mark, _):
            return f"{words['verdict']} {_mark(mark, comparison, language)}"
        case Rekind(mark, _):
            return f"{words['kind']} {_mark(mark, comparison, language)}"
        case AddMark(_, kind, article, origin):
            return f"{words['added']} {_mark(MarkRef(kind, article, origin), comparison, language)}"
        case Note(_, mark, link, paragraph):
            if mark is not None:
                return f"{words['note on']} {_mark(mark, comparison, language)}"
            if link is not None:
                return f"{words['note on']} {words['link']} {pairs([link], language)}"
            if paragraph is not None:
                return f"{words['note on']} {words[paragraph[0]]} ¶{paragraph[1] + 1}"
            return f"{words['note on']} {words['whole']}"
        case EditSentence(source, _):
            return f"{words['translation']} {_quoted(comparison.article if comparison else None, [source], language)}"
        case Relink(before, after):
            touched = sorted({i for pair in (*before, *after) for i in pair[0]})
            return f"{words['links']} · {words['article']} ¶{_numbers(touched) or words['alone']}"
    return words["unknown"]


def statement(operation: Operation, language: str = "en") -> str:
    """What an operation says of its subject."""
    words = _WORDS[language]
    match operation:
        case Judge(_, verdict):
            return words[verdict]
        case Rekind(_, kind):
            return LOOKS[kind].name(language)
        case AddMark(_, kind, _, _, explanation):
            return explanation or f"{words['marked']} {LOOKS[kind].name(language)}"
        case Note(text):
            return text or words["nothing"]
        case EditSentence(_, text):
            return text or words["nothing"]
        case Relink(_, after):
            return pairs(after, language)
    return words["unknown"]


def machine_said(operation: Operation, comparison: Comparison, language: str = "en") -> str:
    """What the machine said of the subject of an operation."""
    words = _WORDS[language]
    match operation:
        case Judge(mark, _) | Rekind(mark, _):
            found = next((one for one in comparison.marks if MarkRef.of(one) == mark), None)
            return f"{LOOKS[found.kind].name(language)}, {found.confidence:.0%}" if found else words["nothing"]
        case EditSentence(source, _) if comparison.translation:
            return next((s.text for s in comparison.translation.sentences if s.source == source), words["nothing"])
        case Relink(before, _):
            return pairs(before, language)
    return words["nothing"]


def pairs(links: Sequence[Pair], language: str = "en") -> str:
    """Links by the numbers of their paragraphs: "1 ⇄ 1, 2; 2 ⇄ nothing"."""
    alone = _WORDS[language]["alone"]
    return "; ".join(f"{_numbers(a) or alone} ⇄ {_numbers(b) or alone}" for a, b in links)


def _mark(mark: MarkRef, comparison: Comparison | None, language: str) -> str:
    witness, spans = None, mark.article or mark.origin
    if comparison is not None:
        witness = comparison.article if mark.article else comparison.origin
    return f"{LOOKS[mark.kind].name(language)} {_quoted(witness, spans, language)}"


def _quoted(witness: Witness | None, spans: Sequence[Span], language: str) -> str:
    """The words at some spans with their paragraph, or their offsets where the text is not at hand."""
    if witness is None or any(end > len(witness.text) for _, end in spans):
        return " ".join(f"{start}-{end}" for start, end in spans)
    words = " … ".join(" ".join(witness.slice(span).split()) for span in spans)
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    marks = "« {} »" if language == "fr" else "“{}”"
    return f"{witness.lang} ¶{witness.paragraph_at(spans[0][0]) + 1} {marks.format(short)}"


def _numbers(indices: Sequence[int]) -> str:
    return ", ".join(str(index + 1) for index in indices)
