"""The analyst's operations, one dataclass each, and their JSON.

Marks are named by what they are (kind and spans), not by their number: a newer program that numbers its marks
otherwise still finds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from workbench.comparison.model import KINDS, Kind, Mark
from workbench.errors import UserError
from workbench.text.spans import Span

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""A link as paragraph indices: (article's, origin's)."""
Place = tuple[Literal["article", "origin"], int]
"""A paragraph: its side and its index."""
Verdict = Literal["", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class MarkRef:
    """Which mark is meant, whatever its number: kind and spans as first stated."""

    kind: Kind
    article: tuple[Span, ...]
    origin: tuple[Span, ...]

    @classmethod
    def of(cls, mark: Mark) -> MarkRef:
        return cls(mark.kind, mark.article, mark.origin)


@dataclass(frozen=True, slots=True)
class Relink:
    """Links redrawn: `before` are taken away, `after` stand in their place over the same paragraphs."""

    before: tuple[Pair, ...]
    after: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """A mark accepted, rejected, or left open again ("")."""

    mark: MarkRef
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AddMark:
    """A mark that the machine did not make. `name` is unique within the session ("a1")."""

    name: str
    kind: Kind
    article: tuple[Span, ...]
    origin: tuple[Span, ...]
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Rekind:
    """A mark that is of another kind than was said."""

    mark: MarkRef
    kind: Kind


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a mark, on a link (by its pair), on a paragraph, or on the whole comparison; "" takes it away."""

    text: str
    mark: MarkRef | None = None
    link: Pair | None = None
    paragraph: Place | None = None


@dataclass(frozen=True, slots=True)
class EditSentence:
    """Another translation of the article's sentence at `source`; "" goes back to the machine's."""

    source: Span
    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """An operation of another version of the program: kept as it is, without effect here."""

    values: Mapping[str, Any]


Operation = Relink | Judge | AddMark | Rekind | Note | EditSentence | Unknown


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation, by whom and when (ISO 8601). Neighbours of the same `group` are undone and redone together."""

    operation: Operation
    by: str = ""
    at: str = ""
    group: str = field(default="", compare=False)
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


_NAMES: dict[str, type[Operation]] = {
    "relink": Relink, "judge": Judge, "add-mark": AddMark, "rekind": Rekind, "note": Note,
    "edit-sentence": EditSentence,
}  # fmt: skip
_TAGS = {kind: name for name, kind in _NAMES.items()}


def entry_out(entry: Entry) -> dict[str, Any]:
    """An entry as plain values."""
    operation = entry.operation
    if isinstance(operation, Unknown):
        return dict(operation.values)
    values: dict[str, Any] = {"do": _TAGS[type(operation)], "by": entry.by, "at": entry.at, **entry.extra}
    values |= {"group": entry.group} if entry.group else {}
    match operation:
        case Relink(before, after):
            values |= {"before": [_pair_out(p) for p in before], "after": [_pair_out(p) for p in after]}
        case Judge(mark, verdict):
            values |= {"mark": _ref_out(mark), "verdict": verdict}
        case AddMark(name, kind, article, origin, explanation):
            values |= {"name": name, "kind": kind, "article": _spans_out(article), "origin": _spans_out(origin),
                       "explanation": explanation}  # fmt: skip
        case Rekind(mark, kind):
            values |= {"mark": _ref_out(mark), "kind": kind}
        case Note(text, noted, link, paragraph):
            values |= {"text": text}
            values |= {"mark": _ref_out(noted)} if noted else {}
            values |= {"link": _pair_out(link)} if link else {}
            values |= {"paragraph": list(paragraph)} if paragraph else {}
        case EditSentence(source, text):
            values |= {"source": list(source), "text": text}
    return values


_OWN_KEYS = {
    "do", "by", "at", "before", "after", "mark", "verdict", "name", "kind", "article", "origin", "explanation", "text",
    "link", "source", "paragraph", "group",
}  # fmt: skip


def entry_in(values: Mapping[str, Any]) -> Entry:
    """An entry from plain values. Raises UserError when a known operation is damaged."""
    tag = values.get("do")
    if tag not in _NAMES or not _kinds_known(values):
        return Entry(Unknown(dict(values)))
    try:
        operation = _operation_in(str(tag), values)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise UserError(f"The session file is damaged at an operation {tag!r} ({error}): restore a copy.") from error
    extra = {name: value for name, value in values.items() if name not in _OWN_KEYS}
    by, at, group = (str(values.get(name, "")) for name in ("by", "at", "group"))
    return Entry(operation, by, at, group, extra)


def _kinds_known(values: Mapping[str, Any]) -> bool:
    mark = values.get("mark")
    named = [values.get("kind"), mark.get("kind") if isinstance(mark, Mapping) else None]
    return all(kind is None or kind in KINDS for kind in named)


def _operation_in(tag: str, values: Mapping[str, Any]) -> Operation:
    match tag:
        case "relink":
            return Relink(tuple(map(_pair_in, values["before"])), tuple(map(_pair_in, values["after"])))
        case "judge":
            verdict = values["verdict"]
            if verdict not in get_args(Verdict):
                raise ValueError(f"verdict {verdict!r}")
            return Judge(_ref_in(values["mark"]), verdict)
        case "add-mark":
            spans = _spans_in(values["article"]), _spans_in(values["origin"])
            if not any(spans):
                raise ValueError("a mark without words")
            return AddMark(_text(values["name"]), _kind(values["kind"]), *spans, _text(values.get("explanation", "")))
        case "rekind":
            return Rekind(_ref_in(values["mark"]), _kind(values["kind"]))
        case "note":
            return _note_in(values)
    source = values["source"]
    return EditSentence((int(source[0]), int(source[1])), _text(values["text"]))


def _note_in(values: Mapping[str, Any]) -> Note:
    mark, link, paragraph = (values.get(name) for name in ("mark", "link", "paragraph"))
    place: Place | None = None
    if paragraph:
        side, index = paragraph
        if side not in ("article", "origin"):
            raise ValueError(f"side {side!r}")
        place = side, int(index)
    return Note(_text(values["text"]), _ref_in(mark) if mark else None, _pair_in(link) if link else None, place)


def _kind(value: Any) -> Kind:
    if value not in KINDS:
        raise ValueError(f"kind {value!r}")
    found: Kind = value
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _spans_out(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _spans_in(values: Any) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in values)


def _pair_out(pair: Pair) -> list[list[int]]:
    return [list(pair[0]), list(pair[1])]


def _pair_in(values: Any) -> Pair:
    article, origin = values
    return tuple(map(int, article)), tuple(map(int, origin))


def _ref_out(ref: MarkRef) -> dict[str, Any]:
    return {"kind": ref.kind, "article": _spans_out(ref.article), "origin": _spans_out(ref.origin)}


def _ref_in(values: Mapping[str, Any]) -> MarkRef:
    return MarkRef(_kind(values["kind"]), _spans_in(values["article"]), _spans_in(values["origin"]))
