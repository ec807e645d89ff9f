"""What a teacher's course file must look like: every mistake is one sentence that names the place and what to write."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workbench.drills.model import KINDS
from workbench.errors import UserError
from workbench.glossary.model import CLASSES, Glossary

LANGUAGES = ("fr", "en")
_Check = Callable[[Any], str | None]


def check_course(table: Mapping[str, Any], where: str, glossary: Glossary) -> None:
    """Look a course's tables over. Raises UserError for the first mistake."""
    _keys(table, ("course", "exam", "level", *_WRITTEN), where, "table")
    for name, fields in (("course", _COURSE), ("exam", _EXAM)):
        entry = table.get(name, {})
        if not isinstance(entry, Mapping):
            raise UserError(f"{where}: `{name}` must be one table, written [{name}].")
        _fields(entry, fields, f"{where}: [{name}]")
    for name in ("level", *_WRITTEN):
        entries = table.get(name, [])
        if not isinstance(entries, list):
            raise UserError(f"{where}: write [[{name}]] with two brackets, as there may be several.")
        for number, entry in enumerate(entries, 1):
            label = f"[[{name}]] {entry['id']!r}" if "id" in entry else f"[[{name}]] number {number}"
            if name == "level":
                _fields(entry, _LEVEL, f"{where}: level {number}")
                if entry.get("concepts") and not entry.get("kinds"):
                    raise UserError(f'{where}: level {number} has concepts but no kinds; add kinds = ["cloze"].')
            else:
                check_written(name, entry, f"{where}: {label}", glossary)


def check_written(name: str, entry: Mapping[str, Any], where: str, glossary: Glossary | None = None) -> None:
    """Look over one hand-written exercise of the table [[name]]. Raises UserError for the first mistake."""
    required, optional = _WRITTEN[name]
    known = (*required, *optional, "theme", "note")
    _keys(entry, known, where, "key")
    for key in required:
        if key not in entry:
            raise UserError(f"{where} lacks {key!r}; see courses/README.md.")
    _fields(entry, _WRITTEN_FIELDS, where)
    if "right" in entry and entry["right"] in entry["wrong"]:
        raise UserError(f"{where}: {entry['right']!r} stands in `right` and in `wrong`; take it out of one.")
    if glossary is not None:
        _member(entry.get("concept"), glossary.concepts, f"{where}: no concept")
        _member(entry.get("side"), glossary.sides, f"{where}: no side")


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "must be a text in quotation marks"


def _texts(value: Any) -> str | None:
    if isinstance(value, Mapping):
        unknown = set(value) - set(LANGUAGES)
        good = value and not unknown and all(isinstance(text, str) for text in value.values()) and "en" in value
        return None if good else 'must be a text or { en = "…", fr = "…" }'
    return None if isinstance(value, str) else 'must be a text or { en = "…", fr = "…" }'


def _list(value: Any) -> str | None:
    good = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return None if good else 'must be a list of texts, like ["one", "two"]'


def _listed(known: Iterable[str], what: str) -> _Check:
    names = tuple(known)

    def check(value: Any) -> str | None:
        wrong = _list(value)
        if wrong:
            return wrong
        return next((f"has no {what} {one!r}; {_near(one, names)}" for one in value if one not in names), None)

    return check


def _one_of(*names: str) -> _Check:
    return lambda value: None if value in names else "must be " + " or ".join(f'"{name}"' for name in names)


def _whole(value: Any) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    return None if good else "must be a whole number from 1"


def _positive(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    return None if good else "must be a number above 0"


def _share(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
    return None if good else "must be a share between 0 and 1, like 0.7"


_KINDS = _listed(KINDS, "kind of exercise")
_COURSE: Mapping[str, _Check] = {
    "id": _text, "title": _texts, "description": _texts, "version": _text, "licence": _text,
    "order": _one_of("listed", "mixed"),
}  # fmt: skip
_EXAM: Mapping[str, _Check] = {"items": _whole, "minutes": _positive, "pass": _share, "kinds": _KINDS}
_LEVEL: Mapping[str, _Check] = {
    "title": _texts, "kinds": _KINDS, "langs": _listed(LANGUAGES, "language"), "concepts": _list, "each": _whole,
    "items": _list,
}  # fmt: skip
_LANG = _one_of(*LANGUAGES)
_CLASS_NAMES = [name for names in CLASSES.values() for name in names]
_WRITTEN_FIELDS: Mapping[str, _Check] = {
    "id": _text, "lang": _LANG, "origin_lang": _one_of("fr", "en", "ru"), "text": _text, "article": _text,
    "origin": _text, "term": _text, "right": _text, "wrong": _list, "accepted": _list, "keep": _list, "avoid": _list,
    "classes": _listed(_CLASS_NAMES, "class"), "theme": _text, "note": _texts, "concept": _text, "side": _text,
}  # fmt: skip
_WRITTEN: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "friend": (("id", "lang", "text", "right", "wrong"), ("concept", "accepted")),
    "spot": (("id", "lang", "article", "origin", "origin_lang"), ("side", "concept")),
    "restore": (
        ("id", "lang", "article", "origin", "origin_lang", "term"),
        ("accepted", "keep", "classes", "concept", "side"),
    ),
    "headline": (
        ("id", "lang", "text", "origin", "origin_lang", "term"),
        ("accepted", "keep", "avoid", "side", "concept"),
    ),
}


def _fields(entry: Mapping[str, Any], fields: Mapping[str, _Check], where: str) -> None:
    _keys(entry, fields, where, "key")
    for key, value in entry.items():
        wrong = fields[key](value)
        if wrong:
            raise UserError(f"{where}: `{key}` {wrong}{'' if wrong.endswith(('.', '?')) else '.'}")


def _keys(entry: Mapping[str, Any], known: Iterable[str], where: str, what: str) -> None:
    names = list(known)
    for key in entry:
        if key not in names:
            raise UserError(f"{where} has an unknown {what} {key!r}; {_near(key, names)}")


def _member(value: str | None, known: Iterable[str], what: str) -> None:
    names = list(known)
    if value is not None and value not in names:
        raise UserError(f"{what} {value!r}; {_near(value, names)}")


def _near(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names[:12])}."
