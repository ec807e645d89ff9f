"""Courses: what is asked, in which order, and the rules of the exam (TOML, `courses/README.md`)."""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench import paths
from workbench.drills.checking import check_course
from workbench.drills.making import LANGUAGES, items_of
from workbench.drills.material import items_in, shipped_items
from workbench.drills.model import Item, Kind
from workbench.errors import UserError
from workbench.glossary.model import Glossary
from workbench.resources import courses_dir


@dataclass(frozen=True, slots=True)
class ExamRules:
    """`pass_` is the share of credit from which the exam is passed; `kinds` empty means all."""

    items: int = 20
    minutes: float = 20.0
    pass_: float = 0.7
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    title: Mapping[str, str]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course with its exercises made; `digest` names the exact content of its file."""

    id: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    levels: tuple[Level, ...]
    exam: ExamRules
    digest: str

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for level in self.levels for item in level.items)


def user_courses_dir() -> Path:
    """Where the user's own courses lie."""
    return paths.data_dir() / "courses"


def course_files() -> dict[str, Path]:
    """The courses at hand by file name; the user's own come over the shipped ones."""
    folders = (courses_dir(), user_courses_dir())
    return {path.stem: path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.toml"))}


def find_course(name: str, glossary: Glossary) -> Course:
    """A course by its name or the path of its file. Raises UserError with the nearest name."""
    files = course_files()
    path = files.get(name) or Path(name)
    if not path.is_file():
        near = difflib.get_close_matches(name, files, n=1, cutoff=0.3)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(files)}."
        raise UserError(f"There is no course {name!r}; {hint}")
    return load_course(path, glossary)


def load_course(path: Path, glossary: Glossary) -> Course:
    """Read a course and make its exercises. Raises UserError naming file, level and the nearest known name."""
    try:
        data = path.read_bytes()
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path} is no readable course: {error}; mend it and try again.") from error
    check_course(table, str(path), glossary)
    head = table.get("course", {})
    written = {item.id: item for item in shipped_items()} | _own(table, path, glossary)
    seen: set[str] = set()
    levels = tuple(
        _level(entry, glossary, written, seen, f"{path}: level {number}", head.get("order") == "mixed")
        for number, entry in enumerate(table.get("level", ()), 1)
    )
    if not any(level.items for level in levels):
        raise UserError(f"{path} asks nothing: give it a [[level]] with concepts or items.")
    name = head.get("id", path.stem)
    return Course(
        name, _texts(head.get("title", name)), _texts(head.get("description", "")), levels,
        _rules(table.get("exam", {}), levels, str(path)), hashlib.sha256(data).hexdigest()[:12],
    )  # fmt: skip


def _own(table: Mapping[str, Any], path: Path, glossary: Glossary) -> dict[str, Item]:
    """The course's own exercises by id; each must pass with its own answer and refuse the text it is about."""
    from workbench.drills.answering import grade

    found: dict[str, Item] = {}
    shipped = {item.id for item in shipped_items()}
    for item in items_in(table, str(path)):
        name = item.id.rpartition("/")[2]
        if item.id in found or item.id in shipped:
            raise UserError(f"{path}: there is another exercise {item.id!r}; give {name!r} another id.")
        if not item.options and not grade(item, item.term, glossary).passed:
            raise UserError(f"{path}: {name!r} does not accept its own `term` {item.term!r}; mend `keep` or `avoid`.")
        found[item.id] = item
    return found


def _level(
    entry: Mapping[str, Any], glossary: Glossary, written: Mapping[str, Item], seen: set[str], where: str, mixed: bool
) -> Level:
    made: list[Item] = []
    kinds: Sequence[Kind] = entry.get("kinds", ())
    langs = entry.get("langs", LANGUAGES)
    ways = [(kind, lang) for kind in kinds for lang in langs]
    for place, name in enumerate(entry.get("concepts", ())):
        concept = glossary.concepts.get(name) or _missing(name, glossary.concepts, f"{where}: no concept")
        turn = place % len(ways) if ways else 0  # siblings are a day apart: start each concept in another way
        for kind, lang in ways[turn:] + ways[:turn]:
            made += items_of(concept, glossary, (kind,), (lang,))[: entry.get("each", 1)]
        if kinds and not any(item.concept == name for item in made):
            raise UserError(
                f"{where}: the concept {name!r} makes no exercise of {', '.join(kinds)}; choose other kinds."
            )
    for name in entry.get("items", ()):
        made.append(written.get(name) or _made(name, glossary) or _missing(name, written, f"{where}: no exercise"))
    fresh = [item for item in dict.fromkeys(made) if item.id not in seen]
    seen.update(item.id for item in fresh)
    if mixed:
        fresh.sort(key=lambda item: hashlib.sha256(item.id.encode()).digest())
    return Level(_texts(entry.get("title", "")), tuple(fresh))


def _made(item_id: str, glossary: Glossary) -> Item | None:
    """An exercise of the glossary, by its id (`workbench drill courses NAME` lists them)."""
    kind, lang, owner, *_ = (*item_id.split("/"), "", "", "")
    concept = glossary.concepts.get(owner)
    made = items_of(concept, glossary, (kind,), (lang,)) if concept and lang in LANGUAGES else []  # type: ignore[arg-type]
    return next((item for item in made if item.id == item_id), None)


def _missing(name: str, known: Mapping[str, Any], what: str) -> Any:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "`workbench drill courses NAME` and `glossary list` show the ids."
    raise UserError(f"{what} {name!r}; {hint}")


def _rules(entry: Mapping[str, Any], levels: Sequence[Level], path: str) -> ExamRules:
    values = {("pass_" if key == "pass" else key): value for key, value in entry.items()}
    kinds: tuple[Kind, ...] = tuple(entry.get("kinds", ()))
    rules = ExamRules(**(values | {"kinds": kinds}))
    there = sum(not kinds or item.kind in kinds for level in levels for item in level.items)
    if not there:
        raise UserError(f"{path}: [exam] allows only {', '.join(kinds)}, which no level asks; add one of their kinds.")
    if "items" in entry and there < rules.items:
        raise UserError(f"{path}: [exam] wants {rules.items} items, but the levels hold {there} of its kinds.")
    return rules


def _texts(value: Any) -> dict[str, str]:
    return {"en": value, "fr": value} if isinstance(value, str) else dict(value)
